"""Videos from files alone: a portrait that speaks with a voice, or plays a given motion.

Videos of a project are `from_project`'s business.
"""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.engine import Engine
from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.export.finishing import PLAIN, Finishing
from joyvasa_runtime.export.letters import letters_of
from joyvasa_runtime.export.motion_source import GivenMotion
from joyvasa_runtime.export.output import check_output
from joyvasa_runtime.export.performing import Gains, PerformanceSettings, apply_take, perform
from joyvasa_runtime.export.report import ExportReport
from joyvasa_runtime.export.scene import Scene, frame_as
from joyvasa_runtime.export.sounds import Sound
from joyvasa_runtime.export.video import write_video
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.motion.gain import apply_gain
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.portrait.source import Portrait
from joyvasa_runtime.portrait.subject import Subject, open_subject
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.project.overwriting import takes_place_of
from joyvasa_runtime.timebase import FrameSpan, frame_to_seconds


@dataclass(frozen=True, slots=True)
class AnimateRequest:
    """A portrait, a voice, and the video they shall become."""

    subject: Subject
    voice: Path
    output: Path
    performance: PerformanceSettings = field(default_factory=PerformanceSettings)
    gains: Gains = field(default_factory=Gains)
    settings: ExportSettings = field(default_factory=ExportSettings)


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
    settings: ExportSettings = field(default_factory=ExportSettings)


def animate(
    engine: Engine, request: AnimateRequest, monitor: Monitor, finishing: Finishing = PLAIN
) -> ExportReport:
    """Write the video of a portrait that speaks with a voice.

    Raises
    ------
    PortraitError, AudioError, InferenceError, ExportError
        If the picture, the voice, a model or the output fails; then there is no new file.
    RenderStopped, Cancelled
        As `write_video`.
    """
    _check(request.output, request.settings, request.subject.picture, request.voice)
    portrait = prepare_subject(engine, request.subject)
    take, span = perform(engine, request.voice, request.performance, monitor)
    motion = apply_take(take, request.gains)
    scene = files_scene(portrait, motion, take.reference, request.settings)
    sound = Sound(request.voice, frame_to_seconds(span.start))
    return write_video(engine, scene, sound, request.output, request.settings, monitor, finishing)


def render_motion(
    engine: Engine, request: RenderRequest, monitor: Monitor, finishing: Finishing = PLAIN
) -> ExportReport:
    """Write the video of a portrait that plays a given motion.

    Raises
    ------
    PortraitError, AudioError, InferenceError, ExportError
        As `animate`.
    RenderStopped, Cancelled
        As `write_video`.
    """
    heard = () if request.sound is None else (request.sound.path,)
    _check(request.output, request.settings, request.subject.picture, *heard)
    portrait = prepare_subject(engine, request.subject)
    reference = engine.neutral if request.reference is None else request.reference
    motion = apply_gain(request.motion, reference, request.gains.expression, request.gains.head)
    scene = files_scene(portrait, motion, reference, request.settings)
    return write_video(engine, scene, request.sound, request.output, request.settings, monitor, finishing)


def files_scene(
    portrait: Portrait,
    motion: MotionSequence,
    reference: NDArray[np.float32],
    settings: ExportSettings,
) -> Scene:
    """What a portrait shows that plays a motion.

    Parameters
    ----------
    portrait : Portrait
    motion : MotionSequence
    reference : ndarray, shape (70,), float32
        The row at which the portrait looks as in its picture.
    settings : ExportSettings
    """
    framing = frame_as(portrait, settings)
    span = FrameSpan(0, len(motion))
    letters = letters_of(settings, (framing.width, framing.height), (), span)
    return Scene(portrait, GivenMotion(motion), reference, framing, letters=letters)


def prepare_subject(engine: Engine, subject: Subject) -> Portrait:
    """The head in the user's picture, ready to be animated.

    Raises
    ------
    PortraitError
        If the picture or its points can't be used.
    """
    picture, located = open_subject(subject)
    return engine.prepare_portrait(picture, located)


def _check(output: Path, settings: ExportSettings, *sources: Path) -> None:
    """Refuse a video that could not be written, or that would take the place of what it is made of."""
    check_output(output, settings.compression)
    if not settings.compression.kind.has_pictures:
        raise ExportError(f"{settings.compression.kind.title} holds no pictures", "Choose a kind of video.")
    if any(takes_place_of(output, source) for source in sources):
        raise ExportError(f"The video is made of {output}", "Give the video another name.")
