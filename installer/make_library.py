"""Makes the bundled pieces of the motion library anew: six small gestures of head and face.

Run it when the pieces or the format of motion files change; a test compares. They are relative to a face at
rest, so any portrait and any pack can play them.

Notes
-----
Every movement goes from one value to the next with as little jerk as possible, as hands do (Flash and Hogan
1985): x(s) = 10 s^3 - 15 s^4 + 6 s^5. Amplitudes stay within the safe pose of the starter pack; a nod
takes about half a second a beat, a glance is as quick as the eyes are, the laugh shakes at about five beats
a second. Small differences between beats are drawn with a fixed seed.
"""

import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.library.file_names import PIECE_SUFFIX
from joyvasa_runtime.motion.axes import AXES
from joyvasa_runtime.motion.piece import MotionPiece
from joyvasa_runtime.motion.sequence import (
    CHANNELS,
    EXP,
    PITCH,
    ROLL,
    SCALE,
    TRANSLATION,
    YAW,
    MotionPart,
    MotionSequence,
)
from joyvasa_runtime.motion.storage import save_piece
from joyvasa_runtime.resources import resource

SOURCE = "JoyVASA Studio"
LICENCE = "MIT"
SEED = 5

Values = NDArray[np.float64]
Stop = tuple[int, float]
"""A frame, and the value reached there."""

_SHIFT_X_A_DEGREE = 0.0045
_SHIFT_Y_A_DEGREE = -0.0025
_SIZE_A_DEGREE = 0.0025
"""The neck's joint lies below the face: turning shifts it a little, as in the starter pack's training."""


def least_jerk(frames: int, stops: Sequence[Stop]) -> Values:
    """Values, shape (frames,), at rest at each stop and moving with the least jerk between them."""
    at = np.arange(frames, dtype=np.float64)
    values = np.full(frames, float(stops[0][1]))
    for (start, low), (stop, high) in pairwise(stops):
        share = np.clip((at - start) / (stop - start), 0.0, 1.0)
        values += (high - low) * share**3 * (10 - 15 * share + 6 * share**2)
    return values


def nod() -> MotionPiece:
    """Down and up twice, the second time less; lids follow a little."""
    pitch = least_jerk(34, ((0, 0), (4, -1.2), (11, 7.5), (18, 0.6), (24, 4.5), (33, 0)))
    return _piece("Nod", "head", pitch=pitch)


def shake() -> MotionPiece:
    """To one side, to the other, and out."""
    yaw = least_jerk(42, ((0, 0), (8, -8.5), (17, 8), (26, -5.5), (33, 3), (41, 0)))
    roll = least_jerk(42, ((0, 0), (8, 0.8), (17, -0.8), (26, 0.5), (41, 0)))
    return _piece("Shake of the head", "head", yaw=yaw, roll=roll)


def tilt() -> MotionPiece:
    """To the shoulder, held while listening, and back."""
    roll = least_jerk(60, ((0, 0), (14, 7.5), (42, 6.8), (59, 0)))
    yaw = least_jerk(60, ((0, 0), (14, -2.5), (42, -2.2), (59, 0)))
    pitch = least_jerk(60, ((0, 0), (16, 1.2), (59, 0)))
    return _piece("Tilt of the head", "head", pitch=pitch, yaw=yaw, roll=roll)


def laugh() -> MotionPiece:
    """A smile that opens, with head and jaw shaking to the beats of the laugh."""
    rng = np.random.default_rng(SEED)
    frames, beats = 62, range(8, 48, 5)
    jaw: list[Stop] = [(0, 0.0), (5, 0.18)]
    pitch: list[Stop] = [(0, 0.0), (6, -2.4)]
    for count, beat in enumerate(beats):
        strength = (1 - 0.09 * count) * rng.uniform(0.85, 1.0)
        jaw += [(beat, 0.5 * strength), (beat + 2, 0.22 * strength)]
        pitch += [(beat, -2.4 + 1.7 * strength), (beat + 2, -2.4 * (1 - 0.1 * count))]
    return _piece(
        "Laugh",
        "all",
        pitch=least_jerk(frames, (*pitch, (61, 0.0))),
        smile=least_jerk(frames, ((0, 0), (9, 0.95), (44, 0.8), (61, 0))),
        jaw=least_jerk(frames, (*jaw, (58, 0.0))),
        brows=least_jerk(frames, ((0, 0), (8, 0.35), (40, 0.2), (61, 0))),
        wink_left=least_jerk(frames, ((0, 0), (10, 0.3), (42, 0.25), (60, 0))),
        wink_right=least_jerk(frames, ((0, 0), (10, 0.3), (42, 0.25), (60, 0))),
    )


def brow_raise() -> MotionPiece:
    """Up quickly, held, and slowly down, the head a little back."""
    brows = least_jerk(32, ((0, 0), (6, 0.95), (15, 0.85), (31, 0)))
    pitch = least_jerk(32, ((0, 0), (8, -1.5), (15, -1.3), (31, 0)))
    return _piece("Brow raise", "all", brows=brows, pitch=pitch)


def glance() -> MotionPiece:
    """The eyes jump aside, rest there and come back; the head follows a little, later."""
    gaze_x = least_jerk(44, ((0, 0), (3, 0.85), (28, 0.8), (31, 0)))
    yaw = least_jerk(44, ((0, 0), (2, 0), (13, -3.0), (27, -2.6), (43, 0)))
    return _piece("Glance aside", "all", gaze_x=gaze_x, yaw=yaw)


PIECES: dict[str, Callable[[], MotionPiece]] = {
    "nod": nod,
    "shake": shake,
    "tilt": tilt,
    "laugh": laugh,
    "brow-raise": brow_raise,
    "glance": glance,
}
"""By the names of their files."""


def write_library(folder: Path) -> None:
    """Write every piece into a folder."""
    for name, make in PIECES.items():
        save_piece(folder / f"{name}{PIECE_SUFFIX}", make())


def _piece(name: str, part: MotionPart, **curves: Values) -> MotionPiece:
    """A piece from degrees and from amounts of named expressions, relative to the face at rest."""
    rest = np.zeros(CHANNELS, np.float32)
    rest[SCALE] = 1
    frames = len(next(iter(curves.values())))
    still = np.zeros(frames)
    pitch, yaw, roll = (curves.get(axis, still) for axis in ("pitch", "yaw", "roll"))
    rows = np.tile(rest.astype(np.float64), (frames, 1))
    rows[:, PITCH], rows[:, YAW], rows[:, ROLL] = pitch, yaw, roll
    rows[:, TRANSLATION.start] += _SHIFT_X_A_DEGREE * yaw
    rows[:, TRANSLATION.start + 1] += _SHIFT_Y_A_DEGREE * pitch
    rows[:, SCALE] += _SIZE_A_DEGREE * pitch
    for axis, values in curves.items():
        if axis in AXES:
            rows[:, EXP] += values[:, None] * AXES[axis]
    # What sums leave of a movement at its end is nothing that could be seen.
    motion = MotionSequence(rows.round(7).astype(np.float32))
    return MotionPiece(motion, rest, name, part, SOURCE, LICENCE)


if __name__ == "__main__":
    write_library(Path(sys.argv[1]) if len(sys.argv) > 1 else resource("library"))
