"""A sound file is known by its contents."""

import hashlib

import pytest

from joyvasa_runtime.audio.file_hash import file_sha256
from joyvasa_runtime.errors import AudioError, Cancelled
from joyvasa_runtime.monitor import Monitor


def test_it_is_the_hash_of_the_contents(tmp_path):
    path = tmp_path / "a.wav"
    path.write_bytes(b"sound" * 2_000_000)
    assert file_sha256(path, Monitor()) == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_file_that_is_gone_is_told(tmp_path):
    with pytest.raises(AudioError, match="can't be read any more"):
        file_sha256(tmp_path / "gone.wav", Monitor())


def test_it_can_be_cancelled(tmp_path):
    path = tmp_path / "a.wav"
    path.write_bytes(b"sound")
    monitor = Monitor()
    monitor.cancel()
    with pytest.raises(Cancelled):
        file_sha256(path, monitor)
