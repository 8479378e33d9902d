"""The packets of segments one after the other, with the times they have in the whole video.

They are copied as they are; only what their containers said of time is replaced.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av

from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.media import open_media

_HINT = "Make the video again."


@dataclass(frozen=True, slots=True)
class _Facts:
    """What must be the same in every segment, and by how many frames decoding comes before showing."""

    likeness: tuple[object, ...]
    delay: int


def decoding_delay(segments: Sequence[Path], fps: Fraction) -> int:
    """Frames by which decoding has to come before showing in every segment.

    Raises
    ------
    ExportError
        If there is none, one is damaged, or they were not encoded alike.
    """
    if not segments:
        raise ExportError("There are no pictures to join", _HINT)
    first = _facts(segments[0], fps)
    delay = first.delay
    for segment in segments[1:]:
        facts = _facts(segment, fps)
        if facts.likeness != first.likeness:
            raise ExportError(f"{segment} was encoded unlike the part before it", _HINT)
        delay = max(delay, facts.delay)
    return delay


def joined_packets(segments: Sequence[Path], fps: Fraction, delay: int) -> Iterator[Any]:
    """Packets of all segments in the order of decoding, their times counted in frames of the whole.

    Raises
    ------
    ExportError
        If a segment is damaged.
    """
    start = 0
    for segment in segments:
        count = 0
        for packet, shown in read_packets(segment, fps):
            packet.time_base = 1 / fps
            packet.pts, packet.dts, packet.duration = start + shown, start + count - delay, 1
            if packet.dts > packet.pts:
                raise ExportError(f"{segment} is damaged: its pictures are out of order", _HINT)
            yield packet
            count += 1
        start += count


def read_packets(segment: Path, fps: Fraction) -> Iterator[tuple[Any, int]]:
    """Packets of one segment in the order of decoding, each with the number of the frame it shows.

    Raises
    ------
    ExportError
        If the segment is missing or damaged.
    """
    with open_media(segment, ExportError) as container:
        try:
            for packet in container.demux(picture_stream(container, segment)):
                if packet.size:
                    yield packet, round(packet.pts * packet.time_base * fps)
        except av.FFmpegError as error:
            raise ExportError(f"{segment} is damaged", _HINT) from error


def picture_stream(container: Any, segment: Path) -> Any:
    """The pictures of an open segment.

    Raises
    ------
    ExportError
        If it has none.
    """
    if not container.streams.video:
        raise ExportError(f"{segment} has no pictures", _HINT)
    return container.streams.video[0]


def _facts(segment: Path, fps: Fraction) -> _Facts:
    with open_media(segment, ExportError) as container:
        stream = picture_stream(container, segment)
        context = stream.codec_context
        likeness = (
            context.name,
            context.width,
            context.height,
            context.pix_fmt,
            bytes(context.extradata or b""),
        )
        try:
            first = next(container.demux(stream))
        except (av.FFmpegError, StopIteration) as error:
            raise ExportError(f"{segment} is damaged", _HINT) from error
        if first.dts is None or first.pts is None:
            raise ExportError(f"{segment} is damaged: it holds no pictures", _HINT)
        return _Facts(likeness, round((first.pts - first.dts) * first.time_base * fps))
