"""Typed reading of one JSON object of a project, where every entry must be known, present and right.

It does not know which entries a project has: see `format`.
"""

import sys
from collections.abc import Callable
from typing import Any, TypeVar

from joyvasa_runtime.project.document import MAX_FRAMES
from joyvasa_runtime.project.json_text import damaged

T = TypeVar("T")

_MAX_COUNT = 2**64 - 1


class Record:
    """One JSON object that must be used up: an entry that is missing or left over is damage.

    Parameters
    ----------
    values : object
        What the file holds there.
    where : str
        How messages call it; empty for the whole file.
    """

    def __init__(self, values: object, where: str = "") -> None:
        self._where = where
        if not isinstance(values, dict):
            raise damaged(f"{where or 'the project'} must be an object")
        self._values: dict[str, Any] = dict(values)

    def done(self) -> None:
        """Refuse entries that nobody asked for."""
        if self._values:
            raise damaged(f"{self._name(min(self._values))} is unknown")

    def text(self, key: str) -> str:
        """A string; without NUL, at which the system would cut a path."""
        value = self._take(key)
        if not isinstance(value, str) or "\0" in value:
            raise self._wrong(key, "text", value)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Strings, as many as there are."""
        items = self._items(key)
        if not all(isinstance(item, str) for item in items):
            raise self._wrong(key, "a list of texts", items)
        return tuple(items)

    def flag(self, key: str) -> bool:
        value = self._take(key)
        if not isinstance(value, bool):
            raise self._wrong(key, "true or false", value)
        return value

    def count(self, key: str, low: int = 0, high: int = _MAX_COUNT) -> int:
        """A whole number within a range; none in a project needs more than 64 bits."""
        value = self._take(key)
        if type(value) is not int or not low <= value <= high:
            raise self._wrong(key, f"a whole number from {low} to {high}", value)
        return value

    def frames(self, key: str) -> int:
        """A number of frames, or a position on a timeline."""
        return self.count(key, high=MAX_FRAMES)

    def id(self, key: str) -> int:
        return self.count(key, low=1)

    def number(self, key: str) -> float:
        """A finite number."""
        return self._finite(key, self._take(key))

    def choice(self, key: str, options: tuple[Any, ...]) -> Any:
        """One of a few strings; typed by the caller's Literal."""
        value = self.text(key)
        if value not in options:
            raise self._wrong(key, f"one of {', '.join(options)}", value)
        return value

    def choices(self, key: str, options: tuple[Any, ...], count: int) -> Any:
        """Exactly `count` of a few strings; typed by the caller's Literal."""
        items = self._items(key, count)
        if not all(isinstance(item, str) and item in options for item in items):
            raise self._wrong(key, f"{count} of {', '.join(options)}", items)
        return tuple(items)

    def counts(self, key: str, low: int, high: int) -> tuple[int, ...]:
        """Whole numbers within a range, as many as there are."""
        items = self._items(key)
        if not all(type(item) is int and low <= item <= high for item in items):
            raise self._wrong(key, f"whole numbers from {low} to {high}", items)
        return tuple(items)

    def numbers(self, key: str, count: int) -> tuple[float, ...]:
        """Exactly `count` finite numbers."""
        return tuple(self._finite(key, item) for item in self._items(key, count))

    def pair(self, key: str) -> tuple[float, float]:
        x, y = self.numbers(key, 2)
        return x, y

    def pairs(self, key: str, count: int) -> tuple[tuple[float, float], ...]:
        """Exactly `count` pairs of finite numbers."""
        items = self._items(key, count)
        if not all(isinstance(item, list) and len(item) == 2 for item in items):
            raise self._wrong(key, f"{count} pairs of numbers", items)
        return tuple((self._finite(key, x), self._finite(key, y)) for x, y in items)

    def record(self, key: str, read: Callable[["Record"], T]) -> T:
        """What `read` makes of an object, once it is used up."""
        return _read_whole(Record(self._take(key), self._name(key)), read)

    def records(self, key: str, read: Callable[["Record"], T]) -> tuple[T, ...]:
        """What `read` makes of each object of a list."""
        items = self._items(key)
        records = (Record(item, f"{self._name(key)}[{index}]") for index, item in enumerate(items))
        return tuple(_read_whole(record, read) for record in records)

    def maybe(self, key: str, read: Callable[[str], T]) -> T | None:
        """None where the file says null, else what `read` makes of the entry."""
        if key in self._values and self._values[key] is None:
            del self._values[key]
            return None
        return read(key)

    def maybe_record(self, key: str, read: Callable[["Record"], T]) -> T | None:
        """None where the file says null, else what `read` makes of the object."""
        return self.maybe(key, lambda name: self.record(name, read))

    def _take(self, key: str) -> Any:
        if key not in self._values:
            raise damaged(f"{self._name(key)} is missing")
        return self._values.pop(key)

    def _items(self, key: str, count: int | None = None) -> list[Any]:
        value = self._take(key)
        if not isinstance(value, list) or count not in (None, len(value)):
            raise self._wrong(key, "a list" if count is None else f"a list of {count}", value)
        return value

    def _finite(self, key: str, value: object) -> float:
        # A bool is an int to Python, but no number to us; NaN compares with nothing.
        if isinstance(value, int | float) and type(value) is not bool and abs(value) <= sys.float_info.max:
            return float(value)
        raise self._wrong(key, "a finite number", value)

    def _wrong(self, key: str, wanted: str, value: object) -> Exception:
        shown = repr(value)
        return damaged(f"{self._name(key)} must be {wanted}, not {shown[:60]}{'...' * (len(shown) > 60)}")

    def _name(self, key: str) -> str:
        return f"{self._where}.{key}" if self._where else key


def _read_whole(record: Record, read: Callable[[Record], T]) -> T:
    result = read(record)
    record.done()
    return result
