"""A take's motion as an `.npy` file named by its hash: the same motion is always the same bytes.

Only the one header that is written here is read again, so nothing of a strange file is ever interpreted.
"""

from typing import IO

import numpy as np

from joyvasa_runtime.motion.sequence import CHANNELS, MotionSequence
from joyvasa_runtime.project.json_text import damaged
from joyvasa_runtime.project.motions import motion_sha256
from joyvasa_runtime.timebase import MOTION_FPS

_ALIGNMENT = 64
"""Of the values in the file, as the format recommends."""


def take_name(sha256: str) -> str:
    """Path of a take's file from where the project's JSON lies."""
    return f"takes/{sha256}.npy"


def take_bytes(frames: int) -> int:
    """Size of the file of a motion of `frames` rows."""
    return len(_header(frames)) + frames * CHANNELS * 4


def write_take(stream: IO[bytes], motion: MotionSequence) -> None:
    """Write one motion."""
    assert motion.fps == MOTION_FPS, f"a take of {motion.fps} frames a second"
    stream.write(_header(len(motion)))
    stream.write(np.ascontiguousarray(motion.values, "<f4").data)


def read_take(data: bytes, frames: int, sha256: str) -> MotionSequence:
    """The motion of a file's contents.

    Parameters
    ----------
    data : bytes
    frames : int
        Rows that it must have.
    sha256 : str
        Hash that its values must have.

    Raises
    ------
    ProjectError
        If it is no such file, was cut short or changed, or holds numbers that are not finite.
    """
    header = _header(frames)
    if len(data) != take_bytes(frames) or not data.startswith(header):
        raise damaged(f"{take_name(sha256)} is no motion of {frames} frames")
    motion = MotionSequence(np.frombuffer(data, "<f4", offset=len(header)).reshape(frames, CHANNELS))
    if motion_sha256(motion) != sha256:
        raise damaged(f"{take_name(sha256)} was changed (wrong SHA-256)")
    if not np.isfinite(motion.values).all():
        raise damaged(f"{take_name(sha256)} holds numbers that are not finite")
    return motion


def _header(frames: int) -> bytes:
    """Version 1.0 of the header of NumPy's format, for (frames, 70) little-endian float32."""
    text = f"{{'descr': '<f4', 'fortran_order': False, 'shape': ({frames}, {CHANNELS}), }}"
    # Ten bytes stand before the text, and a line break ends it.
    padding = -(len(text) + 11) % _ALIGNMENT
    length = len(text) + padding + 1
    return b"\x93NUMPY\x01\x00" + length.to_bytes(2, "little") + f"{text}{' ' * padding}\n".encode()
