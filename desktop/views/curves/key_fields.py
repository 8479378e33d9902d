"""The selected keys in numbers: time, value, interpolation and type of handles.

With several keys a field shows what they share, and an entry is given to all of them; a time is that of the
first one, and the others keep their distance.
"""

from typing import TypeVar

from PySide6.QtCore import QObject, QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.views.curves.commands import KeyCommands
from desktop.views.curves.curve_facts import facts_of
from desktop.views.curves.menus import handle_names, interpolation_names
from desktop.views.curves.scene import CurveScene
from desktop.views.widgets.gesture import Gestures
from desktop.views.widgets.number_entry import NumberEntry
from desktop.views.widgets.timecode_edit import TimecodeEdit
from joyvasa_runtime.project.curves.curve import Key
from joyvasa_runtime.project.performance.addresses import limits_of

T = TypeVar("T")

_TIME_PX, _VALUE_PX = 78, 78
_CHARACTERS = 8


class KeyFields(QObject):
    """Fields of the selected keys.

    Parameters
    ----------
    scene : CurveScene
    commands : KeyCommands
    parent : QWidget
    """

    def __init__(self, scene: CurveScene, commands: KeyCommands, parent: QWidget) -> None:
        super().__init__(parent)
        self._scene, self._commands = scene, commands
        self._gestures = Gestures()
        self.time = TimecodeEdit(self.tr("Time of the selected keys"))
        self.value = NumberEntry()
        self.interpolation = _choice(self.tr("Interpolation of the selected keys"), interpolation_names())
        self.handles = _choice(self.tr("Handle type of the selected keys"), handle_names())
        self.all: tuple[QWidget, ...] = (self.time, self.value, self.interpolation, self.handles)
        self._build()
        self._connect()
        self.show_keys()

    def show_keys(self) -> None:
        """Show the keys that are selected now."""
        scene = self._scene
        chosen = {address: scene.keys(address) for address in scene.shown if address in scene.selected}
        keys = [key for some in chosen.values() for key in some]
        for field in self.all:
            field.setEnabled(bool(keys))
        self._show_time(keys)
        self._show_value(keys)
        for box, values in (
            (self.interpolation, {key.interpolation for key in keys}),
            (self.handles, {key.handles for key in keys}),
        ):
            with QSignalBlocker(box):
                box.setCurrentIndex(box.findData(next(iter(values))) if len(values) == 1 else -1)

    def _show_time(self, keys: list[Key]) -> None:
        frames = {key.frame + self._scene.shift for key in keys}
        if not frames:
            self.time.show_frame(None)
            self.time.setPlaceholderText("")
        elif len(frames) == 1 and min(frames) >= 0:
            self.time.show_frame(min(frames))
        else:
            self.time.show_frame(None, max(min(frames), 0))

    def _show_value(self, keys: list[Key]) -> None:
        facts = facts_of(self._scene.current)
        with QSignalBlocker(self.value):
            self.value.setDecimals(facts.decimals)
            self.value.setSuffix(facts.unit)
            self.value.setSingleStep(facts.step)
            self.value.setRange(*limits_of(self._scene.current))
        values = {key.value for key in keys}
        if len(values) > 1:
            self.value.show_mixed()
        else:
            self.value.show_number(next(iter(values), 0.0))

    def _build(self) -> None:
        self.time.setFixedWidth(_TIME_PX)
        self.value.setFixedWidth(_VALUE_PX)
        self.value.setAccessibleName(self.tr("Value of the selected keys"))
        self.value.setToolTip(self.tr("Value of the selected keys"))

    def _connect(self) -> None:
        self._scene.changed.connect(self.show_keys)
        self.time.entered.connect(lambda frame: self._commands.move_to(frame - self._scene.shift))
        self.value.entered.connect(self._set_value)
        self.interpolation.activated.connect(
            lambda _index: self._commands.set_interpolation(self.interpolation.currentData())
        )
        self.handles.activated.connect(lambda _index: self._commands.set_handles(self.handles.currentData()))

    def _set_value(self, value: float, is_stepped: bool) -> None:
        self._commands.set_values(value, self._gestures.current("step" if is_stepped else ""))


def _choice(name: str, items: tuple[tuple[T, str], ...]) -> QComboBox:
    box = QComboBox()
    for value, text in items:
        box.addItem(text, value)
    box.setPlaceholderText("–")
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(_CHARACTERS)
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return box
