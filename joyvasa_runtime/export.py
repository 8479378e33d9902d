"""From files or a project to a finished video: the same calls for the command line and for the app.

It joins the engine to the encoder and decides nothing about motion or pictures itself.
"""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.audio.decode import decode_audio
from joyvasa_runtime.audio.mix import MixPart
from joyvasa_runtime.audio.mix_stream import MixStream
from joyvasa_runtime.engine import Engine, GeneratedTake
from joyvasa_runtime.errors import AudioError, ProjectError
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.motion.gain import apply_gain
from joyvasa_runtime.motion.generate import GenerationSettings
from joyvasa_runtime.motion.resample import resample_motion
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.portrait.canvas import Canvas, View
from joyvasa_runtime.portrait.framing import frame_portrait
from joyvasa_runtime.portrait.mask import DEFAULT_MASK, Mask
from joyvasa_runtime.portrait.source import Portrait
from joyvasa_runtime.portrait.subject import Subject, open_subject
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.evaluate import evaluate_whole, reference_row
from joyvasa_runtime.project.heard import heard_parts
from joyvasa_runtime.project.heard_sounds import open_heard_sounds
from joyvasa_runtime.project.motions import Motions
from joyvasa_runtime.project.overwriting import check_keeps_media
from joyvasa_runtime.project.subject import open_setup
from joyvasa_runtime.timebase import (
    MOTION_FPS,
    FrameSpan,
    frame_to_seconds,
    frames_covering,
    seconds_to_frame,
)
from joyvasa_runtime.video.encode import EncodeSettings, VideoWriter, check_output
from joyvasa_runtime.video.soundtrack import Soundtrack

FRAME_RATES = (24, 25, 30, 50, 60)
"""Frame rates a video can have."""


DISCLOSURE = (
    "AI-generated: a picture animated by JoyVASA Studio. "
    "Digital source type: http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"
)
"""Written into every video, so that machines can tell (IPTC digital source type of an animated photo)."""


@dataclass(frozen=True, slots=True)
class VideoSettings:
    """How the finished video looks.

    Parameters
    ----------
    view : {"full", "face"}
        The whole picture with the face pasted back, or the square face crop.
    size : int or None
        Longer side of the video in pixels; None keeps the picture's (or the crop's) own size.
    fps : int
        One of `FRAME_RATES`.
    crf : int
        Constant rate factor of H.264: 0 lossless, 18 visually lossless, 51 worst.
    """

    view: View = "full"
    size: int | None = None
    fps: int = MOTION_FPS
    crf: int = 18


@dataclass(frozen=True, slots=True)
class Gains:
    """How strongly motion is played: 1 as generated, 0 keeps the portrait's own expression or pose."""

    expression: float = 1.0
    head: float = 1.0


@dataclass(frozen=True, slots=True)
class PerformanceSettings:
    """How a voice becomes motion.

    Parameters
    ----------
    generation : GenerationSettings
        Seed, guidance, sampler, steps and smoothing.
    start_s, end_s : float or None
        Range of the voice in seconds, rounded to frames; None is its own start or end.
    """

    generation: GenerationSettings = field(default_factory=GenerationSettings)
    start_s: float | None = None
    end_s: float | None = None


@dataclass(frozen=True, slots=True)
class Sound:
    """What is heard: a file, and where in it the video begins, in seconds."""

    path: Path
    start_s: float = 0.0

    def opened(self) -> Soundtrack:
        """The sound, to be taken from its start.

        Raises
        ------
        AudioError
            If the file can't be read or has no sound.
        """
        return Soundtrack(self.path, self.start_s)


@dataclass(frozen=True, slots=True)
class HeardMix:
    """What is heard: a stretch of the mix of a project."""

    parts: tuple[MixPart, ...]
    span: FrameSpan

    def opened(self) -> MixStream:
        """The sound, to be taken from its start."""
        return MixStream(self.parts, self.span)


@dataclass(frozen=True, slots=True)
class AnimateRequest:
    """A portrait, a voice, and the video they shall become."""

    subject: Subject
    voice: Path
    output: Path
    performance: PerformanceSettings = field(default_factory=PerformanceSettings)
    gains: Gains = field(default_factory=Gains)
    video: VideoSettings = field(default_factory=VideoSettings)


@dataclass(frozen=True, slots=True)
class RenderRequest:
    """A portrait, a motion it shall play, perhaps with a sound, and the video they shall become.

    `reference` is the row, shape (70,), at which the portrait looks as in its picture; None takes the pack's
    resting face.
    """

    subject: Subject
    motion: MotionSequence
    output: Path
    sound: Sound | None = None
    reference: NDArray[np.float32] | None = None
    gains: Gains = field(default_factory=Gains)
    video: VideoSettings = field(default_factory=VideoSettings)


@dataclass(frozen=True, slots=True)
class ExportReport:
    """A finished video: its file, frames, frame rate and size in pixels."""

    path: Path
    frames: int
    fps: int
    width: int
    height: int


def animate(engine: Engine, request: AnimateRequest, monitor: Monitor) -> ExportReport:
    """Write the video of a portrait that speaks with a voice.

    Raises
    ------
    PortraitError, AudioError, InferenceError, ExportError
        If the picture, the voice, a model or the output fails; then nothing is written.
    Cancelled
    """
    check_output(request.output)
    portrait = prepare_subject(engine, request.subject)
    take, span = perform(engine, request.voice, request.performance, monitor)
    motion = apply_take(take, request.gains)
    sound = Sound(request.voice, frame_to_seconds(span.start))
    performance = Performance(portrait, motion, take.reference, sound)
    return write_video(engine, performance, request.output, request.video, monitor)


