"""Names for new files, made from what the user calls things. No file is looked at or made."""

import re

_MOST_CHARACTERS = 60
"""With an ending and four bytes a character still under the 255 bytes of Linux file systems."""

_NOT_ALLOWED = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""Windows keeps these names for itself, whatever their ending."""


def file_stem(title: str, otherwise: str) -> str:
    """A file name without its ending that every system takes, as near to a title as can be.

    Parameters
    ----------
    title : str
        Anything; may be empty.
    otherwise : str
        The name where nothing is left of the title.
    """
    stem = _NOT_ALLOWED.sub("-", title)[:_MOST_CHARACTERS].strip(" .-")
    if not stem:
        return otherwise
    return f"{stem}-" if _DEVICES.fullmatch(stem) else stem
