"""Files of captions and timelines, read and written beside the window."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.jobs.exchange import Exchange
from joyvasa_runtime.errors import ProjectError, SubtitleError
from joyvasa_runtime.project.caption import Caption
from joyvasa_runtime.project.document import Clip, Media, Project, Track
from joyvasa_runtime.subtitles.subtitle import Subtitle

PROJECT = Project(
    media=(Media(1, "sound", Path("/media/voice.wav"), 1, "1" * 64, 100),),
    tracks=(Track(2, "Voice", clips=(Clip(3, 1, 0, 0, 100),)),),
    captions=(Caption(4, 25, 50, "Hello"),),
    next_id=5,
)


@pytest.fixture
def exchange(qapp):
    exchange = Exchange()
    yield exchange
    exchange.close()


def test_written_captions_are_read_again(qtbot, exchange, tmp_path):
    path = tmp_path / "a.vtt"
    with qtbot.waitSignal(exchange.written) as written:
        exchange.write_captions(PROJECT, path)
    with qtbot.waitSignal(exchange.captions_read) as read:
        exchange.read_captions(path)

    assert written.args == [path]
    assert read.args == [path, (Subtitle(1.0, 2.0, "Hello"),)]


def test_a_timeline_is_handed_off(qtbot, exchange, tmp_path):
    with qtbot.waitSignal(exchange.written):
        exchange.hand_off(PROJECT, tmp_path / "a.edl")

    assert "voice.wav" in (tmp_path / "a.edl").read_text()


def test_what_fails_is_told(qtbot, exchange, tmp_path):
    for work, kind in (
        (lambda: exchange.read_captions(tmp_path / "gone.srt"), SubtitleError),
        (lambda: exchange.hand_off(replace(PROJECT, tracks=()), tmp_path / "a.otio"), ProjectError),
    ):
        with qtbot.waitSignal(exchange.failed) as failed:
            work()
        assert isinstance(failed.args[0], kind)
    assert list(tmp_path.iterdir()) == []
