"""The edit of how much later the lips move than they were generated."""

from collections.abc import Collection
from dataclasses import replace

from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.operations.lanes import pick
from joyvasa_runtime.project.operations.performance import change_performance


def set_lip_sync(project: Project, clip_ids: Collection[int], offset_ms: int) -> Project:
    """The project in which the lips of clips move so much later; a negative number lets them move earlier.

    Raises
    ------
    EditError
        If a clip isn't there or is locked, or the offset is outside -500 to 500 ms.
    """
    for one in pick(project, clip_ids):
        project = change_performance(project, one.clip.id, lambda made: replace(made, lip_sync_ms=offset_ms))
    return project
