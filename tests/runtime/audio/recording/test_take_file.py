"""A recording on its way to the disk, and what is left of it when things go wrong."""

import errno
import os
import signal
import subprocess
import sys

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_runtime.audio.decode import decode_audio
from joyvasa_runtime.audio.recording import take_file
from joyvasa_runtime.audio.recording.rescue import has_unfinished, recover
from joyvasa_runtime.audio.recording.take_file import TakeFile, room_s
from joyvasa_runtime.audio.recording.wav_header import (
    HEADER_BYTES,
    WavFormat,
    read_wav_header,
    wav_header,
)
from joyvasa_runtime.errors import AudioError

MONO = WavFormat(8000, 1)
STEREO = WavFormat(48_000, 2)


def noise(samples, channels=1):
    return np.random.default_rng(3).uniform(-1, 1, (samples, channels)).astype(np.float32)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(("wav", "channels"), [(MONO, 1), (STEREO, 2)])
def test_a_finished_recording_holds_every_sample_as_it_was(tmp_path, wav, channels):
    sound = noise(10_000, channels)
    file = TakeFile(tmp_path / "new", "My voice 我的", wav)
    for start in range(0, len(sound), 700):
        file.write(sound[start : start + 700])

    recorded = file.finish()

    assert recorded.path == tmp_path / "new" / "My voice 我的.wav"
    assert (recorded.samples, recorded.channels, recorded.rate_hz) == (10_000, channels, wav.rate_hz)
    assert recorded.seconds == 10_000 / wav.rate_hz
    assert names(tmp_path / "new") == ["My voice 我的.wav"]
    values, rate_hz = soundfile.read(recorded.path, dtype="float32", always_2d=True)
    assert rate_hz == wav.rate_hz
    np.testing.assert_array_equal(values, sound)


def test_a_recording_can_be_imported_like_any_sound(tmp_path):
    file = TakeFile(tmp_path, "voice", WavFormat(16_000, 1))
    sound = noise(16_000) * 0.5
    file.write(sound)

    clip = decode_audio(file.finish().path)

    np.testing.assert_allclose(clip.samples, sound[:, 0], atol=1e-6)


def test_nothing_recorded_leaves_nothing(tmp_path):
    file = TakeFile(tmp_path, "voice", MONO)

    assert file.finish() is None
    assert names(tmp_path) == []


def test_a_recording_never_takes_the_place_of_another(tmp_path):
    (tmp_path / "voice.wav").write_bytes(b"mine")
    first, second = TakeFile(tmp_path, "voice", MONO), TakeFile(tmp_path, "voice", MONO)
    for file in (first, second):
        file.write(noise(10))
    (tmp_path / "voice 3.wav").write_bytes(b"made meanwhile")

    assert first.finish().path.name == "voice 2.wav"
    assert second.finish().path.name == "voice 3 2.wav"
    assert (tmp_path / "voice.wav").read_bytes() == b"mine"


def test_a_full_disk_is_told_and_what_was_recorded_is_kept(tmp_path, monkeypatch):
    file = TakeFile(tmp_path, "voice", MONO)
    file.write(noise(1000))

    class Full:
        """Takes a few bytes more, as a disk does, and then none."""

        def __init__(self, real):
            self.real, self.room = real, 7

        def write(self, data):
            if not self.room:
                raise OSError(errno.ENOSPC, "No space left on device")
            count = self.real.write(data[: self.room])
            self.room = 0
            return count

        def __getattr__(self, name):
            return getattr(self.real, name)

    real = file._file
    monkeypatch.setattr(file, "_file", Full(real))
    with pytest.raises(AudioError, match=r"The disk is full: the 0\.1 s until then were kept"):
        file.write(noise(1000))
    monkeypatch.setattr(file, "_file", real)

    recorded = file.finish()
    assert recorded.samples == 1000
    np.testing.assert_array_equal(soundfile.read(recorded.path, dtype="float32")[0], noise(1000)[:, 0])


def test_a_file_as_long_as_can_be_is_kept_and_the_rest_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(WavFormat, "most_samples", property(lambda _self: 1000))
    file = TakeFile(tmp_path, "voice", MONO)
    file.write(noise(900))

    with pytest.raises(AudioError, match="as long as a WAV file can be"):
        file.write(noise(200))
    assert file.finish().samples == 1000


def test_an_hour_of_stereo_fits_a_file():
    assert STEREO.most_samples > 3600 * 48_000
    assert len(wav_header(STEREO, STEREO.most_samples)) == HEADER_BYTES


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path):
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(AudioError, match="Nothing can be recorded into"):
        TakeFile(tmp_path / "file", "voice", MONO)


@given(st.integers(8000, 192_000), st.sampled_from([1, 2]), st.integers(0, 2**28))
def test_a_header_tells_what_was_put_into_it(rate_hz, channels, samples):
    wav = WavFormat(rate_hz, channels)

    assert read_wav_header(wav_header(wav, samples) + b"more") == wav
    assert read_wav_header(wav_header(wav, samples)[:-1]) is None
    assert read_wav_header(b"X" + wav_header(wav, samples)[1:]) is None


def test_room_is_that_of_the_disk_or_of_a_file(tmp_path, monkeypatch):
    class Usage:
        free = 32_000

    monkeypatch.setattr(take_file.shutil, "disk_usage", lambda _place: Usage)
    assert room_s(tmp_path / "not" / "there", MONO) == 1.0
    Usage.free = 2**50
    assert room_s(tmp_path, STEREO) == pytest.approx(2**32 / 8 / 48_000, rel=1e-3)


KILLED = """
import sys, os, signal
from pathlib import Path
import numpy as np
from joyvasa_runtime.audio.recording.take_file import TakeFile
from joyvasa_runtime.audio.recording.wav_header import WavFormat
file = TakeFile(Path(sys.argv[1]), "voice", WavFormat(8000, 1))
sound = np.random.default_rng(3).uniform(-1, 1, (5000, 1)).astype(np.float32)
for start in range(0, 5000, 100):
    file.write(sound[start : start + 100])
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")
def test_a_killed_program_loses_nothing_that_was_written(tmp_path):
    ended = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], check=False)
    assert ended.returncode == -signal.SIGKILL
    assert has_unfinished(tmp_path)

    (rescued,) = recover(tmp_path)

    assert rescued.path == tmp_path / "voice.wav"
    values, rate_hz = soundfile.read(rescued.path, dtype="float32")
    assert rate_hz == 8000
    np.testing.assert_array_equal(values, noise(5000)[:, 0])
    assert names(tmp_path) == ["voice.wav"]
    assert recover(tmp_path) == ()


def test_a_recording_under_way_is_not_taken_for_a_lost_one(tmp_path):
    file = TakeFile(tmp_path, "voice", MONO)
    file.write(noise(100))

    assert not has_unfinished(tmp_path)
    assert recover(tmp_path) == ()
    assert file.finish().samples == 100


def test_half_a_sample_and_strange_files_do_not_stop_a_rescue(tmp_path):
    whole = wav_header(STEREO, 0) + noise(50, 2).tobytes()
    (tmp_path / "a.wav.part").write_bytes(whole + b"abc")
    (tmp_path / "b.wav.part").write_bytes(b"not ours")
    (tmp_path / "c.wav.part").write_bytes(wav_header(MONO, 0))
    (tmp_path / "a.wav").write_bytes(b"mine")

    (rescued,) = recover(tmp_path)

    assert (rescued.path.name, rescued.samples) == ("a 2.wav", 50)
    assert names(tmp_path) == ["a 2.wav", "a.wav", "b.wav.part"]
    assert recover(tmp_path / "not there") == ()
