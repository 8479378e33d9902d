"""One piece of motion of the library: what is in its file, and whether it came with the program."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.errors import MotionError
from joyvasa_runtime.motion.piece import MotionPiece
from joyvasa_runtime.motion.resample import resample_motion
from joyvasa_runtime.motion.sequence import MotionPart, MotionSequence
from joyvasa_runtime.timebase import MOTION_FPS


@dataclass(frozen=True, slots=True, eq=False)
class LibraryItem:
    """A piece of motion in the library.

    Parameters
    ----------
    path : Path
        Its file, by which it is known as long as the program runs.
    name : str
    motion : MotionSequence
        At 25 frames a second.
    reference : ndarray, shape (70,), float32
        The row that it is relative to.
    part : "all", "head" or "face"
        Which of its numbers count.
    source, licence : str
    is_bundled : bool
        Whether it came with the program, and so can't be changed.
    """

    path: Path
    name: str
    motion: MotionSequence
    reference: NDArray[np.float32]
    part: MotionPart
    source: str
    licence: str
    is_bundled: bool = False

    @staticmethod
    def of(path: Path, piece: MotionPiece, is_bundled: bool) -> "LibraryItem":
        """The item of a file of the library.

        Raises
        ------
        MotionError
            If the piece says neither what it is called nor what it is relative to.
        """
        if piece.reference is None or not piece.name:
            raise MotionError(
                f"{path} is motion, but no piece of a library", "Import it into the library instead."
            )
        motion = resample_motion(piece.motion, MOTION_FPS)
        return LibraryItem(
            path, piece.name, motion, piece.reference, piece.part, piece.source, piece.licence, is_bundled
        )

    @property
    def piece(self) -> MotionPiece:
        """What its file holds."""
        return MotionPiece(self.motion, self.reference, self.name, self.part, self.source, self.licence)
