"""The faults of a whole project, clip by clip: what was measured once is not measured again.

It joins the detectors beside it, and can be stopped at any step; it starts no thread.
"""

from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.models.specs import SafeRanges
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.project.clip_rows import clip_rows
from joyvasa_runtime.project.document import Clip, Project
from joyvasa_runtime.project.evaluate import evaluate, reference_row
from joyvasa_runtime.project.motions import Motions
from joyvasa_runtime.project.placed import TRANSITION
from joyvasa_runtime.project.quality import jitter, seam, silent_mouth, sync, unsafe_pose
from joyvasa_runtime.project.quality.fault import Fault, FaultKind, severity
from joyvasa_runtime.project.quality.inputs import MARGIN, Inputs, covering, inputs_of
from joyvasa_runtime.project.quality.runs import Flags, Run
from joyvasa_runtime.project.quality.signals import Rows, Signals, Values, head_of, lips_of
from joyvasa_runtime.timebase import MOTION_FPS, FrameSpan

Levels = Mapping[str, NDArray[np.float32]]
"""For each sound, by its hash, the level under each of its frames, relative to that of its speech."""

_CHUNK = 500
"""Frames evaluated in one step: a few milliseconds."""

_SEAM_REACH = 2
"""Frames on each side of a jump that are marked."""


@dataclass(frozen=True, slots=True, eq=False)
class ClipFaults:
    """The faults of a clip, and what they were found in."""

    inputs: Inputs
    levels: NDArray[np.float32] | None
    faults: tuple[Fault, ...]


Known = MutableMapping[int, ClipFaults]
"""By the id of the clip."""


def find_faults(
    project: Project,
    motions: Motions,
    rest: Rows,
    safe: SafeRanges,
    levels: Levels,
    known: Known | None = None,
    monitor: Monitor | None = None,
) -> tuple[Fault, ...]:
    """The faults of a project's motion, in the order of time.

    Parameters
    ----------
    project : Project
    motions : mapping of str to MotionSequence
        As for `evaluate`.
    rest : ndarray, shape (70,), float32
        As for `evaluate`.
    safe : SafeRanges
        Of the pack that draws the portrait.
    levels : mapping of str to ndarray, shape (frames,), float32
        Without its levels nothing is said of a clip's lips.
    known : mapping of int to ClipFaults, optional
        What earlier calls found. It is used, and added to clip by clip, so that a call that was cancelled
        was not in vain.
    monitor : Monitor, optional
        Gets stage "quality" with frames done, and stage "sync" within a clip.

    Raises
    ------
    Cancelled
    """
    table = {} if known is None else known
    lanes = (track.clips for track in project.tracks if track.drives)
    clips = [clip for lane in lanes for clip in lane if clip.take_id is not None]
    for gone in table.keys() - {clip.id for clip in clips}:
        del table[gone]
    steps = _Steps(monitor or Monitor(), sum(clip.frames for clip in clips))
    for clip in clips:
        inputs, heard = inputs_of(project, clip, safe, rest), levels.get(_sound(project, clip))
        found = table.get(clip.id)
        if found is None or found.levels is not heard or found.inputs != inputs:
            faults = _clip_faults(project, clip, motions, rest, safe, heard, steps)
            table[clip.id] = ClipFaults(inputs, heard, faults)
        steps.done += clip.frames
    every = (fault for clip in clips for fault in table[clip.id].faults)
    return tuple(sorted(every, key=lambda fault: (fault.span.start, fault.span.stop, fault.kind)))


@dataclass(slots=True)
class _Steps:
    """How far a whole analysis is."""

    monitor: Monitor
    total: int
    done: int = 0

    def step(self, frames: int) -> None:
        self.monitor.step("quality", min(self.done + frames, self.total), self.total)


def _clip_faults(
    project: Project,
    clip: Clip,
    motions: Motions,
    rest: Rows,
    safe: SafeRanges,
    levels: NDArray[np.float32] | None,
    steps: _Steps,
) -> tuple[Fault, ...]:
    span = FrameSpan(max(clip.start - MARGIN, 0), clip.stop + MARGIN)
    signals = _signals(project, clip, span, motions, rest, steps)
    heard = None if levels is None else _heard(levels, clip)
    view = _View(clip, span, _shown(project, clip, span), steps.monitor)
    return tuple(view.faults(signals, safe, heard))