def render_motion(engine: Engine, request: RenderRequest, monitor: Monitor) -> ExportReport:
    """Write the video of a portrait that plays a given motion.

    Raises
    ------
    PortraitError, AudioError, InferenceError, ExportError
        As `animate`.
    Cancelled
    """
    check_output(request.output)
    portrait = prepare_subject(engine, request.subject)
    reference = engine.neutral if request.reference is None else request.reference
    motion = apply_gain(request.motion, reference, request.gains.expression, request.gains.head)
    performance = Performance(portrait, motion, reference, request.sound)
    return write_video(engine, performance, request.output, request.video, monitor)


def export_project(
    engine: Engine,
    project: Project,
    motions: Motions,
    output: Path,
    video: VideoSettings,
    span: FrameSpan,
    monitor: Monitor,
    sounds_folder: Path,
) -> ExportReport:
    """Write the video of a stretch of a project, with the takes it has and everything that is heard.

    Parameters
    ----------
    engine : Engine
        Draws the portrait; the motion is that of the takes, whichever packs made them.
    project : Project
    motions : mapping of str to MotionSequence
    output : Path
    video : VideoSettings
    span : FrameSpan
        Frames of the timeline.
    monitor : Monitor
    sounds_folder : Path
        Cache of the sounds as they are heard.

    Raises
    ------
    ProjectError
        If the timeline is empty, or a sound that is heard is missing or not the one that was imported.
    PortraitError, AudioError, InferenceError, ExportError
        As `animate`.
    Cancelled
    """
    check_output(output)
    check_keeps_media(project, output)
    if not project.frames:
        raise ProjectError("There is nothing on the timeline to export", "Import a voice first.")
    sounds = open_heard_sounds(project, span, sounds_folder, monitor)
    portrait = engine.prepare_portrait(*open_setup(project))
    assert project.portrait is not None, "open_setup refuses a project without a portrait"
    performance = Performance(
        portrait,
        evaluate_whole(project, span, motions, engine.neutral, monitor),
        reference_row(project, engine.neutral),
        HeardMix(heard_parts(project, sounds), span) if sounds else None,
        project.portrait.mask,
    )
    return write_video(engine, performance, output, video, monitor)


def perform(
    engine: Engine, voice: Path, settings: PerformanceSettings, monitor: Monitor
) -> tuple[GeneratedTake, FrameSpan]:
    """The take of a range of a voice, and the range in frames of the voice.

    Raises
    ------
    AudioError
        If the voice can't be read, is silent, or the range is empty.
    InferenceError
        If a model fails.
    Cancelled
    """
    clip = decode_audio(voice, monitor=monitor)
    if clip.is_silent:
        raise AudioError(f"{voice} is silent from end to end", "Check the microphone or choose another file.")
    span = _span(voice, frames_covering(len(clip.samples), clip.rate_hz), settings)
    return engine.generate_take(clip, settings.generation, span, monitor), span


def apply_take(take: GeneratedTake, gains: Gains) -> MotionSequence:
    """The motion of a take, played as strongly as wanted."""
    return apply_gain(take.motion, take.reference, gains.expression, gains.head)


def prepare_subject(engine: Engine, subject: Subject) -> Portrait:
    """The head in the user's picture, ready to be animated.

    Raises
    ------
    PortraitError
        If the picture or its points can't be used.
    """
    picture, located = open_subject(subject)
    return engine.prepare_portrait(picture, located)


@dataclass(frozen=True, slots=True)
class Performance:
    """Everything a video shows and lets hear.

    Parameters
    ----------
    portrait : Portrait
    motion : MotionSequence
    reference : ndarray, shape (70,), float32
        The row at which the portrait looks as in its picture.
    sound : Sound, HeardMix or None
    mask : Mask
        Where the animated square is seen in the picture.
    """

    portrait: Portrait
    motion: MotionSequence
    reference: NDArray[np.float32]
    sound: Sound | HeardMix | None = None
    mask: Mask = DEFAULT_MASK


def write_video(
    engine: Engine, performance: Performance, output: Path, video: VideoSettings, monitor: Monitor
) -> ExportReport:
    """Render a performance and encode it; the output appears only when it is complete.

    Raises
    ------
    InferenceError, AudioError, ExportError
        If a model, the sound or the output fails; then nothing is written.
    Cancelled
    """
    framing = frame_portrait(performance.portrait, Canvas(video.view, video.size), performance.mask)
    motion = resample_motion(performance.motion, video.fps)
    writer = VideoWriter(
        output,
        framing.width,
        framing.height,
        video.fps,
        sound=performance.sound.opened() if performance.sound else None,
        settings=EncodeSettings(crf=video.crf, comment=DISCLOSURE),
    )
    with writer:
        for frame in engine.render_frames(
            performance.portrait, motion, performance.reference, monitor, framing.step
        ):
            writer.write(frame)
    # The encoder pads an odd side by one pixel.
    width, height = framing.width + framing.width % 2, framing.height + framing.height % 2
    return ExportReport(output, len(motion), video.fps, width, height)


def _span(voice: Path, frames: int, settings: PerformanceSettings) -> FrameSpan:
    """The range of the voice that is wanted, in its frames."""
    start = 0 if settings.start_s is None else seconds_to_frame(settings.start_s)
    stop = frames if settings.end_s is None else min(frames, seconds_to_frame(settings.end_s))
    if start >= stop:
        raise AudioError(
            f"Nothing of {voice} lies between the start and the end ({frame_to_seconds(frames):g} s long)",
            "Choose a start before the end, both within the sound.",
        )
    return FrameSpan(start, stop)
