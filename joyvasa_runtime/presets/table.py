"""Typed reading of one table of an export's settings, where every entry must be known, present and right.

It does not know which entries settings have: see `format`.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from joyvasa_runtime.errors import ExportError

T = TypeVar("T")

_SHOWN = 60
"""Characters of a wrong value that a message repeats."""


class Table:
    """One table that must be used up: an entry that is missing or left over is a mistake.

    Parameters
    ----------
    values : object
        What the file holds there.
    where : str
        How messages call it; empty for the whole.
    """

    def __init__(self, values: object, where: str = "") -> None:
        if not isinstance(values, dict):
            raise wrong(f"{where or 'the whole'} must be a table")
        self._values: dict[Any, Any] = dict(values)
        self._where = where

    def done(self) -> None:
        """Refuse entries that nobody asked for."""
        if self._values:
            raise wrong(f"{self._name(str(next(iter(self._values)))[:_SHOWN])} is unknown")

    def line(self, key: str, longest: int) -> str:
        """One line of text that can be printed, with something in it."""
        value = self._take(key)
        is_line = isinstance(value, str) and value.strip() and value.isprintable() and len(value) <= longest
        if not is_line:
            raise self._wrong(key, f"a line of 1 to {longest} characters", value)
        return str(value)

    def flag(self, key: str) -> bool:
        value = self._take(key)
        if not isinstance(value, bool):
            raise self._wrong(key, "true or false", value)
        return value

    def count(self, key: str, low: int, high: int) -> int:
        """A whole number within a range."""
        return self._whole(key, self._take(key), low, high)

    def counts(self, key: str, count: int, low: int, high: int) -> tuple[int, ...]:
        """Exactly `count` whole numbers within a range."""
        return tuple(self._whole(key, item, low, high) for item in self._items(key, count))

    def number(self, key: str, low: float, high: float) -> float:
        """A number within a range."""
        return self._finite(key, self._take(key), low, high)

    def numbers(self, key: str, count: int, low: float, high: float) -> tuple[float, ...]:
        """Exactly `count` numbers within a range."""
        return tuple(self._finite(key, item, low, high) for item in self._items(key, count))

    def choice(self, key: str, options: tuple[Any, ...]) -> Any:
        """One of a few values; typed by the caller's Literal."""
        value = self._take(key)
        # True is 1 to Python, but no choice of ours.
        if type(value) not in {type(option) for option in options} or value not in options:
            raise self._wrong(key, f"one of {', '.join(map(str, options))}", value)
        return value

    def table(self, key: str, read: Callable[["Table"], T]) -> T:
        """What `read` makes of a table, once it is used up."""
        table = Table(self._take(key), self._name(key))
        result = read(table)
        table.done()
        return result

    def maybe(self, key: str, read: Callable[[str], T]) -> T | None:
        """None where the file says null, else what `read` makes of the entry."""
        if key in self._values and self._values[key] is None:
            del self._values[key]
            return None
        return read(key)

    def maybe_table(self, key: str, read: Callable[["Table"], T]) -> T | None:
        """None where the file says null, else what `read` makes of the table."""
        return self.maybe(key, lambda name: self.table(name, read))

    def _take(self, key: str) -> Any:
        if key not in self._values:
            raise wrong(f"{self._name(key)} is missing")
        return self._values.pop(key)

    def _items(self, key: str, count: int) -> list[Any]:
        value = self._take(key)
        if not isinstance(value, list) or len(value) != count:
            raise self._wrong(key, f"a list of {count} numbers", value)
        return value

    def _whole(self, key: str, value: object, low: int, high: int) -> int:
        # A bool is an int to Python, but no number to us.
        if isinstance(value, int) and type(value) is not bool and low <= value <= high:
            return value
        raise self._wrong(key, f"a whole number from {low} to {high}", value)

    def _finite(self, key: str, value: object, low: float, high: float) -> float:
        # NaN lies within no range.
        if isinstance(value, int | float) and type(value) is not bool and low <= value <= high:
            return float(value)
        raise self._wrong(key, f"a number from {low:g} to {high:g}", value)

    def _wrong(self, key: str, wanted: str, value: object) -> ExportError:
        shown = repr(value)
        shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}..."
        return wrong(f"{self._name(key)} must be {wanted}, not {shown}")

    def _name(self, key: str) -> str:
        return f"{self._where}.{key}" if self._where else key


def wrong(what: str) -> ExportError:
    """The error for a rule of the format that was broken."""
    return ExportError(f"The settings of a video are damaged: {what}", "Choose them again.")
