"""Text broken into lines that fit a width, Chinese included. It knows no fonts: widths are given to it.

Lines of one paragraph come out about equally long: a single word on the last line is hard to read in passing.
"""

from collections.abc import Callable

_NEVER_FIRST = frozenset(
    "、。，．・：；？！”’）］｝〉》」』】〕…—～ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ!),.:;?]}%"
)
"""Marks that don't begin a line."""

_NEVER_LAST = frozenset("“‘（［｛〈《「『【〔([{")
"""Marks that don't end a line."""

_BALANCING_STEPS = 12
"""Halvings of the width: enough for half a pixel of 2,000."""

Width = Callable[[str], float]


def wrap(text: str, room: float, width: Width) -> tuple[str, ...]:
    """The lines of a text.

    Parameters
    ----------
    text : str
        Its own newlines are kept.
    room : float
        Greatest width of a line; a single letter may be wider.
    width : callable
        Width of a piece of text.
    """
    return tuple(line for paragraph in text.splitlines() for line in _balanced(paragraph, room, width))


def _balanced(paragraph: str, room: float, width: Width) -> tuple[str, ...]:
    """As few lines as fit, and all of them as narrow as that allows."""
    pieces = _pieces(paragraph)
    lines = _filled(pieces, room, width)
    low, high = 0.0, room
    for _ in range(_BALANCING_STEPS if len(lines) > 1 else 0):
        middle = (low + high) / 2
        narrower = _filled(pieces, middle, width)
        if len(narrower) <= len(lines) and all(width(line) <= room for line in narrower):
            high, lines = middle, narrower
        else:
            low = middle
    return lines


def _filled(pieces: tuple[str, ...], room: float, width: Width) -> tuple[str, ...]:
    """Lines filled one after another."""
    lines: list[str] = []
    line = ""
    for piece in pieces:
        if not line or width((line + piece).rstrip()) <= room:
            line += piece
        else:
            lines.append(line.rstrip())
            line = piece.lstrip()
        while len(line) > 1 and width(line.rstrip()) > room:
            head = _longest(line, room, width)
            lines.append(line[:head])
            line = line[head:]
    return (*lines, line.rstrip())


def _longest(line: str, room: float, width: Width) -> int:
    """How many letters of a word that is too long fit, at least one."""
    count = 1
    while count < len(line) and width(line[: count + 1]) <= room:
        count += 1
    return count


def _pieces(paragraph: str) -> tuple[str, ...]:
    """What may stand on different lines: words with the space after them, and single wide letters."""
    pieces: list[str] = []
    start = 0
    for index in range(1, len(paragraph)):
        if _may_break(paragraph[index - 1], paragraph[index]):
            pieces.append(paragraph[start:index])
            start = index
    return (*pieces, paragraph[start:])


def _may_break(before: str, after: str) -> bool:
    if after.isspace() or after in _NEVER_FIRST or before in _NEVER_LAST:
        return False
    return before.isspace() or before == "-" or _is_wide(before) or _is_wide(after)


def _is_wide(letter: str) -> bool:
    """Whether a letter is of a script that is written without spaces."""
    return "\u2e80" <= letter <= "\u9fff" or "\uf900" <= letter <= "\uffef" or letter >= "\U00020000"
