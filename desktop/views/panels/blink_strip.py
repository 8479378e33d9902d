"""The blinks of a clip along its time; each a mark as long as the blink and as high as it is deep."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette, QPen, QPolygonF

from desktop.views.panels.strip import Part, Strip
from desktop.views.panels.strip_canvas import Mark
from desktop.views.panels.strip_view import StripView
from desktop.views.widgets.colours import mixed
from desktop.views.widgets.timecode import timecode
from joyvasa_runtime.project.performance.blinking import CLOSING
from joyvasa_runtime.project.performance.performance import Blink
from joyvasa_runtime.project.performance.problems import BLINK_FRAMES_RANGE

_NEAR_PX = 7.0
_LEAST_PX = 7.0
_KNOB_PX = 3.0
_MARGIN_PX = 7.0


class BlinkStrip(Strip):
    """Shows blinks; a mark begins at the frame at which the lids are closed furthest.

    Parameters
    ----------
    view : StripView
    """

    def __init__(self, view: StripView) -> None:
        super().__init__(view)
        self._blinks: dict[int, Blink] = {}
        self.setAccessibleName(self.tr("Blinks"))
        self.setToolTip(
            self.tr(
                "Double-click to add a blink, drag to move it, Del to delete it.\n"
                "Tab goes from blink to blink, the arrow keys move the selected one by a frame.\n"
                "Ctrl and the wheel zoom, Shift and the wheel scroll."
            )
        )

    def set_blinks(self, blinks: tuple[Blink, ...], sound_frames: int) -> None:
        """Show the blinks of a sound of so many frames."""
        self._blinks = {blink.frame: blink for blink in blinks}
        self.set_marks(tuple(Mark(blink.frame, blink.frame + 1) for blink in blinks), sound_frames)

    def choose(self, start: int | None) -> None:
        """Select the blink at a frame of the sound, or none."""
        super().choose(start)
        mark = self.selected
        text = "" if mark is None else self.tr("Blink at {time}").format(time=timecode(max(mark.start, 0)))
        self.setAccessibleDescription(text)

    def hit(self, x: float) -> tuple[Mark, Part] | None:
        """The nearest blink, if it is near."""
        near = [mark for mark in self.shown_marks() if abs(self.x_of(mark.start + 0.5) - x) <= _NEAR_PX]
        if not near:
            return None
        return min(near, key=lambda mark: abs(self.x_of(mark.start + 0.5) - x)), "whole"

    def allowed(self, mark: Mark, wanted: Mark) -> Mark | None:
        """Anywhere in the sound where there is no other blink."""
        frame = self._inside(wanted.start)
        if frame != mark.start and frame in self._blinks:
            return None
        return Mark(frame, frame + 1)

    def paint_marks(self, painter: QPainter) -> None:
        """Paint each blink as it closes and opens."""
        palette = self.palette()
        text = palette.color(QPalette.ColorRole.Text)
        accent = palette.color(QPalette.ColorRole.Highlight)
        plain = mixed(palette.color(QPalette.ColorRole.Base), text, 0.62 if self.isEnabled() else 0.3)
        floor = self.height() - _MARGIN_PX
        marks = self.shown_marks(BLINK_FRAMES_RANGE[1])
        is_crowded = self.is_crowded(marks)
        for mark in marks:
            blink = self._blinks[mark.start]
            is_selected = blink.frame == self._selected
            if is_crowded and not is_selected:
                x, height = self.x_of(blink.frame), blink.depth * (floor - _MARGIN_PX)
                painter.fillRect(QRectF(x, floor - height, 1, height), plain)
                continue
            width = max(self.x_of(blink.frames) - self.x_of(0), _LEAST_PX)
            x, top = self.x_of(blink.frame + 0.5), floor - blink.depth * (floor - _MARGIN_PX)
            left, right = x - CLOSING * width, x + (1 - CLOSING) * width
            shape = QPolygonF([QPointF(left, floor), QPointF(x, top), QPointF(right, floor)])
            painter.setPen(QPen(text, 1.2) if is_selected else Qt.PenStyle.NoPen)
            painter.setBrush(accent if is_selected else plain)
            painter.drawPolygon(shape)
            painter.drawEllipse(QPointF(x, top), _KNOB_PX, _KNOB_PX)
