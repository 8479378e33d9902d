"""What a video of loose files lets hear."""

from fractions import Fraction

import numpy as np
import pytest
import soundfile

from joyvasa_runtime.export.sounds import Sound, open_sound
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.video.compression import Compression
from joyvasa_runtime.video.join import join_segments
from joyvasa_runtime.video.loudness_meter import measure_loudness
from joyvasa_runtime.video.soundtrack import Soundtrack

SECOND = Fraction(1)


def recorded(path, channels):
    """A second of noise, in the first channel alone."""
    samples = np.zeros((48_000, channels), np.float32)
    samples[:, 0] = np.random.default_rng(0).normal(0.0, 0.05, 48_000)
    soundfile.write(path, samples, 48_000)
    return Sound(path)


@pytest.mark.parametrize(("channels", "heard"), [(1, 1), (2, 2), (6, 2), (8, 2), (16, 2)])
def test_a_sound_of_any_number_of_channels_is_written_as_loud_as_wanted(tmp_path, channels, heard):
    opened = open_sound(recorded(tmp_path / "voice.wav", channels), -14.0, SECOND, Monitor())
    target = tmp_path / "heard.wav"
    join_segments((), target, Fraction(25), Compression("wav"), opened.source, 25, "", Monitor())
    with Soundtrack(target) as written:
        assert written.channels == heard
        assert measure_loudness(written, SECOND, Monitor()).lufs == pytest.approx(-14.0, abs=0.1)


def test_of_more_than_two_channels_each_is_heard_on_its_side(tmp_path):
    sound = recorded(tmp_path / "voice.wav", 8).opened()
    left, right = sound.up_to(SECOND)
    sound.close()
    assert np.abs(left).max() > 0.01
    assert np.abs(right).max() == 0.0
