"""The sound of a video starts at the chosen sample and lasts as long as it is asked for."""

from fractions import Fraction

import numpy as np
import pytest

from joyvasa_runtime.errors import AudioError
from joyvasa_runtime.video.soundtrack import Soundtrack

RATE = 44_100
RAMP = np.linspace(-0.9, 0.9, 2 * RATE, dtype=np.float32)


@pytest.fixture
def ramp_file(sound_file):
    return sound_file("ramp.wav", np.stack([RAMP, -RAMP]), RATE, "pcm_f32le", "flt")


def _all(track: Soundtrack, frames: int, fps: int = 25) -> np.ndarray:
    with track:
        return np.concatenate([track.up_to(Fraction(i + 1, fps)) for i in range(frames)], axis=1)


def test_frame_by_frame_the_sound_is_the_files(ramp_file):
    values = _all(Soundtrack(ramp_file), 50)
    np.testing.assert_array_equal(values, np.stack([RAMP, -RAMP]))


def test_it_starts_at_the_chosen_sample(ramp_file):
    values = _all(Soundtrack(ramp_file, start_s=1000 / RATE), 10)
    np.testing.assert_array_equal(values[0], RAMP[1000 : 1000 + 10 * RATE // 25])


def test_after_its_duration_there_is_silence(ramp_file):
    values = _all(Soundtrack(ramp_file, start_s=0.5, duration_s=0.25), 25)
    count = round(0.25 * RATE)
    np.testing.assert_array_equal(values[0, :count], RAMP[RATE // 2 : RATE // 2 + count])
    assert values.shape == (2, RATE)
    assert not values[:, count:].any()


def test_after_the_files_end_there_is_silence(ramp_file):
    values = _all(Soundtrack(ramp_file, start_s=1.5), 50)
    np.testing.assert_array_equal(values[0, : RATE // 2], RAMP[3 * RATE // 2 :])
    assert not values[:, RATE // 2 :].any()


def test_a_start_beyond_the_end_is_all_silence(ramp_file):
    assert not _all(Soundtrack(ramp_file, start_s=5.0), 5).any()


def test_odd_frame_rates_add_up_to_the_sample(ramp_file):
    assert _all(Soundtrack(ramp_file), 24, fps=24).shape[1] == RATE


def test_a_file_that_is_no_sound_is_refused(tmp_path):
    path = tmp_path / "a.wav"
    path.write_text("no sound")
    with pytest.raises(AudioError):
        Soundtrack(path)
