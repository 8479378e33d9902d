from pathlib import Path

import numpy as np

from joyvasa_runtime.audio.clip import AudioClip
from joyvasa_runtime.audio.loudness import frame_loudness


def clip(samples: np.ndarray, level: float = 0.1) -> AudioClip:
    return AudioClip(samples.astype(np.float32), 16_000, Path("voice.wav"), "", level)


def test_a_steady_sound_has_its_rms_over_the_level_in_every_frame() -> None:
    loudness = frame_loudness(clip(np.full(16_000, 0.05)), 25)
    np.testing.assert_allclose(loudness, 0.5, rtol=1e-6)


def test_silence_and_frames_beyond_the_end_are_zero() -> None:
    samples = np.concatenate([np.zeros(640), np.full(640, 0.1)])
    np.testing.assert_allclose(frame_loudness(clip(samples), 4), [0, 1, 0, 0], atol=1e-6)


def test_a_half_filled_last_frame_counts_only_the_samples_it_has() -> None:
    np.testing.assert_allclose(frame_loudness(clip(np.full(960, 0.1)), 2), [1, 1], rtol=1e-6)


def test_a_nearly_silent_file_is_not_raised_to_speech() -> None:
    assert frame_loudness(clip(np.full(640, 1e-5), level=1e-5), 1)[0] < 0.02
