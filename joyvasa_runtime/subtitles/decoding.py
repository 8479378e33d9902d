"""The text of a file whose encoding nobody wrote down. What the text means is not known here."""

import codecs
import re
from pathlib import Path

from joyvasa_runtime.errors import SubtitleError

MAX_BYTES = 16 * 2**20
"""Ten hours of speech take about one megabyte."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HIGH = re.compile(rb"[\x80-\xff]+")
_PAIRED = 0.7
"""Share of bytes beyond ASCII that stand in even runs: nearly all of them in Chinese, few in French."""


def read_text(path: Path) -> str:
    """The text of a file, its lines parted by ``\\n``.

    Raises
    ------
    SubtitleError
        If the file is missing, can't be read, is far too large or is no text.
    """
    data = _read_bytes(path)
    text = decode_text(data)
    if "\0" in text:
        raise SubtitleError(f"{path.name} is not a text", "Choose a subtitle file: SRT, WebVTT or ASS.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decode_text(data: bytes) -> str:
    """Bytes as text: by their mark, as UTF-8, as Chinese GB 18030, or as Western European.

    Notes
    -----
    The last one reads anything, so this never fails.
    """
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    candidates = [marked] if marked else ["utf-8"]
    if not marked and _looks_chinese(data):
        candidates.append("gb18030")
    for name in (*candidates, "cp1252"):
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _read_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise SubtitleError(
            f"The subtitles {path} can't be read: {error.strerror or error}",
            "Check the path and permissions.",
        ) from error
    if len(data) > MAX_BYTES:
        raise SubtitleError(
            f"{path.name} is far too large for subtitles", "Choose a subtitle file: SRT, WebVTT or ASS."
        )
    return data


def _looks_chinese(data: bytes) -> bool:
    runs = [len(run) for run in _HIGH.findall(data)]
    return bool(runs) and sum(run for run in runs if run % 2 == 0) >= _PAIRED * sum(runs)
