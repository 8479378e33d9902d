"""Keeps a file that is to be written from taking the place of one that the project is made of.

Whether anything else can be written there is the writer's question.
"""

import os
from pathlib import Path

from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.project.document import Project


def check_keeps_media(project: Project, output: Path) -> None:
    """Refuse an output that is one of the project's own media, by whatever name, or a folder that holds one.

    Raises
    ------
    ExportError
        If it is.
    """
    if any(takes_place_of(output, media.path) for media in project.media):
        raise ExportError(
            f"{output} belongs to the project, which needs it as it is", "Give the video another name."
        )


def takes_place_of(output: Path, source: Path) -> bool:
    """Whether a file would be gone once there is a new file, or a new folder of pictures, at `output`."""
    if not output.is_dir():
        return _is_same(output, source)
    return any(_is_same(output, folder) for folder in source.resolve().parents)


def _is_same(first: Path, second: Path) -> bool:
    try:
        return os.path.samefile(first, second)
    except OSError:
        return False
