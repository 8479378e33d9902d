"""Which keys the canvas keeps for itself, and their texts on the sheet of shortcuts; others are the window's.

What they do is said by who makes the table.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence


@dataclass(frozen=True, slots=True)
class CanvasKey:
    """What keys do on the canvas.

    Parameters
    ----------
    keys : tuple of str
        In Qt's portable text.
    act : callable
    """

    keys: tuple[str, ...]
    act: Callable[[], object]


class CanvasKeys:
    """The keys of a canvas.

    Parameters
    ----------
    table : tuple of CanvasKey
    tab : callable
        Goes to the next (1) or the previous (-1) key of the curve; whether there is one.
    """

    def __init__(
        self, table: tuple[CanvasKey, ...], tab: Callable[[int], bool] = lambda _step: False
    ) -> None:
        self.tab = tab
        self._acts = {QKeySequence(keys).toString(): row.act for row in table for keys in row.keys}

    def has(self, event: QKeyEvent) -> bool:
        """Whether a key does something on the canvas."""
        return _name(event) in self._acts

    def act(self, event: QKeyEvent) -> bool:
        """Do what a key does; whether that is anything."""
        act = self._acts.get(_name(event))
        if act is not None:
            act()
        return act is not None


def _name(event: QKeyEvent) -> str:
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return QKeySequence(QKeyCombination(modifiers, Qt.Key(event.key()))).toString()


def canvas_key_texts() -> tuple[tuple[tuple[str, ...], str], ...]:
    """The keys that work on the canvas, and what they do, for the sheet of shortcuts."""
    return (
        (("G",), QCoreApplication.translate("CanvasKeys", "Move the selected keys with the mouse")),
        (("S",), QCoreApplication.translate("CanvasKeys", "Scale them around the playhead")),
        (
            ("X", "Y"),
            QCoreApplication.translate("CanvasKeys", "While dragging: only along time, only values"),
        ),
        (("B",), QCoreApplication.translate("CanvasKeys", "Draw a box around keys")),
        (("I",), QCoreApplication.translate("CanvasKeys", "Add a key at the playhead")),
        (
            ("Left", "Right"),
            QCoreApplication.translate("CanvasKeys", "Move the selected keys a frame; ten with Shift"),
        ),
        (
            ("Up", "Down"),
            QCoreApplication.translate("CanvasKeys", "Raise or lower them; ten times as much with Shift"),
        ),
        (("Tab",), QCoreApplication.translate("CanvasKeys", "Next key")),
        (("Del", "X"), QCoreApplication.translate("CanvasKeys", "Delete the selected keys")),
        (("V",), QCoreApplication.translate("CanvasKeys", "Handle type")),
        (("T",), QCoreApplication.translate("CanvasKeys", "Interpolation")),
        (("A",), QCoreApplication.translate("CanvasKeys", "Select all keys in sight")),
        (("F",), QCoreApplication.translate("CanvasKeys", "Show the selected keys")),
        (("Home", "Z"), QCoreApplication.translate("CanvasKeys", "Show the whole clip")),
        (("Esc",), QCoreApplication.translate("CanvasKeys", "Deselect; call a drag off")),
    )


def canvas_mouse_texts() -> tuple[tuple[tuple[str, ...], str], ...]:
    """What the mouse does on the canvas, for the sheet of shortcuts."""
    ctrl = (
        QKeySequence("Ctrl+A").toString(QKeySequence.SequenceFormat.NativeText).removesuffix("A").rstrip("+")
    )
    click = QCoreApplication.translate("CanvasKeys", "{ctrl}+click").format(ctrl=ctrl)
    return (
        ((click,), QCoreApplication.translate("CanvasKeys", "Add a key")),
        (
            (QCoreApplication.translate("CanvasKeys", "Shift+drag"),),
            QCoreApplication.translate("CanvasKeys", "Move along one axis"),
        ),
        (
            (QCoreApplication.translate("CanvasKeys", "Alt+drag"),),
            QCoreApplication.translate("CanvasKeys", "Move the selected keys from anywhere"),
        ),
        (
            (QCoreApplication.translate("CanvasKeys", "Alt+wheel"),),
            QCoreApplication.translate("CanvasKeys", "Zoom values"),
        ),
    )
