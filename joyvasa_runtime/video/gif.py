"""Segments become a GIF: one palette for the whole, and times that don't drift from the video's.

It has neither sound nor transparency.
"""

import contextlib
import os
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from av.filter import Graph

from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.media import open_media
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.video.segment_packets import decoding_delay, picture_stream
from joyvasa_runtime.video.unfinished import write_error
from joyvasa_runtime.video.written_file import JOINING, check_frames, written_file

_TICKS = 100
"""A GIF counts in hundredths of a second."""

_SHORTEST = 2
"""Ticks; players show a picture with less for a tenth of a second."""

_PALETTE_PICTURES = 200
"""Pictures from which the palette is made: more add colours by the million, and nothing to see."""

_END = b"\x3b"

# Noise that stays where nothing moves compresses, and doesn't flicker.
_DITHER = "dither=sierra2_4a:diff_mode=rectangle"


def join_gif(
    segments: Sequence[Path], target: Path, fps: Fraction, frames: int, comment: str, monitor: Monitor
) -> None:
    """Write a GIF that repeats for ever.

    It has the video's pictures up to 50 a second; of more it leaves out some, because no player shows them.

    Raises
    ------
    ExportError
        If a segment is missing, damaged or unlike the others, they have not as many frames as they should,
        or the file can't be written.
    Cancelled
    """
    decoding_delay(segments, fps)
    palette = _palette(segments, target, frames, monitor)
    times = dict(gif_times(frames, fps))
    last = round(_TICKS * frames / fps) - max(times.values())
    options = {"loop": "0", "final_delay": str(max(_SHORTEST, last))}
    with written_file(target, "gif", options) as file:
        stream = file.add_stream("gif", rate=fps)
        stream.width, stream.height, stream.pix_fmt = palette.size[0], palette.size[1], "pal8"
        stream.codec_context.time_base = Fraction(1, _TICKS)
        for picture in palette.painted(_timed(segments, times, target, frames, monitor)):
            file.mux(stream.encode(picture))
        file.mux(stream.encode(None))
    if comment:
        _add_comment(target, comment)


def gif_times(frames: int, fps: Fraction) -> Iterator[tuple[int, int]]:
    """Frames of a video that a GIF shows, each with its time in hundredths of a second."""
    if fps * _SHORTEST <= _TICKS:
        yield from ((i, round(_TICKS * i / fps)) for i in range(frames))
        return
    time = 0
    while (frame := int(time * fps / _TICKS)) < frames:
        yield frame, time
        time += _SHORTEST


def _add_comment(target: Path, comment: str) -> None:
    """Say something about a finished GIF, before the byte that ends it.

    Notes
    -----
    GIF89a, section 24: blocks of at most 255 bytes, each after its length.
    """
    text = comment.encode()
    blocks = [text[i : i + 255] for i in range(0, len(text), 255)]
    try:
        with target.open("r+b") as file:
            file.seek(-1, os.SEEK_END)
            file.writelines([b"\x21\xfe", *(bytes([len(block)]) + block for block in blocks), b"\0", _END])
    except OSError as error:
        raise write_error(target, error) from error


class _Palette:
    """The colours of the whole, and pictures in them."""

    def __init__(self, picture: Any, size: tuple[int, int]) -> None:
        self.size = size
        self._picture = picture

    def painted(self, pictures: Iterator[Any]) -> Iterator[Any]:
        """The pictures in no other colours."""
        graph = Graph()
        source = _source(graph, self.size, "rgb24")
        colours = _source(graph, (self._picture.width, self._picture.height), self._picture.format.name)
        painter, sink = graph.add("paletteuse", _DITHER), graph.add("buffersink")
        source.link_to(painter, 0, 0)
        colours.link_to(painter, 0, 1)
        painter.link_to(sink)
        graph.configure()
        colours.push(self._picture)
        colours.push(None)
        for picture in pictures:
            source.push(picture)
            yield from _pulled(sink)
        source.push(None)
        yield from _pulled(sink)


def _palette(segments: Sequence[Path], target: Path, frames: int, monitor: Monitor) -> _Palette:
    """The palette of pictures from all over the video."""
    step = max(1, frames // _PALETTE_PICTURES)
    graph: Any = None
    for i, picture in enumerate(_decoded(segments, step)):
        if graph is None:
            size = picture.width, picture.height
            graph = Graph()
            source, sink = _source(graph, size, "rgb24"), graph.add("buffersink")
            maker = graph.add("palettegen")
            source.link_to(maker)
            maker.link_to(sink)
            graph.configure()
        picture.pts, picture.time_base = i, Fraction(1, _TICKS)
        source.push(picture)
        monitor.step("Choosing colours", min((i + 1) * step, frames), frames)
    source.push(None)
    return _Palette(next(iter(_pulled(sink))), size)


def _timed(
    segments: Sequence[Path], times: dict[int, int], target: Path, frames: int, monitor: Monitor
) -> Iterator[Any]:
    """The pictures that are shown, at their times."""
    count = 0
    for i, picture in enumerate(_decoded(segments)):
        count += 1
        monitor.step(JOINING, count, frames)
        if i in times:
            picture.pts, picture.time_base = times[i], Fraction(1, _TICKS)
            yield picture
    check_frames(target, count, frames)


def _decoded(segments: Sequence[Path], step: int = 1) -> Iterator[Any]:
    """Every `step`-th picture of all segments, which hold nothing but keyframes."""
    number = 0
    for segment in segments:
        with open_media(segment, ExportError) as container:
            try:
                for packet in container.demux(picture_stream(container, segment)):
                    if packet.size == 0 or number % step == 0:
                        yield from packet.decode()
                    number += 1 if packet.size else 0
            except av.FFmpegError as error:
                raise ExportError(f"{segment} is damaged", "Make the video again.") from error


def _source(graph: Any, size: tuple[int, int], pixels: str) -> Any:
    return graph.add_buffer(width=size[0], height=size[1], format=pixels, time_base=Fraction(1, _TICKS))


def _pulled(sink: Any) -> Iterator[Any]:
    """What has come through a graph so far."""
    with contextlib.suppress(av.BlockingIOError, av.EOFError):
        while True:
            yield sink.pull()
