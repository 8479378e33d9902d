"""The runtime's messages in the user's language: recognised by their patterns, and put together anew.

The runtime words them in English and knows no Qt; what no pattern fits is shown as it came.
"""

import json
import re
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QCoreApplication

from joyvasa_runtime.resources import resource

_CONTEXT = "Messages"

_WORDED = frozenset({"kind", "kinds", "message", "problem", "reason", "what"})
"""Placeholders that hold words of the runtime, translated too; the others hold names and numbers."""

_LONGEST = 2000
"""A longer text is a report, not a message."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    """One message as the runtime words it.

    Parameters
    ----------
    text : str
        With a ``{name}`` for everything that is formatted in.
    names : tuple of str
        Of the placeholders, in their order.
    expression : re.Pattern
        One group a placeholder.
    """

    text: str
    names: tuple[str, ...]
    expression: re.Pattern[str]

    def values(self, message: str) -> dict[str, str] | None:
        """What was formatted in, or None if the message is another."""
        found = self.expression.fullmatch(message)
        return None if found is None else dict(zip(self.names, found.groups(), strict=True))


def translated_message(text: str) -> str:
    """A message of the runtime in the user's language.

    Parameters
    ----------
    text : str
        A message, a hint, or both as `str(error)` puts them together.
    """
    if not text or len(text) > _LONGEST:
        return text
    # First as both: a pattern that ends with a placeholder would take the hint for what was formatted in.
    for end in re.finditer(r"\. ", text):
        message, hint = _translated(text[: end.start()]), _translated(text[end.end() :])
        if message is not None and hint is not None:
            both = QCoreApplication.translate("Sentences", "{message}. {hint}")
            return both.format(message=message, hint=hint)
    whole = _translated(text)
    return text if whole is None else whole


def _translated(message: str) -> str | None:
    """The message in the user's language; None if no pattern fits."""
    for pattern in _patterns():
        values = pattern.values(message)
        if values is not None:
            words = QCoreApplication.translate(_CONTEXT, pattern.text)
            if words == pattern.text:
                return message
            return words.format(**{name: _value(name, value) for name, value in values.items()})
    return None


def _value(name: str, value: str) -> str:
    return translated_message(value) if name in _WORDED else value


@cache
def _patterns() -> tuple[_Pattern, ...]:
    """All patterns, those that say most first, since a short one may fit what a long one means."""
    lines = resource("translations", "messages.txt").read_text(encoding="utf-8").splitlines()
    texts = [str(json.loads(line)) for line in lines]
    return tuple(_pattern(text) for text in sorted(texts, key=_said, reverse=True))


def _said(text: str) -> int:
    return len(re.sub(r"\{\w+\}", "", text))


def _pattern(text: str) -> _Pattern:
    parts = re.split(r"\{(\w+)\}", text)
    literals = [re.escape(part) for part in parts[::2]]
    if text[0].isalpha():
        # Some are written both at the beginning of a sentence and within one.
        literals[0] = f"[{text[0].upper()}{text[0].lower()}]{re.escape(parts[0][1:])}"
    return _Pattern(text, tuple(parts[1::2]), re.compile("(.+?)".join(literals), re.DOTALL))
