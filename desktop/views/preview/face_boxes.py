"""The faces that were found in the picture, as frames to choose from where there are several.

Finding them is the inference thread's work.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QCursor, QFont, QPainter, QPainterPath

from desktop.views.preview.marks import ACCENT, WHITE, draw_label, draw_path
from desktop.views.preview.tool import Touch
from desktop.views.preview.viewport import Viewport

Box = tuple[float, float, float, float]


class FaceBoxes:
    """Paints the faces that are not animated, and tells which one is meant at a place."""

    def __init__(self) -> None:
        self._boxes: tuple[Box, ...] = ()
        self._chosen = 0
        self._hot: int | None = None

    def show(self, boxes: tuple[Box, ...], chosen: int) -> None:
        """Show boxes (x0, y0, x1, y1) in picture pixels; a single one needs no choice."""
        self._boxes, self._chosen = (boxes if len(boxes) > 1 else ()), chosen

    def paint(self, painter: QPainter, view: Viewport, text: str) -> None:
        """Draw the frames; `text` with ``{number}`` names each."""
        bounds = QRectF(0, 0, view.window.width(), view.window.height())
        for index, box in enumerate(self._boxes):
            if index == self._chosen:
                continue
            frame, is_hot = _in_widget(box, view), index == self._hot
            path = QPainterPath()
            path.addRoundedRect(frame, 6, 6)
            draw_path(painter, path, ACCENT if is_hot else WHITE, 2.0 if is_hot else 1.25)
            at = frame.topLeft() - QPointF(11, -9)
            draw_label(painter, at, text.format(number=index + 1), QFont(painter.font()), bounds)

    def hover(self, touch: Touch) -> QCursor | None:
        """A pointing hand over a face that can be chosen."""
        self._hot = self.face_at(touch)
        return None if self._hot is None else QCursor(Qt.CursorShape.PointingHandCursor)

    def leave(self) -> None:
        """Nothing is under the mouse any more."""
        self._hot = None

    def face_at(self, touch: Touch) -> int | None:
        """Index of the face at a place that is not the chosen one; the smallest of several."""
        found = [
            (frame.width() * frame.height(), index)
            for index, box in enumerate(self._boxes)
            if index != self._chosen and (frame := _in_widget(box, touch.view)).contains(touch.position)
        ]
        return min(found)[1] if found else None


def _in_widget(box: Box, view: Viewport) -> QRectF:
    return QRectF(view.to_widget(box[:2]), view.to_widget(box[2:]))
