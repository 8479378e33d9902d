"""The microphone as the window sees it: opened beside the window's thread, measured, recorded, lost."""

import errno
import threading

import numpy as np
import pytest
import soundfile

from desktop.jobs.live_sound import LiveSound
from desktop.jobs.microphone import Microphones
from desktop.jobs.recorder import Recorder
from desktop.settings import open_settings
from joyvasa_runtime.audio.recording.meter import Meter
from joyvasa_runtime.audio.recording.take_file import TakeFile
from joyvasa_runtime.errors import AudioError
from tests.patience import PATIENCE_S


@pytest.fixture
def settings(qapp, tmp_path):
    return open_settings(tmp_path / "settings.ini")


@pytest.fixture
def live():
    return LiveSound()


@pytest.fixture
def recorder(qapp, settings, tmp_path, microphone, live):
    made = Recorder(settings, tmp_path / "takes", live, microphone.microphones, lambda: microphone.now_s)
    yield made
    made.close()


@pytest.fixture
def listening(qtbot, recorder, microphone):
    """A recorder whose microphone is on and gives sound."""
    recorder.listen(True)
    qtbot.waitUntil(lambda: recorder.state == "listening")
    microphone.speak(0.5)
    qtbot.waitUntil(lambda: recorder.is_ready)
    return recorder


def record(qtbot, recorder, microphone, seconds=1.0):
    """Record what is spoken from now on; returns the take."""
    recorder.arm()
    recorder.begin(microphone.now_s)
    microphone.speak(seconds)
    recorder.end(microphone.now_s)
    with qtbot.waitSignal(recorder.ended) as ended:
        microphone.speak(0.2)
    return ended.args[0]


def test_the_microphone_is_off_until_it_is_wanted(qtbot, recorder, microphone):
    assert recorder.state == "off"
    states = []
    recorder.state_changed.connect(states.append)
    recorder.listen(True)
    qtbot.waitUntil(lambda: recorder.state == "listening")
    assert microphone.is_open
    recorder.listen(False)
    qtbot.waitUntil(lambda: not microphone.is_open)
    assert states == ["opening", "listening", "off"]


def test_levels_are_told_before_anything_is_recorded(qtbot, listening, microphone, tmp_path):
    peaks = []
    listening.levels_changed.connect(lambda levels: peaks.extend(level.peak_db for level in levels))

    def is_told():
        microphone.give(np.full((400, 1), 0.5))
        return bool(peaks) and max(peaks) == pytest.approx(-6.02, abs=0.01)

    qtbot.waitUntil(is_told)
    assert not (tmp_path / "takes").exists()


def test_what_was_spoken_is_in_the_file_from_the_moment_to_the_moment(qtbot, listening, microphone):
    """Samples arrive 50 ms after they were spoken: the file begins later than with what just arrived."""
    spoken = microphone.given + round(0.05 * microphone.rate_hz)

    take = record(qtbot, listening, microphone)

    assert take.problem is None
    values, rate_hz = soundfile.read(take.file.path)
    assert rate_hz == microphone.rate_hz
    found = microphone.places(values)
    assert found[0] == pytest.approx(spoken, abs=1)
    np.testing.assert_array_equal(np.diff(found), 1)
    assert len(found) == microphone.rate_hz
    assert listening.state == "listening"


def test_a_beginning_in_the_past_is_held(qtbot, listening, microphone):
    listening.arm()
    microphone.speak(0.5)
    listening.begin(microphone.now_s - 0.4, seconds=0.25)
    with qtbot.waitSignal(listening.ended) as ended:
        microphone.speak(0.5)
    assert ended.args[0].file.samples == 2000


def test_a_beginning_just_before_the_take_was_asked_for_is_no_gap(qtbot, listening, microphone):
    """Devices tell the age of their sound wrong by some milliseconds."""
    began = microphone.given - 700
    listening.arm()
    listening.begin(microphone.now_s - 700 / 8000 - 0.05, seconds=0.3)
    with qtbot.waitSignal(listening.ended) as ended:
        microphone.speak(0.5)
    found = microphone.places(soundfile.read(ended.args[0].file.path)[0])
    np.testing.assert_array_equal(found, np.arange(began, began + 2400))


def test_three_takes_in_a_row_are_three_files(qtbot, listening, microphone):
    takes = [record(qtbot, listening, microphone, 0.3) for _ in range(3)]
    assert len({take.file.path for take in takes}) == 3
    assert [take.file.samples for take in takes] == [2400] * 3
    first, second, third = (microphone.places(soundfile.read(take.file.path)[0]) for take in takes)
    assert first[-1] < second[0] < second[-1] < third[0]


