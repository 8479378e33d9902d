"""Motion as a table for spreadsheets and other programs: one line a frame, one named column a number.

It holds all 70 numbers, or only the head and expressions by name. Which clip plays it is not its business.

Notes
-----
The first line names the columns, in any order, separated by commas. `frame` counts at 25 frames a second;
`time` in its place is in seconds, at any rate, and so is resampled. With all 70 numbers a line whose frame is
"reference" may say what they are relative to. Else the columns are measured from the face at rest: pitch, yaw
and roll in degrees, x, y and scale as shares of the face, and expressions in units of `axes.AXES`.
"""

import csv
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.audio.atomic_file import written_whole
from joyvasa_runtime.errors import MotionError
from joyvasa_runtime.motion.axes import AXES
from joyvasa_runtime.motion.piece import MotionPiece
from joyvasa_runtime.motion.resample import resample_motion
from joyvasa_runtime.motion.sequence import (
    CHANNELS,
    EXP,
    PITCH,
    ROLL,
    SCALE,
    TRANSLATION,
    YAW,
    MotionPart,
)
from joyvasa_runtime.motion.storage import checked_motion, checked_reference
from joyvasa_runtime.timebase import MOTION_FPS

CSV_SUFFIX = ".csv"

COLUMNS: tuple[str, ...] = (
    *(f"exp_{point}_{axis}" for point in range(21) for axis in "xyz"),
    "scale",
    "t_x",
    "t_y",
    "t_z",
    "pitch",
    "yaw",
    "roll",
)
"""Names of the 70 numbers, in their order."""

_HEAD: Mapping[str, int] = {
    "pitch": PITCH,
    "yaw": YAW,
    "roll": ROLL,
    "x": TRANSLATION.start,
    "y": TRANSLATION.start + 1,
    "scale": SCALE,
}
_REFERENCE = "reference"
_HINT = "Put the file right in a spreadsheet or a text editor."
_MAX_BYTES = 256 * 2**20
_MAX_FRAMES = 900_000
"""Ten hours."""

_LARGEST = 1e9
"""Nothing here is nearly as large, and squares of it still are numbers."""

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Table:
    """What stands in a file.

    Parameters
    ----------
    places : ndarray, shape (F,)
        Frames, rising; not whole where the file counts in seconds.
    columns : tuple of str
    values : ndarray, shape (F, columns)
    reference : ndarray, shape (columns,), or None
    """

    places: Values
    columns: tuple[str, ...]
    values: Values
    reference: Values | None


def write_csv(path: Path, piece: MotionPiece) -> None:
    """Write all 70 numbers of motion, at 25 frames a second, and what they are relative to.

    Nine digits give every float32 back exactly.

    Raises
    ------
    MotionError
        If the file can't be written.
    """
    motion = resample_motion(piece.motion, MOTION_FPS)
    with written_whole(path, MotionError) as unfinished, unfinished.open("w", encoding="utf-8") as stream:
        stream.write(",".join(("frame", *COLUMNS)) + "\n")
        if piece.reference is not None:
            stream.write(_line(_REFERENCE, piece.reference))
        stream.writelines(_line(str(frame), row) for frame, row in enumerate(motion.values))


def read_csv(path: Path) -> MotionPiece:
    """The motion of a table, at 25 frames a second.

    Raises
    ------
    MotionError
        If the file is missing, or its columns, order or numbers are not as they should be; it says where.
    """
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise MotionError(f"{path} is far too large for a table of motion", _HINT)
        # Spreadsheets put a mark at the beginning.
        with path.open(encoding="utf-8-sig", newline="") as stream:
            table = _table(csv.reader(stream, strict=True), path.name)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise MotionError(
            f"The table {path} can't be read: {reason}", "Choose a CSV file in UTF-8."
        ) from error
    values = _at_every_frame(table, path.name)
    if set(table.columns) >= set(COLUMNS):
        return _whole(table, values, path.name)
    return _partial(table.columns, values, path.name)


def _line(frame: str, row: NDArray[np.float32]) -> str:
    return ",".join((frame, *(f"{float(value):.9g}" for value in row))) + "\n"


