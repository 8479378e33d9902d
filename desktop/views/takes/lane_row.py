"""What a lane shows, as a value: a take, its number, and where the clip plays it."""

from dataclasses import dataclass

from joyvasa_runtime.project.coverage import playable
from joyvasa_runtime.project.document import Clip, Project, Take
from joyvasa_runtime.project.performance.performance import CompSpan
from joyvasa_runtime.project.performers import shown_span
from joyvasa_runtime.timebase import FrameSpan


@dataclass(frozen=True, slots=True)
class LaneRow:
    """One take of a clip.

    Parameters
    ----------
    take : Take
    number : int
        Counted from 1 in the order in which the takes were made.
    is_own : bool
        Whether the clip plays it wherever nothing else was chosen.
    shown : FrameSpan
        Frames of the sound that the clip shows.
    played : tuple of FrameSpan
        Those at which the take is played.
    chosen : tuple of FrameSpan
        Those for which it was chosen in the place of the clip's own.
    """

    take: Take
    number: int
    is_own: bool
    shown: FrameSpan
    played: tuple[FrameSpan, ...]
    chosen: tuple[FrameSpan, ...]

    @property
    def covered(self) -> FrameSpan:
        """Frames shown that the take performs."""
        return FrameSpan(max(self.take.start, self.shown.start), min(self.take.stop, self.shown.stop))


def lane_rows(project: Project, clip: Clip) -> tuple[LaneRow, ...]:
    """A row for each take that performs anything of what a clip shows."""
    shown = shown_span(clip)
    takes = [take for take in project.takes if take.media_id == clip.media_id and _meets(take, shown)]
    comp = [span for span in playable(project, clip) if span.start < shown.stop and shown.start < span.stop]
    return tuple(_row(take, number, clip, shown, comp) for number, take in enumerate(takes, 1))


def _row(take: Take, number: int, clip: Clip, shown: FrameSpan, comp: list[CompSpan]) -> LaneRow:
    is_own = take.id == clip.take_id
    chosen = tuple(_within(span, shown) for span in comp if span.take_id == take.id)
    played = chosen
    if is_own:
        others = [_within(span, shown) for span in comp if span.take_id != take.id]
        played = _rest(_within(take, shown), others)
    return LaneRow(take, number, is_own, shown, played, chosen)


def _meets(take: Take, shown: FrameSpan) -> bool:
    return take.start < shown.stop and shown.start < take.stop


def _within(span: CompSpan | Take, shown: FrameSpan) -> FrameSpan:
    return FrameSpan(max(span.start, shown.start), min(span.stop, shown.stop))


def _rest(whole: FrameSpan, others: list[FrameSpan]) -> tuple[FrameSpan, ...]:
    """A span without others, which are in order."""
    at, left = whole.start, []
    for other in others:
        if at < other.start:
            left.append((at, min(other.start, whole.stop)))
        at = max(at, other.stop)
    left.append((at, whole.stop))
    return tuple(FrameSpan(start, stop) for start, stop in left if start < stop)
