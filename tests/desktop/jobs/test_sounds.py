"""Sounds are read off the window's thread, once each, and every file that can't be used says why."""

import hashlib
import threading
from pathlib import Path

import numpy as np
import pytest
import soundfile

from desktop.jobs.sounds import Sounds
from joyvasa_runtime.audio.conform import conform
from joyvasa_runtime.errors import AudioError
from joyvasa_runtime.project.document import Media
from tests.patience import PATIENCE_S

RATE = 48_000


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "cache"


@pytest.fixture
def make_sounds(qapp, cache):
    made = []

    def make(*arguments):
        made.append(Sounds(cache, *arguments))
        return made[-1]

    yield make
    for sounds in made:
        sounds.close()


@pytest.fixture
def sounds(make_sounds):
    return make_sounds()


def write(path, seconds=0.5, level=0.5, channels=2):
    noise = np.random.default_rng(len(path.name)).uniform(-level, level, (round(seconds * RATE), channels))
    soundfile.write(path, noise, RATE)
    return path


def media_of(path, number=1):
    contents = path.read_bytes()
    return Media(number, "sound", path, len(contents), hashlib.sha256(contents).hexdigest(), 13)


class GatedConform:
    """Conforms only after the test has opened the gate."""

    def __init__(self):
        self.gate = threading.Event()
        self.entered = threading.Event()
        self.paths = []

    def __call__(self, path, folder, monitor):
        self.paths.append(path)
        self.entered.set()
        while not self.gate.wait(0.005):
            monitor.step("conform", 1, 1)
        return conform(path, folder, monitor)


def test_a_requested_sound_gets_ready_with_its_waveform(qtbot, sounds, tmp_path):
    media = media_of(write(tmp_path / "voice 声音.wav"))
    assert sounds.conformed(media.sha256) is None
    assert sounds.peaks(media.sha256) is None

    with qtbot.waitSignal(sounds.ready) as ready:
        sounds.request(media)

    assert ready.args == [media.sha256]
    sound = sounds.conformed(media.sha256)
    assert sound.samples.shape == (24_000, 2)
    assert sounds.peaks(media.sha256) is sound.peaks
    assert dict(sounds.table) == {media.sha256: sound}


def test_a_sound_is_read_once_however_often_it_is_requested(qtbot, make_sounds, tmp_path):
    gated = GatedConform()
    sounds = make_sounds(gated)
    media = media_of(write(tmp_path / "a.wav"))
    sounds.request(media)
    sounds.request(media)
    with qtbot.waitSignal(sounds.ready):
        gated.gate.set()
    sounds.request(media)
    assert gated.paths == [media.path]


def test_a_sound_in_the_cache_is_ready_though_its_file_is_gone(qtbot, make_sounds, cache, tmp_path):
    media = media_of(write(tmp_path / "a.wav"))
    first = make_sounds()
    with qtbot.waitSignal(first.ready):
        first.request(media)
    media.path.unlink()
    second = make_sounds()
    with qtbot.waitSignal(second.ready):
        second.request(media)


def test_a_missing_sound_fails_once_until_it_is_found_again(qtbot, sounds, tmp_path):
    there = media_of(write(tmp_path / "a.wav"))
    gone = Media(1, "sound", tmp_path / "gone.wav", there.size_bytes, there.sha256, there.frames)
    with qtbot.waitSignal(sounds.failed) as failed:
        sounds.request(gone)
    assert failed.args[0] == gone.sha256
    assert "does not exist" in str(failed.args[1])
    with qtbot.assertNotEmitted(sounds.failed, wait=30):
        sounds.request(gone)
    with qtbot.waitSignal(sounds.ready):
        sounds.request(there)


def test_a_file_that_was_replaced_by_another_is_not_played(qtbot, sounds, tmp_path):
    media = media_of(write(tmp_path / "a.wav"))
    write(media.path, seconds=0.7)
    with qtbot.waitSignal(sounds.failed) as failed:
        sounds.request(media)
    assert "not the file any more that was imported" in failed.args[1].message
    assert not sounds.table


def test_a_picture_is_not_requested(sounds, tmp_path):
    sounds.request(Media(1, "picture", tmp_path / "none.png", 1, "a" * 64))
    sounds.close()
    assert not sounds.table