def test_a_take_that_never_begins_leaves_no_file(qtbot, listening, microphone, tmp_path):
    listening.arm()
    microphone.speak(0.2)
    with qtbot.waitSignal(listening.ended) as ended:
        listening.end()
    assert ended.args[0].file is None
    assert list((tmp_path / "takes").iterdir()) == []


def test_a_device_that_vanishes_in_the_middle_is_told_and_what_was_recorded_is_kept(
    qtbot, listening, microphone
):
    listening.arm()
    listening.begin(microphone.now_s)
    microphone.speak(1.0)
    takes = []
    listening.ended.connect(takes.append)
    with qtbot.waitSignal(listening.problem):
        microphone.vanish()
    (take,) = takes
    assert take.problem.message == "The microphone went away"
    assert take.file.seconds == pytest.approx(0.95, abs=0.03)
    assert listening.state == "off"
    qtbot.waitUntil(lambda: not microphone.is_open)


def test_a_device_that_falls_silent_without_a_word_is_lost(qtbot, listening, microphone):
    with qtbot.waitSignal(listening.problem) as told:
        microphone.now_s += 1.5
    assert told.args[0].message == "The microphone went away"


def test_sound_that_waits_to_be_written_does_not_pass_for_new(qtbot, listening, microphone, monkeypatch):
    may_go_on = threading.Event()
    monkeypatch.setattr(Meter, "add", lambda *_block: may_go_on.wait(PATIENCE_S))
    with qtbot.waitSignal(listening.problem) as told:
        microphone.speak(0.1)
        microphone.now_s += 1.5
        may_go_on.set()
    assert told.args[0].message == "The microphone went away"


def test_a_full_disk_ends_the_take_and_keeps_it(qtbot, listening, microphone, monkeypatch):
    put = TakeFile._put

    def full_after_a_while(file, data):
        if file.samples > 3000 and len(data) > 60:
            raise OSError(errno.ENOSPC, "No space left on device")
        put(file, data)

    monkeypatch.setattr(TakeFile, "_put", full_after_a_while)
    listening.arm()
    listening.begin(microphone.now_s)
    with qtbot.waitSignal(listening.ended) as ended:
        microphone.speak(1.0)
    take = ended.args[0]
    assert "The disk is full" in take.problem.message
    assert 3000 <= take.file.samples < 3200
    assert listening.state == "listening"


def test_a_folder_that_cannot_be_written_to_is_told(qtbot, listening, microphone, tmp_path):
    (tmp_path / "takes").write_bytes(b"")
    with qtbot.waitSignal(listening.ended) as ended:
        listening.arm()
    assert ended.args[0].file is None
    assert "Nothing can be recorded" in ended.args[0].problem.message


def test_dropouts_are_counted(qtbot, listening, microphone):
    listening.arm()
    listening.begin(microphone.now_s)
    microphone.speak(0.3)
    microphone.give(np.zeros((80, 1)), has_gap=True)
    listening.end(microphone.now_s)
    with qtbot.waitSignal(listening.ended) as ended:
        microphone.speak(0.3)
    assert ended.args[0].dropouts == 1


def test_a_device_that_cannot_be_opened_is_told_and_can_be_tried_again(qtbot, recorder, microphone):
    microphone.error = AudioError("No microphone was found", "Connect one.")
    with qtbot.waitSignal(recorder.problem) as told:
        recorder.listen(True)
    assert told.args == [microphone.error]
    assert recorder.state == "off"
    microphone.error = None
    recorder.listen(True)
    qtbot.waitUntil(lambda: recorder.state == "listening")


def test_an_unexpected_failure_is_logged_and_told(qtbot, recorder, microphone, caplog):
    microphone.error = RuntimeError("boom")
    with qtbot.waitSignal(recorder.problem):
        recorder.listen(True)
    assert "boom" in caplog.text


def test_devices_are_listed_beside_the_windows_thread(qtbot, recorder, microphone):
    with qtbot.waitSignal(recorder.devices_changed) as told:
        recorder.look_for_devices()
    assert told.args == [microphone.devices]
    assert recorder.devices == microphone.devices
    microphone.error = AudioError("PortAudio is not installed", "Install it.")
    with qtbot.assertNotEmitted(recorder.problem), qtbot.waitSignal(recorder.look_failed):
        recorder.look_for_devices()
    assert recorder.devices == ()


