"""JSON as the project's files hold it: readable when written, trusted with nothing when read.

It knows no project; what the values must be is `record`'s and `format`'s business.
"""

import json
import re
from typing import Any

import numpy as np

from joyvasa_runtime.errors import ProjectError

_NUMBER_LIST = re.compile(r"\[\n[-+0-9.eE,\s]+\]")
"""Strings hold no bare line break, so this only finds lists of numbers."""


def damaged(what: str) -> ProjectError:
    """The error for a rule of the format that a file breaks."""
    return ProjectError(f"it is damaged: {what}", "Use a backup of it; the file was left as it is.")


def json_bytes(document: dict[str, Any]) -> bytes:
    """UTF-8 text of a document, one fact a line and lists of numbers in one line."""
    text = json.dumps(document, indent=1, ensure_ascii=False, allow_nan=False, default=_plain)
    text = _NUMBER_LIST.sub(lambda match: f"[{' '.join(match[0][1:-1].split())}]", text)
    # A path that is no text in the system's encoding holds lone surrogates, which UTF-8 can't: their
    # backslash form happens to be JSON's own.
    return text.encode("utf-8", "backslashreplace")


def parse_json(data: bytes) -> dict[str, Any]:
    """The document of a text.

    Raises
    ------
    ProjectError
        If it is not UTF-8 or not JSON, holds NaN or infinity, names a key twice, is nested too deeply or is
        no object.
    """
    try:
        document = json.loads(
            data.decode("utf-8"), object_pairs_hook=_unique, parse_constant=_refuse_constant
        )
    except RecursionError as error:
        raise damaged("its JSON is nested too deeply") from error
    except ValueError as error:
        raise damaged(f"its JSON can't be read ({error})") from error
    if not isinstance(document, dict):
        raise damaged("its JSON is no object")
    return document


def _plain(value: object) -> object:
    """The Python number of a numpy one, which a view may have put into the project."""
    if isinstance(value, np.generic):
        return value.item()
    raise TypeError(f"{value!r} is no JSON value")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f"{next(name for name in names if names.count(name) > 1)!r} stands there twice")
    return values


def _refuse_constant(name: str) -> None:
    raise ValueError(f"it holds {name}")
