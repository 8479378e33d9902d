"""Which letters a font file can draw, read from its tables. Drawing them is Pillow's work.

Only the tables that answer this are read: a font for Chinese is larger than 10 MB.
"""

import struct
from bisect import bisect_left
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

_COLLECTION = b"ttcf"
_OUTLINES = (b"glyf", b"CFF ", b"CFF2")
"""Tables of shapes; fonts without one hold pictures of fixed sizes, such as emoji."""

_MAPS = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))
"""Unicode maps by platform and encoding, those of all planes first."""

_MOST_TABLES = 200
_LARGEST_MAP = 8 * 2**20
_MOST_FACES = 64

Glyph = Callable[[int], bool]


def faces_in(path: Path) -> int:
    """How many faces a font file holds; 0 if it is no font.

    Parameters
    ----------
    path : Path
    """
    try:
        with path.open("rb") as file:
            return len(_face_offsets(file))
    except (OSError, struct.error):
        return 0


def missing_letters(path: Path, face: int, letters: frozenset[str]) -> frozenset[str]:
    """Those of some letters that a font can't draw; all if the file can't be read as a font of shapes.

    Parameters
    ----------
    path : Path
    face : int
        Which face of a collection, from 0.
    letters : frozenset of str
        Single characters.
    """
    try:
        with path.open("rb") as file:
            tables = _tables(file, _face_offsets(file)[face])
            if not any(name in tables for name in _OUTLINES):
                return letters
            has = _glyphs(_read(file, tables[b"cmap"]))
            return frozenset(letter for letter in letters if not has(ord(letter)))
    except (OSError, struct.error, KeyError, IndexError, ValueError):
        return letters


def _face_offsets(file: BinaryIO) -> tuple[int, ...]:
    kind, _, count = struct.unpack(">4sII", file.read(12))
    if kind == _COLLECTION:
        if count > _MOST_FACES:
            return ()
        return struct.unpack(f">{count}I", file.read(4 * count))
    return (0,) if kind in (b"\0\1\0\0", b"OTTO", b"true") else ()


def _tables(file: BinaryIO, offset: int) -> dict[bytes, tuple[int, int]]:
    """Where each table of a face lies: name -> offset and length in the file."""
    file.seek(offset + 4)
    (count,) = struct.unpack(">H6x", file.read(8))
    records = [struct.unpack(">4s4xII", file.read(16)) for _ in range(min(count, _MOST_TABLES))]
    return {name: (start, length) for name, start, length in records}


def _read(file: BinaryIO, place: tuple[int, int]) -> bytes:
    file.seek(place[0])
    return file.read(min(place[1], _LARGEST_MAP))


def _glyphs(cmap: bytes) -> Glyph:
    """What says whether there is a shape for a code point."""
    (count,) = struct.unpack_from(">2xH", cmap)
    maps = {}
    for index in range(count):
        platform, encoding, start = struct.unpack_from(">HHI", cmap, 4 + 8 * index)
        maps[platform, encoding] = start
    for kind in _MAPS:
        if kind in maps:
            table = cmap[maps[kind] :]
            (form,) = struct.unpack_from(">H", table)
            if form in _FORMS:
                return _FORMS[form](table)
    raise ValueError("no map of Unicode letters")


def _segments(table: bytes) -> Glyph:
    """Format 4: segments of the first 65,536 code points."""
    (double,) = struct.unpack_from(">6xH", table)
    count = double // 2
    stops = struct.unpack_from(f">{count}H", table, 14)
    starts = struct.unpack_from(f">{count}H", table, 16 + double)
    deltas = struct.unpack_from(f">{count}H", table, 16 + 2 * double)
    offsets_at = 16 + 3 * double
    offsets = struct.unpack_from(f">{count}H", table, offsets_at)

    def has(code: int) -> bool:
        index = bisect_left(stops, code)
        if index == count or code < starts[index]:
            return False
        if offsets[index] == 0:
            return bool((code + deltas[index]) % 65536)
        at = offsets_at + 2 * index + offsets[index] + 2 * (code - starts[index])
        (glyph,) = struct.unpack_from(">H", table, at)
        return bool(glyph)

    return has


def _groups(table: bytes) -> Glyph:
    """Format 12: groups of any code points."""
    (count,) = struct.unpack_from(">12xI", table)
    groups = list(struct.iter_unpack(">III", table[16 : 16 + 12 * count]))

    def has(code: int) -> bool:
        return any(start <= code <= stop and glyph + code - start for start, stop, glyph in groups)

    return has


_FORMS: dict[int, Callable[[bytes], Glyph]] = {4: _segments, 12: _groups}
