"""Width and height of an encoded picture, read from its first bytes, so that a huge one is never decoded.

It knows the usual formats only and checks nothing else; an unknown format has no size.
"""

import struct
from collections.abc import Iterator

_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Start-of-frame markers: C0-CF but for DHT, JPG and DAC."""

_TIFF_WIDTH, _TIFF_HEIGHT = 256, 257
EXIF_ORIENTATION = 274


def encoded_size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels as stored (EXIF rotation not applied); None if the format is unknown."""
    try:
        return _size(data)
    except (struct.error, IndexError):
        return None


def _size(data: bytes) -> tuple[int, int] | None:
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return struct.unpack_from(">II", data, 16)
    if data.startswith(b"\xff\xd8"):
        return _jpeg_size(data)
    if data.startswith((b"GIF87a", b"GIF89a")):
        return struct.unpack_from("<HH", data, 6)
    if data.startswith(b"BM"):
        width, height = struct.unpack_from("<ii", data, 18)
        return abs(width), abs(height)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp_size(data)
    tags = dict(tiff_shorts(data))
    if _TIFF_WIDTH in tags and _TIFF_HEIGHT in tags:
        return tags[_TIFF_WIDTH], tags[_TIFF_HEIGHT]
    return None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Size from the first start-of-frame segment."""
    at = 2
    while at + 9 <= len(data):
        if data[at] != 0xFF:
            return None
        marker = data[at + 1]
        if marker == 0xFF:  # a fill byte
            at += 1
            continue
        if marker in _JPEG_FRAMES:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        at += 2 + struct.unpack_from(">H", data, at + 2)[0]
    return None


def _webp_size(data: bytes) -> tuple[int, int] | None:
    """Size from the first chunk: lossy, lossless or extended."""
    kind = data[12:16]
    if kind == b"VP8X":
        low_x, high_x, low_y, high_y = struct.unpack_from("<HBHB", data, 24)
        return 1 + low_x + (high_x << 16), 1 + low_y + (high_y << 16)
    if kind == b"VP8L":
        bits = struct.unpack_from("<I", data, 21)[0]
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", data, 26)
        return width & 0x3FFF, height & 0x3FFF
    return None


def tiff_shorts(data: bytes) -> Iterator[tuple[int, int]]:
    """Tag and value of the integer entries of a TIFF's (or an EXIF block's) first directory."""
    order = {b"II*\x00": "<", b"MM\x00*": ">"}.get(data[:4])
    if order is None:
        return
    try:
        start = struct.unpack_from(order + "I", data, 4)[0]
        for entry in range(struct.unpack_from(order + "H", data, start)[0]):
            at = start + 2 + 12 * entry
            tag, kind = struct.unpack_from(order + "HH", data, at)
            if kind in (3, 4):  # SHORT, LONG
                yield tag, struct.unpack_from(order + ("H" if kind == 3 else "I"), data, at + 8)[0]
    except struct.error:
        return
