"""Where tracks and clips are: rows from top to bottom, clips along them.

It paints nothing and edits nothing.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from desktop.views.widgets.time_scale import TimeScale
from joyvasa_runtime.project.document import Clip, Project, Track

ROW_HEIGHT = 66
"""Pixels of one track: two lines of controls in its header, a title and a waveform on its clips."""

_CLIP_MARGIN = 3


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """The rows of one project, with tables that find a clip without searching.

    Parameters
    ----------
    tracks : tuple of Track
    starts : tuple of tuple of int
        Start frames of each track's clips, ascending.
    places : mapping of int to (int, Clip)
        Row and value of each clip by its id.
    """

    tracks: tuple[Track, ...]
    starts: tuple[tuple[int, ...], ...]
    places: Mapping[int, tuple[int, Clip]]

    @staticmethod
    def of(project: Project) -> "Layout":
        """The layout of `project`."""
        return Layout(
            project.tracks,
            tuple(tuple(clip.start for clip in track.clips) for track in project.tracks),
            {clip.id: (row, clip) for row, track in enumerate(project.tracks) for clip in track.clips},
        )

    @property
    def height(self) -> int:
        """Pixels of all rows together."""
        return ROW_HEIGHT * len(self.tracks)

    def row_of(self, track_id: int) -> int:
        """The row of a track; it must exist."""
        return next(row for row, track in enumerate(self.tracks) if track.id == track_id)

    def clips_between(self, row: int, start: float, stop: float) -> tuple[Clip, ...]:
        """Clips of a row that touch the frames from `start` to `stop`, in order."""
        starts, clips = self.starts[row], self.tracks[row].clips
        first = max(bisect_right(starts, start) - 1, 0)
        last = bisect_right(starts, stop)
        return tuple(clip for clip in clips[first:last] if clip.stop >= start)


@dataclass(frozen=True, slots=True, eq=False)
class Geometry:
    """A layout as it is scrolled and zoomed; all positions are pixels of the lanes widget."""

    layout: Layout
    scale: TimeScale
    top: int

    def row_top(self, row: int) -> int:
        """Upper edge of a row."""
        return row * ROW_HEIGHT - self.top

    def row_near(self, y: float) -> int:
        """The row at `y`, counted on above the first and below the last."""
        return int((y + self.top) // ROW_HEIGHT)

    def row_at(self, y: float) -> int | None:
        """The row at `y`, or None above and below them all."""
        row = self.row_near(y)
        return row if 0 <= row < len(self.layout.tracks) else None

    def span_rect(self, row: int, start: float, frames: float) -> QRectF:
        """The body of a clip of `frames` frames from `start` on a row."""
        left = self.scale.x_of(start)
        return QRectF(
            left,
            self.row_top(row) + _CLIP_MARGIN,
            frames * self.scale.px_per_frame,
            ROW_HEIGHT - 2 * _CLIP_MARGIN,
        )

    def clip_rect(self, clip_id: int) -> QRectF:
        """The body of a clip; it must exist."""
        row, clip = self.layout.places[clip_id]
        return self.span_rect(row, clip.start, clip.frames)

    def clips_in(self, rect: QRectF) -> Iterator[tuple[int, Clip]]:
        """Clips, with their rows, whose bodies touch `rect`."""
        start, stop = self.scale.position_at(rect.left()), self.scale.position_at(rect.right())
        first = max(self.row_near(rect.top()), 0)
        for row in range(first, min(self.row_near(rect.bottom()) + 1, len(self.layout.tracks))):
            for clip in self.layout.clips_between(row, start, stop):
                if self.span_rect(row, clip.start, clip.frames).intersects(rect):
                    yield row, clip
