"""A caption: words that belong to a stretch of the timeline. How they look, and their files, are not here."""

from dataclasses import dataclass

LONGEST_CAPTION = 500
"""Characters of a caption; four full lines on any screen are fewer."""


@dataclass(frozen=True, slots=True)
class Caption:
    """Words shown, or offered to be shown, from one frame to another.

    Parameters
    ----------
    id : int
    start, stop : int
        Frames of the timeline, `stop` the first one without it.
    text : str
        Lines parted by newlines; never empty.
    """

    id: int
    start: int
    stop: int
    text: str
