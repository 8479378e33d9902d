"""Stretches of frames for which something holds, found in one flag a frame; what it is they don't know."""

import numpy as np
from numpy.typing import NDArray

Flags = NDArray[np.bool_]
Run = tuple[int, int]
"""First index, and the first one behind it."""


def runs(flags: Flags, gap: int = 0) -> tuple[Run, ...]:
    """The runs of true flags; two with at most `gap` false ones between them are one run."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], flags, [False]]).astype(np.int8)))
    found: list[Run] = []
    for start, stop in edges.reshape(-1, 2).tolist():
        if found and start - found[-1][1] <= gap:
            start = found.pop()[0]
        found.append((start, stop))
    return tuple(found)
