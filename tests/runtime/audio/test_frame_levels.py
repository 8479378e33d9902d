"""Loudness of motion frames from a waveform."""

from pathlib import Path

import numpy as np
import pytest

from joyvasa_runtime.audio.clip import AudioClip
from joyvasa_runtime.audio.frame_levels import frame_levels
from joyvasa_runtime.audio.level import percentile_level
from joyvasa_runtime.audio.loudness import frame_loudness
from joyvasa_runtime.audio.peaks import Peaks


def tone(amplitude: float, frames: int) -> np.ndarray:
    time = np.arange(frames * 1920) / 48_000
    return (amplitude * np.sqrt(2) * np.sin(2 * np.pi * 375 * time)).astype(np.float32)


def test_a_steady_tone_is_one_in_every_frame() -> None:
    np.testing.assert_allclose(frame_levels(Peaks.of(tone(0.1, 20)), 20), 1, rtol=1e-3)


def test_a_pause_is_silent_to_the_frame() -> None:
    sound = np.concatenate([tone(0.1, 40), np.zeros(11 * 1920, np.float32), tone(0.1, 40)])
    levels = frame_levels(Peaks.of(sound), 91)
    np.testing.assert_allclose(levels[:40], 1, rtol=1e-3)
    assert not levels[40:51].any()
    np.testing.assert_allclose(levels[51:], 1, rtol=1e-3)


def test_frames_beyond_the_end_are_silent_and_a_shorter_wish_is_met() -> None:
    peaks = Peaks.of(tone(0.2, 3))
    np.testing.assert_allclose(frame_levels(peaks, 6), [1, 1, 1, 0, 0, 0], rtol=1e-3)
    assert len(frame_levels(peaks, 2)) == 2


def test_a_sound_without_samples_is_silent() -> None:
    assert not frame_levels(Peaks.of(np.zeros(0, np.float32)), 4).any()


def test_a_nearly_silent_file_is_not_raised_to_speech() -> None:
    assert frame_levels(Peaks.of(tone(1e-5, 10)), 10).max() < 0.02


@pytest.mark.parametrize("seed", range(3))
def test_it_agrees_with_the_measure_of_the_samples(seed: int) -> None:
    rng = np.random.default_rng(seed)
    envelope = np.repeat(rng.uniform(0.02, 0.3, 101), 1920)[: 100 * 1920 + 700]
    sound = (rng.standard_normal(len(envelope)) * envelope).astype(np.float32)
    exact = frame_loudness(AudioClip(sound, 48_000, Path(), "", percentile_level(sound, 48_000)), 101)
    np.testing.assert_allclose(frame_levels(Peaks.of(sound), 101)[:100], exact[:100], rtol=0.15, atol=0.02)
    assert np.corrcoef(frame_levels(Peaks.of(sound), 101), exact)[0, 1] > 0.99
