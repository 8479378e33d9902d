"""Pulling dragged keys onto the frames that matter: playhead, markers, range, clip, other keys."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.views.curves.look import CurveLook

SNAP_PX = 8
"""Pixels within which a frame pulls."""


@dataclass(frozen=True, slots=True)
class Snap:
    """A shift in frames after snapping, and the frame of the sound that pulled, or None."""

    shift: int
    frame: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class KeySnapper:
    """The frames that pull, and those that are dragged.

    Parameters
    ----------
    targets, moved : ndarray, shape (N,), int64
        Frames of the sound, rising.
    """

    targets: NDArray[np.int64]
    moved: NDArray[np.int64]

    @staticmethod
    def of(look: CurveLook) -> "KeySnapper":
        """For the selected keys of a scene: what is in sight pulls."""
        scene, shift = look.scene, look.scene.shift
        project, clip = scene.project, scene.clip
        frames = {scene.sound_playhead, *(marker.frame - shift for marker in project.markers)}
        if project.range is not None:
            frames.update((project.range.start - shift, project.range.stop - shift))
        if clip is not None:
            frames.update((clip.offset, clip.offset + clip.frames))
        moved: set[int] = set()
        for address in scene.shown:
            selected = scene.selected.get(address, frozenset())
            moved.update(selected)
            frames.update(frame for frame in look.shape(address).frames.tolist() if frame not in selected)
        return KeySnapper(np.array(sorted(frames), np.int64), np.array(sorted(moved), np.int64))

    def snap(self, shift: int, reach: float) -> Snap:
        """The shift that puts a dragged key onto a target within `reach` frames, or the shift itself."""
        if not len(self.targets) or not len(self.moved):
            return Snap(shift)
        moved = self.moved + shift
        right = np.searchsorted(self.targets, moved).clip(0, len(self.targets) - 1)
        left = (right - 1).clip(0)
        is_left = np.abs(self.targets[left] - moved) <= np.abs(self.targets[right] - moved)
        nearest = np.where(is_left, self.targets[left], self.targets[right])
        best = int(np.argmin(np.abs(nearest - moved)))
        pull = int(nearest[best] - moved[best])
        return Snap(shift + pull, int(nearest[best])) if abs(pull) <= reach else Snap(shift)
