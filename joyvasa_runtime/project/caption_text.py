"""The words of captions: as they may stand in a project, parted and joined. Their times are not here."""

import unicodedata

from joyvasa_runtime.project.caption import LONGEST_CAPTION

# Control characters break lists and labels; half a surrogate pair can't be written as UTF-8.
_UNWANTED = ("Cc", "Cs")


def caption_text(text: str) -> str:
    """Words without empty lines, spaces at their ends and unprintable signs, at most `LONGEST_CAPTION`."""
    lines = ("".join(map(_wanted, line)).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)[:LONGEST_CAPTION].strip()


def parted(text: str, share: float) -> tuple[str, str]:
    """A text in two, both with words, near a share of its length: between lines, words, or else letters.

    Parameters
    ----------
    text : str
        As `caption_text` gives it.
    share : float
        0 to 1.
    """
    wanted = share * len(text)
    for marks in ("\n", " "):
        places = [index for index, sign in enumerate(text) if sign in marks]
        if places:
            place = min(places, key=lambda index: abs(index - wanted))
            return text[:place].strip(), text[place:].strip()
    place = min(max(round(wanted), 1), len(text) - 1)
    return (text[:place], text[place:]) if place else (text, text)


def joined(first: str, second: str) -> str:
    """Two texts one below the other."""
    return f"{first}\n{second}"


def _wanted(sign: str) -> str:
    if sign == "\t":
        return " "
    return "" if unicodedata.category(sign) in _UNWANTED else sign