def _signals(
    project: Project, clip: Clip, span: FrameSpan, motions: Motions, rest: Rows, steps: _Steps
) -> Signals:
    """What the detectors see, piece by piece: the rows of an hour would take 25 MB."""
    reference = reference_row(project, rest)
    heads: list[Values] = []
    lips: list[Values] = []
    for start in range(span.start, span.stop, _CHUNK):
        steps.step(start - span.start)
        part = FrameSpan(start, min(start + _CHUNK, span.stop))
        heads.append(head_of(evaluate(project, part, motions, rest).values, reference))
        # The lips before hand-made layers: a smile in a silence is meant.
        first, stop = max(part.start, clip.start), min(part.stop, clip.stop)
        sound = range(first - clip.start + clip.offset, stop - clip.start + clip.offset)
        if sound:
            lips.append(lips_of(clip_rows(project, clip, sound, motions, rest, "strength"), reference))
    return Signals(np.concatenate(heads), np.concatenate(lips))


def _shown(project: Project, clip: Clip, span: FrameSpan) -> Flags:
    """Which frames of a span show the clip and nothing of a track above it."""
    frames = np.arange(span.start, span.stop)
    shown = (frames >= clip.start) & (frames < clip.stop)
    for above in covering(project, clip, span):
        shown &= (frames < above.start - TRANSITION) | (frames >= above.stop + TRANSITION)
    return shown


def _heard(levels: NDArray[np.float32], clip: Clip) -> NDArray[np.float32]:
    """The level under each frame of a clip; 0 where its sound has ended."""
    heard = np.zeros(clip.frames, np.float32)
    part = levels[clip.offset : clip.offset + clip.frames]
    heard[: len(part)] = part
    return heard


def _sound(project: Project, clip: Clip) -> str:
    return project.media_of(clip.media_id).sha256


@dataclass(frozen=True, slots=True, eq=False)
class _View:
    """A clip in a span of the timeline, of which some frames count."""

    clip: Clip
    span: FrameSpan
    is_shown: Flags
    monitor: Monitor

    def faults(
        self, signals: Signals, safe: SafeRanges, levels: NDArray[np.float32] | None
    ) -> Iterator[Fault]:
        for run, amount in jitter.find_jitter(signals.head, self.is_shown):
            yield self._fault("jitter", run, amount, jitter.THRESHOLD)
        for index, amount in seam.find_seams(signals.head, self._borders(), self.is_shown):
            run = (index - _SEAM_REACH, index + _SEAM_REACH)
            yield self._fault("seam", run, amount, seam.THRESHOLD)
        for run, amount in unsafe_pose.find_unsafe_poses(signals.pose, safe, self.is_shown):
            yield self._fault("unsafe_pose", run, amount, unsafe_pose.WORST / 4)
        if levels is not None:
            yield from self._lip_faults(signals, levels)

    def _lip_faults(self, signals: Signals, levels: NDArray[np.float32]) -> Iterator[Fault]:
        first = self.clip.start - self.span.start
        shown = self.is_shown[first : first + self.clip.frames]
        times = self._attack_and_release()
        for run, amount in silent_mouth.find_silent_mouths(signals.lips, levels, shown, *times):
            yield self._fault("silent_mouth", _later(run, first), amount, silent_mouth.THRESHOLD)
        for run, amount in sync.find_offsets(signals.jaw, levels, shown, self.monitor):
            yield self._fault("sync", _later(run, first), amount, sync.THRESHOLD_MS)

    def _borders(self) -> tuple[int, ...]:
        """Indices of frames at which another motion begins: the clip's ends, other takes, their fades."""
        comp = self.clip.performance.comp
        frames = [self.clip.offset, self.clip.offset + self.clip.frames]
        for one in comp:
            frames += [one.start, one.start + one.fade, one.stop - one.fade, one.stop]
        to_index = self.clip.start - self.clip.offset - self.span.start
        return tuple(frame + to_index for frame in frames if 0 <= frame + to_index < len(self.span))

    def _attack_and_release(self) -> tuple[int, int]:
        gate = self.clip.performance.gate
        if gate is None:
            return silent_mouth.ATTACK_FRAMES, silent_mouth.RELEASE_FRAMES
        attack, release = (round(ms * MOTION_FPS / 1000) + 1 for ms in (gate.attack_ms, gate.release_ms))
        return max(attack, silent_mouth.ATTACK_FRAMES), max(release, silent_mouth.RELEASE_FRAMES)

    def _fault(self, kind: FaultKind, run: Run, amount: float, threshold: float) -> Fault:
        start = max(run[0] + self.span.start, self.clip.start)
        stop = max(min(run[1] + self.span.start, self.clip.stop), start + 1)
        return Fault(kind, FrameSpan(start, stop), self.clip.id, severity(amount, threshold), amount)


def _later(run: Run, frames: int) -> Run:
    return run[0] + frames, run[1] + frames
