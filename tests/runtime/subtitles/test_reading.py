"""Subtitle files of any format and encoding."""

import pytest

from joyvasa_runtime.errors import SubtitleError
from joyvasa_runtime.subtitles import decoding
from joyvasa_runtime.subtitles.reading import read_subtitles
from joyvasa_runtime.subtitles.subtitle import Subtitle

ASS = """[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname
Style: Default,Arial,broken

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:05.00,0:00:06.00,Default,,0,0,0,,Second, with a comma
Comment: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,Not shown
Dialogue: 0,0:00:01.00,0:00:02.50,Default,Ada,0,0,0,,{\\i1}Hello{\\i0}\\Nthere
Dialogue: 0,0:00:07.00,0:00:08.00,Default,,0,0,0,,{\\p1}m 0 0 l 1 1{\\p0}
"""


def srt(words):
    return f"1\r\n00:00:01,000 --> 00:00:02,000\r\n{words}\r\n"


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("utf-8", "Grüße, 你好"),
        ("utf-8-sig", "Grüße, 你好"),
        ("utf-16", "Grüße, 你好"),
        ("gb18030", "你好，世界。今天天气很好"),
        ("latin-1", "Où est le café ? Ça dépend très bien"),
        ("cp1252", "“Müller” – schön"),
    ],
)
def test_a_file_is_read_in_whichever_encoding(tmp_path, encoding, words):
    path = tmp_path / "字幕 1.srt"
    path.write_bytes(srt(words).encode(encoding))

    assert read_subtitles(path) == (Subtitle(1.0, 2.0, words),)


def test_the_contents_decide_the_format_and_the_times_the_order(tmp_path):
    path = tmp_path / "wrongly named.srt"
    path.write_text(ASS)

    assert read_subtitles(path) == (
        Subtitle(1.0, 2.5, "Hello\nthere"),
        Subtitle(5.0, 6.0, "Second, with a comma"),
    )


def test_a_damaged_line_of_an_ass_file_is_named(tmp_path):
    path = tmp_path / "a.ass"
    path.write_text(ASS.replace("0:00:06.00", "never"))

    with pytest.raises(SubtitleError, match="Line 10 of a"):
        read_subtitles(path)


@pytest.mark.parametrize(
    ("contents", "problem"),
    [
        (b"", "no subtitles"),
        (b"only words", "no subtitles"),
        (b"WEBVTT\n\nNOTE nothing", "no subtitles"),
        (b"\x89PNG\0\0\0", "not a text"),
        (bytes(200), "not a text"),
    ],
)
def test_what_is_no_subtitle_file_is_refused(tmp_path, contents, problem):
    path = tmp_path / "a.srt"
    path.write_bytes(contents)

    with pytest.raises(SubtitleError, match=problem):
        read_subtitles(path)


def test_a_missing_and_a_huge_file_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(decoding, "MAX_BYTES", 10)
    path = tmp_path / "a.srt"
    path.write_text(srt("Hello"))

    with pytest.raises(SubtitleError, match="too large"):
        read_subtitles(path)
    with pytest.raises(SubtitleError, match="can't be read"):
        read_subtitles(tmp_path / "gone.srt")
