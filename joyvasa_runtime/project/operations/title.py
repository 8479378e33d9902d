"""The edit of a project's title. The name of its file is another thing, and not part of the project."""

from dataclasses import replace

from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.operations.text import one_line


def set_title(project: Project, title: str) -> Project:
    """The project with another title, on one line; it may be empty."""
    return replace(project, title=one_line(title))
