"""A conformed sound is 48 kHz stereo, as long as the models hear it, and is made only once."""

import errno
import hashlib
import os

import numpy as np
import pytest
import soundfile

from joyvasa_runtime.audio.conform import conform, find_conformed
from joyvasa_runtime.audio.decode import decode_audio
from joyvasa_runtime.audio.sound_cache import cached_path
from joyvasa_runtime.errors import AudioError, Cancelled
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.timebase import frames_covering

RATE = 48_000


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "cache" / "sounds"


class Listening(Monitor):
    """Remembers the stages that were shown."""

    def __init__(self):
        super().__init__()
        self.stages = set()

    def show(self, stage, done, total):
        self.stages.add(stage)


def _noise(samples, channels=2):
    return np.random.default_rng(3).uniform(-0.9, 0.9, (channels, samples)).astype(np.float32)


def _files(cache):
    return sorted(cache.iterdir()) if cache.exists() else []


def test_stereo_of_16_bit_at_48_khz_is_kept_bit_for_bit(tmp_path, cache):
    whole = np.random.default_rng(1).integers(-32768, 32767, (9600, 2), np.int16)
    soundfile.write(tmp_path / "a.wav", whole, RATE)
    sound = conform(tmp_path / "a.wav", cache, Monitor())
    np.testing.assert_array_equal(sound.samples, whole)
    assert sound.samples.dtype == np.int16
    assert not sound.samples.flags.writeable


def test_mono_is_heard_on_both_sides(sound_file, make_sweep, cache):
    values = make_sweep(0.5, RATE)
    sound = conform(sound_file("a.wav", values, RATE), cache, Monitor())
    np.testing.assert_array_equal(sound.samples[:, 0], sound.samples[:, 1])
    np.testing.assert_allclose(sound.samples[:, 0] / 32768, values, atol=1e-4)


@pytest.mark.parametrize("rate_hz", [8_000, 16_000, 44_100])
def test_resampling_keeps_the_signal_where_it_was(sound_file, make_sweep, cache, rate_hz):
    sound = conform(sound_file("a.wav", make_sweep(1.5, rate_hz), rate_hz), cache, Monitor())
    np.testing.assert_allclose(sound.samples[150:-150, 0] / 32768, make_sweep(1.5, RATE)[150:-150], atol=2e-3)


@pytest.mark.parametrize("rate_hz", [8_000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000])
@pytest.mark.parametrize("samples", [40, 1_921, 12_345])
def test_what_is_heard_is_exactly_as_long_as_what_the_models_hear(sound_file, cache, rate_hz, samples):
    path = sound_file("a.wav", np.full(samples, 0.5, np.float32), rate_hz)
    sound, clip = conform(path, cache, Monitor()), decode_audio(path)
    assert len(sound.samples) == 3 * len(clip.samples)
    assert sound.frames == frames_covering(len(clip.samples), clip.rate_hz)


def test_a_sound_with_an_encoder_s_delay_lies_where_the_models_hear_it(sound_file, make_sweep, cache):
    path = sound_file("a.m4a", make_sweep(0.7123, RATE), RATE, "aac", "fltp")
    sound, clip = conform(path, cache, Monitor()), decode_audio(path)
    assert len(sound.samples) == 3 * len(clip.samples)
    np.testing.assert_allclose(sound.samples[::3, 0][500:-500] / 32768, clip.samples[500:-500], atol=0.01)


def test_of_surround_the_sides_stay_apart_and_the_subwoofer_is_left_out(sound_file, cache):
    values = np.zeros((6, RATE), np.float32)
    values[0], values[2], values[3], values[5] = 0.5, 0.1, 0.9, 0.2  # FL FR FC LFE BL BR
    sound = conform(sound_file("a.wav", values, RATE, layout="5.1"), cache, Monitor())
    loudest, shared = 1 + 2 * np.sqrt(0.5), np.sqrt(0.5)
    expected = np.array([0.5 + 0.1 * shared, (0.1 + 0.2) * shared]) / loudest
    np.testing.assert_allclose(sound.samples[1000] / 32768, expected, atol=1e-4)


def test_sound_beyond_full_scale_is_clipped(sound_file, cache):
    values = np.array([[1.5] * 100, [-1.5] * 100], np.float32)
    sound = conform(sound_file("a.wav", values, RATE, "pcm_f32le", "flt"), cache, Monitor())
    assert sound.samples[50].tolist() == [32767, -32768]


def test_the_waveform_shows_the_mean_of_both_sides(sound_file, cache):
    values = _noise(5 * RATE)
    sound = conform(sound_file("a.wav", values, RATE), cache, Monitor())
    mean = sound.samples.astype(np.float32).mean(axis=1) / 32768
    for samples, columns in ((256 * 40, 40), (256 * 64, 4), (500, 100)):
        columns_of = mean[:samples].reshape(columns, -1)
        expected = np.stack([columns_of.min(1), columns_of.max(1), np.sqrt((columns_of**2).mean(1))], axis=1)
        np.testing.assert_allclose(sound.peaks.window(0, samples, columns), expected, rtol=1e-4, atol=1e-6)


