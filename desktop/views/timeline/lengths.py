"""Lengths and movements as they are shown beside the mouse during a drag. They parse nothing."""

from desktop.views.widgets.timecode import timecode
from joyvasa_runtime.timebase import MOTION_FPS


def seconds_text(frames: int) -> str:
    """A length as seconds, such as "1.28 s"."""
    return f"{frames / MOTION_FPS:.2f} s"


def shifted_text(frames: int) -> str:
    """A movement with its sign, such as "+00:01:05"."""
    sign = "−" if frames < 0 else "+"
    return f"{sign}{timecode(abs(frames))}"
