"""One recording from the key to the file, with the time of both devices in the test's hand."""

from dataclasses import replace

import numpy as np
import pytest
import soundfile

from desktop.document.store import Store
from desktop.jobs.live_sound import LiveSound
from desktop.jobs.playback import Playback
from desktop.jobs.recorder import Recorder
from desktop.jobs.recording_pass import PassPlan, RecordingPass
from desktop.jobs.run import Run
from desktop.jobs.sounds import Sounds
from desktop.settings import open_settings
from joyvasa_runtime.errors import AudioError
from joyvasa_runtime.timebase import HEARD_RATE_HZ, FrameSpan

HEARD_AFTER_S = 0.13
"""Latency of the output."""


class Card:
    """A sound card's clock that goes by the microphone's time; what it is given is heard a little later."""

    is_silent = is_lost = False

    def __init__(self, now_s):
        self._now_s, self._run, self.started_s = now_s, Run(0), None

    def set_parts(self, parts):
        self.parts = parts

    def start(self, run):
        self._run, self.started_s = run, self._now_s()

    def stop(self):
        self._run, self.started_s = Run(self.position()), None

    def position(self):
        if self.started_s is None:
            return self._run.origin
        return self._run.at(max(0, self._now_s() - self.started_s - HEARD_AFTER_S) * HEARD_RATE_HZ)

    def close(self):
        return True


@pytest.fixture
def settings(qapp, tmp_path):
    settings = open_settings(tmp_path / "settings.ini")
    settings.count_in_s = 0
    return settings


@pytest.fixture
def card(microphone):
    return Card(lambda: microphone.now_s)


@pytest.fixture
def playback(qtbot, tmp_path, card, project):
    sounds = Sounds(tmp_path / "cache")
    playback = Playback(sounds, lambda _cancelled: card)
    qtbot.waitUntil(lambda: playback.has_sound)
    playback.set_project(project)
    yield playback
    playback.close()
    sounds.close()


@pytest.fixture
def recorder(settings, tmp_path, microphone):
    recorder = Recorder(
        settings, tmp_path / "takes", LiveSound(), microphone.microphones, lambda: microphone.now_s
    )
    yield recorder
    recorder.close()


@pytest.fixture
def recording(recorder, playback, project, settings, microphone):
    return RecordingPass(
        recorder, playback, Store(project), LiveSound(), settings, lambda: microphone.now_s, count_ms=20
    )


def speak_until(qtbot, microphone, is_done):
    """Let time pass in small steps."""

    def step():
        if not is_done():
            microphone.speak(0.01)
        return is_done()

    qtbot.waitUntil(step)


def first_place(microphone, file):
    values, _rate = soundfile.read(file.path)
    found = microphone.places(values)
    np.testing.assert_array_equal(np.diff(found), 1)
    return found[0]


def spoken_at(microphone, moment_s):
    """Which sample of the device is spoken at a moment."""
    return microphone.given + (moment_s - microphone.now_s + microphone.latency) * microphone.rate_hz


def test_what_is_spoken_to_the_heard_frame_lies_at_that_frame(qtbot, recording, microphone, playback, card):
    """Both latencies together: 130 ms until it is heard, 50 ms until it arrives."""
    recording.start(PassPlan(50))
    speak_until(qtbot, microphone, lambda: recording.state == "recording")
    heard_s = card.started_s + HEARD_AFTER_S
    expected = spoken_at(microphone, heard_s)
    assert playback.is_playing
    speak_until(qtbot, microphone, lambda: microphone.now_s > heard_s + 1)

    with qtbot.waitSignal(recording.finished) as finished:
        recording.stop()
        microphone.speak(0.3)

    done = finished.args[0]
    assert done.plan.frame == 50
    assert done.problem is None
    assert first_place(microphone, done.file) == pytest.approx(expected, abs=0.002 * microphone.rate_hz)
    assert recording.state == "idle"
    assert not playback.is_playing


def test_a_punch_in_plays_before_the_in_point_and_stops_by_itself_at_the_out_point(
    qtbot, recording, microphone, playback, card, settings
):
    settings.pre_roll_s = 1
    states = []
    recording.state_changed.connect(states.append)
    recording.start(PassPlan(40, FrameSpan(40, 60)))
    speak_until(qtbot, microphone, lambda: recording.state == "pre-roll" and playback.is_playing)
    assert playback.frame == 15
    heard_s = card.started_s + HEARD_AFTER_S + 1
    expected = spoken_at(microphone, heard_s)

    done = []
    recording.finished.connect(done.append)
    speak_until(qtbot, microphone, lambda: bool(done))

    file = done[0].file
    assert file.samples == 20 * microphone.rate_hz // 25
    assert first_place(microphone, file) == pytest.approx(expected, abs=0.002 * microphone.rate_hz)
    assert states == ["opening", "pre-roll", "recording", "idle"]


