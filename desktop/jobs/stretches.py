"""Making a stretch of a clip anew: what is asked for, how it is made, and what becomes of it.

Queueing it is `generate`'s, and how it is fitted is the runtime's.
"""

from dataclasses import dataclass
from functools import partial

from desktop.document.store import Store
from joyvasa_runtime.audio.clip import AudioClip
from joyvasa_runtime.engine import Engine, GeneratedTake
from joyvasa_runtime.errors import EditError
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.project.document import Generation, Media, Project
from joyvasa_runtime.project.fitting import fitted_stretch
from joyvasa_runtime.project.operations.lanes import pick, shown_name
from joyvasa_runtime.project.operations.regenerate import put_stretch, require_performing
from joyvasa_runtime.timebase import FrameSpan

_CONTEXT = 50
"""Frames before a stretch that are made with it and cut off: a face starts from rest, and needs 2 s to be in
the middle of a sentence. What follows a stretch is heard anyway."""


@dataclass(frozen=True, slots=True)
class StretchOrder:
    """A stretch that is wanted anew.

    Parameters
    ----------
    clip_id : int
    media : Media
        The clip's sound.
    span : FrameSpan
        Of the sound.
    generation : Generation
    name : str
        What the user knows the clip by.
    """

    clip_id: int
    media: Media
    span: FrameSpan
    generation: Generation
    name: str


def stretch_order(project: Project, clip_id: int, span: FrameSpan, generation: Generation) -> StretchOrder:
    """The order for a stretch of a clip.

    Raises
    ------
    EditError
        If the clip isn't there, its track is locked, or it has no motion in a part of the stretch.
    """
    (picked,) = pick(project, (clip_id,))
    clip = require_performing(project, clip_id, picked.clip.media_id)
    assert clip.take_id is not None, "a performing clip has a take"
    take = project.take(clip.take_id)
    if span.start < take.start or take.stop < span.stop:
        raise EditError(
            f"“{shown_name(project, clip)}” has no motion in a part of this stretch",
            "Generate the motion of the whole clip first.",
        )
    return StretchOrder(clip_id, project.media_of(clip.media_id), span, generation, shown_name(project, clip))


def make_stretch(order: StretchOrder, engine: Engine, voice: AudioClip, monitor: Monitor) -> GeneratedTake:
    """The performance of a stretch; on the inference thread.

    Raises
    ------
    InferenceError
        If a model fails.
    Cancelled
    """
    first = max(order.span.start - _CONTEXT, 0)
    whole = FrameSpan(first, order.span.stop)
    made = engine.generate_take(voice, order.generation.settings, whole, monitor)
    kept = MotionSequence(made.motion.values[order.span.start - first :], made.motion.fps)
    return GeneratedTake(kept, made.reference, made.pack_id, made.pack_version, made.settings)


def put_made_stretch(store: Store, order: StretchOrder, made: GeneratedTake, text: str) -> None:
    """Fit a stretch to what the clip plays now, and put it in as one step of the history.

    Raises
    ------
    EditError
        If the clip can't play it any more.
    """
    project = store.project
    clip = require_performing(project, order.clip_id, order.media.id)
    start, motion = fitted_stretch(
        project, clip, order.span.start, made.motion, made.reference, store.motions
    )
    operation = partial(
        put_stretch,
        clip_id=order.clip_id,
        media_id=order.media.id,
        start=start,
        motion=motion,
        generation=order.generation,
        pack_version=made.pack_version,
        motion_sha256=store.add_motion(motion),
    )
    store.edit(text, operation)
