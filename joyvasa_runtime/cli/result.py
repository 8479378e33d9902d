"""What a command hands back: a sentence for people and the same facts for scripts."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """Outcome of a command.

    Parameters
    ----------
    text : str
        For people; may have several lines.
    data : mapping
        For `--json`; values that JSON knows.
    code : int
        Exit code.
    """

    text: str
    data: Mapping[str, object]
    code: int = 0
