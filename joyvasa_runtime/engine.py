"""One loaded model pack: a voice becomes a take, a picture a portrait, and both become frames.

It takes and returns values; it reads no project and writes no file.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.audio.clip import AudioClip
from joyvasa_runtime.audio.features import encode_audio, frames_of_sound
from joyvasa_runtime.audio.loudness import frame_loudness
from joyvasa_runtime.errors import DeviceError, PortraitError
from joyvasa_runtime.models.catalog import find_pack
from joyvasa_runtime.models.pack import Manifest, ModelPack
from joyvasa_runtime.models.session import Provider, versions
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.motion.generate import (
    MOTION_MODELS,
    TAKE_MARGIN,
    GenerationSettings,
    generate_take,
    load_motion_model,
)
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.portrait.generator import Generator
from joyvasa_runtime.portrait.lanes import Lanes
from joyvasa_runtime.portrait.layered.generator import LayeredGenerator
from joyvasa_runtime.portrait.liveportrait.generator import LivePortraitGenerator
from joyvasa_runtime.portrait.picture import Picture
from joyvasa_runtime.portrait.source import LocatedFace, Portrait
from joyvasa_runtime.timebase import FrameSpan, frame_to_sample

_LOG = logging.getLogger(__name__)

_GENERATORS: dict[str, Callable[[ModelPack], Generator]] = {
    "layered": LayeredGenerator,
    "liveportrait": LivePortraitGenerator,
}

FrameStep = Callable[[NDArray[np.uint8]], NDArray[np.uint8]]
"""What is done to each face crop on the thread that rendered it, such as pasting it into the picture."""


@dataclass(frozen=True, slots=True)
class GeneratedTake:
    """A generated performance and what made it.

    Parameters
    ----------
    motion : MotionSequence
    reference : ndarray, shape (70,), float32
        The row that relative motion is relative to, physical units.
    pack_id, pack_version : str
    settings : GenerationSettings
    """

    motion: MotionSequence
    reference: NDArray[np.float32]
    pack_id: str
    pack_version: str
    settings: GenerationSettings


class Engine:
    """A model pack at work.

    Parameters
    ----------
    pack : ModelPack

    Notes
    -----
    Rendering threads last as long as one call of `render_frames`, unless they are kept.
    """

    def __init__(self, pack: ModelPack) -> None:
        self._pack = pack
        self._generator = _GENERATORS[pack.manifest.portrait.generator](pack)
        self._notes: tuple[str, ...] = ()
        self._load_motion(on_cpu=False)
        self._kept: Lanes | None = None
        drawn = f"{self.provider} in {self._generator.precision}"
        _LOG.info("%s, pack %s %s on %s", versions(), self.pack.id, self.pack.version, drawn)

    @classmethod
    def open(cls, pack: str, *, provider: Provider = "auto") -> "Engine":
        """An engine with the pack of an id or a folder.

        Raises
        ------
        ModelPackError
            If there is no such pack or it is damaged.
        """
        return cls(find_pack(pack, provider=provider))

    @property
    def pack(self) -> Manifest:
        """What the pack says of itself."""
        return self._pack.manifest

    @property
    def generator(self) -> Generator:
        """What draws the frames."""
        return self._generator

    @property
    def provider(self) -> str:
        """Where frames are drawn at the moment: ``cpu`` or ``cuda``."""
        return self._generator.provider

    @property
    def motion_provider(self) -> str:
        """Where motion is made at the moment: ``cpu`` or ``cuda``."""
        return self._encoder.provider

    @property
    def precision(self) -> str:
        """How exactly frames are computed at the moment: ``fp32`` or ``fp16``."""
        return self._generator.precision

    @property
    def notes(self) -> tuple[str, ...]:
        """What had to be given up so far, such as half precision or the GPU, and why, in the user's words."""
        return self._notes + self._generator.notes

    @property
    def neutral(self) -> NDArray[np.float32]:
        """The row at rest: lips closed, eyes open, head straight; shape (70,)."""
        return self._motion_model.template.neutral

    def generate_take(
        self, clip: AudioClip, settings: GenerationSettings, span: FrameSpan, monitor: Monitor
    ) -> GeneratedTake:
        """The performance of a stretch of a sound.

        Parameters
        ----------
        clip : AudioClip
            The whole sound; its level, and what follows the span, count as they do in the whole.
        settings : GenerationSettings
        span : FrameSpan
            Frames of the sound that are wanted.
        monitor : Monitor

        Notes
        -----
        What comes after `span` is heard too, and a margin beyond it is made and cut off. So the same start
        with a later end gives the same frames as far as both go.

        Raises
        ------
        InferenceError
            If a model fails.
        Cancelled
        """
        try:
            return self._generate(clip, settings, span, monitor)
        except DeviceError as error:
            if self.motion_provider == "cpu":
                raise
            self._note(f"{error.message}; motion is made on the CPU")
            self._load_motion(on_cpu=True)
            return self._generate(clip, settings, span, monitor)

    def _note(self, text: str) -> None:
        _LOG.info(text)
        self._notes += (text,)

    def _load_motion(self, *, on_cpu: bool) -> None:
        """Load what turns sound into motion; what was loaded before is forgotten."""
        self._pack.let_go(*MOTION_MODELS)
        self._motion_model = load_motion_model(self._pack, on_cpu=on_cpu)
        self._encoder = self._pack.session("audio_encoder", on_cpu=on_cpu)

    def _generate(
        self, clip: AudioClip, settings: GenerationSettings, span: FrameSpan, monitor: Monitor
    ) -> GeneratedTake:
        heard = _from_frame(clip, span.start)
        spec = self.pack.motion
        whole = frames_of_sound(len(heard.samples), self.pack.audio, spec) - spec.skipped_lead
        frames = min(len(span) + TAKE_MARGIN, max(whole, len(span)))
        windows = range(-(-(frames + spec.skipped_lead) // spec.window))
        features = encode_audio(heard, self._encoder, self.pack.audio, spec, monitor, windows)
        loudness = frame_loudness(heard, frames, spec.fps)
        motion = generate_take(features.values, frames, self._motion_model, settings, monitor, loudness)
        kept = MotionSequence(motion.values[: len(span)], motion.fps)
        return GeneratedTake(kept, self.neutral, self.pack.id, self.pack.version, settings)

    def prepare_portrait(self, picture: Picture, located: LocatedFace) -> Portrait:
        """A head ready to be animated.

        Raises
        ------
        PortraitError
            If the pack can't draw this kind of head, or its points make no face.
        """
        # Drawings are drawn by what draws people: their points only come from another source.
        kind = "human" if located.kind == "drawing" else located.kind
        if kind not in self.pack.portrait.kinds:
            kinds = ", ".join(self.pack.portrait.kinds)
            raise PortraitError(
                f"The model pack {self.pack.name} can't draw the {located.kind} in {picture.source}",
                f"It draws: {kinds}. Choose another pack.",
            )
        return self._generator.prepare(picture, located)

    def render_frames(
        self,
        portrait: Portrait,
        motion: MotionSequence,
        reference: NDArray[np.float32],
        monitor: Monitor,
        step: FrameStep | None = None,
    ) -> Iterator[NDArray[np.uint8]]:
        """Frames in order, made a few at a time on as many threads as the generator allows.

        Parameters
        ----------
        portrait : Portrait
        motion : MotionSequence
        reference : ndarray, shape (70,), float32
            The row at which the portrait looks as in its picture.
        monitor : Monitor
            Gets stage "render" with frames done.
        step : callable, optional
            Done to each face crop on its rendering thread.

        Yields
        ------
        ndarray, shape (size, size, 3), uint8
            RGB, or what `step` makes of it.

        Raises
        ------
        InferenceError
            If the generator fails.
        Cancelled
        """
        count, batch = len(motion), self._generator.batch

        def stepped(batches: int) -> None:
            monitor.step("render", min(batches * batch, count), count)

        with self._lanes() as lanes:
            make = self._maker(portrait, motion.values, reference, step)
            for frames in lanes.in_order(make, -(-count // batch), stepped):
                yield from frames

    def render_rows(
        self,
        portrait: Portrait,
        rows: NDArray[np.float32],
        reference: NDArray[np.float32],
        step: FrameStep | None = None,
    ) -> list[NDArray[np.uint8]]:
        """Frames of a few rows of motion, shape (N, 70), side by side; else as `render_frames`.

        They come before what an unfinished `render_frames` has waiting.

        Raises
        ------
        InferenceError
            If the generator fails.
        """
        with self._lanes() as lanes:
            batches = -(-len(rows) // self._generator.batch)
            made = lanes.at_once(self._maker(portrait, rows, reference, step), batches)
        return [frame for frames in made for frame in frames]

    def keep_lanes(self) -> None:
        """Keep the rendering threads between calls, which saves a quarter of a single frame's time."""
        self._kept = self._kept or Lanes(self._generator.lanes)

    @contextmanager
    def lanes_kept(self) -> Iterator[None]:
        """Keep the rendering threads within a block, unless they are kept anyway."""
        if self._kept is not None:
            yield
            return
        self.keep_lanes()
        try:
            yield
        finally:
            self.close()

    def close(self) -> None:
        """Let go of the kept rendering threads; the engine can be used on."""
        if self._kept is not None:
            self._kept.close()
            self._kept = None

    @contextmanager
    def _lanes(self) -> Iterator[Lanes]:
        if self._kept is not None:
            yield self._kept
            return
        lanes = Lanes(self._generator.lanes)
        try:
            yield lanes
        finally:
            lanes.close()

    def _maker(
        self,
        portrait: Portrait,
        rows: NDArray[np.float32],
        reference: NDArray[np.float32],
        step: FrameStep | None,
    ) -> Callable[[int, int], list[NDArray[np.uint8]]]:
        """What makes the frames of one batch of the rows on a lane."""
        batch = self._generator.batch

        def make(index: int, lane: int) -> list[NDArray[np.uint8]]:
            crops = self._generator.render(
                portrait, rows[index * batch : (index + 1) * batch], reference, lane
            )
            return [step(crop) if step else crop for crop in crops]

        return make


def _from_frame(clip: AudioClip, start: int) -> AudioClip:
    """The clip from a frame on, as a view that keeps the level of the whole."""
    return replace(clip, samples=clip.samples[frame_to_sample(start, clip.rate_hz) :])
