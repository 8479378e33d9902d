"""Colours that mean something, readable on the palette they are asked for.

The palette itself is `theme`'s.
"""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True, slots=True)
class SignalColours:
    """Text and line colours for what went well, what needs a look and what went wrong.

    Told apart by people who don't tell red from green; give each a word or an icon besides.
    """

    good: QColor
    warning: QColor
    error: QColor


_ON_DARK = SignalColours(QColor("#5fc9a8"), QColor("#f2b84b"), QColor("#ff8a70"))
_ON_LIGHT = SignalColours(QColor("#00684d"), QColor("#8a5300"), QColor("#b3261e"))


def is_dark(palette: QPalette) -> bool:
    """Whether light text stands on a dark ground."""
    return palette.color(QPalette.ColorRole.Window).lightness() < 128


def signal_colours(palette: QPalette) -> SignalColours:
    """The signal colours that are readable on a palette's windows."""
    return _ON_DARK if is_dark(palette) else _ON_LIGHT


def mixed(first: QColor, second: QColor, share: float) -> QColor:
    """A colour between two; `share` 0 is the first, 1 the second."""
    pairs = (
        (first.red(), second.red()),
        (first.green(), second.green()),
        (first.blue(), second.blue()),
    )
    return QColor(*(round(a + (b - a) * share) for a, b in pairs))
