"""Labels with a part to play, which the style sheet dresses: headings, hints, keys."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.views.widgets.icons import HasIcon, icon_picture, refresh_icon

Role = Literal["title", "heading", "hint", "key", "badge"]
Tint = Literal["good", "warning", "error"]


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget a part that the style sheet knows, such as ``"primary"`` for the main button."""
    widget.setProperty("role", role)
    if isinstance(widget, HasIcon):
        refresh_icon(widget)


def set_tint(made: QLabel, tint: Tint | None) -> None:
    """Let a label's text have a signal colour, which follows the theme; None for the usual one.

    The style sheet does it: a palette of its own would be put back to an old one when the theme changes.
    """
    if made.property("tint") != tint:
        made.setProperty("tint", tint)
        made.style().unpolish(made)
        made.style().polish(made)


def label(text: str, role: Role | None = None, *, wraps: bool = False) -> QLabel:
    """A label of plain text, whatever characters it holds."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    if role is not None:
        set_role(made, role)
    return made


def narrow_label(text: str, role: Role | None = None) -> QLabel:
    """A label that wraps and takes the width there is: long names and paths don't make a panel wide."""
    made = label(text, role, wraps=True)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return made


def selectable(made: QLabel) -> QLabel:
    """The same label, its text to be marked and copied."""
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return made


def icon_label(name: str, size: int, colour: QColor | None = None) -> QLabel:
    """A label that is an icon of so many pixels."""
    made = QLabel()
    made.setPixmap(icon_picture(name, size, made.devicePixelRatioF(), colour))
    made.setFixedSize(size, size)
    return made
