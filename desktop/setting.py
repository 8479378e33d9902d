"""The kinds of settings: each turns a value into a line of text and a line that may be damaged back.

Which settings there are is said in `settings`.
"""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import astuple
from pathlib import Path
from typing import Any, Generic, Protocol, Self, TypeVar, cast, overload

from desktop.export_speed import ExportSpeed
from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.presets.format import decode_settings, encode_settings
from joyvasa_runtime.presets.settings import ExportSettings

T = TypeVar("T")
W = TypeVar("W", bound=str)


class SettingsFile(Protocol):
    """What a setting needs of its owner."""

    def read(self, key: str) -> object:
        """The text of a key, or None."""

    def write(self, name: str, key: str, text: str) -> None:
        """Replace the text of a key."""


class Setting(Generic[T]):
    """One attribute of the settings.

    Parameters
    ----------
    key : str
        Section and key in the file, such as ``"house/theme"``.
    default : T
        Its value before the user chose one, or where the file is damaged.
    """

    def __init__(self, key: str, default: T) -> None:
        self.key, self.default = key, default
        self._name = ""

    def __set_name__(self, _owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, owner: None, kind: type) -> Self: ...
    @overload
    def __get__(self, owner: SettingsFile, kind: type | None = None) -> T: ...
    def __get__(self, owner: SettingsFile | None, kind: type | None = None) -> Self | T:
        if owner is None:
            return self
        text = owner.read(self.key)
        if text is None:
            return self.default
        try:
            # Qt reads a text with a comma as a list.
            return self.parse(",".join(text) if isinstance(text, list) else str(text))
        except (ValueError, TypeError, AttributeError, RecursionError):
            return self.default

    def __set__(self, owner: SettingsFile, value: T) -> None:
        text = self.format(value)
        checked = self.parse(text)
        if checked != self.__get__(owner):
            owner.write(self._name, self.key, text)

    def parse(self, text: str) -> T:
        """The value written in `text`.

        Raises
        ------
        ValueError
            If it isn't one.
        """
        raise NotImplementedError

    def format(self, value: T) -> str:
        """The value as one line of text."""
        return str(value)


class Text(Setting[str]):
    """Any one line of text."""

    def __init__(self, key: str, default: str = "") -> None:
        super().__init__(key, default)

    def parse(self, text: str) -> str:
        """The text itself."""
        return text


class Choice(Setting[W]):
    """One of a few words, the first by default."""

    def __init__(self, key: str, words: tuple[W, ...]) -> None:
        super().__init__(key, words[0])
        self.words = words

    def parse(self, text: str) -> W:
        """The word."""
        return self.words[self.words.index(cast(W, text))]


class Number(Setting[int]):
    """A whole number within limits, or one of a few."""

    def __init__(
        self, key: str, default: int, minimum: int, maximum: int, among: tuple[int, ...] = ()
    ) -> None:
        super().__init__(key, default)
        self.minimum, self.maximum, self.among = minimum, maximum, among

    def parse(self, text: str) -> int:
        """The number."""
        number = int(text)
        if not self.minimum <= number <= self.maximum or (self.among and number not in self.among):
            raise ValueError(text)
        return number


class Flag(Setting[bool]):
    """Yes or no."""

    def parse(self, text: str) -> bool:
        """Whether it says yes."""
        if text not in ("true", "false"):
            raise ValueError(text)
        return text == "true"

    def format(self, value: bool) -> str:
        """The word that Qt itself would write."""
        return "true" if value else "false"


class Bytes(Setting[bytes]):
    """Something that only its writer understands."""

    def __init__(self, key: str) -> None:
        super().__init__(key, b"")

    def parse(self, text: str) -> bytes:
        """The bytes."""
        try:
            return base64.b64decode(text, validate=True)
        except binascii.Error as error:
            raise ValueError(text) from error

    def format(self, value: bytes) -> str:
        """Base 64."""
        return base64.b64encode(value).decode("ascii")


class Paths(Setting[tuple[Path, ...]]):
    """Some files, at most so many."""

    def __init__(self, key: str, count: int) -> None:
        super().__init__(key, ())
        self._count = count

    def parse(self, text: str) -> tuple[Path, ...]:
        """The files."""
        return tuple(Path(_text(item)) for item in _kind(json.loads(text), list)[: self._count])

    def format(self, value: tuple[Path, ...]) -> str:
        """A JSON list."""
        return json.dumps([str(path) for path in value])


class Places(Setting[Mapping[str, Path]]):
    """Paths by name."""

    def __init__(self, key: str) -> None:
        super().__init__(key, {})

    def parse(self, text: str) -> Mapping[str, Path]:
        """The paths."""
        return {name: Path(_text(path)) for name, path in _kind(json.loads(text), dict).items()}

    def format(self, value: Mapping[str, Path]) -> str:
        """A JSON table."""
        return json.dumps({name: str(path) for name, path in value.items()})


class Keymap(Setting[Mapping[str, tuple[str, ...]]]):
    """Shortcuts by action."""

    def __init__(self, key: str) -> None:
        super().__init__(key, {})

    def parse(self, text: str) -> Mapping[str, tuple[str, ...]]:
        """The shortcuts."""
        table = _kind(json.loads(text), dict)
        return {name: tuple(_text(item) for item in _kind(keys, list)) for name, keys in table.items()}

    def format(self, value: Mapping[str, tuple[str, ...]]) -> str:
        """A JSON table."""
        return json.dumps({name: list(keys) for name, keys in value.items()})


class Speeds(Setting[tuple[ExportSpeed, ...]]):
    """How fast videos were made."""

    def __init__(self, key: str) -> None:
        super().__init__(key, ())

    def parse(self, text: str) -> tuple[ExportSpeed, ...]:
        """The speeds."""
        return tuple(_speed(*_kind(row, list)) for row in _kind(json.loads(text), list))

    def format(self, value: tuple[ExportSpeed, ...]) -> str:
        """A JSON list of rows."""
        return json.dumps([astuple(one) for one in value])


class Export(Setting[ExportSettings]):
    """What a video shall be."""

    def __init__(self, key: str) -> None:
        super().__init__(key, ExportSettings())

    def parse(self, text: str) -> ExportSettings:
        """The settings."""
        try:
            return decode_settings(json.loads(text))
        except ExportError as error:
            raise ValueError(text) from error

    def format(self, value: ExportSettings) -> str:
        """A JSON table."""
        return json.dumps(encode_settings(value))


def _kind(value: Any, kind: type) -> Any:
    if not isinstance(value, kind):
        raise ValueError(value)
    return value


def _speed(kind: object, quality: object, pixels: object, *numbers: object) -> ExportSpeed:
    frame_s, besides_s, bytes_per_s = (_kind(number, float) for number in numbers)
    return ExportSpeed(_text(kind), _text(quality), _kind(pixels, int), frame_s, besides_s, bytes_per_s)


def _text(value: object) -> str:
    return str(_kind(value, str))
