"""Subtitle files of any kind as subtitles. What stands in them is `cues`' and `substation`'s business."""

from pathlib import Path

from joyvasa_runtime.errors import SubtitleError
from joyvasa_runtime.subtitles.cues import VTT_HEADER, CueFormat, parse_cues
from joyvasa_runtime.subtitles.decoding import read_text
from joyvasa_runtime.subtitles.substation import is_substation, parse_substation
from joyvasa_runtime.subtitles.subtitle import Subtitle


def read_subtitles(path: Path) -> tuple[Subtitle, ...]:
    """The subtitles of an SRT, WebVTT, ASS or SSA file, known by its contents, in the order of time.

    Raises
    ------
    SubtitleError
        If the file is missing, damaged (with the line) or holds no subtitles.
    """
    text = read_text(path)
    if is_substation(text):
        found = parse_substation(text, path.name)
    else:
        kind: CueFormat = "vtt" if text.lstrip("\ufeff \n").startswith(VTT_HEADER) else "srt"
        found = parse_cues(text, kind, path.name)
    if not found:
        raise SubtitleError(
            f"There are no subtitles in {path.name}", "Choose a subtitle file: SRT, WebVTT or ASS."
        )
    return tuple(sorted(found, key=lambda one: (one.start_s, one.stop_s)))
