"""A decoded clip is mono, at the models' rate, exactly as long as its file, and knows its facts."""

import hashlib

import numpy as np
import pytest

from joyvasa_runtime.audio.decode import decode_audio
from joyvasa_runtime.errors import AudioError, Cancelled
from joyvasa_runtime.monitor import Monitor


@pytest.mark.parametrize("rate_hz", [8_000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000])
@pytest.mark.parametrize("samples", [40, 12_345])
def test_the_length_is_that_of_the_file_at_the_new_rate(sound_file, rate_hz, samples):
    clip = decode_audio(sound_file("a.wav", np.full(samples, 0.5, np.float32), rate_hz))
    assert len(clip.samples) == int(samples * 16_000 / rate_hz + 0.5)
    assert clip.rate_hz == 16_000


@pytest.mark.parametrize("rate_hz", [8_000, 44_100, 48_000])
def test_resampling_keeps_the_signal_where_it_was(sound_file, make_sweep, rate_hz):
    clip = decode_audio(sound_file("a.wav", make_sweep(2.5, rate_hz), rate_hz))
    np.testing.assert_allclose(clip.samples[50:-50], make_sweep(2.5, 16_000)[50:-50], atol=1e-3)


def test_sound_at_the_models_rate_is_not_touched(sound_file, make_sweep):
    values = make_sweep(0.5, 16_000)
    clip = decode_audio(sound_file("a.wav", values, 16_000, "pcm_f32le", "flt"))
    np.testing.assert_array_equal(clip.samples, values)
    assert not clip.samples.flags.writeable


def test_channels_are_averaged_without_the_subwoofer(sound_file):
    values = np.zeros((6, 1600), np.float32)
    values[2], values[3] = 0.5, 1.0  # FC and LFE of FL FR FC LFE BL BR
    clip = decode_audio(sound_file("a.wav", values, 16_000, layout="5.1"))
    np.testing.assert_allclose(clip.samples, 0.1, atol=1e-4)


def test_a_sound_shorter_than_one_model_sample_counts_as_empty(sound_file):
    with pytest.raises(AudioError, match="no sound samples"):
        decode_audio(sound_file("a.wav", np.full(1, 0.5, np.float32), 48_000))


def test_sound_beyond_full_scale_is_clipped(sound_file):
    clip = decode_audio(sound_file("a.wav", np.full(1600, 1.5, np.float32), 16_000, "pcm_f32le", "flt"))
    np.testing.assert_array_equal(clip.samples, 1.0)


def test_the_clip_knows_its_file_and_level(sound_file):
    path = sound_file("a.wav", np.full(16_000, 0.25, np.float32), 16_000, "pcm_f32le", "flt")
    clip = decode_audio(path)
    assert clip.source == path
    assert clip.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert clip.level == pytest.approx(0.25)
    assert clip.duration_s == 1.0


def test_a_silent_file_is_decoded_and_knows_that_it_is_silent(sound_file):
    clip = decode_audio(sound_file("quiet.wav", np.zeros(16_000, np.float32)))
    assert not clip.samples.any()
    assert clip.level == 0.0
    assert clip.is_silent


def test_one_click_is_not_silence(sound_file):
    samples = np.zeros(16_000, np.float32)
    samples[8_000] = -0.01
    assert not decode_audio(sound_file("click.wav", samples)).is_silent


def test_a_file_longer_than_the_limit_is_refused(sound_file):
    path = sound_file("a.wav", np.zeros(32_000, np.float32))
    with pytest.raises(AudioError, match="longer than"):
        decode_audio(path, max_seconds=1)


def test_decoding_can_be_cancelled(sound_file):
    monitor = Monitor()
    monitor.cancel()
    with pytest.raises(Cancelled):
        decode_audio(sound_file("a.wav", np.zeros(32_000, np.float32)), monitor=monitor)