def _table(lines: Iterator[list[str]], name: str) -> _Table:
    header = [cell.strip().lower() for cell in next(lines, [])]
    is_timed = "time" in header
    place = "time" if is_timed else "frame"
    columns = _columns(header, place, name)
    where = {column: index for index, column in enumerate(header)}
    places: list[float] = []
    rows: list[list[float]] = []
    reference: Values | None = None
    for number, cells in enumerate(lines, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        row = _Row(cells, where, number, name)
        if row.text(place).lower() == _REFERENCE:
            reference = np.array([row.number(column) for column in columns])
            continue
        places.append(_place(row, place, places))
        rows.append([row.number(column) for column in columns])
    if not rows:
        raise MotionError(f"{name} has no line of motion", "Choose another file.")
    scale = MOTION_FPS if is_timed else 1
    return _Table(np.array(places) * scale, columns, np.array(rows), reference)


def _columns(header: list[str], place: str, name: str) -> tuple[str, ...]:
    """The columns of numbers, in the order of the file."""
    if place not in header:
        raise MotionError(
            f"Line 1 of {name} names no column “frame” or “time”",
            "Name the columns there, with commas between.",
        )
    twice = next((column for column in header if header.count(column) > 1), None)
    if twice is not None:
        raise MotionError(f"Line 1 of {name} names the column “{twice}” twice", _HINT)
    columns = tuple(column for column in header if column != place)
    unknown = next((column for column in columns if column not in (*COLUMNS, *_HEAD, *AXES)), None)
    if unknown is not None or not columns:
        known = ", ".join((*_HEAD, *AXES))
        if unknown is None:
            raise MotionError(f"Line 1 of {name} names no column of motion", f"Known are {known}.")
        raise MotionError(f"Line 1 of {name} names an unknown column “{unknown}”", f"Known are {known}.")
    odd = set(columns) - {*_HEAD, *AXES}
    missing = next((column for column in COLUMNS if column not in columns), None)
    if odd and missing is not None:
        raise MotionError(f"{name} has no column “{missing}”", f"“{min(odd)}” needs all {CHANNELS} of them.")
    if odd and len(columns) > CHANNELS:
        raise MotionError(f"{name} has all {CHANNELS} numbers and named expressions", "Leave out the latter.")
    return columns


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the table, whose cells are asked for by the names of their columns."""

    cells: list[str]
    where: Mapping[str, int]
    line: int
    file: str

    def __post_init__(self) -> None:
        if len(self.cells) != len(self.where):
            raise MotionError(
                f"Line {self.line} of {self.file} has {len(self.cells)} cells, not {len(self.where)}", _HINT
            )

    def text(self, column: str) -> str:
        return self.cells[self.where[column]].strip()

    def number(self, column: str) -> float:
        try:
            value = float(self.text(column))
        except ValueError:
            value = math.nan
        if not abs(value) < _LARGEST or (column == "scale" and value <= 0):
            raise MotionError(
                f"“{self.text(column)}” in line {self.line}, column “{column}” of {self.file} can't be used",
                "Write a number with a point, such as 0.5; a scale is more than 0.",
            )
        return value


def _place(row: _Row, column: str, before: list[float]) -> float:
    place = row.number(column)
    if column == "frame" and place != int(place):
        raise MotionError(f"The frame {place:g} in line {row.line} of {row.file} is not whole", _HINT)
    if before and place <= before[-1]:
        raise MotionError(
            f"Line {row.line} of {row.file} is not later than the one before it: {column} {place:g}", _HINT
        )
    return place


def _at_every_frame(table: _Table, name: str) -> Values:
    """Values at each frame from the first place on, shape (F, columns)."""
    places = table.places - table.places[0]
    count = round(float(places[-1])) + 1
    if count > _MAX_FRAMES:
        raise MotionError(f"{name} is {count} frames long, more than ten hours", _HINT)
    frames = np.arange(count)
    if np.array_equal(places, frames):
        return table.values
    return np.stack([np.interp(frames, places, column) for column in table.values.T], axis=1)


def _whole(table: _Table, values: Values, name: str) -> MotionPiece:
    order = [table.columns.index(column) for column in COLUMNS]
    motion = checked_motion(values[:, order].astype(np.float32), np.array(MOTION_FPS), name)
    if table.reference is None:
        return MotionPiece(motion)
    return MotionPiece(motion, checked_reference(table.reference[order].astype(np.float32), name))


def _partial(columns: tuple[str, ...], values: Values, name: str) -> MotionPiece:
    """Named columns, from the face at rest."""
    rest = np.zeros(CHANNELS, np.float32)
    rest[SCALE] = 1
    rows = np.tile(rest.astype(np.float64), (len(values), 1))
    for column, numbers in zip(columns, values.T, strict=True):
        if column in _HEAD:
            rows[:, _HEAD[column]] = numbers
        else:
            rows[:, EXP] += numbers[:, None] * AXES[column]
    has_head, has_face = any(one in _HEAD for one in columns), any(one in AXES for one in columns)
    part: MotionPart = "all" if has_head and has_face else "head" if has_head else "face"
    return MotionPiece(checked_motion(rows.astype(np.float32), np.array(MOTION_FPS), name), rest, part=part)
