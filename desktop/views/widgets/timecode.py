"""A frame as people read it: minutes, seconds and frames. It parses nothing."""

from joyvasa_runtime.timebase import MOTION_FPS

_FRAMES_PER_MINUTE = 60 * MOTION_FPS
_FRAMES_PER_HOUR = 60 * _FRAMES_PER_MINUTE


def timecode(frame: int) -> str:
    """`frame` as "mm:ss:ff", with the hours before it from the first hour on."""
    hours, rest = divmod(frame, _FRAMES_PER_HOUR)
    minutes, rest = divmod(rest, _FRAMES_PER_MINUTE)
    seconds, frames = divmod(rest, MOTION_FPS)
    text = f"{minutes:02d}:{seconds:02d}:{frames:02d}"
    return f"{hours}:{text}" if hours else text
