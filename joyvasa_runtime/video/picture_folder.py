"""Segments of PNG pictures become a folder with one file for each.

The pictures are copied as they were compressed; they have no sound.
"""

import zlib
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.video.segment_packets import read_packets
from joyvasa_runtime.video.unfinished import write_error
from joyvasa_runtime.video.written_file import JOINING, check_frames

_FEWEST_DIGITS = 5

_AFTER_HEADER = 33
"""Bytes of PNG's signature and first chunk."""


def join_pictures(
    segments: Sequence[Path], target: Path, fps: Fraction, frames: int, comment: str, monitor: Monitor
) -> None:
    """Write ``frame_00001.png`` and so on into the folder `target`, which is made if it doesn't exist.

    Raises
    ------
    ExportError
        If a segment is missing or damaged, they have not as many frames as they should, or the folder can't
        be written to.
    Cancelled
    """
    digits = max(_FEWEST_DIGITS, len(str(frames)))
    note = _text_chunk(comment) if comment else b""
    count = 0
    for segment in segments:
        for packet, _ in read_packets(segment, fps):
            count += 1
            picture = bytes(packet)
            _write(
                target / f"frame_{count:0{digits}}.png",
                picture[:_AFTER_HEADER],
                note,
                picture[_AFTER_HEADER:],
            )
            monitor.step(JOINING, count, frames)
    check_frames(target, count, frames)


def _write(path: Path, *parts: bytes) -> None:
    try:
        path.parent.mkdir(exist_ok=True)
        with path.open("wb") as file:
            file.writelines(parts)
    except OSError as error:
        raise write_error(path, error) from error


def _text_chunk(comment: str) -> bytes:
    """A PNG chunk that says something about the picture.

    Notes
    -----
    W3C Portable Network Graphics, third edition, 11.3.3.4: keyword, neither compressed nor in a language.
    """
    body = b"iTXt" + b"Comment\0" + bytes(2) + bytes(2) + comment.encode()
    return (len(body) - 4).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")
