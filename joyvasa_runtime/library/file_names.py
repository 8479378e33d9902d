"""File names for new pieces of motion, free in their folder and possible on every system."""

import re
from itertools import count
from pathlib import Path

PIECE_SUFFIX = ".motion.npz"

_MOST_CHARACTERS = 40
"""With the ending and four bytes a character far below the 255 bytes of file systems."""

_NOT_WORDS = re.compile(r"[\W_]+")


def free_path(folder: Path, name: str) -> Path:
    """A path in a folder where nothing is yet, as near to a name as can be."""
    stem = _NOT_WORDS.sub("-", name.lower())[:_MOST_CHARACTERS].strip("-") or "motion"
    # Windows keeps some short words, such as "con", for itself; a number makes it another one.
    names = (f"{stem}-{number}{PIECE_SUFFIX}" for number in count(1))
    return next(path for path in (folder / one for one in names) if not path.exists())
