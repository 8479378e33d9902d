"""A piece of motion as it stands in a file of its own: the motion, what it is relative to, and what it is.

Reading and writing it is `storage`, `csv_file` and `template_import`; it knows no project.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.motion.sequence import MotionPart, MotionSequence

MAX_TEXT = 500
"""Characters of a text in a motion file; a name is one line of a list."""


@dataclass(frozen=True, slots=True, eq=False)
class MotionPiece:
    """Motion and what is known of it.

    Parameters
    ----------
    motion : MotionSequence
        At least one frame.
    reference : ndarray, shape (70,), float32, or None
        The row that it is relative to, made read-only; None where the file doesn't say, as with motion that
        is relative to a pack's resting face.
    name : str
        Such as "Nod"; may be empty.
    part : "all", "head" or "face"
        Which of its numbers count.
    source : str
        Where it comes from, in words; may be empty.
    licence : str
        May be empty.
    """

    motion: MotionSequence
    reference: NDArray[np.float32] | None = None
    name: str = ""
    part: MotionPart = "all"
    source: str = ""
    licence: str = ""

    def __post_init__(self) -> None:
        if self.reference is not None:
            reference = np.array(self.reference, np.float32)
            reference.setflags(write=False)
            object.__setattr__(self, "reference", reference)


def plain_line(text: str) -> str:
    """A text as one line that can be shown and kept in a file: no control characters, no rows of spaces."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())[:MAX_TEXT]
