"""The level of a voice is that of its speech, whatever its pauses."""

import numpy as np
import pytest

from joyvasa_runtime.audio.level import QUIETEST, gain_to, percentile_level


def test_the_level_of_a_constant_is_the_constant():
    assert percentile_level(np.full(16_000, -0.3, np.float32), 16_000) == pytest.approx(0.3)


def test_pauses_do_not_lower_the_level():
    speech = np.full(16_000, 0.2, np.float32)
    with_pauses = np.concatenate([speech, np.zeros(16_000 * 9, np.float32)])
    assert percentile_level(with_pauses, 16_000) == pytest.approx(0.2)


def test_one_knock_does_not_raise_the_level():
    samples = np.full(16_000, 0.1, np.float32)
    samples[320:640] = 1.0
    assert percentile_level(samples, 16_000) == pytest.approx(0.1)


def test_the_percentile_lies_between_frames_as_numpy_puts_it():
    samples = np.repeat(np.arange(1, 11, dtype=np.float32) / 10, 320)
    assert percentile_level(samples, 16_000) == pytest.approx(0.955)


def test_a_sound_shorter_than_a_frame_and_no_sound_have_a_level():
    assert percentile_level(np.full(10, 0.5, np.float32), 16_000) == pytest.approx(0.5)
    assert percentile_level(np.empty(0, np.float32), 16_000) == 0.0


def test_the_gain_reaches_the_target_but_leaves_noise_low():
    assert gain_to(0.1, 0.05) == pytest.approx(2.0)
    assert gain_to(0.1, 0.0) == pytest.approx(0.1 / QUIETEST)
