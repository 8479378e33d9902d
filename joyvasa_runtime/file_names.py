"""Names of files that Linux and Windows take: made from what users call things, and chosen ones checked.

No file is looked at or made.
"""

import re
import sys
from pathlib import Path

from joyvasa_runtime.errors import JoyVasaError

LONGEST_NAME = 255
"""Bytes of a name on Linux, and on Windows the 16-bit units that it counts instead."""

ON_WINDOWS = sys.platform == "win32"

_MOST_CHARACTERS = 60
"""With an ending and four bytes a character still shorter than any name may be."""

_NOT_PORTABLE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\ud800-\udfff]+')
_NOT_ON_WINDOWS = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_DEVICE = re.compile(r"(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)(?= *(?:\.|$))", re.IGNORECASE)
"""Windows keeps these names for itself, whatever their ending."""


def portable_name(name: str) -> str:
    """The name, ending and all, that comes nearest to one and that every system takes; may be empty."""
    spelled = _NOT_PORTABLE.sub("-", name).rstrip(" .")
    device = _DEVICE.match(spelled)
    return f"{device[0]}-{spelled[device.end() :]}" if device else spelled


def file_stem(title: str, otherwise: str) -> str:
    """A file name without its ending that every system takes, as near to a title as can be.

    Parameters
    ----------
    title : str
        Anything; may be empty.
    otherwise : str
        The name where nothing is left of the title.
    """
    return portable_name(_NOT_PORTABLE.sub("-", title)[:_MOST_CHARACTERS].strip(" .-")) or otherwise


def check_name(path: Path, kind: type[JoyVasaError], room: int = 0) -> None:
    """Refuse a name under which this system can't keep a file.

    Parameters
    ----------
    path : Path
        Only its last part is looked at: folders exist or don't.
    kind : type of JoyVasaError
    room : int
        Characters that still have to fit behind the name.

    Raises
    ------
    JoyVasaError
        Of the given kind.
    """
    problem = _name_problem(path.name, room)
    if problem is not None:
        raise kind(problem, "Choose another name.")


def _name_problem(name: str, room: int) -> str | None:
    if _length(name) + room > LONGEST_NAME:
        return f"The name {name} is too long"
    if not ON_WINDOWS:
        return None
    # Windows doesn't always say so itself: what is written to a device, or behind a colon, is just gone.
    sign = _NOT_ON_WINDOWS.search(name)
    if sign is not None:
        return f"Windows can't have “{sign[0]}” in a name, as in {name}"
    if name != name.rstrip(" ."):
        return f"Windows can't have a dot or a space at the end of a name, as in {name}"
    return f"Windows keeps the name {name} for itself" if _DEVICE.match(name) else None


def _length(name: str) -> int:
    if ON_WINDOWS:
        return len(name.encode("utf-16-le", "surrogatepass")) // 2
    # Bytes that are no text came in as one surrogate each.
    return len(name.encode(errors="replace"))
