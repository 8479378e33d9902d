"""Where a frame of the timeline lies in the sound of a clip, and back. Seconds are `timebase`'s business."""

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.document import Clip


def shows(clip: Clip, frame: int) -> bool:
    """Whether a frame of the timeline lies in a clip."""
    return clip.start <= frame < clip.stop


def sound_frame(clip: Clip, frame: int) -> int:
    """The frame of a clip's sound at a frame of the timeline; it may lie outside what the clip shows."""
    return frame - clip.start + clip.offset


def timeline_frame(clip: Clip, frame: int) -> int:
    """The frame of the timeline at a frame of a clip's sound; it may lie outside the clip."""
    return frame - clip.offset + clip.start


def nearest_sound_frame(clip: Clip, frame: int) -> int:
    """The frame of a clip's sound that is shown nearest to a frame of the timeline."""
    return sound_frame(clip, min(max(frame, clip.start), clip.stop - 1))


def require_shown(clip: Clip | None, frame: int) -> int:
    """The frame of a clip's sound at a frame of the timeline, where a key can be set.

    Raises
    ------
    EditError
        If there is no clip, or it doesn't show the frame: a key there would be out of sight.
    """
    if clip is None:
        raise EditError("No clip is selected", "Select a clip first.")
    if not shows(clip, frame):
        raise EditError("The playhead is not on the clip", "Move it there to set a key.")
    return sound_frame(clip, frame)
