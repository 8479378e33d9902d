"""Edits of performances that are out of sight: outside of what their clips show, or without what they need.

It finds them; taking them away or bringing them back into sight is `operations.misplaced`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from joyvasa_runtime.project.curves.curve import Curve
from joyvasa_runtime.project.document import Clip, Project, Take
from joyvasa_runtime.project.performance.addresses import (
    CurveAddress,
    GazeCurve,
    LayerCurve,
    LayerWeight,
    StrengthCurve,
)
from joyvasa_runtime.project.performance.blinking import reach_of
from joyvasa_runtime.project.performance.layer import LayerMotion
from joyvasa_runtime.project.performance.performance import (
    UNTOUCHED,
    Blink,
    CompSpan,
    Limit,
    Performance,
    Silence,
    Smooth,
)
from joyvasa_runtime.project.performers import shown_span
from joyvasa_runtime.timebase import FrameSpan

MisplacedKind = Literal["keys", "blinks", "silences", "comp", "smooths", "limits", "motion"]
"""Keys of a curve, blinks, silences set by hand, stretches of other takes, smoothed and limited ones, and a
layer's piece of motion."""

Placed = CompSpan | Smooth | Limit | Silence | LayerMotion | Blink


@dataclass(frozen=True, slots=True)
class Misplaced:
    """Edits of one kind in one clip.

    Parameters
    ----------
    clip_id : int
    kind : MisplacedKind
    count : int
        How many, at least one.
    first, last : int
        Frames of the sound at which the earliest begins and the latest ends; `last` still belongs to it.
    address : CurveAddress or None
        Of the curve whose keys they are.
    layer_id : int or None
        Of the layer whose motion it is.
    """

    clip_id: int
    kind: MisplacedKind
    count: int
    first: int
    last: int
    address: CurveAddress | None = None
    layer_id: int | None = None


def misplaced(project: Project) -> tuple[Misplaced, ...]:
    """All edits that are out of sight, clip by clip in the order of the tracks."""
    takes = {take.id: take for take in project.takes}
    clips = (clip for track in project.tracks for clip in track.clips)
    return tuple(found for clip in clips for found in _of_clip(clip, takes))


def is_in_sight(edit: Placed, shown: FrameSpan) -> bool:
    """Whether any frame of an edit lies in what a clip shows."""
    first, last = reach(edit)
    return first < shown.stop and shown.start <= last


def is_played(span: CompSpan, clip: Clip, takes: Mapping[int, Take]) -> bool:
    """Whether a clip shows a stretch of its comp, and the take performs all that is shown of it."""
    take, shown = takes[span.take_id], shown_span(clip)
    start, stop = max(span.start, shown.start), min(span.stop, shown.stop)
    return take.media_id == clip.media_id and take.start <= start < stop <= take.stop


def reach(edit: Placed) -> tuple[int, int]:
    """First and last frame of the sound that an edit concerns."""
    if isinstance(edit, Blink):
        return reach_of(edit)
    return edit.start, edit.stop - 1


def addressed_curves(performance: Performance) -> Iterator[tuple[CurveAddress, Curve]]:
    """Every curve of a performance, with its address."""
    yield from ((StrengthCurve(region), curve) for region, curve in performance.strength)
    for layer in performance.layers:
        yield LayerWeight(layer.id), layer.weight
        yield from ((LayerCurve(layer.id, channel), curve) for channel, curve in layer.curves)
    yield GazeCurve("x"), performance.gaze.x_curve
    yield GazeCurve("y"), performance.gaze.y_curve


def _of_clip(clip: Clip, takes: Mapping[int, Take]) -> Iterator[Misplaced]:
    performance, shown = clip.performance, shown_span(clip)
    if performance is UNTOUCHED:
        return
    for address, curve in addressed_curves(performance):
        yield from _keys(clip.id, address, curve, shown)
    gate = performance.gate
    kinds: tuple[tuple[MisplacedKind, Sequence[Placed]], ...] = (
        ("blinks", performance.blinks.events),
        ("silences", () if gate is None else [one for one in gate.silences if one.is_manual]),
        ("smooths", performance.smooths),
        ("limits", performance.limits),
    )
    for kind, edits in kinds:
        yield from _edits(clip.id, kind, [edit for edit in edits if not is_in_sight(edit, shown)])
    yield from _edits(clip.id, "comp", [one for one in performance.comp if not is_played(one, clip, takes)])
    for layer in performance.layers:
        if layer.motion is not None and not is_in_sight(layer.motion, shown):
            yield from _edits(clip.id, "motion", [layer.motion], layer.id)


def _keys(clip_id: int, address: CurveAddress, curve: Curve, shown: FrameSpan) -> Iterator[Misplaced]:
    # Curves have thousands of keys, and this is asked after every edit.
    before, behind = curve.index_at(shown.start), curve.index_at(shown.stop)
    count = before + len(curve.keys) - behind
    if count:
        first = curve.keys[0 if before else behind].frame
        last = curve.keys[-1 if behind < len(curve.keys) else before - 1].frame
        yield Misplaced(clip_id, "keys", count, first, last, address)


def _edits(
    clip_id: int, kind: MisplacedKind, edits: Sequence[Placed], layer_id: int | None = None
) -> Iterator[Misplaced]:
    if edits:
        reaches = [reach(edit) for edit in edits]
        first, last = min(start for start, _ in reaches), max(stop for _, stop in reaches)
        yield Misplaced(clip_id, kind, len(edits), first, last, layer_id=layer_id)
