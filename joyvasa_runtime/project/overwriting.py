"""Keeps a file that is to be written from taking the place of one that the project is made of.

Whether anything else can be written there is the writer's question.
"""

import os
from pathlib import Path

from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.project.document import Project


def check_keeps_media(project: Project, output: Path) -> None:
    """Refuse an output file that is one of the project's own media, by whatever name.

    Raises
    ------
    ExportError
        If it is.
    """
    if any(_is_same(output, media.path) for media in project.media):
        raise ExportError(
            f"{output} belongs to the project, which needs it as it is", "Give the video another name."
        )


def _is_same(first: Path, second: Path) -> bool:
    try:
        return os.path.samefile(first, second)
    except OSError:
        return False
