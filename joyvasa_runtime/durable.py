"""Files and names that survive a power cut once the call returned. What is in them is not its business."""

import os
from pathlib import Path

from joyvasa_runtime.folder_sync import sync_folder


def write_durably(path: Path, content: bytes) -> None:
    """Write a small file so that its name holds the old contents or the new ones, whole and on the disk.

    Raises
    ------
    OSError
    """
    part = path.with_name(f"{path.name}.new")
    part.write_bytes(content)
    sync_tree(part)
    durable_rename(part, path)


def durable_rename(source: Path, target: Path) -> None:
    """Rename within a file system, replacing a file.

    Raises
    ------
    OSError
    """
    os.replace(source, target)
    sync_folder(target.parent)


def sync_tree(path: Path) -> None:
    """Bring a file, or a folder with its files, onto the disk.

    Raises
    ------
    OSError
        Also where the disk turns out to be full only now.
    """
    if path.is_dir():
        for entry in path.iterdir():
            sync_tree(entry)
        sync_folder(path)
        return
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
