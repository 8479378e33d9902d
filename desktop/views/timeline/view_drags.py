"""The drags that change what is seen, or selected: a band over clips, a pan, a seek of the playhead.

None of them edits the project.
"""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF

from desktop.views.timeline.drag import Drag, Feedback, Hand
from desktop.views.timeline.scene import Scene
from joyvasa_runtime.project.document import MAX_FRAMES


class BandDrag(Drag):
    """Selects the clips that a rectangle touches.

    Parameters
    ----------
    scene : Scene
    hand : Hand
        The first corner.
    kept : frozenset of int
        Clips that stay selected whatever the rectangle touches.
    """

    def __init__(self, scene: Scene, hand: Hand, kept: frozenset[int]) -> None:
        super().__init__()
        self._scene, self._kept = scene, kept
        self._before: frozenset[int] = scene.selection.clips
        self._frame, self._content_y = hand.frame, hand.y + scene.viewport.top

    def move(self, hand: Hand) -> None:
        """Select what is between the first corner and the hand."""
        scale, top = self._scene.viewport.scale, self._scene.viewport.top
        corner = QPointF(scale.x_of(self._frame), self._content_y - top)
        band = QRectF(corner, QPointF(hand.x, hand.y)).normalized()
        touched = frozenset(clip.id for _, clip in self._scene.geometry.clips_in(band))
        self._scene.selection.select_clips(self._kept | touched)
        self.feedback = Feedback(band=band)

    def cancel(self) -> None:
        """Select what was selected before."""
        self._scene.selection.select_clips(self._before)


class PanDrag(Drag):
    """Moves the timeline under the hand."""

    scrolls = False

    def __init__(self, scene: Scene, hand: Hand) -> None:
        super().__init__()
        self._viewport = scene.viewport
        self._x, self._y = hand.x, hand.y

    def move(self, hand: Hand) -> None:
        """Scroll by what the hand moved."""
        self._viewport.scroll_by(self._x - hand.x, round(self._y - hand.y))
        self._x, self._y = hand.x, hand.y


class SeekDrag(Drag):
    """Takes the playhead along.

    Parameters
    ----------
    scene : Scene
    seek : callable
        Gets the frame under the hand.
    """

    def __init__(self, scene: Scene, seek: Callable[[int], None]) -> None:
        super().__init__()
        self._scene, self._seek, self._before = scene, seek, scene.playhead
        self._last: int | None = None

    def move(self, hand: Hand) -> None:
        """Seek the frame under the hand."""
        frame = min(self._scene.viewport.scale.frame_at(hand.x), MAX_FRAMES)
        if frame != self._last:
            self._last = frame
            self._seek(frame)

    def cancel(self) -> None:
        """Go back to where the playhead was."""
        self._seek(self._before)
