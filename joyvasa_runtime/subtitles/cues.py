"""SRT and WebVTT as text: their times, blocks and words, in both directions. No files are opened here.

Both are blocks of a line with two times and the words below it, parted by empty lines; they differ in how a
time is written and in what else may stand between the blocks.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from joyvasa_runtime.errors import SubtitleError
from joyvasa_runtime.subtitles.plain_text import escaped, plain_lines, unescaped
from joyvasa_runtime.subtitles.subtitle import Subtitle

CueFormat = Literal["srt", "vtt"]

VTT_HEADER = "WEBVTT"

_ARROW = "-->"
_TIME = re.compile(r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[,.](\d{1,3}))?")
_NUMBER = re.compile(r"\s*\d+\s*")


def parse_cues(text: str, kind: CueFormat, name: str) -> tuple[Subtitle, ...]:
    """The subtitles of an SRT or WebVTT text, in their order; those without words are left out.

    Parameters
    ----------
    text : str
        With ``\\n`` at the end of lines.
    kind : "srt" or "vtt"
    name : str
        What to call the file in messages.

    Raises
    ------
    SubtitleError
        If a line of times can't be read, with its number.
    """
    lines = text.split("\n")
    starts = [index for index, line in enumerate(lines) if _ARROW in line]
    found = (_cue(lines, start, stop, kind, name) for start, stop in pairwise([*starts, len(lines)]))
    return tuple(cue for cue in found if cue.text)


def cue_text(subtitles: Sequence[Subtitle], kind: CueFormat) -> str:
    """Subtitles as the text of an SRT or WebVTT file."""
    blocks = [_block(number, one, kind) for number, one in enumerate(subtitles, start=1)]
    header = [f"{VTT_HEADER}\n"] if kind == "vtt" else []
    return "\n".join([*header, *blocks])


def _cue(lines: Sequence[str], index: int, stop: int, kind: CueFormat, name: str) -> Subtitle:
    """The subtitle whose times stand in a line; `stop` is the next one's, or the end."""
    start_s, stop_s = _times(lines[index], index + 1, name)
    words = "\n".join(_words(lines[index + 1 : stop], is_last=stop == len(lines), kind=kind))
    bare = plain_lines(words)
    return Subtitle(start_s, stop_s, plain_lines(unescaped(bare)) if kind == "vtt" else bare)


def _words(lines: Sequence[str], is_last: bool, kind: CueFormat) -> Iterator[str]:
    """The lines that belong to the subtitle above them, without the name or number of the next one."""
    if kind == "vtt":
        # An empty line always ends a block: what follows are notes, and names of the next one.
        for line in lines:
            if not line.strip():
                return
            yield line
        return
    # Careless SRT files have empty lines within the words; only the next one's number is taken off.
    ends = len(lines)
    if not is_last:
        while ends and not lines[ends - 1].strip():
            ends -= 1
        if ends and _NUMBER.fullmatch(lines[ends - 1]):
            ends -= 1
    yield from lines[:ends]


def _times(line: str, number: int, name: str) -> tuple[float, float]:
    left, _, right = line.partition(_ARROW)
    # Behind the second time WebVTT, and some SRT files, say where on the screen the words stand.
    first, second = _TIME.fullmatch(left.strip()), _TIME.match(right.strip())
    shown = line.strip()[:60]
    if first is None or second is None:
        raise SubtitleError(
            f"Line {number} of {name} is damaged, its times can't be read: “{shown}”",
            "Put it right in a text editor; a line of times reads 00:00:01,000 --> 00:00:03,500.",
        )
    start_s, stop_s = _seconds(first), _seconds(second)
    if stop_s < start_s:
        raise SubtitleError(
            f"Line {number} of {name} is damaged, it ends before it begins: “{shown}”",
            "Put it right in a text editor.",
        )
    return start_s, stop_s


def _seconds(match: re.Match[str]) -> float:
    hours, minutes, seconds, parts = match.groups()
    milliseconds = int((parts or "0").ljust(3, "0"))
    return (int(hours or 0) * 3600_000 + int(minutes) * 60_000 + int(seconds) * 1000 + milliseconds) / 1000


def _block(number: int, subtitle: Subtitle, kind: CueFormat) -> str:
    mark = "," if kind == "srt" else "."
    times = f"{_timestamp(subtitle.start_s, mark)} {_ARROW} {_timestamp(subtitle.stop_s, mark)}"
    words = escaped(subtitle.text) if kind == "vtt" else subtitle.text.replace(_ARROW, "→")
    return f"{number}\n{times}\n{words}\n"


def _timestamp(seconds: float, mark: str) -> str:
    minutes, milliseconds = divmod(round(seconds * 1000), 60_000)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{milliseconds // 1000:02d}{mark}{milliseconds % 1000:03d}"
