"""Old project documents made new, one version at a time, as dict -> dict; nothing here knows today's classes.

A migration is never changed once it was released: `format` only ever reads the newest version.
"""

from collections.abc import Callable, Mapping
from typing import Any

from joyvasa_runtime.errors import ProjectError
from joyvasa_runtime.project.json_text import damaged

FORMAT = "joyvasa-project"
VERSION = 3
"""What this program writes."""

Document = dict[str, Any]
Migration = Callable[[Document], Document]
"""Makes a document of one version into one of the next; it need not touch `version`."""


def _with_performances(document: Document) -> Document:
    """Version 2 lets clips have a performance, and knows what was recorded for which place."""
    tracks = [
        {**track, "clips": [{**clip, "performance": _untouched()} for clip in track["clips"]]}
        for track in document["tracks"]
    ]
    return {**document, "tracks": tracks, "recordings": []}


def _untouched() -> Document:
    return {
        "comp": [],
        "lip_sync_ms": 0,
        "smooths": [],
        "gate": None,
        "blinks": {"is_placed": False, "events": []},
        "strength": [],
        "layers": [],
        "gaze": {"mode": "generated", "x": 0.0, "y": 0.0, "x_curve": _no_keys(), "y_curve": _no_keys()},
        "limits": [],
    }


def _no_keys() -> Document:
    columns = ("frame", "value", "interpolation", "handles", "left", "right")
    return {"keys": {column: [] for column in columns}}


def _with_captions(document: Document) -> Document:
    """Version 3 knows captions, and what the creator says of where picture and voice come from."""
    consent = {"is_given": False, "note": ""}
    return {
        **document,
        "captions": [],
        "disclosure": {"picture": None, "voice": None, "voice_consent": consent},
    }


MIGRATIONS: Mapping[int, Migration] = {1: _with_performances, 2: _with_captions}
"""By the version that they start from."""


def migrate(
    document: Document, version: int = VERSION, migrations: Mapping[int, Migration] = MIGRATIONS
) -> Document:
    """The document as `version` would have written it.

    Parameters
    ----------
    document : dict
        As read; it is not changed.
    version : int
        The version that is wanted.
    migrations : mapping of int to Migration
        One for every version before that.

    Raises
    ------
    ProjectError
        If it is no project, has no version, or was made by a newer program.
    """
    if document.get("format") != FORMAT:
        raise ProjectError("it is not a JoyVASA project", "Choose a .joyvasa file that the Studio saved.")
    found = document.get("version")
    if type(found) is not int or found < 1:
        raise damaged(f"version must be a whole number from 1, not {found!r}")
    if found > version:
        raise ProjectError(
            f"it was made by a newer version of the Studio (project version {found}, this one reads up to "
            f"{version})",
            "Update the Studio, then open it again.",
        )
    for step in range(found, version):
        document = {**migrations[step](document), "version": step + 1}
    return document