def test_the_second_time_it_comes_from_the_cache(sound_file, cache):
    path = sound_file("a.wav", _noise(RATE), RATE)
    first = conform(path, cache, Monitor())
    made_at = cached_path(cache, first.sha256).stat().st_ino
    monitor = Listening()

    again = conform(path, cache, monitor)

    assert monitor.stages == {"hash"}
    assert cached_path(cache, first.sha256).stat().st_ino == made_at
    np.testing.assert_array_equal(again.samples, first.samples)
    for known, level in zip(first.peaks.levels, again.peaks.levels, strict=True):
        np.testing.assert_array_equal(level, known)


def test_it_is_known_by_its_contents_not_by_its_name(sound_file, cache, tmp_path):
    path = sound_file("a.wav", _noise(RATE), RATE)
    sound = conform(path, cache, Monitor())
    moved = path.rename(tmp_path / "b 🎤.wav")
    assert sound.sha256 == hashlib.sha256(moved.read_bytes()).hexdigest()
    assert conform(moved, cache, Monitor()).sha256 == sound.sha256
    assert len(_files(cache)) == 1
    moved.unlink()
    assert find_conformed(sound.sha256, cache) is not None
    assert find_conformed("0" * 64, cache) is None


@pytest.mark.parametrize("damage", ["cut", "longer", "empty", "magic", "peaks", "zeros"])
def test_a_damaged_file_of_the_cache_is_made_anew(sound_file, cache, damage):
    path = sound_file("a.wav", _noise(RATE), RATE)
    sound = conform(path, cache, Monitor())
    expected, file = np.array(sound.samples), cached_path(cache, sound.sha256)
    whole = file.read_bytes()
    damaged = {
        "cut": whole[:-4],
        "longer": whole + b"\0",
        "empty": b"",
        "magic": b"X" + whole[1:],
        "peaks": whole[:-4] + b"\0\0\0\x7f",
        "zeros": whole[:64] + bytes(len(expected) * 2) + whole[64 + len(expected) * 2 :],
    }
    file.unlink()
    file.write_bytes(damaged[damage])

    assert find_conformed(sound.sha256, cache) is None
    np.testing.assert_array_equal(conform(path, cache, Monitor()).samples, expected)


def test_a_silent_sound_knows_that_it_is_silent(sound_file, cache):
    assert conform(sound_file("a.wav", np.zeros(RATE, np.float32), RATE), cache, Monitor()).is_silent
    assert not conform(sound_file("b.wav", _noise(RATE), RATE), cache, Monitor()).is_silent


def test_cancelling_leaves_nothing_behind(sound_file, cache):
    monitor = Monitor()
    monitor.cancel()
    with pytest.raises(Cancelled):
        conform(sound_file("a.wav", _noise(RATE), RATE), cache, monitor)
    assert _files(cache) == []


def test_a_file_that_is_no_sound_leaves_nothing_behind(tmp_path, cache):
    text = tmp_path / "voice.wav"
    text.write_text("This is a text, not a sound.\n" * 40)
    with pytest.raises(AudioError, match="not a sound or video file"):
        conform(text, cache, Monitor())
    with pytest.raises(AudioError, match="is a folder"):
        conform(tmp_path, cache, Monitor())
    assert _files(cache) == []


def test_a_sound_that_is_too_long_or_too_short_is_refused(sound_file, cache):
    with pytest.raises(AudioError, match="longer than"):
        conform(sound_file("a.wav", _noise(2 * RATE), RATE), cache, Monitor(), max_seconds=1)
    with pytest.raises(AudioError, match="no sound samples"):
        conform(sound_file("b.wav", np.full(1, 0.5, np.float32), RATE), cache, Monitor())
    assert _files(cache) == []


def test_a_cache_that_can_t_be_written_is_told(sound_file, tmp_path):
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    with pytest.raises(AudioError, match="could not be written") as caught:
        conform(sound_file("a.wav", _noise(RATE), RATE), blocked / "sounds", Monitor())
    assert caught.value.hint


def test_a_full_disk_is_told_and_leaves_nothing_behind(sound_file, cache, monkeypatch):
    path = sound_file("a.wav", _noise(RATE), RATE)

    def full(*_paths):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("joyvasa_runtime.audio.atomic_file.os.replace", full)
    with pytest.raises(AudioError, match="the disk is full"):
        conform(path, cache, Monitor())
    assert _files(cache) == []


def test_a_cache_over_its_limit_loses_what_was_not_used_for_longest(sound_file, cache):
    paths = [sound_file(f"{i}.wav", _noise(RATE + i), RATE) for i in range(3)]
    old, used, new = (conform(path, cache, Monitor()).sha256 for path in paths)
    for age, sha256 in ((30, old), (20, used), (10, new)):
        file = cached_path(cache, sha256)
        os.utime(file, (file.stat().st_mtime - age,) * 2)
    size = cached_path(cache, new).stat().st_size
    conform(paths[0], cache, Monitor())  # used again

    last = conform(
        sound_file("last.wav", _noise(RATE + 9), RATE), cache, Monitor(), limit_bytes=round(3.5 * size)
    )

    kept = {path.stem for path in _files(cache)}
    assert kept == {old, new, last.sha256}
