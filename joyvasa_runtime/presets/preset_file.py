"""One preset as a file that people hand to each other: JSON with a name and the settings, never trusted.

Where presets are kept is the `shelf`'s business.
"""

import json
import os
from pathlib import Path
from typing import Any

from joyvasa_runtime.audio.atomic_file import written_whole
from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.presets.format import encode_settings, read_settings
from joyvasa_runtime.presets.settings import Preset
from joyvasa_runtime.presets.table import Table

PRESET_SUFFIX = ".joyvasa-preset"

LONGEST_NAME = 80
"""Characters of a preset's name."""

MAX_PRESET_BYTES = 64 * 1024
"""A preset takes less than one kilobyte."""

_FORMAT, _VERSION = "joyvasa-preset", 1
_HINT = "Choose a preset that was exported from JoyVASA Studio."


def load_preset(path: Path) -> Preset:
    """The preset of a file.

    Raises
    ------
    ExportError
        If the file is missing, too large, no preset, damaged or made by a newer program.
    """
    try:
        return _preset(_parsed(_bytes(path)))
    except ExportError as error:
        raise ExportError(
            f"The preset {path} can't be used: {_decapitalised(error.message)}", _HINT
        ) from error


def save_preset(path: Path, preset: Preset) -> None:
    """Write a preset, or leave the file of that name as it was.

    Raises
    ------
    ExportError
        If the file can't be written.
    """
    document = {
        "format": _FORMAT,
        "version": _VERSION,
        "name": preset.name,
        "settings": encode_settings(preset.settings),
    }
    text = json.dumps(document, indent=1, ensure_ascii=False, allow_nan=False) + "\n"
    with written_whole(path, ExportError) as part, part.open("xb") as stream:
        stream.write(text.encode())
        stream.flush()
        os.fsync(stream.fileno())


def checked_name(name: str) -> str:
    """A name as presets have it: one line without blanks around it.

    Raises
    ------
    ExportError
        If nothing is left of it, or it is too long.
    """
    shown = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    if not shown:
        raise ExportError("A preset needs a name", "Type one.")
    if len(shown) > LONGEST_NAME:
        raise ExportError("The name of the preset is too long", f"Use at most {LONGEST_NAME} characters.")
    return shown


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_PRESET_BYTES + 1)
    except OSError as error:
        raise ExportError(f"{error.strerror or error}", _HINT) from error
    if len(data) > MAX_PRESET_BYTES:
        raise ExportError("it is far too large for a preset", _HINT)
    return data


def _parsed(data: bytes) -> Table:
    try:
        return Table(json.loads(data.decode("utf-8"), object_pairs_hook=_unique))
    except (ValueError, RecursionError) as error:
        raise ExportError("it is no preset", _HINT) from error


def _preset(table: Table) -> Preset:
    table.choice("format", (_FORMAT,))
    version = table.count("version", 1, 2**31)
    if version > _VERSION:
        raise ExportError("it was made by a newer version of the program", "Update JoyVASA Studio.")
    preset = Preset(checked_name(table.line("name", LONGEST_NAME)), table.table("settings", read_settings))
    table.done()
    return preset


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) < len(pairs):
        raise ValueError("a name stands there twice")
    return values


def _decapitalised(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
