"""How fast earlier videos were made and how large they became, and what that lets expect of the next one.

It measures nothing and knows no files: `jobs.render_watch` measures, the settings remember.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from joyvasa_runtime.video.compression import Compression

_KEPT = 24
"""Kinds of videos that are remembered; nobody makes more of them."""

_MOST_RATIO = 2.0
"""Of the pixels of a frame: what a video of another size takes can't be told."""

_SAME_SIZE = 1.05
"""Ratio of the pixels of a frame up to which equal settings give nearly equal files."""


@dataclass(frozen=True, slots=True)
class ExportSpeed:
    """One video that was made on this computer.

    Parameters
    ----------
    kind : str
        What its speed depends on, see `speed_kind`.
    quality : str
        What else its size depends on, see `size_kind`.
    pixels : int
        Of a frame.
    frame_s : float
        Seconds that a frame took.
    besides_s : float
        Seconds that went by with preparing, joining and signing.
    bytes_per_s : float
        Of the file, for a second of video; 0 where that is not known.
    """

    kind: str
    quality: str
    pixels: int
    frame_s: float
    besides_s: float
    bytes_per_s: float

    def __post_init__(self) -> None:
        others = self.besides_s, self.bytes_per_s
        is_possible = self.pixels > 0 and 0 < self.frame_s < math.inf
        if not is_possible or not all(0 <= one < math.inf for one in others):
            raise ValueError(f"no video is made like {self}")


def speed_kind(pack_id: str, compression: Compression) -> str:
    """What decides how long a frame of a size takes: who draws it, and how it is encoded."""
    encoder = "card" if compression.uses_gpu else compression.speed
    return " ".join((pack_id, compression.codec, encoder, "alpha" if compression.has_alpha else "opaque"))


def size_kind(compression: Compression, fps: int) -> str:
    """What decides, with the pictures themselves, how large a file of a kind and a frame size gets."""
    return f"crf {compression.rate_factor} bits {compression.bit_rate} fps {fps}"


def learned(speeds: tuple[ExportSpeed, ...], new: ExportSpeed) -> tuple[ExportSpeed, ...]:
    """The speeds with a new one at the end, in place of that of such a video."""
    others = (one for one in speeds if _what(one) != _what(new))
    return (*others, new)[-_KEPT:]


def expected_s(speeds: Iterable[ExportSpeed], kind: str, pixels: int, frames: int) -> float | None:
    """Seconds that a video will take; None where none like it was made."""
    nearest = _nearest((one for one in speeds if one.kind == kind), pixels)
    if nearest is None:
        return None
    # Encoding grows with the pixels, drawing the face does not: about half of the time each.
    return nearest.besides_s + frames * nearest.frame_s * (1.0 + pixels / nearest.pixels) / 2.0


def expected_bytes(
    speeds: Iterable[ExportSpeed], kind: str, quality: str, pixels: int, seconds: float
) -> float | None:
    """How large a video will be; None where none with the same settings and size was made."""
    alike = (one for one in speeds if (one.kind, one.quality) == (kind, quality) and one.bytes_per_s)
    nearest = _nearest(alike, pixels)
    if nearest is None or _ratio(nearest, pixels) > _SAME_SIZE:
        return None
    return seconds * nearest.bytes_per_s


def _what(speed: ExportSpeed) -> tuple[str, str, int]:
    return speed.kind, speed.quality, speed.pixels


def _nearest(speeds: Iterable[ExportSpeed], pixels: int) -> ExportSpeed | None:
    """The one of the nearest frame size, if it is near enough; of equal ones the latest."""
    near = [one for one in speeds if _ratio(one, pixels) <= _MOST_RATIO]
    return min(reversed(near), key=lambda one: _ratio(one, pixels), default=None)


def _ratio(speed: ExportSpeed, pixels: int) -> float:
    return max(speed.pixels, pixels) / min(speed.pixels, pixels)
