"""The QActions of the table, with the user's keys.

What they do is connected by the window; where they stand in menus and toolbars too.
"""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from desktop.settings import AppSettings
from desktop.views.actions.keymap import conflicts, keys_of, native
from desktop.views.actions.spec import ActionSpec
from desktop.views.actions.table import ACTIONS
from desktop.views.widgets.icons import set_icon


class Actions(QObject):
    """Every action by its id: ``actions["edit.split"]``.

    The keys follow the settings. Where two actions were given one key in the settings' file, the one that
    has it by default keeps it, since Qt would let neither of them act.

    Parameters
    ----------
    settings : AppSettings
    parent : QObject
        Usually the window: an action's keys work where its parent's window is active once it was added
        there (`QWidget.addAction`).
    specs : iterable of ActionSpec, optional
    """

    def __init__(self, settings: AppSettings, parent: QObject, specs: Iterable[ActionSpec] = ACTIONS) -> None:
        super().__init__(parent)
        self._settings = settings
        self.specs = tuple(specs)
        self._actions = {spec.id: self._build(spec) for spec in self.specs}
        self._apply_keys()
        settings.changed.connect(self._follow)

    def __getitem__(self, id: str) -> QAction:
        return self._actions[id]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def _build(self, spec: ActionSpec) -> QAction:
        action = QAction(spec.label, self)
        action.setObjectName(spec.id)
        action.setCheckable(spec.is_checkable)
        action.setStatusTip(spec.explanation)
        if spec.icon:
            set_icon(action, spec.icon)
        return action

    def _follow(self, setting: str) -> None:
        if setting == "keymap":
            self._apply_keys()

    def _apply_keys(self) -> None:
        overrides = self._settings.keymap
        shared = conflicts(self.specs, overrides)
        for spec in self.specs:
            keys = tuple(
                item
                for item in keys_of(spec, overrides)
                if item not in shared or spec.id not in overrides or shared[item][0] == spec.id
            )
            self._give_keys(spec, keys)

    def _give_keys(self, spec: ActionSpec, keys: tuple[str, ...]) -> None:
        action = self._actions[spec.id]
        action.setShortcuts([QKeySequence(item) for item in keys])
        name = spec.label.rstrip("…")
        title = f"{name} ({native(keys[0])})" if keys else name
        action.setToolTip(f"{title}\n{spec.explanation}" if spec.explanation else title)
