"""Takes for clips and stretches: made on the inference thread, applied to the project as it is then.

How a take is made is the engine's, what it changes in the project is `operations.takes`'.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject

from desktop.document.store import Store
from desktop.jobs.engines import Engines
from desktop.jobs.job_list import Job, JobList
from desktop.jobs.stretches import StretchOrder, make_stretch, put_made_stretch, stretch_order
from desktop.jobs.voices import Voices
from joyvasa_runtime.engine import GeneratedTake
from joyvasa_runtime.errors import EditError
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.project.document import Clip, Generation, Media, Project
from joyvasa_runtime.project.operations.lanes import require_unlocked
from joyvasa_runtime.project.operations.takes import add_take
from joyvasa_runtime.timebase import FrameSpan

_SHARES = {"hash": 0.05, "listen": 0.3, "motion": 0.65}
"""Of the time of a minute of voice with the starter pack; decoding tells no end."""


@dataclass(frozen=True, slots=True)
class TakeOrder:
    """One take that is wanted.

    Parameters
    ----------
    media : Media
    span : FrameSpan
        Of the sound.
    generation : Generation
    clip_ids : tuple of int
        Clips that shall play it.
    name : str
        What the user knows it by.
    is_further : bool
        Whether it is one to choose from: clips that play a take already go on with that one.
    """

    media: Media
    span: FrameSpan
    generation: Generation
    clip_ids: tuple[int, ...]
    name: str
    is_further: bool = False


class GenerateJobs(QObject):
    """Generates motion.

    Parameters
    ----------
    jobs : JobList
    store : Store

    Notes
    -----
    Progress, end and errors are told by the list of jobs.
    """

    def __init__(self, jobs: JobList, store: Store) -> None:
        super().__init__()
        self._jobs, self._store = jobs, store
        self._voices = Voices()
        self._replaceable: set[int] = set()
        store.replaced.connect(self.cancel_all)

    def generate(self, clip_ids: Collection[int]) -> tuple[int, ...]:
        """Queue takes for clips, each as its `generation` says, and return the ids of the jobs.

        Clips that continue each other in one sound share a take. What is still being made for the same
        clips is cancelled.

        Raises
        ------
        EditError
            If none of the clips moves the portrait, or one is locked.
        """
        orders = take_orders(self._store.project, frozenset(clip_ids))
        asked = {clip_id for order in orders for clip_id in order.clip_ids}
        for job in self._active():
            if job.id in self._replaceable and job.clip_ids <= asked:
                self._jobs.cancel(job.id)
        started = tuple(self._start(order) for order in orders)
        self._replaceable.update(started)
        return started

    def generate_further(self, clip_ids: Collection[int], seeds: Sequence[int]) -> tuple[int, ...]:
        """Queue a take of each seed for clips, to choose from, and return the ids of the jobs.

        A clip plays the first of them if it has none, and else goes on with its own.

        Raises
        ------
        EditError
            If none of the clips moves the portrait, or one is locked.
        """
        orders = take_orders(self._store.project, frozenset(clip_ids))
        return tuple(self._start(_further(order, seed)) for seed in seeds for order in orders)

    def regenerate(self, clip_id: int, span: FrameSpan, generation: Generation) -> int:
        """Queue a stretch of a clip's sound to be made anew, and return the id of the job.

        Raises
        ------
        EditError
            If the clip isn't there, its track is locked, or it has no motion in a part of the stretch.
        """
        order = stretch_order(self._store.project, clip_id, span, generation)
        text = self.tr("Regenerate a stretch of {name}").format(name=order.name)
        job = Job(0, "generate", text, clip_ids=frozenset((clip_id,)))
        make, apply = partial(self._make_stretch, order), partial(self._apply_stretch, order)
        return self._jobs.start(job, make, apply, _SHARES)

    def cancel_all(self) -> None:
        """End all that wait or run, as when another project is opened; the project stays as it is."""
        for job in self._active():
            self._jobs.cancel(job.id)

    def _active(self) -> tuple[Job, ...]:
        return tuple(job for job in self._jobs.jobs if job.is_active and job.kind == "generate")

    def _start(self, order: TakeOrder) -> int:
        text = self.tr("Generate motion of {name}").format(name=order.name)
        job = Job(0, "generate", text, clip_ids=frozenset(order.clip_ids))
        return self._jobs.start(job, partial(self._make, order), partial(self._apply, order), _SHARES)

    def _make(self, order: TakeOrder, engines: Engines, monitor: Monitor) -> GeneratedTake:
        """On the inference thread."""
        voice = self._voices.get(order.media, monitor)
        with engines.hold(order.generation.pack_id) as engine:
            return engine.generate_take(voice, order.generation.settings, order.span, monitor)

    def _make_stretch(self, order: StretchOrder, engines: Engines, monitor: Monitor) -> GeneratedTake:
        """On the inference thread."""
        voice = self._voices.get(order.media, monitor)
        with engines.hold(order.generation.pack_id) as engine:
            return make_stretch(order, engine, voice, monitor)

    def _apply_stretch(self, order: StretchOrder, made: GeneratedTake) -> None:
        put_made_stretch(self._store, order, made, self.tr("Regenerate stretch"))

    def _apply(self, order: TakeOrder, take: GeneratedTake) -> None:
        sha256 = self._store.add_motion(take.motion)
        operation = partial(
            add_take,
            clip_ids=order.clip_ids,
            media_id=order.media.id,
            start=order.span.start,
            motion=take.motion,
            reference=take.reference,
            generation=order.generation,
            pack_version=take.pack_version,
            motion_sha256=sha256,
            keep_playing=order.is_further,
        )
        text = self.tr("Generate take") if order.is_further else self.tr("Generate motion")
        self._store.edit(text, operation)


def take_orders(project: Project, clip_ids: frozenset[int]) -> tuple[TakeOrder, ...]:
    """The takes that clips need.

    Raises
    ------
    EditError
        If none of the clips moves the portrait, or one is locked.
    """
    clips = tuple(_driving(project, clip_ids))
    if not clips:
        raise EditError(
            "Nothing that is selected moves the portrait", "Select a voice clip, or let its track drive."
        )
    orders: list[TakeOrder] = []
    for clip in sorted(clips, key=lambda clip: (clip.media_id, repr(clip.generation), clip.offset)):
        order = _order(project, clip)
        if orders and _continues(orders[-1], order):
            order = _joined(orders.pop(), order)
        orders.append(order)
    return tuple(orders)


def _further(order: TakeOrder, seed: int) -> TakeOrder:
    settings = replace(order.generation.settings, seed=seed)
    return replace(order, generation=replace(order.generation, settings=settings), is_further=True)


def _driving(project: Project, clip_ids: frozenset[int]) -> Iterator[Clip]:
    for track in project.tracks:
        chosen = [clip for clip in track.clips if clip.id in clip_ids]
        if chosen and track.drives:
            require_unlocked(track)
        yield from chosen if track.drives else ()


def _order(project: Project, clip: Clip) -> TakeOrder:
    media = project.media_of(clip.media_id)
    span = FrameSpan(clip.offset, clip.offset + clip.frames)
    return TakeOrder(media, span, clip.generation, (clip.id,), clip.name or media.path.stem)


def _continues(first: TakeOrder, second: TakeOrder) -> bool:
    is_same = first.media.id == second.media.id and first.generation == second.generation
    return is_same and second.span.start <= first.span.stop


def _joined(first: TakeOrder, second: TakeOrder) -> TakeOrder:
    span = FrameSpan(first.span.start, max(first.span.stop, second.span.stop))
    return TakeOrder(first.media, span, first.generation, first.clip_ids + second.clip_ids, first.name)
