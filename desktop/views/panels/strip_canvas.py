"""A strip along the time of a clip on which marks are painted. What hands do to them is `strip`'s."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.views.panels.strip_view import StripView
from desktop.views.widgets.colours import mixed, signal_colours
from joyvasa_runtime.timebase import MOTION_FPS

_HEIGHT_PX = 56
_ROOM_PX = 3.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the sound; `start` tells marks apart."""

    start: int
    stop: int


class StripCanvas(QWidget):
    """Shows marks, the seconds and the playhead; how a mark looks, its kinds say.

    Parameters
    ----------
    view : StripView
    """

    def __init__(self, view: StripView) -> None:
        super().__init__()
        self.view = view
        self._marks: tuple[Mark, ...] = ()
        self._selected: int | None = None
        self._playhead: int | None = None
        # Everything but playhead and frame: while it plays, only these change.
        self._picture: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        view.changed.connect(self.refresh)

    def x_of(self, frame: float) -> float:
        """Where a frame begins."""
        return (frame - self.view.first) * self.width() / self.view.frames

    def frame_at(self, x: float) -> float:
        """The frame at a place, with a fraction."""
        return self.view.first + x * self.view.frames / max(self.width(), 1)

    def refresh(self) -> None:
        """Paint everything anew."""
        self._picture = None
        self.update()

    def shown_marks(self, margin: float = 0.0) -> tuple[Mark, ...]:
        """Marks that are in view, or nearer to it than so many frames: there may be thousands."""
        first, last = self.view.first - margin, self.view.first + self.view.frames + margin
        start = max(bisect_left(self._marks, first, key=_start) - 1, 0)
        near = self._marks[start : bisect_right(self._marks, last, key=_start)]
        return tuple(mark for mark in near if mark.stop > first)

    def is_crowded(self, marks: tuple[Mark, ...]) -> bool:
        """Whether marks lie so close that their details would be one blot."""
        return len(marks) * _ROOM_PX > self.width()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as there is room."""
        return QSize(240, _HEIGHT_PX)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Wide enough for a hand."""
        return QSize(120, _HEIGHT_PX)

    def paint_marks(self, painter: QPainter) -> None:
        """Paint what is shown; for the kinds of strips."""

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint ground, seconds, marks, playhead, and the frame around all."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        if self._picture is None or self._picture.devicePixelRatio() != self.devicePixelRatioF():
            self._picture = self._painted()
        painter.drawPixmap(0, 0, self._picture)
        if self._playhead is not None:
            painter.setPen(QPen(signal_colours(palette).error, 1.4))
            x = self.x_of(self._playhead + 0.5)
            painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
        has_focus = self.hasFocus() and self.isEnabled()
        role = QPalette.ColorRole.Link if has_focus else QPalette.ColorRole.Mid
        width = 2.0 if has_focus else 1.0
        painter.setPen(QPen(palette.color(role), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = width / 2
        painter.drawRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Paint for another size."""
        super().resizeEvent(event)
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Take the colours of another theme, or paler ones."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.EnabledChange):
            self.refresh()

    def _painted(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        made = QPixmap(self.size() * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(self.palette().color(QPalette.ColorRole.Base))
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_seconds(painter)
        self.paint_marks(painter)
        painter.end()
        return made

    def _paint_seconds(self, painter: QPainter) -> None:
        palette = self.palette()
        line = mixed(palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text), 0.14)
        painter.setPen(line)
        second = MOTION_FPS * _seconds_apart(self.width() / self.view.frames)
        at = int(self.view.first // second) * second
        while at < self.view.first + self.view.frames:
            x = round(self.x_of(at)) + 0.5
            painter.drawLine(QPointF(x, self.height() - 6), QPointF(x, self.height()))
            at += second


def _start(mark: Mark) -> int:
    return mark.start


def _seconds_apart(px_per_frame: float) -> int:
    """Seconds between two lines, so that they are told apart."""
    for seconds in (1, 5, 10, 30, 60, 300, 600):
        if seconds * MOTION_FPS * px_per_frame >= 8:
            return seconds
    return 3600
