"""Which stretch of a sound the strips of a clip show; several strips share one. It paints nothing."""

from PySide6.QtCore import QObject, Signal

_FEWEST_FRAMES = 50.0
"""Two seconds fill a strip: a frame is then wide enough to be hit."""

_FIRST_FRAMES = 30.0 * 25
"""A longer clip is shown in part at first, so that its marks don't lie on each other."""

_STEP = 1.5


class StripView(QObject):
    """A stretch of frames within the clip.

    Signals
    -------
    changed()
        Another stretch is shown.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._clip: int | None = None
        self._limits = 0, 1
        self._first, self._frames = 0.0, 1.0

    @property
    def first(self) -> float:
        """Frame of the sound at the left edge."""
        return self._first

    @property
    def frames(self) -> float:
        """How many frames are shown."""
        return self._frames

    @property
    def is_whole(self) -> bool:
        """Whether the whole clip is shown."""
        return self._frames >= self._limits[1] - self._limits[0]

    def set_clip(self, clip: int, start: int, stop: int) -> None:
        """Show frames of a clip from `start` to `stop`; the same clip keeps its zoom."""
        if (clip, (start, stop)) == (self._clip, self._limits):
            return
        is_other, self._clip, self._limits = clip != self._clip, clip, (start, stop)
        self._set(float(start) if is_other else self._first, _FIRST_FRAMES if is_other else self._frames)

    def zoom(self, steps: float, at: float | None = None) -> None:
        """Show less time with positive steps, more with negative ones; the frame `at` stays in its place."""
        middle = self._first + self._frames / 2 if at is None else at
        share = (middle - self._first) / self._frames
        frames = self._within(self._frames / _STEP**steps)
        self._set(middle - share * frames, frames)

    def fit(self) -> None:
        """Show the whole clip."""
        self._set(float(self._limits[0]), float(self._limits[1] - self._limits[0]))

    def scroll(self, frames: float) -> None:
        """Show a later stretch, or an earlier one."""
        self._set(self._first + frames, self._frames)

    def show_frame(self, frame: float) -> None:
        """Bring a frame of the clip into view; what is there already stays."""
        if not self._first <= frame < self._first + self._frames:
            self._set(frame - self._frames / 4, self._frames)

    def _within(self, frames: float) -> float:
        return min(max(frames, _FEWEST_FRAMES), float(self._limits[1] - self._limits[0]))

    def _set(self, first: float, frames: float) -> None:
        start, stop = self._limits
        frames = self._within(frames)
        first = min(max(first, float(start)), stop - frames)
        if (first, frames) != (self._first, self._frames):
            self._first, self._frames = first, frames
            self.changed.emit()