def test_a_measured_file_is_ready_at_once(qtbot, sounds, tmp_path):
    path = write(tmp_path / "voice.wav", seconds=1.01)
    with qtbot.waitSignal(sounds.measured) as measured:
        sounds.measure(path)
    found, expected = measured.args[0], media_of(path)
    assert (found.path, found.size_bytes, found.sha256) == (path, expected.size_bytes, expected.sha256)
    assert found.frames == 26
    assert not found.is_silent
    assert sounds.conformed(found.sha256).frames == 26


def test_measuring_makes_the_path_absolute(qtbot, sounds, tmp_path, monkeypatch):
    write(tmp_path / "voice.wav")
    monkeypatch.chdir(tmp_path)
    with qtbot.waitSignal(sounds.measured) as measured:
        sounds.measure(Path("voice.wav"))
    assert measured.args[0].path == tmp_path / "voice.wav"


def test_a_silent_file_is_allowed_and_told(qtbot, sounds, tmp_path):
    with qtbot.waitSignal(sounds.measured) as measured:
        sounds.measure(write(tmp_path / "quiet.wav", level=0))
    assert measured.args[0].is_silent


def _text(path):
    path.write_text("This is a text, not a sound.\n" * 40)


def _empty(path):
    path.write_bytes(b"")


def _no_samples(path):
    soundfile.write(path, np.zeros((0, 1)), RATE)


def _truncated(path):
    write(path.with_suffix(".flac"), seconds=2)
    whole = path.with_suffix(".flac").read_bytes()
    path.write_bytes(whole[: len(whole) // 3])


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (_text, "is not a sound or video file"),
        (_empty, "is empty"),
        (_no_samples, "holds no sound samples"),
        (_truncated, "damaged"),
        (Path.mkdir, "is a folder"),
        (lambda path: None, "does not exist"),
    ],
)
def test_a_file_that_can_t_be_imported_says_why(qtbot, sounds, tmp_path, spoil, message):
    path = tmp_path / "voice 🎤.wav"
    spoil(path)
    with qtbot.waitSignal(sounds.import_failed) as failed:
        sounds.measure(path)
    assert failed.args[0] == path
    assert isinstance(failed.args[1], AudioError)
    assert message in failed.args[1].message
    assert failed.args[1].hint


def test_an_unexpected_failure_is_logged_and_told(qtbot, make_sounds, tmp_path, caplog):
    def broken(_path, _folder, _monitor):
        raise RuntimeError("boom")

    sounds = make_sounds(broken)
    with qtbot.waitSignal(sounds.import_failed) as failed:
        sounds.measure(write(tmp_path / "a.wav"))
    assert "could not be read" in failed.args[1].message
    assert "boom" in caplog.text


def test_its_progress_is_told(qtbot, make_sounds, tmp_path):
    gated = GatedConform()
    sounds = make_sounds(gated)
    path = write(tmp_path / "a.wav")
    with qtbot.waitSignal(sounds.progressed) as progressed:
        sounds.measure(path)
    assert progressed.args == [path, 1]


def test_a_cancelled_import_is_not_heard_of_again(qtbot, make_sounds, cache, tmp_path):
    gated = GatedConform()
    sounds = make_sounds(gated)
    heard = []
    sounds.measured.connect(heard.append)
    sounds.import_failed.connect(lambda *failure: heard.append(failure))
    cancelled, other = write(tmp_path / "a.wav"), write(tmp_path / "other.wav")
    sounds.measure(cancelled)
    assert gated.entered.wait(PATIENCE_S)
    sounds.cancel(cancelled)
    sounds.measure(other)
    gated.gate.set()
    qtbot.waitUntil(lambda: bool(heard))
    assert [found.path for found in heard] == [other]


def test_a_file_that_is_cancelled_when_it_is_complete_is_not_heard_of_either(qtbot, make_sounds, tmp_path):
    gated = GatedConform()
    sounds = make_sounds(gated)
    heard, delivered = [], []
    sounds.measured.connect(heard.append)
    sounds._read.connect(lambda *_outcome: delivered.append(True))
    path = write(tmp_path / "a.wav")
    gated.gate.set()
    sounds.measure(path)
    sounds._pool.shutdown(wait=True)
    sounds.cancel(path)
    qtbot.waitUntil(lambda: bool(delivered))
    assert heard == []


def test_closing_stops_what_is_being_read(make_sounds, cache, tmp_path):
    gated = GatedConform()
    sounds = make_sounds(gated)
    for name in ("a.wav", "bb.wav", "ccc.wav"):
        sounds.measure(write(tmp_path / name))
    assert gated.entered.wait(PATIENCE_S)
    sounds.close()
    assert len(gated.paths) <= 2
    assert not cache.exists()
