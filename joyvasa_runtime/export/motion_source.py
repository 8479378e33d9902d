"""The motion of a video handed out by stretches, so that an hour of it is never held as a whole.

What the motion is, is decided by whoever made it: a take, a file or the evaluation of a project.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.motion.resample import resample_stretch, resampled_length, source_span
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.evaluate import evaluate
from joyvasa_runtime.project.motions import Motions
from joyvasa_runtime.timebase import MOTION_FPS, FrameSpan

_CHUNK = 1_000
"""Frames evaluated at a time: a few milliseconds and less than a megabyte."""


class MotionSource(Protocol):
    """Motion at its own rate; a frame is the same, bit for bit, in any stretch.

    Parameters
    ----------
    frames, fps : int
    """

    @property
    def frames(self) -> int: ...

    @property
    def fps(self) -> int: ...

    def rows(self, span: FrameSpan) -> NDArray[np.float32]:
        """The rows of a stretch, shape (T, 70), float32."""
        ...


@dataclass(frozen=True, slots=True)
class GivenMotion:
    """Motion that is there already."""

    motion: MotionSequence

    @property
    def frames(self) -> int:
        """How long it is."""
        return len(self.motion)

    @property
    def fps(self) -> int:
        """Frames a second."""
        return self.motion.fps

    def rows(self, span: FrameSpan) -> NDArray[np.float32]:
        """The rows of a stretch, shape (T, 70), float32."""
        return self.motion.values[span.start : span.stop]


@dataclass(frozen=True, slots=True)
class ProjectMotion:
    """The motion that a stretch of a project results in, evaluated when it is asked for.

    Parameters
    ----------
    project : Project
    motions : mapping of str to MotionSequence
    rest : ndarray, shape (70,), float32
        The pack's row at rest.
    span : FrameSpan
        Frames of the timeline.
    """

    project: Project
    motions: Motions
    rest: NDArray[np.float32]
    span: FrameSpan
    fps: int = MOTION_FPS

    @property
    def frames(self) -> int:
        """How long it is."""
        return len(self.span)

    def rows(self, span: FrameSpan) -> NDArray[np.float32]:
        """The rows of a stretch, counted from the start of the span, shape (T, 70), float32."""
        there = FrameSpan(self.span.start + span.start, self.span.start + span.stop)
        return evaluate(self.project, there, self.motions, self.rest).values


def frames_at(source: MotionSource, fps: int) -> int:
    """How many frames the motion has at another rate."""
    return resampled_length(source.frames, source.fps, fps)


def motion_at(source: MotionSource, fps: int, span: FrameSpan) -> MotionSequence:
    """A stretch of the motion at another rate; the same rows as in the whole."""
    if fps == source.fps:
        return MotionSequence(source.rows(span), fps)
    needed = source_span(span, source.frames, source.fps, fps)
    return resample_stretch(source.rows(needed), needed, source.frames, source.fps, fps, span)


def chunks(source: MotionSource) -> Iterator[tuple[int, NDArray[np.float32]]]:
    """All rows, a thousand at a time, each with the number of its first."""
    for start in range(0, source.frames, _CHUNK):
        yield start, source.rows(FrameSpan(start, min(start + _CHUNK, source.frames)))
