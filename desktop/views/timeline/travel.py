"""How far a drag has come in frames, pulled by what snaps. What is done with it is the drags'."""

import numpy as np

from desktop.views.timeline.drag import Hand
from desktop.views.timeline.scene import Scene
from desktop.views.timeline.snapping import SNAP_PX, Snap, Snapper


class Travel:
    """Turns where the hand is into a whole number of frames.

    Parameters
    ----------
    scene : Scene
    hand : Hand
        Where the drag began.
    edges : tuple of int
        The frames that are dragged and may snap.
    snapper : Snapper
    """

    def __init__(self, scene: Scene, hand: Hand, edges: tuple[int, ...], snapper: Snapper) -> None:
        self._scene, self._grabbed = scene, hand.frame
        self._edges, self._snapper = np.array(sorted(set(edges)), np.int64), snapper

    def to(self, hand: Hand) -> Snap:
        """How far the hand has come, and which frame pulled it."""
        shift = round(hand.frame - self._grabbed)
        if hand.is_free or not self._scene.is_snapping:
            return Snap(shift)
        return self._snapper.snap(self._edges, shift, SNAP_PX * hand.frames_per_px)
