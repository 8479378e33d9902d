"""Decides whether a key belongs to the widget that has the focus or to the window's actions.

Most editor keys are single ones: Space plays, arrows move the playhead. Text fields keep what they need by
themselves; this adds what Qt leaves out. It knows no action.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QTabBar,
    QWidget,
)

_Key = Qt.Key
_VERTICAL = frozenset({_Key.Key_Up, _Key.Key_Down, _Key.Key_PageUp, _Key.Key_PageDown})
_HORIZONTAL = frozenset({_Key.Key_Left, _Key.Key_Right})
_ENDS = frozenset({_Key.Key_Home, _Key.Key_End})
_PRESS = frozenset({_Key.Key_Space})

_ALWAYS: tuple[tuple[type[QWidget], frozenset[Qt.Key]], ...] = (
    (QAbstractSpinBox, _VERTICAL),
    (QAbstractItemView, _VERTICAL | _ENDS | {_Key.Key_F2}),
)
_BY_KEYBOARD: tuple[tuple[type[QWidget], frozenset[Qt.Key]], ...] = (
    (QAbstractButton, _PRESS),
    (QAbstractItemView, _PRESS | _HORIZONTAL),
    (QComboBox, _PRESS | _VERTICAL),
    (QTabBar, _HORIZONTAL),
    (QAbstractSlider, _VERTICAL | _HORIZONTAL | _ENDS),
)
"""Kept only where the focus came by Tab: whoever clicked a button or dragged a slider goes on editing, and
Space must then play, and the arrows step, as everywhere."""


class KeyGuard(QObject):
    """Keeps keys for the widget that has the focus.

    Parameters
    ----------
    application : QApplication
        Also its owner.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        application.focusChanged.connect(self._watch)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Accept what is a key for the widget, before it becomes a shortcut."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and isinstance(watched, QWidget)
            and is_kept(watched, event)
        ):
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def _watch(self, before: QWidget | None, after: QWidget | None) -> None:
        if before is not None:
            before.removeEventFilter(self)
        if after is not None:
            after.installEventFilter(self)


def is_kept(widget: QWidget, event: QKeyEvent) -> bool:
    """Whether a key pressed in `widget` is for it and not for the window's actions."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
        return False
    came_by_keyboard = widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    rules = _ALWAYS + _BY_KEYBOARD if came_by_keyboard else _ALWAYS
    return any(isinstance(widget, kind) and event.key() in keys for kind, keys in rules)
