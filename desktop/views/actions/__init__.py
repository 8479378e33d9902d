"""Everything the user can do by menu, button or key: the table, the keymap, and the QActions made of both."""

from desktop.views.actions.actions import Actions
from desktop.views.actions.spec import ActionSpec
from desktop.views.actions.table import ACTIONS

__all__ = ["ACTIONS", "ActionSpec", "Actions"]