def test_what_is_recorded_over_is_not_heard_meanwhile(qtbot, recording, microphone, playback, project, card):
    empty = replace(project, tracks=(replace(project.tracks[0], clips=project.tracks[0].clips[1:]),))
    recording.start(PassPlan(0, FrameSpan(0, 40), heard=empty))
    speak_until(qtbot, microphone, lambda: recording.state == "recording")
    assert playback._project is empty
    recording.stop()
    speak_until(qtbot, microphone, lambda: not recording.is_active)
    assert playback._project is project


def test_an_empty_timeline_is_recorded_at_once(qtbot, recording, microphone, playback, project):
    recording.start(PassPlan(500))
    speak_until(qtbot, microphone, lambda: recording.state == "recording")
    assert not playback.is_playing
    microphone.speak(0.5)
    qtbot.waitUntil(lambda: playback.frame >= 510)
    with qtbot.waitSignal(recording.finished) as finished:
        recording.stop()
        microphone.speak(0.2)
    assert finished.args[0].file.seconds == pytest.approx(0.5, abs=0.1)


def test_what_was_played_to_its_end_before_it_could_be_asked_lets_it_begin(
    qtbot, recording, microphone, playback
):
    """On a busy machine, or with a very short timeline: else it would wait for ever."""
    playback.playing_changed.connect(lambda _is_playing: playback.pause())
    recording.start(PassPlan(0))
    speak_until(qtbot, microphone, lambda: recording.state == "recording")
    assert not playback.is_playing
    microphone.speak(0.5)
    with qtbot.waitSignal(recording.finished) as finished:
        recording.stop()
        microphone.speak(0.2)
    assert finished.args[0].file.seconds == pytest.approx(0.5, abs=0.1)


def test_the_count_in_shows_its_numbers_and_can_be_given_up(qtbot, recording, microphone, settings, recorder):
    settings.count_in_s = 3
    numbers = []
    recording.counted.connect(numbers.append)
    recording.start(PassPlan(500))
    speak_until(qtbot, microphone, lambda: recording.state == "recording")
    assert numbers == [3, 2, 1, 0]
    recording.stop()
    speak_until(qtbot, microphone, lambda: not recording.is_active)

    numbers.clear()
    recording.start(PassPlan(500))
    speak_until(qtbot, microphone, lambda: recording.state == "counting")
    recording.stop()
    assert recording.state == "idle"
    assert numbers[-1] == 0
    assert recorder.state == "off"


def test_the_microphone_stays_on_where_it_was_on_before(qtbot, recording, recorder, microphone):
    recorder.listen(True)
    qtbot.waitUntil(lambda: recorder.state == "listening")
    for _ in range(3):
        recording.start(PassPlan(500))
        speak_until(qtbot, microphone, lambda: recording.state == "recording")
        microphone.speak(0.2)
        recording.stop()
        speak_until(qtbot, microphone, lambda: not recording.is_active)
    assert recorder.state == "listening"
    assert len(microphone.opened) == 1


def test_without_a_microphone_nothing_begins(qtbot, recording, microphone):
    microphone.error = AudioError("No microphone was found", "Connect one.")
    with qtbot.waitSignal(recording.failed) as failed:
        recording.start(PassPlan(0))
    assert failed.args == [microphone.error]
    assert not recording.is_active


def test_a_microphone_that_vanishes_ends_the_pass_with_what_there_is(qtbot, recording, microphone):
    recording.start(PassPlan(500))
    speak_until(qtbot, microphone, lambda: recording.state == "recording")
    microphone.speak(0.5)
    with qtbot.waitSignal(recording.finished) as finished:
        microphone.vanish()
    assert finished.args[0].problem.message == "The microphone went away"
    assert finished.args[0].file.samples > 0
    assert not recording.is_active


def test_a_loop_is_put_back(qtbot, recording, microphone, playback):
    playback.set_loop(True)
    recording.start(PassPlan(10))
    speak_until(qtbot, microphone, lambda: recording.state == "recording")
    assert not playback.is_looping
    recording.stop()
    speak_until(qtbot, microphone, lambda: not recording.is_active)
    assert playback.is_looping
