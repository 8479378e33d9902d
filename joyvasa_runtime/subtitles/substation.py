"""SubStation Alpha (ASS, SSA) as text: the words and times of its lines. The only user of `pysubs2`.

Styles, drawings and comments are left behind; nothing is written in this format.
"""

import re

import pysubs2

from joyvasa_runtime.errors import SubtitleError
from joyvasa_runtime.subtitles.plain_text import plain_lines
from joyvasa_runtime.subtitles.subtitle import Subtitle

_EVENT = "Dialogue:"
_TIMES = re.compile(
    r"Dialogue:[^,]*,\s*-?\d{1,2}:\d{1,2}:\d{1,2}\.\d{1,3}\s*,\s*-?\d{1,2}:\d{1,2}:\d{1,2}\.\d{1,3}\s*,"
)
_STYLES = ("[v4+ styles]", "[v4 styles]")


def is_substation(text: str) -> bool:
    """Whether a text is of this format."""
    return any(line.strip().lower() in ("[script info]", *_STYLES) for line in text.split("\n"))


def parse_substation(text: str, name: str) -> tuple[Subtitle, ...]:
    """The subtitles of an ASS or SSA text, in their order; those without words are left out.

    Parameters
    ----------
    text : str
    name : str
        What to call the file in messages.

    Raises
    ------
    SubtitleError
        If a line can't be read, with its number, or the file as a whole.
    """
    _check_lines(text, name)
    lines = [line.strip() for line in text.split("\n")]
    kind = "ssa" if any(line.lower() == _STYLES[1] for line in lines) else "ass"
    # What only concerns looks is not read: it can be damaged, and nothing of it is used.
    events = "\n".join(["[Events]", *(line for line in lines if line.startswith(_EVENT))])
    try:
        read = pysubs2.SSAFile.from_string(events, format_=kind)
    except Exception as error:  # its readers raise whatever the text leads them to
        raise SubtitleError(f"{name} can't be read as subtitles: {error}", "Save it as SRT.") from error
    found = (_subtitle(event) for event in read if event.is_text)
    return tuple(one for one in found if one.text and one.stop_s >= one.start_s)


def _check_lines(text: str, name: str) -> None:
    for number, line in enumerate(text.split("\n"), start=1):
        shown = line.strip()[:60]
        if shown.startswith(_EVENT) and not _TIMES.match(line.strip()):
            raise SubtitleError(
                f"Line {number} of {name} is damaged, its times can't be read: “{shown}”",
                "Put it right in a text editor.",
            )


def _subtitle(event: pysubs2.SSAEvent) -> Subtitle:
    return Subtitle(max(0, event.start) / 1000, event.end / 1000, plain_lines(event.plaintext))
