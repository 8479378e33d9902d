"""Arrays of an `.npz` that may be damaged or hostile: nothing is unpickled, no more unpacked than is allowed.

What the arrays must look like, and what they mean, is for those who read them to say.
"""

import zipfile
from collections.abc import Collection
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray


class TooMuchError(ValueError):
    """The arrays of a file would take more memory than they may."""


def read_npz(path: Path, names: Collection[str], most_bytes: int) -> dict[str, NDArray[Any]]:
    """Those arrays of a file that `names` has, by name; what else is in it is not looked at.

    Parameters
    ----------
    path : Path
    names : collection of str
    most_bytes : int
        That everything in the file may take together, unpacked.

    Raises
    ------
    OSError
        If the file can't be read.
    TooMuchError
    ValueError
        If it is damaged, or is something else.
    """
    with path.open("rb") as stream:
        try:
            with zipfile.ZipFile(stream) as archive:
                if sum(item.file_size for item in archive.infolist()) > most_bytes:
                    raise TooMuchError(f"more than {most_bytes} bytes")
            stream.seek(0)
            with np.load(stream, allow_pickle=False) as arrays:
                return {name: arrays[name] for name in arrays.files if name in names}
        except (OSError, TooMuchError):
            raise
        except Exception as error:  # a damaged file raises whatever its bytes happen to spell
            raise ValueError(str(error) or "it is damaged") from error
