"""A voice becomes motion, as strongly as wanted. Whom it moves is not decided here."""

from dataclasses import dataclass, field
from pathlib import Path

from joyvasa_runtime.audio.decode import decode_audio
from joyvasa_runtime.engine import Engine, GeneratedTake
from joyvasa_runtime.errors import AudioError
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.motion.gain import apply_gain
from joyvasa_runtime.motion.generate import GenerationSettings
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.timebase import FrameSpan, frame_to_seconds, frames_covering, seconds_to_frame


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
