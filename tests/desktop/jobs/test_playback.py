"""The playhead, moved by hand and by a clock that stands where the test puts it."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QObject, Signal

from desktop.jobs.clock import SilentClock
from desktop.jobs.playback import Playback
from desktop.jobs.run import Run
from joyvasa_runtime.audio.conformed import ConformedSound
from joyvasa_runtime.audio.peaks import Peaks
from joyvasa_runtime.errors import AudioError
from joyvasa_runtime.project.document import MAX_FRAMES, Clip, Media, Project, Track
from joyvasa_runtime.timebase import FrameSpan

FRAME = 1920
FRAMES = 50
VOICE = ConformedSound("a" * 64, np.zeros((FRAMES * FRAME, 2), np.int16), Peaks.of(np.zeros(1, np.float32)))


def project_of(frames=FRAMES, **values):
    clip = Clip(3, 1, 0, 0, frames)
    media = Media(1, "sound", Path("/voice.wav"), 1, VOICE.sha256, FRAMES)
    return Project(media=(media,), tracks=(Track(2, "Voice", clips=(clip,)),), next_id=4, **values)


class FakeSounds(QObject):
    ready = Signal(str)

    def __init__(self):
        super().__init__()
        self.table = {VOICE.sha256: VOICE}


class FakeClock:
    """Stands where the test puts it."""

    is_silent = False

    def __init__(self):
        self.is_lost = self.is_closed = self.is_running = False
        self.parts, self.runs, self.sample = (), [], 0

    def set_parts(self, parts):
        self.parts = tuple(parts)

    def start(self, run):
        self.runs.append(run)
        self.sample, self.is_running = run.origin, True

    def stop(self):
        self.is_running = False

    def position(self):
        return self.sample

    def close(self):
        self.is_closed = True
        return True


class Devices:
    """Opens the clocks of the list one after another; None is no device."""

    def __init__(self, *clocks):
        self.clocks = list(clocks)
        self.opened = 0

    def __call__(self, _cancelled):
        self.opened += 1
        clock = self.clocks.pop(0) if self.clocks else None
        if clock is None:
            raise AudioError("No sound device was found", "Connect one.")
        return clock


class Heard:
    """What the playback's signals said."""

    def __init__(self, playback):
        self.frames, self.playing, self.speeds, self.lost = [], [], [], []
        playback.moved.connect(self.frames.append)
        playback.playing_changed.connect(self.playing.append)
        playback.speed_changed.connect(self.speeds.append)
        playback.sound_lost.connect(self.lost.append)


@pytest.fixture
def sounds(qapp):
    return FakeSounds()


@pytest.fixture
def make_playback(sounds):
    made = []

    def make(devices):
        made.append(Playback(sounds, devices))
        return made[-1]

    yield make
    for playback in made:
        playback.close()


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def time(monkeypatch):
    """That of playing silently, which goes on only when the test says so."""
    time = SimpleNamespace(now_s=0.0)
    monkeypatch.setattr("desktop.jobs.playback.SilentClock", lambda: SilentClock(lambda: time.now_s))
    return time


@pytest.fixture
def playback(qtbot, make_playback, clock):
    playback = make_playback(Devices(clock))
    if not playback.has_sound:
        qtbot.waitSignal(playback.sound_opened).wait()
    playback.set_project(project_of())
    return playback


@pytest.fixture
def heard(playback):
    return Heard(playback)


def test_it_plays_from_the_playhead_and_follows_the_clock(qtbot, playback, clock, heard):
    playback.seek(10)
    playback.toggle()
    assert clock.runs == [Run(10 * FRAME)]
    with qtbot.waitSignal(playback.moved):
        clock.sample = 13 * FRAME - 1
    with qtbot.waitSignal(playback.moved):
        clock.sample = 13 * FRAME
    assert heard.frames == [10, 12, 13]
    assert playback.frame == 13
    assert playback.is_playing
    playback.toggle()
    assert heard.playing == [True, False]
    assert not clock.is_running
    assert playback.frame == 13


def test_it_stops_on_the_last_frame_and_plays_again_from_the_first(qtbot, playback, clock, heard):
    playback.play()
    with qtbot.waitSignal(playback.playing_changed):
        clock.sample = (FRAMES + 3) * FRAME
    assert heard.frames == [FRAMES - 1]
    playback.play()
    assert playback.frame == 0
    assert clock.runs[-1] == Run(0)


