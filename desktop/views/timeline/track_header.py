"""The header of one track: its name, what it drives, whether it is heard or locked, and how loud it is.

It asks for edits by signals; `headers` makes them.
"""

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractSpinBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.views.timeline.colours import TimelineColours
from desktop.views.timeline.layout import ROW_HEIGHT
from desktop.views.widgets.gesture import Gestures
from desktop.views.widgets.name_field import NameField
from desktop.views.widgets.number_entry import NumberEntry
from desktop.views.widgets.slider import Slider
from desktop.views.widgets.toggle import Toggle
from joyvasa_runtime.project.document import Track
from joyvasa_runtime.project.ranges import GAIN_RANGE_DB

HEADER_WIDTH = 228
"""Pixels; the controls of one track in two lines."""

_STRIP_PX = 4
_STEPS_PER_DB = 10
_ENTRY_PX = 66
_MUTE = QColor(0xE6, 0x9F, 0x00)
_SOLO = QColor(0xF0, 0xE4, 0x42)
_LOCK = QColor(0xD5, 0x5E, 0x00)
_DRIVES = QColor(0x2B, 0x8C, 0xE6)


class TrackHeader(QWidget):
    """The controls of one track.

    Parameters
    ----------
    track : Track

    Signals
    -------
    renamed(str)
    muted(bool), soloed(bool), locked(bool), driving_changed(bool)
    gain_changed(float, object)
        dB, and the gesture it belongs to.
    """

    renamed = Signal(str)
    muted = Signal(bool)
    soloed = Signal(bool)
    locked = Signal(bool)
    driving_changed = Signal(bool)
    gain_changed = Signal(float, object)

    def __init__(self, track: Track, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._track = track
        self._is_current = False
        self._gestures = Gestures()
        self.name = NameField(self.tr("Track name"))
        self.mute = Toggle("M", self.tr("Mute: don't hear this track"), _MUTE)
        self.solo = Toggle("S", self.tr("Solo: hear only this track"), _SOLO)
        self.lock = Toggle("", self.tr("Lock: refuse edits"), _LOCK, ("unlock", "lock"))
        self.drives = Toggle("", self.tr("Drives the mouth"), _DRIVES, ("mouth", "mouth"))
        self.slider, self.entry = Slider(), NumberEntry()
        self._build()
        self._connect()
        self.show_track(track)

    def show_track(self, track: Track) -> None:
        """Show a track as it is now; nothing is emitted."""
        self._track = track
        self.name.show_name(track.name)
        self.name.setToolTip(track.name)
        for toggle, is_on in (
            (self.mute, track.is_muted),
            (self.solo, track.is_solo),
            (self.lock, track.is_locked),
            (self.drives, track.drives),
        ):
            with QSignalBlocker(toggle):
                toggle.setChecked(is_on)
            toggle.update()
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(track.gain_db * _STEPS_PER_DB))
        self.entry.show_number(track.gain_db)
        for control in (self.mute, self.solo, self.drives, self.slider, self.entry):
            control.setEnabled(not track.is_locked)
        self.setAccessibleName(self.tr("Track {name}").format(name=track.name))
        self.update()

    def set_current(self, is_current: bool) -> None:
        """Show whether it is the track on which imports and pastes land."""
        if is_current != self._is_current:
            self._is_current = is_current
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as its row."""
        return QSize(HEADER_WIDTH, ROW_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the ground, and a strip in the colour of its clips."""
        painter = QPainter(self)
        colours = TimelineColours.of(self.palette())
        painter.fillRect(self.rect(), colours.current_row if self._is_current else colours.row)
        hue = colours.voice if self._track.drives else colours.music
        painter.fillRect(QRectF(0, 0, _STRIP_PX, self.height() - 1), hue.border)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), colours.row_line)
        painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), colours.row_line)

    def _build(self) -> None:
        self.slider.setRange(*(round(gain * _STEPS_PER_DB) for gain in GAIN_RANGE_DB))
        self.slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.slider.setPageStep(3 * _STEPS_PER_DB)
        self.slider.setToolTip(self.tr("Gain of the track; double-click for 0 dB"))
        self.slider.setAccessibleName(self.tr("Gain of the track"))
        self.entry.setRange(*GAIN_RANGE_DB)
        self.entry.setDecimals(1)
        self.entry.setSuffix(self.tr(" dB"))
        self.entry.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.entry.setFixedWidth(_ENTRY_PX)
        self.entry.setAccessibleName(self.tr("Gain of the track"))
        upper, lower, lines = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        for line, widgets in (
            (upper, (self.name, self.drives, self.lock)),
            (lower, (self.mute, self.solo, self.slider, self.entry)),
        ):
            for widget in widgets:
                line.addWidget(widget)
            line.setSpacing(3)
        lines.setContentsMargins(_STRIP_PX + 6, 5, 7, 6)
        lines.setSpacing(4)
        lines.addLayout(upper)
        lines.addLayout(lower)

    def _connect(self) -> None:
        self.name.entered.connect(self.renamed)
        self.mute.toggled.connect(self.muted)
        self.solo.toggled.connect(self.soloed)
        self.lock.toggled.connect(self.locked)
        self.drives.toggled.connect(self.driving_changed)
        self.slider.hold_began.connect(self._gestures.begin)
        self.slider.hold_ended.connect(self._gestures.end)
        self.slider.valueChanged.connect(self._take_slider)
        self.slider.reset_asked.connect(self._reset)
        self.entry.entered.connect(self._take_entry)

    def _take_slider(self, steps: int) -> None:
        self.gain_changed.emit(steps / _STEPS_PER_DB, self._gestures.current("slider"))

    def _take_entry(self, gain_db: float, is_stepped: bool) -> None:
        self.gain_changed.emit(gain_db, self._gestures.current("entry" if is_stepped else ""))

    def _reset(self) -> None:
        self.gain_changed.emit(0.0, self._gestures.current())
