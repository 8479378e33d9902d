"""The hash of a sound file's contents, by which it is known whatever its name.

It doesn't look at what the contents mean.
"""

import hashlib
from pathlib import Path

from joyvasa_runtime.errors import AudioError
from joyvasa_runtime.monitor import Monitor

_CHUNK = 8 << 20
_MEBIBYTE = 1 << 20


def file_sha256(path: Path, monitor: Monitor) -> str:
    """Hash of a file's contents, lower-case hexadecimal.

    Parameters
    ----------
    path : Path
    monitor : Monitor
        Gets stage "hash" with mebibytes done and in all.

    Raises
    ------
    AudioError
        If the file can't be read.
    Cancelled
    """
    digest, done = hashlib.sha256(), 0
    try:
        total = path.stat().st_size
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                done += len(chunk)
                monitor.step("hash", done // _MEBIBYTE, total // _MEBIBYTE)
    except OSError as error:
        raise AudioError(
            f"{path} can't be read any more: {error.strerror}", "Check that its drive is still connected."
        ) from error
    return digest.hexdigest()
