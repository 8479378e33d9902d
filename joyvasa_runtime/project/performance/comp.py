"""What choosing takes for stretches makes of the stretches chosen before, and where each of them fades.

Values only; the edits are `operations.comp`, and the rows that come of it `comping`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from joyvasa_runtime.project.performance.performance import CompSpan
from joyvasa_runtime.timebase import FrameSpan

Comp = tuple[CompSpan, ...]

DEFAULT_FADE = 6
"""Frames: 0.24 s is long enough for a head and short enough for lips."""


def chosen(comp: Comp, span: FrameSpan, new: CompSpan | None) -> Comp:
    """A comp in which a span plays the new stretch, or without one what the rest of the clip plays.

    Stretches of one take that touch become one. A stretch that was made to fit what is changed here no longer
    does: it fades from now on.
    """
    kept = cut([_loosened(one, span) for one in comp], span)
    return _joined(_ordered([*kept, new] if new else kept))


def fitted(comp: Comp, new: CompSpan) -> Comp:
    """A comp with a stretch that was made to fit what is around it; all else plays as before.

    That holds where the stretch is `widened`.
    """
    rests: list[CompSpan] = []
    for index, one in enumerate(comp):
        rise, fall = fades(comp, index)
        for part in cut((one,), new):
            # With a cut at its side, what is left of it would else fade over other frames than now.
            if part.stop == new.start:
                part = replace(part, fade=rise or one.fade)
            elif part.start == new.stop:
                part = replace(part, fade=fall or one.fade)
            rests.append(part)
    return tuple(_ordered([*rests, new]))


def widened(comp: Comp, span: FrameSpan) -> FrameSpan:
    """A span that cuts no stretch of a comp where it fades, beginning no later and ending no earlier."""
    start, stop = span.start, span.stop
    zones = [(one, *fades(comp, index)) for index, one in enumerate(comp)]
    for one, _, fall in reversed(zones):
        begin = max(one.stop - fall, one.start)
        if begin < start <= one.stop:
            start = begin
    for one, rise, _ in zones:
        end = min(one.start + rise, one.stop)
        if one.start <= stop < end:
            stop = end
    return FrameSpan(start, stop)


def fades(comp: Sequence[CompSpan], index: int) -> tuple[int, int]:
    """Frames inside a stretch over which it comes, and over which it goes.

    Where two stretches touch, the first one stays until its end and the second one comes over it; where one
    of the two doesn't fade, there is a cut.
    """
    one = comp[index]
    before = comp[index - 1] if index and comp[index - 1].stop == one.start else None
    after = comp[index + 1] if index + 1 < len(comp) and comp[index + 1].start == one.stop else None
    rise = 0 if before is not None and not before.fade else one.fade
    fall = 0 if after is not None else one.fade
    length = one.stop - one.start
    if rise and fall:
        half = max(length // 2, 1)
        return min(rise, half), min(fall, half)
    # Cut by a stretch that was made to fit: what is left of it fades as the whole did.
    is_cut = after is not None and not after.fade
    return rise if is_cut else min(rise, length), fall


def cut(comp: Iterable[CompSpan], span: FrameSpan | CompSpan) -> list[CompSpan]:
    """What of a comp lies before and behind a span."""
    parts: list[CompSpan] = []
    for one in comp:
        if one.start < span.start:
            parts.append(replace(one, stop=min(one.stop, span.start)))
        if one.stop > span.stop:
            parts.append(replace(one, start=max(one.start, span.stop)))
    return parts


def faded(comp: Comp) -> Comp:
    """A comp in which every stretch fades: for another take beneath it, which none was made to fit."""
    if all(span.fade for span in comp):
        return comp
    return tuple(span if span.fade else replace(span, fade=DEFAULT_FADE) for span in comp)


def _loosened(one: CompSpan, span: FrameSpan) -> CompSpan:
    is_near = one.start <= span.stop and span.start <= one.stop
    return replace(one, fade=DEFAULT_FADE) if is_near and not one.fade else one


def _ordered(comp: Iterable[CompSpan]) -> list[CompSpan]:
    return sorted(comp, key=lambda one: one.start)


def _joined(comp: Iterable[CompSpan]) -> Comp:
    joined: list[CompSpan] = []
    for span in comp:
        last = joined[-1] if joined else None
        if last is not None and last.stop == span.start and last.take_id == span.take_id:
            joined[-1] = replace(last, stop=span.stop, fade=max(last.fade, span.fade))
        else:
            joined.append(span)
    return tuple(joined)
