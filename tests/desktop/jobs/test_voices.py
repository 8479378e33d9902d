"""The sounds that takes are made from: decoded once, and refused where they are not what was imported."""

from dataclasses import replace

import numpy as np
import pytest
import soundfile

from desktop.jobs.voices import Voices
from joyvasa_runtime.errors import AudioError
from joyvasa_runtime.monitor import Monitor


@pytest.fixture
def media(project):
    return project.media_of(2)


def test_a_sound_is_decoded_once(media):
    voices = Voices()
    clip = voices.get(media, Monitor())
    assert len(clip.samples) == 64_000
    media.path.unlink()
    assert voices.get(media, Monitor()) is clip


def test_a_sound_that_is_gone_asks_to_be_relinked(media):
    media.path.unlink()
    with pytest.raises(AudioError, match="Relink"):
        Voices().get(media, Monitor())


def test_another_sound_in_its_place_is_refused(media):
    with pytest.raises(AudioError, match="not the sound that was imported"):
        Voices().get(replace(media, sha256="0" * 64), Monitor())


def test_a_silent_sound_is_refused(media, tmp_path):
    path = tmp_path / "silent.wav"
    soundfile.write(path, np.zeros(16_000, np.float32), 16_000)
    sha256 = "b1d5781111d84f7b3fe45a0852e59758cd7a87e5"
    with pytest.raises(AudioError):
        Voices().get(replace(media, path=path, sha256=sha256), Monitor())
