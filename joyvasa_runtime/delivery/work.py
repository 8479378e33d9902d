"""One thing that a video was made with, and under which licence: a line of the ledger."""

from dataclasses import dataclass
from typing import Literal

WorkKind = Literal["program", "model", "media", "gesture", "font", "encoder"]


@dataclass(frozen=True, slots=True)
class Work:
    """Something by somebody that went into a video.

    Parameters
    ----------
    kind : WorkKind
    name : str
    licence : str
        Empty where nobody said, as of the creator's own files.
    version : str
    use : str
        What it did for the video, in words.
    origin : str
        Where it comes from or who made it.
    note : str
        Of media: what the creator said of their origin, and of the consent of whoever is shown or heard.
    sha256 : str
        Of a file's contents, lower-case hexadecimal.
    """

    kind: WorkKind
    name: str
    licence: str = ""
    version: str = ""
    use: str = ""
    origin: str = ""
    note: str = ""
    sha256: str = ""
