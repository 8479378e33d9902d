"""The order of the videos in the queue, as one small file.

Which videos there are is told by their folders: this file only says which comes first.
"""

import json
from pathlib import Path

from joyvasa_runtime.project.atomic_file import atomic_file

_MAX_BYTES = 2**20


def read_order(path: Path) -> tuple[str, ...]:
    """Ids in their order; none where the file is missing or damaged, for then the oldest comes first."""
    try:
        with path.open("rb") as stream:
            ids = json.loads(stream.read(_MAX_BYTES))
    except (OSError, ValueError, RecursionError):
        return ()
    return tuple(one for one in ids if isinstance(one, str)) if isinstance(ids, list) else ()


def write_order(path: Path, ids: tuple[str, ...]) -> None:
    """Replace the order.

    Raises
    ------
    ProjectError
        If the file can't be written.
    """
    with atomic_file(path) as stream:
        stream.write(json.dumps(ids).encode("ascii"))


def moved(ids: tuple[str, ...], one: str, places: int) -> tuple[str, ...]:
    """The order after one was made earlier by so many places where the number is below 0, else later."""
    others = [other for other in ids if other != one]
    place = max(0, min(len(others), ids.index(one) + places))
    return (*others[:place], one, *others[place:])