@pytest.mark.parametrize(("direction", "sample", "last"), [(1, FRAMES * FRAME, FRAMES - 1), (-1, -1, 0)])
def test_when_it_is_told_to_have_stopped_the_playhead_is_at_the_end(
    qtbot, playback, clock, direction, sample, last
):
    """Also where a busy machine left out the frames before: else it looks as if the user had stopped it."""
    stopped_at = []
    playback.playing_changed.connect(lambda is_playing: is_playing or stopped_at.append(playback.frame))
    playback.seek(20)
    playback.shuttle(direction)
    clock.sample = sample
    qtbot.waitUntil(lambda: bool(stopped_at))
    assert stopped_at == [last]


def test_an_empty_project_does_not_play(playback, clock, heard):
    playback.set_project(Project())
    playback.play()
    playback.shuttle(1)
    playback.shuttle(-1)
    assert not playback.is_playing
    assert clock.runs == []
    assert heard.frames == []


def test_seeking_while_playing_moves_the_clock(playback, clock):
    playback.play()
    playback.seek(20)
    assert clock.runs[-1] == Run(20 * FRAME)
    assert playback.is_playing


def test_the_playhead_stays_on_the_longest_timeline_but_may_pass_the_project_s_end(qtbot, playback, clock):
    playback.seek(-5)
    assert playback.frame == 0
    playback.seek(FRAMES + 100)
    assert playback.frame == FRAMES + 100
    playback.seek(MAX_FRAMES + 5)
    assert playback.frame == MAX_FRAMES - 1
    playback.play()
    with qtbot.waitSignal(playback.playing_changed):
        playback.seek(FRAMES + 100)
    assert playback.frame == FRAMES + 100


def test_stepping_stops_and_moves_by_frames(playback, clock, heard):
    playback.play()
    playback.step(25)
    playback.step(-1)
    assert heard.frames == [25, 24]
    assert heard.playing == [True, False]


def test_pressing_again_doubles_the_speed_up_to_four_times(playback, clock, heard):
    for _ in range(4):
        playback.shuttle(1)
    assert [run.speed for run in clock.runs] == [1.0, 2.0, 4.0]
    assert playback.speed == 4.0
    playback.shuttle(0)
    assert not playback.is_playing
    assert heard.speeds == [2.0, 4.0, 1.0]


def test_backwards_it_starts_at_the_frame_s_end_and_stops_at_the_first(qtbot, playback, clock, heard):
    playback.seek(5)
    playback.shuttle(-1)
    assert clock.runs == [Run(6 * FRAME - 1, -1.0)]
    playback.shuttle(-1)
    assert clock.runs[-1].speed == -2.0
    with qtbot.waitSignal(playback.playing_changed):
        clock.sample = -3
    assert playback.frame == 0
    assert playback.speed == 1.0
    playback.shuttle(-1)
    assert not playback.is_playing


def test_the_other_direction_starts_at_normal_speed(playback, clock):
    playback.seek(20)
    playback.shuttle(1)
    playback.shuttle(1)
    playback.shuttle(-1)
    playback.shuttle(1)
    assert [run.speed for run in clock.runs] == [1.0, 2.0, -1.0, 1.0]


def test_play_is_at_normal_speed_after_a_shuttle(playback, clock):
    playback.shuttle(1)
    playback.shuttle(1)
    playback.toggle()
    playback.toggle()
    assert clock.runs[-1].speed == 1.0


def test_a_loop_is_the_range_or_everything(playback, clock):
    playback.set_loop(True)
    playback.play()
    assert clock.runs[-1] == Run(0, 1.0, (0, FRAMES * FRAME))
    playback.set_project(project_of(range=FrameSpan(10, 20)))
    assert clock.runs[-1] == Run(0)
    playback.pause()
    playback.play()
    assert clock.runs[-1] == Run(10 * FRAME, 1.0, (10 * FRAME, 20 * FRAME))
    playback.set_loop(False)
    assert clock.runs[-1] == Run(10 * FRAME)


def test_playing_into_the_range_begins_the_loop(qtbot, playback, clock):
    playback.set_project(project_of(range=FrameSpan(10, 20)))
    playback.set_loop(True)
    playback.play()
    playback.seek(2)
    assert clock.runs[-1].loop is None
    with qtbot.waitSignal(playback.moved):
        clock.sample = 10 * FRAME + 5
    assert clock.runs[-1] == Run(10 * FRAME, 1.0, (10 * FRAME, 20 * FRAME))


def test_a_loop_is_not_stopped_at_the_project_s_end(qtbot, playback, clock):
    playback.set_project(project_of(range=FrameSpan(40, 60)))
    playback.set_loop(True)
    playback.play()
    with qtbot.waitSignal(playback.moved):
        clock.sample = 58 * FRAME
    assert playback.is_playing


