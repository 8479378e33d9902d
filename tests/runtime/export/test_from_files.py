"""Videos of loose files never take the place of what they are made of."""

import pytest

from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.export import AnimateRequest, RenderRequest, Sound, animate, render_motion
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.portrait.subject import Subject
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.video.compression import Compression
from tests.runtime.export.stand_in import wobble

GIF = ExportSettings(Compression("gif"))


@pytest.fixture
def voice(tmp_path):
    path = tmp_path / "声 voice.mp4"
    path.write_bytes(b"sound")
    return path


@pytest.fixture
def picture(tmp_path):
    path = tmp_path / "cat.gif"
    path.write_bytes(b"picture")
    return path


def test_a_voice_that_is_a_video_stays(voice, picture):
    with pytest.raises(ExportError, match="made of") as caught:
        animate(None, AnimateRequest(Subject(picture), voice, voice), Monitor())
    assert "another name" in caught.value.hint
    with pytest.raises(ExportError, match="made of"):
        render_motion(None, RenderRequest(Subject(picture), wobble(2), voice, Sound(voice, 1.0)), Monitor())
    assert voice.read_bytes() == b"sound"


def test_a_picture_stays(voice, picture):
    with pytest.raises(ExportError, match="made of"):
        animate(None, AnimateRequest(Subject(picture), voice, picture, settings=GIF), Monitor())
    with pytest.raises(ExportError, match="made of"):
        render_motion(None, RenderRequest(Subject(picture), wobble(2), picture, settings=GIF), Monitor())
    assert picture.read_bytes() == b"picture"


def test_a_sound_alone_is_no_video_of_a_picture(voice, picture, tmp_path):
    wav = ExportSettings(Compression("wav"))
    with pytest.raises(ExportError, match="holds no pictures"):
        animate(None, AnimateRequest(Subject(picture), voice, tmp_path / "a.wav", settings=wav), Monitor())
