"""A take's motion as an `.npy` file named by its hash: the same motion is always the same bytes.

Only the one header that is written here is read again, so nothing of a strange file is ever interpreted.
"""

from typing import IO

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.errors import ProjectError
from joyvasa_runtime.motion.sequence import CHANNELS, MotionSequence
from joyvasa_runtime.project.json_text import damaged
from joyvasa_runtime.project.motions import motion_sha256
from joyvasa_runtime.timebase import MOTION_FPS

_ALIGNMENT = 64
"""Of the values in the file, as the format recommends."""

_BLOCK = 1_000
"""Rows read and looked at together: less than a megabyte."""


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


def read_take(stream: IO[bytes], frames: int, sha256: str) -> MotionSequence:
    """The motion of a file, read to its end.

    Parameters
    ----------
    stream : binary file
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
    if stream.read(len(header)) != header:
        raise _no_motion(frames, sha256)
    motion = MotionSequence(_read_values(stream, frames, sha256))
    if motion_sha256(motion) != sha256:
        raise damaged(f"{take_name(sha256)} was changed (wrong SHA-256)")
    blocks = (motion.values[start : start + _BLOCK] for start in range(0, frames, _BLOCK))
    if not all(np.isfinite(block).all() for block in blocks):
        raise damaged(f"{take_name(sha256)} holds numbers that are not finite")
    return motion


def _read_values(stream: IO[bytes], frames: int, sha256: str) -> NDArray[np.float32]:
    """All rows, read-only; by blocks, so that an hour lies in memory once and not twice."""
    values = np.empty((frames, CHANNELS), "<f4")
    rest = values.reshape(-1).view(np.uint8)
    while len(rest) and (data := stream.read(min(len(rest), _BLOCK * CHANNELS * 4))):
        rest[: len(data)] = np.frombuffer(data, np.uint8)
        rest = rest[len(data) :]
    if len(rest) or stream.read(1):
        raise _no_motion(frames, sha256)
    values.setflags(write=False)
    return values


def _no_motion(frames: int, sha256: str) -> ProjectError:
    return damaged(f"{take_name(sha256)} is no motion of {frames} frames")


def _header(frames: int) -> bytes:
    """Version 1.0 of the header of NumPy's format, for (frames, 70) little-endian float32."""
    text = f"{{'descr': '<f4', 'fortran_order': False, 'shape': ({frames}, {CHANNELS}), }}"
    # Ten bytes stand before the text, and a line break ends it.
    padding = -(len(text) + 11) % _ALIGNMENT
    length = len(text) + padding + 1
    return b"\x93NUMPY\x01\x00" + length.to_bytes(2, "little") + f"{text}{' ' * padding}\n".encode()
