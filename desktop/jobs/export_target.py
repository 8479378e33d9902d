"""Whether a video can lie where it shall, asked before hours are spent on it. It leaves nothing there."""

import re
from pathlib import Path

from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.video.compression import Compression
from joyvasa_runtime.video.unfinished import UnfinishedFile

_PICTURE = re.compile(r"frame_\d+\.png")


def check_target(path: Path, compression: Compression) -> None:
    """Refuse a path at which no video could be written.

    Parameters
    ----------
    path : Path
        A file, or for single pictures a folder that is new, empty or full of such pictures.
    compression : Compression

    Raises
    ------
    ExportError
        If something else lies there, or the folder is missing or can't be written to.
    """
    if compression.kind.endings:
        UnfinishedFile(path).discard()
        return
    UnfinishedFile(path.with_name(f"{path.name[:40]}.png")).discard()
    if path.exists() and not path.is_dir():
        raise ExportError(f"{path} is a file", "Choose a name for a new folder.")
    if path.is_dir() and not all(_PICTURE.fullmatch(entry.name) for entry in path.iterdir()):
        raise ExportError(
            f"{path} holds other files than the pictures of a video", "Choose a name for a new folder."
        )
