"""A finished file while FFmpeg writes it, and what every kind of finished file checks and reports.

What goes into the file is the business of those who make its kind.
"""

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import av

from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.video.unfinished import check_room, write_error

JOINING = "Joining"
"""The stage that is reported."""


@contextlib.contextmanager
def written_file(target: Path, container: str, options: Mapping[str, str]) -> Iterator[Any]:
    """An open file of FFmpeg, complete at the end of the block.

    Parameters
    ----------
    target : Path
        Overwritten, and left incomplete after an error.
    container : str
        FFmpeg's name of the format.
    options : mapping of str to str
        What the format is told.

    Raises
    ------
    ExportError
        If FFmpeg or the system refuses anything in the block.
    """
    file: Any = None
    try:
        check_room(target)
        # Absolute, so that no name is taken for one of FFmpeg's protocols.
        file = av.open(str(target.absolute()), "w", format=container, container_options=dict(options))
        yield file
        file.close()
    except (av.FFmpegError, OSError) as error:
        raise write_error(target, error) from error
    finally:
        # After an error: an open file could not be removed on Windows.
        if file is not None:
            with contextlib.suppress(av.FFmpegError, OSError):
                file.close()


def check_frames(target: Path, count: int, frames: int) -> None:
    """Refuse segments that are not the whole video.

    Raises
    ------
    ExportError
    """
    if count != frames:
        raise ExportError(
            f"{target} would have {count} pictures instead of {frames}", "Make the video again."
        )
