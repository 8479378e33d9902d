"""Where a video shall lie: whether it can lie there, and what the user is told when it can't be written.

Nothing is written here but a trial that leaves nothing.
"""

import errno
import re
import sys
from pathlib import Path

import av

from joyvasa_runtime.credentials.media_types import SIDECAR, carrier_type
from joyvasa_runtime.errors import ExportError, JoyVasaError
from joyvasa_runtime.file_names import check_name
from joyvasa_runtime.video.compression import Compression
from joyvasa_runtime.video.unfinished import UnfinishedFile, write_error

_OF_PICTURES = re.compile(r"frame_\d+\.png|frames\.(sha256|c2pa)")
"""What an export leaves in a folder of pictures: them, and their credentials."""

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


def check_output(path: Path, compression: Compression | None = None) -> None:
    """Refuse a path at which no video could be written, before hours are spent on its frames.

    Parameters
    ----------
    path : Path
        A file, or for single pictures a folder that is new, empty or full of such pictures.
    compression : Compression, optional
        None is H.264.

    Raises
    ------
    ExportError
        If the name is wrong, or the folder is missing or can't be written to.
    """
    endings = (compression or Compression()).kind.endings
    if endings and path.suffix.lower() not in endings:
        raise ExportError(f"{path} does not end in {', '.join(endings)}", "Give the video such a name.")
    may_need_sidecar = carrier_type(path, sys.maxsize) is None
    check_name(path, ExportError, len(SIDECAR) if may_need_sidecar else 0)
    if not endings:
        _check_folder(path)
    else:
        UnfinishedFile(path).discard()


def output_error(output: Path, error: JoyVasaError, is_kept: bool) -> JoyVasaError:
    """What the user is told of a failure somewhere in the workplace: it is about the output.

    Parameters
    ----------
    output : Path
    error : JoyVasaError
        Its cause is what the system or FFmpeg said.
    is_kept : bool
        Whether something is finished that need not be made again.
    """
    cause = error.__cause__
    if not isinstance(cause, OSError | av.FFmpegError):
        return error
    if not output.absolute().parent.is_dir():
        return ExportError(
            f"The folder {output.parent} does not exist any more", "Create it or choose another."
        )
    if is_kept and getattr(cause, "errno", None) in _FULL:
        return ExportError(
            f"{output} could not be written: the disk is full",
            "Free some space and export it again: it goes on behind what is finished.",
        )
    return write_error(output, cause)


def _check_folder(path: Path) -> None:
    """Refuse a folder that holds anything but pictures of an earlier export: it will be replaced."""
    UnfinishedFile(path.with_name(f"{path.name[:40]}.png")).discard()
    if path.exists() and not path.is_dir():
        raise ExportError(f"{path} is a file", "Choose a name for a new folder.")
    if path.is_dir() and not all(_OF_PICTURES.fullmatch(entry.name) for entry in path.iterdir()):
        raise ExportError(
            f"{path} holds other files than the pictures of a video", "Choose a name for a new folder."
        )
