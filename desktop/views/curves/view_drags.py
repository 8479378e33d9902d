"""Drags that change what is seen or selected: a box around keys, a pan, the playhead. They edit nothing."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF

from desktop.views.curves.drag import CurveDrag, CurveFeedback, CurveHand
from desktop.views.curves.hits import keys_in
from desktop.views.curves.look import CurveLook
from desktop.views.curves.scene import CurveScene
from joyvasa_runtime.project.document import MAX_FRAMES


class BoxDrag(CurveDrag):
    """Selects the keys in a rectangle.

    Parameters
    ----------
    look : CurveLook
    start : QPointF
        The first corner.
    is_adding : bool
        Whether what is selected already stays so.
    """

    def __init__(self, look: CurveLook, start: QPointF, is_adding: bool) -> None:
        super().__init__()
        self._look, self._start = look, start
        self._before = dict(look.scene.selected)
        self._kept = self._before if is_adding else {}

    def move(self, hand: CurveHand) -> None:
        """Select what is between the first corner and the hand."""
        band = QRectF(self._start, hand.point).normalized()
        found = keys_in(self._look, band)
        nothing: frozenset[int] = frozenset()
        both = self._kept.keys() | found.keys()
        self._look.scene.select({one: self._kept.get(one, nothing) | found.get(one, nothing) for one in both})
        self.feedback = CurveFeedback(band=band)

    def cancel(self) -> None:
        """Select what was selected before."""
        self._look.scene.select(self._before)


class PanDrag(CurveDrag):
    """Moves time and values under the hand."""

    def __init__(self, scene: CurveScene, start: QPointF) -> None:
        super().__init__()
        self._viewport, self._last = scene.viewport, start

    def move(self, hand: CurveHand) -> None:
        """Scroll by what the hand moved."""
        way = self._last - hand.point
        self._viewport.scroll_by(way.x(), way.y())
        self._last = hand.point


class SeekDrag(CurveDrag):
    """Takes the playhead along.

    Parameters
    ----------
    scene : CurveScene
    seek : callable
        Gets the frame of the timeline under the hand.
    """

    def __init__(self, scene: CurveScene, seek: Callable[[int], None]) -> None:
        super().__init__()
        self._scene, self._seek, self._before = scene, seek, scene.playhead

    def move(self, hand: CurveHand) -> None:
        """Seek the frame under the hand."""
        frame = min(self._scene.viewport.time.frame_at(hand.point.x()), MAX_FRAMES)
        if frame != self._scene.playhead:
            self._seek(frame)

    def cancel(self) -> None:
        """Go back to where the playhead was."""
        self._seek(self._before)


class ZoomDrag(CurveDrag):
    """Stretches one axis around the place where it was gripped.

    Parameters
    ----------
    scene : CurveScene
    start : QPointF
    is_time : bool
        Which axis.
    """

    def __init__(self, scene: CurveScene, start: QPointF, is_time: bool) -> None:
        super().__init__()
        self._viewport, self._start, self._last, self._is_time = scene.viewport, start, start, is_time

    def move(self, hand: CurveHand) -> None:
        """Widen to the right, heighten upward."""
        way, self._last = hand.point - self._last, hand.point
        if self._is_time:
            self._viewport.zoom_time(_GROWTH ** way.x(), self._start.x())
        else:
            self._viewport.zoom_values(_GROWTH ** -way.y(), self._start.y())


_GROWTH = 1.01
"""Of a pixel's movement: a hand's breadth is a factor of ten."""