def test_another_device_is_taken_at_once_but_not_in_the_middle_of_a_take(
    qtbot, listening, microphone, settings
):
    listening.arm()
    listening.begin(microphone.now_s)
    settings.input_device = "Head (Fake)"
    microphone.speak(0.3)
    assert microphone.opened == [""]
    listening.end(microphone.now_s)
    with qtbot.waitSignal(listening.ended):
        microphone.speak(0.2)
    settings.input_device = ""
    qtbot.waitUntil(lambda: listening.state == "listening")
    settings.input_device = "Head (Fake)"
    qtbot.waitUntil(lambda: microphone.opened[-1] == "Head (Fake)" and listening.state == "listening")


@pytest.mark.parametrize("is_there", [True, False])
def test_a_device_chosen_while_another_is_being_opened_is_taken(
    qtbot, recorder, microphone, settings, monkeypatch, is_there
):
    may_open, opened = threading.Event(), microphone.open
    told = []
    recorder.problem.connect(told.append)

    def slow(key, take, finish):
        may_open.wait(PATIENCE_S)
        if key == "" and not is_there:
            raise AudioError("No microphone was found", "Connect one.")
        return opened(key, take, finish)

    monkeypatch.setattr(recorder, "_microphones", Microphones(slow, microphone.list))
    recorder.listen(True)
    settings.input_device = "Head (Fake)"
    may_open.set()
    qtbot.waitUntil(lambda: recorder.state == "listening")

    assert microphone.opened == ["", "Head (Fake)"] if is_there else ["Head (Fake)"]
    assert microphone.is_open
    assert told == []


def test_the_chosen_channel_is_recorded(qtbot, recorder, microphone, settings):
    microphone.channels = 2
    settings.input_channel = "right"
    recorder.listen(True)
    qtbot.waitUntil(lambda: recorder.state == "listening")
    for _ in range(20):
        microphone.give(np.tile([0.25, -0.5], (80, 1)))
    qtbot.waitUntil(lambda: recorder.is_ready)
    recorder.arm()
    recorder.begin(microphone.now_s, 0.1)
    with qtbot.waitSignal(recorder.ended) as ended:
        for _ in range(30):
            microphone.give(np.tile([0.25, -0.5], (80, 1)))
    values, _rate = soundfile.read(ended.args[0].file.path)
    np.testing.assert_array_equal(values, np.full(800, -0.5))


def test_ones_own_voice_is_heard_only_when_it_is_wanted(qtbot, listening, microphone, settings, live):
    heard = np.zeros((4000, 2), np.float32)
    microphone.speak(0.1)
    live.add_to(heard)
    assert not heard.any()
    settings.monitoring = True
    microphone.speak(0.3)

    def is_heard():
        live.add_to(heard)
        return heard.any()

    qtbot.waitUntil(is_heard)
    np.testing.assert_array_equal(heard[:, 0], heard[:, 1])


def test_closing_in_the_middle_keeps_the_recording(qtbot, listening, microphone, tmp_path):
    listening.arm()
    listening.begin(microphone.now_s)
    microphone.speak(1.0)
    listening.close()
    (file,) = (tmp_path / "takes").iterdir()
    assert file.suffix == ".wav"
    assert soundfile.info(file).frames == pytest.approx(7600, abs=240)


def test_a_window_closed_while_the_device_is_opening_lets_go_of_it(
    qtbot, settings, tmp_path, microphone, live
):
    recorder = Recorder(settings, tmp_path, live, microphone.microphones, lambda: microphone.now_s)
    recorder.listen(True)
    recorder.close()
    assert not microphone.is_open


def test_the_room_is_that_of_the_disk(qtbot, recorder, listening):
    assert listening.room_s > 10


def test_a_mistake_of_ours_keeps_what_was_recorded(qtbot, listening, microphone, monkeypatch, caplog):
    takes = []
    listening.ended.connect(takes.append)
    listening.arm()
    listening.begin(microphone.now_s)
    microphone.speak(0.5)
    qtbot.waitUntil(lambda: listening.seconds > 0.3)

    def fail(*_block):
        raise RuntimeError("boom")

    monkeypatch.setattr(listening._capture._meter, "add", fail)
    with qtbot.waitSignal(listening.problem):
        microphone.speak(0.1)
    assert "boom" in caplog.text
    assert takes[0].file.seconds > 0.3
    assert listening.state == "off"
