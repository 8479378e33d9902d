"""Local media files opened for reading: one file, nothing that it refers to, and errors a user understands.

It is the only place that opens a container to read it; what is decoded from it is the callers' business.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import av

from joyvasa_runtime.errors import JoyVasaError

_READ_BUFFER_BYTES = 1 << 18
# FFmpeg asks this list before it opens anything by name; no protocol is called that. The file itself is
# handed over as an open Python file, so a playlist or a reference inside it leads nowhere.
_NO_PROTOCOL = {"protocol_whitelist": "none"}


@contextmanager
def open_media(path: Path, kind: type[JoyVasaError]) -> Iterator[Any]:
    """A PyAV container that reads `path` and nothing else.

    Parameters
    ----------
    path : Path
    kind : type of JoyVasaError
        What is raised when the file can't be opened: a sound and a video have different ones.

    Raises
    ------
    JoyVasaError
        Of the given kind: the file is missing, a folder, empty, not readable or not media.
    """
    check_readable(path, kind)
    with path.open("rb") as file:
        try:
            container = av.open(
                file,
                container_options=_NO_PROTOCOL,
                metadata_errors="replace",
                buffer_size=_READ_BUFFER_BYTES,
            )
        except (av.FFmpegError, OSError, ValueError) as error:
            raise kind(
                f"{path} is damaged or is not a sound or video file",
                "Choose another file (WAV, MP3, M4A, FLAC, OGG, MP4 ...) or save this one again.",
            ) from error
        with container:
            yield container


def check_readable(path: Path, kind: type[JoyVasaError]) -> None:
    """Raise `kind` unless `path` is a file that can be read and has contents."""
    try:
        if path.is_dir():
            raise kind(f"{path} is a folder", "Choose a file in it.")
        if not path.is_file():
            raise kind(f"{path} does not exist", "Check the name and the folder.")
        if path.stat().st_size == 0:
            raise kind(f"{path} is empty", "Record or export it again.")
        with path.open("rb"):
            pass
    except OSError as error:
        raise kind(
            f"{path} can't be read: {error.strerror}", "Check the name and who may read the file."
        ) from error
