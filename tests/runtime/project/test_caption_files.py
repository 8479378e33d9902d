"""Captions of a stretch as subtitles, and as files."""

from dataclasses import replace

import pytest

from joyvasa_runtime.errors import SubtitleError
from joyvasa_runtime.project.caption import Caption
from joyvasa_runtime.project.caption_files import subtitles_of, write_subtitles
from joyvasa_runtime.subtitles.reading import read_subtitles
from joyvasa_runtime.subtitles.subtitle import Subtitle
from joyvasa_runtime.timebase import FrameSpan


@pytest.fixture
def spoken(studio):
    return replace(
        studio,
        captions=(Caption(14, 10, 40, "One"), Caption(15, 40, 60, "Two"), Caption(16, 200, 225, "Late")),
    )


def test_the_captions_of_a_stretch_count_from_its_start(spoken):
    assert subtitles_of(spoken, FrameSpan(20, 50)) == (Subtitle(0.0, 0.8, "One"), Subtitle(0.8, 1.2, "Two"))
    assert subtitles_of(spoken)[-1] == Subtitle(8.0, 9.0, "Late")


@pytest.mark.parametrize("name", ["字 幕.srt", "a.VTT"])
def test_a_written_file_is_read_back(spoken, tmp_path, name):
    write_subtitles(tmp_path / name, subtitles_of(spoken))

    assert read_subtitles(tmp_path / name) == subtitles_of(spoken)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_what_cannot_be_written_leaves_nothing(spoken, studio, tmp_path):
    for path, subtitles in (
        (tmp_path / "a.ass", subtitles_of(spoken)),
        (tmp_path / "a.srt", subtitles_of(studio)),
        (tmp_path / "gone" / "a.srt", subtitles_of(spoken)),
    ):
        with pytest.raises(SubtitleError):
            write_subtitles(path, subtitles)
    assert list(tmp_path.iterdir()) == []
