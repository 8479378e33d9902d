"""Lips that rest in the silences of a clip's gate. Where silence is, is found in `operations.gate`."""

import numpy as np

from joyvasa_runtime.project.performance.easing import Frames, Weights, within
from joyvasa_runtime.project.performance.lip_sync import LIPS
from joyvasa_runtime.project.performance.performance import Gate
from joyvasa_runtime.project.performance.stretches import reached
from joyvasa_runtime.project.performance.take_rows import Rows
from joyvasa_runtime.timebase import MOTION_FPS


def gate_lips(rows: Rows, frames: Frames, gate: Gate, reference: Rows) -> None:
    """Ease the lips of rows, shape (F, 70), to those of the reference row in silences, in place."""
    rest = rest_at(frames, gate)
    here = np.flatnonzero(rest)
    if len(here):
        own = rows[np.ix_(here, LIPS)]
        share = rest[here].astype(np.float32)[:, None]
        rows[np.ix_(here, LIPS)] = own + share * (reference[LIPS] - own)


def rest_at(frames: Frames, gate: Gate) -> Weights:
    """How far the lips rest in frames of the sound, shape (F,): 0 free, 1 closed.

    They come to rest within `release_ms` after a silence begins, and are free again when it ends, having come
    alive during the `attack_ms` before.
    """
    release, attack = (ms * MOTION_FPS / 1000 for ms in (gate.release_ms, gate.attack_ms))
    rest = np.zeros(len(frames))
    for silence in reached(gate.silences, frames):
        rest = np.maximum(rest, within(frames, silence.start, silence.stop, release, attack))
    return rest
