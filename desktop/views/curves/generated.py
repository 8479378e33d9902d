"""The generated motion behind the curves, and what it becomes with them: values of channels, piece by piece.

They are computed between two events of the window, a few milliseconds at a time; nothing here is painted.
"""

import time
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal

from desktop.views.curves.scene import CurveScene
from joyvasa_runtime.motion.sequence import CHANNELS, SCALE
from joyvasa_runtime.project.clip_rows import clip_rows
from joyvasa_runtime.project.document import Clip, Project
from joyvasa_runtime.project.evaluate import reference_row
from joyvasa_runtime.project.performance.channels import channel_values
from joyvasa_runtime.project.performance.layer import Channel
from joyvasa_runtime.timebase import FrameSpan

Stage = Literal["strength", "layers"]
"""What the layers are laid over, and what it is with them."""

Values = NDArray[np.float64]

_PIECE = 512
"""Frames computed at once."""

_TURN_S = 0.006
"""Time given to it in one turn of the window's loop."""

_TOLD_EVERY_S = 0.1
"""Painting what has come takes longer than some pieces of it."""

_QUICK_S, _REST = 0.004, 4
"""Where a turn and its painting take longer than the former, a drag comes first: they wait until the hand
rests so many times as long. Less would let them follow every movement of a drag that they make slow."""

_MOST_PIECES = 4000


@dataclass(frozen=True, slots=True)
class _Place:
    stage: Stage
    channel: Channel
    index: int