def test_backwards_a_loop_begins_at_its_end(playback, clock):
    playback.set_loop(True)
    playback.shuttle(-1)
    assert playback.frame == FRAMES - 1
    assert clock.runs == [Run(FRAMES * FRAME - 1, -1.0, (0, FRAMES * FRAME))]


def test_loop_changes_are_told_once(playback):
    told = []
    playback.loop_changed.connect(told.append)
    playback.set_loop(True)
    playback.set_loop(True)
    playback.set_loop(False)
    assert told == [True, False]


def test_an_edit_is_heard_while_playing(playback, clock):
    playback.play()
    muted = project_of()
    muted = replace(muted, tracks=(replace(muted.tracks[0], is_muted=True),))
    playback.set_project(muted)
    assert clock.parts == ()
    assert playback.is_playing
    assert len(clock.runs) == 1


def test_a_sound_that_gets_ready_is_heard(playback, sounds, clock):
    sounds.table = {}
    playback.set_project(project_of())
    assert clock.parts == ()
    sounds.table = {VOICE.sha256: VOICE}
    sounds.ready.emit(VOICE.sha256)
    assert [part.samples is VOICE.samples for part in clock.parts] == [True]


def test_a_device_that_opens_while_playing_takes_over(qtbot, make_playback, clock, time):
    playback = make_playback(Devices(clock))
    playback.set_project(project_of())
    playback.seek(7)
    playback.play()
    time.now_s += 0.2
    assert not playback.has_sound
    with qtbot.waitSignal(playback.sound_opened):
        pass
    assert playback.has_sound
    assert len(clock.parts) == 1
    assert clock.runs[0].origin == 12 * FRAME
    assert clock.is_running


def test_without_a_device_it_plays_silently_and_says_so_once(qtbot, make_playback, time):
    devices = Devices()
    playback = make_playback(devices)
    heard = Heard(playback)
    qtbot.waitUntil(lambda: bool(heard.lost))
    assert heard.lost == ["No sound device was found. Connect one."]
    playback.set_project(project_of())
    with qtbot.waitSignal(playback.moved):
        playback.play()
        time.now_s += 0.04
    qtbot.waitUntil(lambda: devices.opened == 2)
    playback.close()
    assert len(heard.lost) == 1


def test_a_device_that_vanishes_while_playing_leaves_playback_where_it_was(
    qtbot, playback, clock, heard, time
):
    playback.seek(10)
    playback.play()
    clock.sample = 12 * FRAME
    with qtbot.waitSignal(playback.sound_lost):
        clock.is_lost = True
    assert not playback.has_sound
    assert playback.is_playing
    with qtbot.waitSignal(playback.moved):
        time.now_s += 0.04
    assert heard.frames == [10, 12, 13]
    qtbot.waitUntil(lambda: clock.is_closed)
    assert len(heard.lost) == 1


def test_after_a_vanished_device_another_takes_over(qtbot, make_playback, time):
    first, second = FakeClock(), FakeClock()
    playback = make_playback(Devices(first, second))
    with qtbot.waitSignal(playback.sound_opened):
        pass
    playback.set_project(project_of())
    playback.play()
    with qtbot.waitSignals([playback.sound_lost, playback.sound_opened]):
        first.is_lost = True
    assert playback.has_sound
    assert first.is_closed
    assert second.is_running


def test_a_device_that_vanished_while_standing_is_noticed_when_playing(qtbot, playback, clock):
    clock.is_lost = True
    with qtbot.waitSignal(playback.sound_lost):
        playback.play()
    assert playback.is_playing
    assert clock.runs == []


def test_closing_lets_go_of_the_device(playback, clock):
    playback.play()
    playback.close()
    assert clock.is_closed
    assert not playback.is_playing


def test_looking_for_devices_lets_go_of_the_old_one_and_goes_on_with_the_new_one(
    qtbot, make_playback, clock, time
):
    """Also in the middle of playing, and without a word: nothing went away."""
    newer = FakeClock()
    playback = make_playback(Devices(clock, newer))
    qtbot.waitUntil(lambda: playback.has_sound)
    playback.set_project(project_of())
    heard = Heard(playback)
    playback.play()
    clock.sample = 10 * FRAME
    assert playback.position == 10 * FRAME
    with qtbot.waitSignal(playback.sound_opened):
        playback.look_for_devices()
    assert clock.is_closed
    assert playback.has_sound
    assert newer.runs[-1].origin == 10 * FRAME
    assert heard.lost == []
