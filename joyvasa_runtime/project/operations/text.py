"""Texts of edits: names and notes as they may stand in a project, and problems as messages.

Not here: what a name means or whether it is taken.
"""

import unicodedata

_LONGEST_NAME = 200
"""Characters of a name; the rest of a text that was pasted by mistake is cut off."""

_LONGEST_NOTE = 10_000

# Control characters break lists and labels; half a surrogate pair can't be written as UTF-8.
_UNWANTED = ("Cc", "Cs")


def one_line(text: str) -> str:
    """A name: runs of white space become one space, at most 200 characters."""
    return _without_unwanted(" ".join(text.split()), keep="")[:_LONGEST_NAME].strip()


def note_text(text: str) -> str:
    """A note: line breaks stay, at most 10,000 characters."""
    return _without_unwanted(text, keep="\n\t")[:_LONGEST_NOTE]


def sentence(problem: str) -> str:
    """A problem as an error's message: it begins with a capital letter."""
    return problem[:1].upper() + problem[1:]


def _without_unwanted(text: str, keep: str) -> str:
    return "".join(sign for sign in text if sign in keep or unicodedata.category(sign) not in _UNWANTED)
