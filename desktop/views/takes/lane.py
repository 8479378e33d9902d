"""One lane: a take that is picked, tried, looked along, and swiped over for the stretch that shall play it.

What becomes of that, `takes_panel` decides.
"""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.views.takes.colours import LaneColours
from desktop.views.takes.lane_painter import LaneLook, Strip, name_width, paint_lane
from desktop.views.takes.lane_row import LaneRow
from desktop.views.takes.sparkline import Sparkline, sparkline
from desktop.views.takes.take_text import lane_state, take_name
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.timebase import FrameSpan

_Key = Qt.Key
_STEPS = {_Key.Key_Up: -1, _Key.Key_Down: 1}
_TRY = (_Key.Key_Return, _Key.Key_Enter)
_SWIPE_PX = 4
"""A hand trembles by less than this while it clicks."""


class TakeLane(QWidget):
    """A lane.

    Parameters
    ----------
    row : LaneRow
    motion : MotionSequence
        The take's.

    Signals
    -------
    picked(int)
        The take is the one that buttons and keys are about.
    try_asked(int)
        The take is to be seen in the preview, or not any more.
    sought(int)
        A frame of the sound was clicked.
    swiped(int, object)
        The take, and the `FrameSpan` of the sound that shall play it.
    stepped(int)
        The lane so many rows below is wanted.
    """

    picked = Signal(int)
    try_asked = Signal(int)
    sought = Signal(int)
    swiped = Signal(int, object)
    stepped = Signal(int)

    def __init__(self, row: LaneRow, motion: MotionSequence) -> None:
        # Qt tells of changes while the widget builds itself.
        self._row, self._motion, self._look = row, motion, LaneLook()
        self._line: tuple[object, Sparkline] | None = None
        self._pressed: QPoint | None = None
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    @property
    def row(self) -> LaneRow:
        """What it shows."""
        return self._row

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Two lines of text."""
        return QSize(320, max(44, 2 * self.fontMetrics().height() + 12))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the name and some time."""
        return QSize(180, self.sizeHint().height())

    def show_row(self, row: LaneRow, details: str) -> None:
        """Show where the take is played now, and a tip that says how it was made."""
        self._row = row
        self.setToolTip(details)
        self._name()
        self.update()

    def show_look(self, look: LaneLook) -> None:
        """Show whether it is current or tried, the playhead and the range; what is swiped stays."""
        look = replace(look, has_focus=self.hasFocus(), swept=self._look.swept)
        if look == self._look:
            return
        is_only_playhead = replace(look, playhead=self._look.playhead) == self._look and not self._row.chosen
        before, self._look = self._look, look
        # A tab visits the current lane only; the arrows go to the others.
        policy = Qt.FocusPolicy.StrongFocus if look.is_current else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(policy)
        if before.is_tried != look.is_tried:
            self._name()
        if is_only_playhead:
            for frame in (before.playhead, look.playhead):
                self.update(self._column(frame))
        else:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it."""
        painter = QPainter(self)
        colours = LaneColours.of(self.palette())
        strip = self._strip()
        paint_lane(painter, strip, self._row, self._look, self._sparkline(strip), colours)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that it knows from becoming shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_plain = (
                event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
            )
            if is_plain and self._knows(event.key()):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go to another lane, try the take, or give a swipe up."""
        key = _Key(event.key())
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in _TRY:
            self.try_asked.emit(self._row.take.id)
        elif key == _Key.Key_Escape and self._pressed is not None:
            self._end_swipe()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Pick the take; a swipe may begin."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.picked.emit(self._row.take.id)
        if event.position().x() < name_width(self.width()):
            self.try_asked.emit(self._row.take.id)
        else:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Swipe, within what the take performs."""
        is_name = event.position().x() < name_width(self.width())
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_name else Qt.CursorShape.IBeamCursor)
        if self._pressed is None:
            return
        x = event.position().x()
        if self._look.swept is not None or abs(x - self._pressed.x()) >= _SWIPE_PX:
            self._look = replace(self._look, swept=self._swept(x))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Tell what was swiped or clicked."""
        if self._pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        swept, pressed = self._look.swept, self._pressed
        self._end_swipe()
        if swept is not None:
            self.swiped.emit(self._row.take.id, swept)
        elif abs(event.position().x() - pressed.x()) < _SWIPE_PX:
            self.sought.emit(min(self._strip().frame(pressed.x()), self._row.shown.stop - 1))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Be the one that buttons are about."""
        super().focusInEvent(event)
        self._look = replace(self._look, has_focus=True)
        self.picked.emit(self._row.take.id)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show that keys go elsewhere."""
        super().focusOutEvent(event)
        self._look = replace(self._look, has_focus=False)
        self.update()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Take the words of another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name()

    def _name(self) -> None:
        self.setAccessibleName(take_name(self._row.number))
        self.setAccessibleDescription(lane_state(self._row, self._look.is_tried))

    def _knows(self, key: int) -> bool:
        return key in _STEPS or key in _TRY or (key == _Key.Key_Escape and self._pressed is not None)

    def _strip(self) -> Strip:
        return Strip.of(self.width(), self.height(), self._row.shown)

    def _column(self, frame: int | None) -> QRect:
        return QRect(round(self._strip().x(frame or 0)) - 3, 0, 7, self.height())

    def _swept(self, x: float) -> FrameSpan | None:
        assert self._pressed is not None, "a swipe begins with a press"
        strip, covered = self._strip(), self._row.covered
        first, last = sorted((strip.frame(self._pressed.x()), strip.frame(x)))
        start, stop = max(first, covered.start), min(last + 1, covered.stop)
        return FrameSpan(start, stop) if start < stop else None

    def _end_swipe(self) -> None:
        self._pressed = None
        self._look = replace(self._look, swept=None)
        self.update()

    def _sparkline(self, strip: Strip) -> Sparkline:
        """Its motion at a glance, made anew where the take, the stretch or the width is another."""
        covered, take = self._row.covered, self._row.take
        columns = max(int(strip.part(covered).width() / 2), 1)
        key = covered, columns
        if self._line is None or self._line[0] != key:
            rows = self._motion.values[covered.start - take.start : covered.stop - take.start]
            self._line = key, sparkline(rows, np.array(take.reference, np.float32), columns)
        return self._line[1]
