"""Typed reading of one table of `pack.toml`, where every entry must be known and right.

It does not know which entries a manifest has: see `manifest`.
"""

from typing import Any, TypeVar

from joyvasa_runtime.errors import ModelPackError

T = TypeVar("T")


class StrictTable:
    """One TOML table that must be used up: an entry nobody asked for is a mistake of the pack's maker."""

    def __init__(self, values: object, where: str) -> None:
        if not isinstance(values, dict):
            raise wrong(f"{where or 'the file'} must be a table")
        self._values = dict(values)
        self._where = where

    def take(self, key: str, kind: type[T]) -> T:
        """A required entry of one type; an integer also passes as a float, a bool never as a number."""
        if key not in self._values:
            raise wrong(f"{self._name(key)} is missing")
        value = self._values.pop(key)
        if kind is float and type(value) is int:
            value = float(value)
        if type(value) is not kind or (isinstance(value, float) and not abs(value) < 1e9):
            raise wrong(f"{self._name(key)} must be of type {kind.__name__}, not {value!r}")
        return value

    def maybe(self, key: str, kind: type[T], default: T) -> T:
        return self.take(key, kind) if key in self._values else default

    def optional(self, key: str, kind: type[T]) -> T | None:
        """An entry of one type, or None where there is none."""
        return self.take(key, kind) if key in self._values else None

    def number(self, key: str, low: int, high: int, default: int | None = None) -> int:
        """A whole number within a range."""
        value = self.take(key, int) if default is None else self.maybe(key, int, default)
        if not low <= value <= high:
            raise wrong(f"{self._name(key)} must be {low} to {high}, not {value}")
        return value

    def choice(self, key: str, allowed: tuple[str, ...], *default: str | None) -> Any:
        """A string out of a few, typed by the caller's Literal; required unless a default is given."""
        if default and key not in self._values:
            return default[0]
        value = self.take(key, str)
        if value not in allowed:
            raise wrong(f"{self._name(key)} must be one of {', '.join(allowed)}, not {value!r}")
        return value

    def table(self, key: str) -> "StrictTable":
        return StrictTable(self.take(key, dict), self._name(key))

    def tables(self, key: str) -> "list[StrictTable]":
        items = self.maybe(key, list, [])
        return [StrictTable(item, f"{self._name(key)}[{index}]") for index, item in enumerate(items)]

    def span(self, key: str) -> tuple[float, float]:
        """Two numbers, the lower first."""
        value = self.take(key, list)
        if (
            len(value) != 2
            or not all(type(item) in (int, float) for item in value)
            or not value[0] < value[1]
        ):
            raise wrong(f"{self._name(key)} must be [lowest, highest], not {value!r}")
        return float(value[0]), float(value[1])

    def done(self) -> None:
        """Refuse entries that are left over."""
        if self._values:
            raise wrong(f"it has an unknown entry {self._name(min(self._values))}")

    def _name(self, key: str) -> str:
        return f"{self._where}.{key}" if self._where else key


def wrong(what: str) -> ModelPackError:
    """The error for a rule of the format that was broken."""
    return ModelPackError(
        f"its pack.toml is wrong: {what}", "Get the pack again from where it came from, or tell its maker."
    )
