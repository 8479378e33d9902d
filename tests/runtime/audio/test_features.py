"""Features come window by window from the sound around each window, and from nothing else."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from joyvasa_runtime.audio.clip import AudioClip
from joyvasa_runtime.audio.features import encode_audio, frames_of_sound, window_count, window_samples
from joyvasa_runtime.errors import AudioError, Cancelled, InferenceError
from joyvasa_runtime.models.specs import AudioSpec, MotionSpec
from joyvasa_runtime.monitor import Monitor

AUDIO = AudioSpec(rate_hz=16_000, level=0.1, context_before=8_000, context_after=8_000)
MOTION = MotionSpec(fps=25, window=100, carried=10, channels=70, features=2, noise="fresh")


class FrameMeans:
    """A stand-in for the encoder: each frame's mean, and the mean of everything the window was given."""

    def run(self, feeds):
        heard = feeds["samples"]
        assert heard.shape == (1, 80_000)
        assert heard.dtype == np.float32
        means = heard[0, 8_000:-8_000].reshape(100, 640).mean(axis=1)
        return {"features": np.stack([means, np.full(100, heard.mean())], axis=1)[None].astype(np.float32)}


def _clip(samples: np.ndarray, level: float = 0.1) -> AudioClip:
    return AudioClip(samples.astype(np.float32), 16_000, Path("voice.wav"), "", level)


NOISE = np.random.default_rng(3).uniform(-1, 1, 16_000 * 13)


def test_each_row_belongs_to_its_frame():
    features = encode_audio(_clip(NOISE), FrameMeans(), AUDIO, MOTION, Monitor())
    assert features.values.shape == (400, 2)
    assert features.first_frame == 0
    np.testing.assert_allclose(
        features.values[:325, 0], NOISE.reshape(325, 640).mean(axis=1), rtol=1e-4, atol=1e-6
    )
    assert not features.values[325:, 0].any()
    assert not features.values.flags.writeable


def test_sound_beyond_a_window_and_its_context_never_changes_the_window():
    whole = encode_audio(_clip(NOISE), FrameMeans(), AUDIO, MOTION, Monitor())
    cut = encode_audio(_clip(NOISE[: 64_000 * 2 + 8_000]), FrameMeans(), AUDIO, MOTION, Monitor())
    np.testing.assert_array_equal(cut.values[:200], whole.values[:200])


def test_chosen_windows_are_the_same_as_in_the_whole():
    whole = encode_audio(_clip(NOISE), FrameMeans(), AUDIO, MOTION, Monitor())
    part = encode_audio(_clip(NOISE), FrameMeans(), AUDIO, MOTION, Monitor(), windows=range(1, 3))
    assert part.first_frame == 100
    np.testing.assert_array_equal(part.values, whole.values[100:300])


def test_the_level_is_that_of_the_whole_file():
    plain = encode_audio(_clip(NOISE), FrameMeans(), AUDIO, MOTION, Monitor())
    quiet = encode_audio(_clip(NOISE / 4, level=0.025), FrameMeans(), AUDIO, MOTION, Monitor())
    np.testing.assert_allclose(quiet.values, plain.values, rtol=1e-5, atol=1e-7)


def test_without_a_level_the_sound_is_taken_as_it_is():
    spec = AudioSpec(rate_hz=16_000, context_before=8_000, context_after=8_000)
    features = encode_audio(_clip(np.full(64_000, 0.5), level=0.5), FrameMeans(), spec, MOTION, Monitor())
    np.testing.assert_array_equal(features.values[:, 0], 0.5)


def test_padding_moves_the_sound_and_counts_for_the_windows():
    spec = AudioSpec(rate_hz=16_000, pad_before=1_280, pad_after=640)
    samples = np.arange(1, 64_001, dtype=np.float32)
    assert window_count(64_000 - 1_920, spec, MOTION) == 1
    assert window_count(64_000, spec, MOTION) == 2
    heard = window_samples(samples, 0, spec, MOTION)
    assert heard.shape == (64_000,)
    assert not heard[:1_280].any()
    np.testing.assert_array_equal(heard[1_280:], samples[: 64_000 - 1_280])
    np.testing.assert_array_equal(window_samples(samples, 1, spec, MOTION)[:1_280], samples[-1_280:])


@pytest.mark.parametrize(
    ("samples", "published", "unpadded"),
    # 10 s give 253 frames as published; L = samples + 1920, frames = floor(L / 640).
    [(160_000, 253, 250), (64_000, 103, 100), (62_080, 100, 97), (62_719, 100, 98), (1, 3, 1), (0, 3, 0)],
)
def test_frames_of_sound_follow_the_padding_rule_of_the_pack(samples, published, unpadded):
    padded = AudioSpec(16_000, pad_before=1280, pad_after=640)
    assert frames_of_sound(samples, padded, MOTION) == published
    assert frames_of_sound(samples, AudioSpec(16_000), MOTION) == unpadded


def test_the_tail_of_a_padded_sound_is_silent_and_adds_no_window():
    spec = AudioSpec(rate_hz=16_000, pad_before=1_280, pad_after=640)
    # 100.99 frames of padded sound: the last is dropped, as published.
    assert window_count(64_639 - 1_920, spec, MOTION) == 1
    replicated = replace(spec, pad_mode="replicate")
    samples = np.ones(10_000, np.float32)
    np.testing.assert_array_equal(
        window_samples(samples, 0, replicated, MOTION), window_samples(samples, 0, spec, MOTION)
    )


def test_a_sound_without_padding_may_end_with_its_last_sample_again():
    spec = AudioSpec(rate_hz=16_000, pad_mode="replicate")
    samples = np.arange(70_000, dtype=np.float32)
    heard = window_samples(samples, 1, spec, MOTION)
    np.testing.assert_array_equal(heard[:6_000], samples[64_000:])
    np.testing.assert_array_equal(heard[6_000:], np.full(58_000, 69_999, np.float32))
    np.testing.assert_array_equal(window_samples(samples, 0, spec, MOTION), samples[:64_000])
    assert not window_samples(samples[:0], 0, spec, MOTION).any()


def test_even_an_empty_clip_has_one_window():
    assert window_count(0, AUDIO, MOTION) == 1


def test_another_sample_rate_is_refused():
    clip = AudioClip(np.zeros(10, np.float32), 44_100, Path("voice.wav"), "", 0.0)
    with pytest.raises(AudioError, match="44100 Hz"):
        encode_audio(clip, FrameMeans(), AUDIO, MOTION, Monitor())


class Broken:
    """An encoder that gives what it was made with."""

    def __init__(self, features):
        self._features = features

    def run(self, feeds):
        return {"features": self._features}


@pytest.mark.parametrize(
    "features", [np.full((1, 100, 2), np.nan, np.float32), np.zeros((1, 99, 2), np.float32)]
)
def test_features_that_are_not_finite_or_misshapen_are_refused(features):
    with pytest.raises(InferenceError, match="window 0"):
        encode_audio(_clip(NOISE), Broken(features), AUDIO, MOTION, Monitor())


def test_encoding_can_be_cancelled():
    monitor = Monitor()
    monitor.cancel()
    with pytest.raises(Cancelled):
        encode_audio(_clip(NOISE), FrameMeans(), AUDIO, MOTION, monitor)
