"""Pulling what is dragged onto the frames that matter: clip edges, markers, the playhead, the range.

Numbers only; which key suspends it is the hand's business.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.project.document import Project

SNAP_PX = 8
"""Pixels within which a frame pulls."""


@dataclass(frozen=True, slots=True)
class Snap:
    """A shift in frames after snapping, and the frame that pulled it, or None."""

    shift: int
    frame: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Snapper:
    """The frames that pull.

    Parameters
    ----------
    targets : ndarray, shape (N,), int64
        Ascending, without repetition.
    """

    targets: NDArray[np.int64]

    @staticmethod
    def of(
        project: Project, playhead: int, without: frozenset[int] = frozenset(), extra: Iterable[int] = ()
    ) -> "Snapper":
        """What pulls in a project, except for the edges of the clips `without`, which are what is dragged."""
        frames = {0, playhead, *extra}
        frames.update(marker.frame for marker in project.markers)
        for track in project.tracks:
            for clip in track.clips:
                if clip.id not in without:
                    frames.update((clip.start, clip.stop))
        if project.range is not None:
            frames.update((project.range.start, project.range.stop))
        return Snapper(np.array(sorted(frames), np.int64))

    def without(self, *frames: int) -> "Snapper":
        """The same but for `frames`, such as the marker that is dragged itself."""
        return Snapper(self.targets[~np.isin(self.targets, frames)])

    def snap(self, travelling: NDArray[np.int64], shift: int, reach: float) -> Snap:
        """The shift that puts one of several frames onto a target.

        Parameters
        ----------
        travelling : ndarray, shape (M,), int64
            Where the edges that are dragged were before.
        shift : int
            By how much the hand moved them.
        reach : float
            Frames from which a target pulls.
        """
        if not len(self.targets) or not len(travelling):
            return Snap(shift)
        moved = travelling + shift
        right = np.searchsorted(self.targets, moved).clip(0, len(self.targets) - 1)
        left = (right - 1).clip(0)
        nearest = np.where(
            np.abs(self.targets[left] - moved) <= np.abs(self.targets[right] - moved),
            self.targets[left],
            self.targets[right],
        )
        best = int(np.argmin(np.abs(nearest - moved)))
        pull = int(nearest[best] - moved[best])
        return Snap(shift + pull, int(nearest[best])) if abs(pull) <= reach else Snap(shift)
