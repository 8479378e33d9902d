"""Letting go of memory that mapped samples were read into: going through an hour of them needs little then.

Mapping them is `conformed`'s business.
"""

import mmap
from typing import Any

from numpy.typing import NDArray


def forget_pages(samples: NDArray[Any]) -> None:
    """Give back the memory of samples that are mapped from a file; they can be read again at any time.

    Without effect on samples that lie in memory only, and on systems that can't be asked.
    """
    mapping = samples.base
    if isinstance(mapping, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
        mapping.madvise(mmap.MADV_DONTNEED)
