"""Words with a start and an end in seconds, as subtitle files hold them. Frames are `project`'s business."""

from dataclasses import dataclass

SUBTITLE_SUFFIXES = (".srt", ".vtt", ".ass", ".ssa")
"""Endings of the files that can be read."""


@dataclass(frozen=True, slots=True)
class Subtitle:
    """Words that are shown for a while.

    Parameters
    ----------
    start_s, stop_s : float
        Seconds from the start of the video; the start comes first.
    text : str
        Plain lines parted by newlines, without formatting.
    """

    start_s: float
    stop_s: float
    text: str
