"""The free place nearest to where clips are dragged: a drag over other clips jumps instead of failing.

It changes nothing: `arrange.move_clips` moves the clips there.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.document import MAX_FRAMES, Clip, Project
from joyvasa_runtime.project.operations.arrange import target_row
from joyvasa_runtime.project.operations.lanes import pick

Frames = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Row:
    """Clips that move on a row, and the blocks there that they can't lie on; starts and stops, in order."""

    starts: Frames
    stops: Frames
    block_starts: Frames
    block_stops: Frames

    def mirrored(self) -> "_Row":
        """The same with time running backwards."""
        return _Row(-self.stops[::-1], -self.starts[::-1], -self.block_stops[::-1], -self.block_starts[::-1])

    def overlap(self, frames: int) -> int:
        """How much farther right the clips must move at least, once they have moved by `frames`."""
        if not len(self.block_stops):
            return 0
        starts, stops = self.starts + frames, self.stops + frames
        block = np.searchsorted(self.block_stops, starts, side="right")
        last = len(self.block_stops) - 1
        hit = (block <= last) & (self.block_starts[np.minimum(block, last)] < stops)
        return int(np.max(np.where(hit, self.block_stops[np.minimum(block, last)] - starts, 0)))


def nearest_move(project: Project, clip_ids: Collection[int], frames: int, tracks: int = 0) -> int:
    """The number of frames nearest to `frames` by which `move_clips` can move clips.

    Parameters
    ----------
    project : Project
    clip_ids : collection of int
    frames : int
        How far to the right they are dragged; any number.
    tracks : int
        How many rows down.

    Raises
    ------
    EditError
        If a clip isn't there, its track or the one it comes to is locked, there is no such row, or they fit
        nowhere.
    """
    picked = pick(project, clip_ids)
    moving = {one.clip.id for one in picked}
    by_row: dict[int, list[Clip]] = {}
    for one in picked:
        by_row.setdefault(target_row(project, one.row, tracks), []).append(one.clip)
    rows = [
        _row(clips, [clip for clip in project.tracks[row].clips if clip.id not in moving])
        for row, clips in by_row.items()
    ]
    low = -min(one.clip.start for one in picked)
    high = MAX_FRAMES - max(one.clip.stop for one in picked)
    right = _first_free(rows, max(low, frames))
    left = -_first_free([row.mirrored() for row in rows], -min(high, frames))
    possible = [move for move in (left, right) if low <= move <= high]
    if not possible:
        raise EditError("There is no room for the clips on that track", "Choose another track.")
    return min(possible, key=lambda move: abs(move - frames))


def _row(clips: Sequence[Clip], staying: Sequence[Clip]) -> _Row:
    """The clips of a row; what leaves no room for the shortest of them is one block."""
    shortest = min(clip.frames for clip in clips)
    starts: list[int] = []
    stops: list[int] = []
    for clip in staying:
        if stops and clip.start - stops[-1] < shortest:
            stops[-1] = clip.stop
        else:
            starts.append(clip.start)
            stops.append(clip.stop)
    return _Row(
        np.array([clip.start for clip in clips], np.int64),
        np.array([clip.stop for clip in clips], np.int64),
        np.array(starts, np.int64),
        np.array(stops, np.int64),
    )


def _first_free(rows: Sequence[_Row], frames: int) -> int:
    """The smallest number at or above `frames` at which no row has an overlap."""
    while overlap := max(row.overlap(frames) for row in rows):
        frames += overlap
    return frames