class GeneratedMotion(QObject):
    """Values of the active clip's channels before and after its layers.

    Parameters
    ----------
    scene : CurveScene

    Signals
    -------
    arrived()
        More is known than before.
    """

    arrived = Signal()

    def __init__(self, scene: CurveScene) -> None:
        super().__init__()
        self._scene = scene
        self._bases: dict[Stage, tuple[object, ...]] = {"strength": (), "layers": ()}
        self._version, self._told_at = 0, 0.0
        self._painting_s, self._wait_ms = 0.0, 0
        self._known: dict[_Place, tuple[tuple[object, ...], Values]] = {}
        self._wanted: dict[_Place, None] = {}
        self._seen: set[_Place] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._compute)
        scene.changed.connect(self._follow)
        self._follow()

    @property
    def clip(self) -> Clip | None:
        """The active clip, if it has motion."""
        clip, store = self._scene.clip, self._scene.store
        if clip is None or clip.take_id is None:
            return None
        # While another project is opened the clip may be one of the old project.
        takes = (take for take in store.project.takes if take.id == clip.take_id)
        return clip if any(take.motion_sha256 in store.motions for take in takes) else None

    @property
    def version(self) -> int:
        """Grows when other values are known, and told, than before."""
        return self._version

    def note_painting(self, seconds: float) -> None:
        """How long painting took what was known."""
        self._painting_s = seconds

    def values(
        self, stage: Stage, channel: Channel, first: int, last: int
    ) -> tuple[NDArray[np.int64], Values]:
        """What is known of a channel from a frame of the sound to another; the rest follows.

        Returns
        -------
        frames : ndarray, shape (F,), int64
            Rising; the clip shows them.
        values : ndarray, shape (F,), float64
        """
        clip = self.clip
        frames, found = [np.empty(0, np.int64)], [np.empty(0)]
        if clip is None:
            return frames[0], found[0]
        first, last = max(first, clip.offset), min(last, clip.offset + clip.frames)
        for index in range(first // _PIECE, -(-last // _PIECE)):
            place = _Place(stage, channel, index)
            self._seen.add(place)
            known = self._known.get(place)
            if known is None or known[0] is not self._bases[stage]:
                self._want(place)
            if known is not None:
                start = max(index * _PIECE, clip.offset)
                frames.append(np.arange(start, start + len(known[1])))
                found.append(known[1])
        return np.concatenate(frames), np.concatenate(found)

    def exact(self, stage: Stage, channel: Channel, frames: NDArray[np.int64]) -> Values:
        """Values at frames of the sound, computed now; beyond the clip's ends the first or last one."""
        clip = self.clip
        if clip is None or not len(frames):
            return np.zeros(len(frames))
        inside = np.clip(frames, clip.offset, clip.offset + clip.frames - 1)
        first = int(inside.min())
        values = self._computed(clip, stage, channel, FrameSpan(first, int(inside.max()) + 1))
        return values[inside - first]

    def _follow(self) -> None:
        scene, clip = self._scene, self._scene.clip
        if clip is None:
            self._known.clear()
            return
        done, project = clip.performance, scene.project
        basis = (
            clip.id, clip.take_id, clip.offset, clip.frames, project.takes, project.reference,
            done.comp, done.lip_sync_ms, done.smooths, done.gate, done.blinks, done.strength,
        )  # fmt: skip
        if not _is_same(self._bases["strength"], basis):
            if self._bases["strength"][:4] != basis[:4]:
                # Pieces begin elsewhere.
                self._known.clear()
                self._version += 1
            self._bases["strength"] = basis
            self._want_again("strength")
        layered = (*basis, done.layers)
        if not _is_same(self._bases["layers"], layered):
            self._bases["layers"] = layered
            self._want_again("layers")

    def _want_again(self, stage: Stage) -> None:
        """What is in sight was asked for before, and is painted from what was known."""
        for place in self._seen:
            if place.stage == stage:
                self._want(place)
        if self._wait_ms and self._timer.isActive():
            self._timer.start(self._wait_ms)

    def _want(self, place: _Place) -> None:
        self._wanted[place] = None
        if not self._timer.isActive():
            self._timer.start(self._wait_ms)

    def _compute(self) -> None:
        began = time.perf_counter()
        while self._wanted and time.perf_counter() - began < _TURN_S:
            place = next(iter(self._wanted))
            self._compute_piece(place.stage, place.index)
        cost_s = time.perf_counter() - began + self._painting_s
        self._wait_ms = round(1000 * _REST * cost_s) if cost_s > _QUICK_S else 0
        while len(self._known) > _MOST_PIECES:
            del self._known[next(iter(self._known))]
        if self._wanted:
            self._timer.start(0)
        if not self._wanted or began - self._told_at > _TOLD_EVERY_S:
            self._told_at = began
            self._version += 1
            self._seen.clear()
            self.arrived.emit()

    def _compute_piece(self, stage: Stage, index: int) -> None:
        """Every channel that is wanted of a piece at once: its rows are the costly part."""
        places = [place for place in self._wanted if (place.stage, place.index) == (stage, index)]
        for place in places:
            del self._wanted[place]
        clip = self.clip
        if clip is None:
            return
        start = max(index * _PIECE, clip.offset)
        stop = min((index + 1) * _PIECE, clip.offset + clip.frames)
        if start >= stop:
            return
        rows, reference = self._rows(clip, stage, FrameSpan(start, stop))
        for place in places:
            values = channel_values(rows, reference, place.channel)
            self._known.pop(place, None)
            self._known[place] = self._bases[stage], values

    def _computed(self, clip: Clip, stage: Stage, channel: Channel, span: FrameSpan) -> Values:
        rows, reference = self._rows(clip, stage, span)
        return channel_values(rows, reference, channel)

    def _rows(
        self, clip: Clip, stage: Stage, span: FrameSpan
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        project: Project = self._scene.project
        rest = np.zeros(CHANNELS, np.float32)
        rest[SCALE] = 1
        rows = clip_rows(project, clip, span, self._scene.store.motions, rest, stage)
        return rows, reference_row(project, rest)


def _is_same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    """Whether all parts are the same objects, or equal numbers."""
    pairs = zip(one, other, strict=True) if len(one) == len(other) else [(None, one)]
    return all(a is b or (isinstance(a, int) and a == b) for a, b in pairs)
