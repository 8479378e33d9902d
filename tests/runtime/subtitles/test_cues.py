"""SRT and WebVTT as text, in both directions."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_runtime.errors import SubtitleError
from joyvasa_runtime.subtitles.cues import cue_text, parse_cues
from joyvasa_runtime.subtitles.plain_text import plain_lines
from joyvasa_runtime.subtitles.subtitle import Subtitle

SRT = """1
00:00:01,000 --> 00:00:02,500
<i>Hello</i> {\\an8}there

2
0:00:03,00 --> 00:00:04,000 X1:10
First line
<font color="red">second</font> line, 3 < 4

3
00:00:05,000 --> 00:00:06,000

4
01:00:05,000 --> 01:00:06,000
42
"""

VTT = """WEBVTT - a title

STYLE
::cue { color: lime }

NOTE a note
00:00 is not a time line

intro
00:01.000 --> 00:02.500 align:start
<v Ada>Hello <c.loud>there</c> &amp; <00:00:02.000>you &lt;3

00:00:03.000 --> 00:00:04.000
Second

NOTE the end
"""


def test_srt_is_read_without_its_formatting_and_empty_captions():
    assert parse_cues(SRT, "srt", "a.srt") == (
        Subtitle(1.0, 2.5, "Hello there"),
        Subtitle(3.0, 4.0, "First line\nsecond line, 3 < 4"),
        Subtitle(3605.0, 3606.0, "42"),
    )


def test_vtt_is_read_without_notes_styles_and_names():
    assert parse_cues(VTT, "vtt", "a.vtt") == (
        Subtitle(1.0, 2.5, "Hello there & you <3"),
        Subtitle(3.0, 4.0, "Second"),
    )


def test_an_empty_line_within_the_words_of_an_srt_file_loses_nothing():
    text = "1\n00:00:01,000 --> 00:00:02,000\nAbove\n\nbelow\n\n2\n00:00:03,000 --> 00:00:04,000\nNext\n7\n"

    assert [one.text for one in parse_cues(text, "srt", "a.srt")] == ["Above\nbelow", "Next\n7"]


@pytest.mark.parametrize(
    ("times", "problem"),
    [
        ("00:00:01,000 --> soon", "can't be read"),
        ("1 --> 2", "can't be read"),
        ("00:00:03,000 --> 00:00:02,000", "ends before it begins"),
    ],
)
@pytest.mark.parametrize("kind", ["srt", "vtt"])
def test_a_damaged_line_of_times_is_named_by_its_number(kind, times, problem):
    text = f"1\n00:00:01,000 --> 00:00:02,000\nfine\n\n2\n{times}\nwords\n"

    with pytest.raises(SubtitleError, match=f"Line 6 of clip.{kind} .*{problem}"):
        parse_cues(text, kind, f"clip.{kind}")


def test_what_is_written_is_what_players_expect():
    subtitles = [Subtitle(1.04, 3661.5, "Tom & <Ann>\nsecond"), Subtitle(3662, 3663, "a --> b")]

    assert cue_text(subtitles, "srt") == (
        "1\n00:00:01,040 --> 01:01:01,500\nTom & <Ann>\nsecond\n\n2\n01:01:02,000 --> 01:01:03,000\na → b\n"
    )
    assert cue_text(subtitles, "vtt") == (
        "WEBVTT\n\n1\n00:00:01.040 --> 01:01:01.500\nTom &amp; &lt;Ann&gt;\nsecond\n\n"
        "2\n01:01:02.000 --> 01:01:03.000\na --&gt; b\n"
    )


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z"), exclude_characters="<>{}&"), min_size=1
)
LINES = st.lists(WORDS, min_size=1, max_size=3).map("\n".join)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 900_000), st.integers(0, 9_000), LINES), max_size=6))
@pytest.mark.parametrize("kind", ["srt", "vtt"])
def test_what_was_written_is_read_back(kind, drawn):
    subtitles = tuple(
        Subtitle(start / 25, (start + frames) / 25, text) for start, frames, text in sorted(drawn)
    )

    assert parse_cues(cue_text(subtitles, kind), kind, "a") == subtitles


@settings(max_examples=100, deadline=None)
@given(st.text("0123:,.->\n WEB<i>{\\a}", max_size=80))
@pytest.mark.parametrize("kind", ["srt", "vtt"])
def test_any_text_is_read_or_refused(kind, text):
    try:
        found = parse_cues(text, kind, "a")
    except SubtitleError:
        return
    assert all(one.text and one.start_s <= one.stop_s for one in found)


def test_a_lone_sign_of_a_tag_stays():
    assert plain_lines("  a < b and c > d \n\n <b>x</b> ") == "a < b and c > d\nx"
