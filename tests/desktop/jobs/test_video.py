"""A real video file, opened and read for playing."""

import numpy as np
import pytest

from desktop.jobs.frames import FrameReader
from desktop.jobs.video import open_video
from joyvasa_runtime.errors import JoyVasaError
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.resources import resource
from joyvasa_runtime.video.encode import VideoWriter
from joyvasa_runtime.video.soundtrack import Soundtrack

GREYS = tuple(range(20, 220, 20))


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """Ten frames of growing brightness with the start of the sample voice."""
    path = tmp_path_factory.mktemp("video") / "ten frames.mp4"
    with VideoWriter(path, 64, 64, 25, sound=Soundtrack(resource("sample", "voice.wav"))) as writer:
        for grey in GREYS:
            writer.write(np.full((64, 64, 3), grey, np.uint8))
    return path


def test_an_opened_video_knows_its_length_rate_and_sound(path):
    video = open_video(path, Monitor())

    assert (video.path, video.frame_count, video.fps) == (path, len(GREYS), 25.0)
    assert len(video.samples) == pytest.approx(0.4 * video.rate_hz, abs=video.rate_hz / 25)


def test_a_file_without_pictures_is_refused(tmp_path):
    path = tmp_path / "notes.mp4"
    path.write_text("no video")

    with pytest.raises(JoyVasaError, match=r"notes\.mp4"):
        open_video(path, Monitor())


@pytest.fixture
def reader(path):
    reader = FrameReader(path)
    reader.start()
    yield reader
    reader.close()


@pytest.mark.parametrize("number", [0, 7, 9])
def test_the_frame_asked_for_is_read(qtbot, reader, number):
    with qtbot.waitSignal(reader.frame_read) as read:
        reader.request(number)

    index, image = read.args
    assert index == number
    assert image.pixelColor(32, 32).red() == pytest.approx(GREYS[number], abs=2)


def test_past_the_end_nothing_is_read_and_earlier_frames_still_are(qtbot, reader):
    with qtbot.assertNotEmitted(reader.frame_read, wait=50):
        reader.request(99)

    with qtbot.waitSignal(reader.frame_read) as read:
        reader.request(3)

    assert read.args[0] == 3


def test_a_vanished_file_ends_reading_and_is_logged(qtbot, tmp_path, caplog):
    reader = FrameReader(tmp_path / "gone.mp4")
    reader.start()

    with qtbot.waitSignal(reader.finished):
        reader.request(0)

    assert "gone.mp4" in caplog.text
