"""Dials below each other: strengths of regions, or offsets of expressions, of one clip or several.

It tells which dial was turned; who edits is the panel.
"""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.views.panels.dial_row import DialRow
from desktop.views.panels.generation_form import show_numbers
from desktop.views.widgets.number_slider import NumberSlider
from joyvasa_runtime.project.curves.sampling import value_at
from joyvasa_runtime.project.document import Clip
from joyvasa_runtime.project.performance.addresses import StrengthCurve
from joyvasa_runtime.project.performance.dials import Dial, OffsetDial, dial_curve, dial_default, is_keyed
from joyvasa_runtime.project.sound_frames import nearest_sound_frame, shows, sound_frame

_PERCENT = 100.0
_OFFSET_LIMIT = 2.0
"""As far as an entry goes; the slider's way is the natural one, to 1."""


class DialForm(QWidget):
    """Some dials.

    Signals
    -------
    turned(object, float, object)
        The dial, its new value, and the gesture.
    key_toggled(object)
        The dial whose key at the playhead is to come or to go.
    curve_requested(object)
        The dial whose curve is to be edited.
    """

    turned = Signal(object, float, object)
    key_toggled = Signal(object)
    curve_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[Dial, DialRow] = {}
        self._clips: tuple[Clip, ...] = ()
        self._is_shown = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    @property
    def dials(self) -> tuple[Dial, ...]:
        """From top to bottom."""
        return tuple(self._rows)

    @property
    def sliders(self) -> tuple[NumberSlider, ...]:
        """From top to bottom."""
        return tuple(row.slider for row in self._rows.values())

    def row(self, dial: Dial) -> DialRow:
        """The row of a dial."""
        return self._rows[dial]

    def add_strength(self, dial: StrengthCurve, name: str, tip: str) -> None:
        """Add the strength of a region, in percent."""
        slider = NumberSlider(name, 0, 2 * _PERCENT, _PERCENT, 0, self.tr(" %"))
        slider.setToolTip(tip)
        self._add(dial, DialRow(slider, self.tr("{name}: strength").format(name=name)))

    def add_offset(self, dial: OffsetDial, name: str, tip: str) -> None:
        """Add the offset of an expression, 1 a strong but natural one."""
        slider = NumberSlider(name, -1, 1, 0, 2)
        slider.entry.setRange(-_OFFSET_LIMIT, _OFFSET_LIMIT)
        slider.setToolTip(tip)
        self._add(dial, DialRow(slider, self.tr("{name}: added").format(name=name)))

    def show_clips(self, clips: tuple[Clip, ...], frame: int) -> None:
        """Show clips, at least one, at a frame of the timeline; keys are those of the first."""
        self._clips, self._is_shown = clips, shows(clips[0], frame)
        for dial, row in self._rows.items():
            self._show(dial, row, frame)

    def show_frame(self, frame: int) -> None:
        """Show the same clips at another frame; only what has keys can differ."""
        if not self._clips:
            return
        is_shown = shows(self._clips[0], frame)
        for dial, row in self._rows.items():
            if is_shown != self._is_shown or any(dial_curve(clip.performance, dial) for clip in self._clips):
                self._show(dial, row, frame)
        self._is_shown = is_shown

    def _show(self, dial: Dial, row: DialRow, frame: int) -> None:
        per_unit = _per_unit(dial)
        values = [per_unit * _value(clip, dial, frame) for clip in self._clips]
        show_numbers(row.slider, values)
        first = self._clips[0]
        curve = dial_curve(first.performance, dial)
        has_key = shows(first, frame) and curve.key_at(sound_frame(first, frame)) is not None
        row.show_keys(has_key, is_keyed(curve), shows(first, frame))
        row.slider.setEnabled(any(_can_turn(clip, dial, frame) for clip in self._clips))

    def _add(self, dial: Dial, row: DialRow) -> None:
        self._rows[dial] = row
        self._column.addWidget(row)
        row.slider.changed.connect(partial(self._tell, dial))
        row.key_toggled.connect(partial(self.key_toggled.emit, dial))
        row.curve_requested.connect(partial(self.curve_requested.emit, dial))

    def _tell(self, dial: Dial, value: float, gesture: object) -> None:
        self.turned.emit(dial, value / _per_unit(dial), gesture)


def _per_unit(dial: Dial) -> float:
    return _PERCENT if isinstance(dial, StrengthCurve) else 1.0


def _can_turn(clip: Clip, dial: Dial, frame: int) -> bool:
    """Keys are set at the playhead, and so only where that is on the clip."""
    return shows(clip, frame) or not is_keyed(dial_curve(clip.performance, dial))


def _value(clip: Clip, dial: Dial, frame: int) -> float:
    curve = dial_curve(clip.performance, dial)
    return value_at(curve, nearest_sound_frame(clip, frame), dial_default(dial))
