"""Faults are found off the window's thread, after edits settle, and only what was measured is put right."""

import threading
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QObject, Signal

from desktop.document.store import Store
from desktop.jobs import quality as quality_module
from desktop.jobs.quality import Quality
from joyvasa_runtime.audio.peaks import Peaks
from joyvasa_runtime.models.specs import SafeRanges
from joyvasa_runtime.motion.sequence import SCALE, YAW, MotionSequence
from joyvasa_runtime.project.document import Clip, Generation, Media, Project, Take, Track
from joyvasa_runtime.project.motions import motion_sha256
from joyvasa_runtime.project.operations.arrange import move_clips
from joyvasa_runtime.project.operations.markers import add_marker
from joyvasa_runtime.project.operations.remedies import remedies

SOUND = "5" * 64


class Sounds(QObject):
    """Waveforms that a test brings."""

    ready = Signal(str)

    def __init__(self):
        super().__init__()
        self.known = {}

    def peaks(self, sha256):
        return self.known.get(sha256)

    def bring(self, peaks):
        self.known[SOUND] = peaks
        self.ready.emit(SOUND)


def rows():
    """Ten seconds at rest, with a tremble, a turn of 12 degrees, and lips that move to the end."""
    made = np.zeros((250, 70), np.float32)
    made[:, SCALE] = 1
    made[50:80, YAW] = 1.5 * np.sin(2 * np.pi * 8 * np.arange(30) / 25)
    made[120:170, YAW] = 12 * np.sin(np.linspace(0, np.pi, 50)) ** 2
    made[:, 3 * 19 + 1] = 0.02 * np.sin(np.arange(250)) ** 2
    return made


def project(motion):
    reference = (*(0.0,) * SCALE, 1.0, *(0.0,) * (69 - SCALE))
    return Project(
        media=(Media(1, "sound", "/voice.wav", 1, SOUND, 250),),
        tracks=(Track(2, "Voice", clips=(Clip(4, 1, 0, 0, 250, take_id=3),)),),
        takes=(Take(3, 1, 0, 250, motion_sha256(motion), reference, Generation(), "1"),),
        reference=reference,
        next_id=5,
    )


@pytest.fixture
def store(qapp):
    return Store()


@pytest.fixture
def sounds(qapp):
    return Sounds()


@pytest.fixture
def quality(store, sounds):
    made = Quality(store, sounds, settled_ms=5)
    yield made
    made.close()


@pytest.fixture
def opened(qtbot, store, quality):
    """The store, once its faults were found."""
    motion = MotionSequence(rows())
    store.replace(project(motion), {motion_sha256(motion): motion})
    qtbot.waitUntil(lambda: not quality.is_busy)
    return store


def kinds(quality):
    return [fault.kind for fault in quality.faults]


def test_an_opened_project_is_measured(opened, quality):
    assert kinds(quality) == ["jitter"]


def test_the_ranges_of_another_pack_are_measured_with(qtbot, opened, quality):
    with qtbot.waitSignal(quality.changed):
        quality.set_safe(SafeRanges(yaw=(-5.0, 5.0)))
    assert kinds(quality) == ["jitter", "unsafe_pose"]
    assert quality.safe.yaw == (-5.0, 5.0)


def test_a_waveform_that_comes_later_tells_of_the_mouth(qtbot, opened, quality, sounds):
    tone = np.sin(np.arange(250 * 1920)).astype(np.float32)
    tone[100 * 1920 : 200 * 1920] = 0
    with qtbot.waitSignal(quality.changed):
        sounds.bring(Peaks.of(tone))
    (fault,) = [fault for fault in quality.faults if fault.kind == "silent_mouth"]
    assert (fault.span.start, fault.span.stop) == (100, 200)


def test_an_edit_is_measured_once_it_settles(qtbot, opened, quality):
    told = []
    quality.changed.connect(told.append)
    for _move in range(3):
        opened.edit("Move", lambda project: move_clips(project, (4,), 5), "drag")
    assert opened.project.tracks[0].clips[0].start == 15
    qtbot.waitUntil(lambda: not quality.is_busy)
    assert len(told) == 1
    assert quality.faults[0].span.start >= 15 + 45


def test_a_marker_changes_no_motion(opened, quality):
    opened.edit("Add marker", lambda project: add_marker(project, 5))
    assert not quality.is_busy


def test_a_fault_of_a_clip_that_was_edited_is_not_fresh_until_measured(qtbot, opened, quality):
    (fault,) = quality.faults
    assert quality.fresh((fault,)) == (fault,)
    opened.edit("Move", lambda project: move_clips(project, (4,), 5))
    assert quality.fresh((fault,)) == ()
    qtbot.waitUntil(lambda: not quality.is_busy)
    assert quality.fresh(quality.faults) == quality.faults


def test_putting_right_undoing_and_redoing_are_followed(qtbot, opened, quality):
    def wait():
        qtbot.waitUntil(lambda: not quality.is_busy)
        return kinds(quality)

    faults = quality.faults
    opened.edit("Smooth", lambda project: remedies(project, faults, quality.safe))
    assert wait() == []
    opened.undo_stack.undo()
    assert wait() == ["jitter"]
    opened.undo_stack.redo()
    assert wait() == []


def test_another_project_has_none_of_the_old_faults(qtbot, opened, quality):
    opened.replace(Project(), {})
    assert quality.faults == ()
    qtbot.waitUntil(lambda: not quality.is_busy)
    assert quality.faults == ()


def test_an_edit_stops_what_is_being_measured(qtbot, monkeypatch, store, sounds):
    begun, cancelled = threading.Event(), []

    def endless(*arguments):
        monitor = arguments[-1]
        begun.set()
        try:
            while True:
                monitor.step("quality", 0, 1)
        finally:
            cancelled.append(True)

    monkeypatch.setattr(quality_module, "find_faults", endless)
    quality = Quality(store, sounds, settled_ms=1)
    motion = MotionSequence(rows())
    store.replace(project(motion), {motion_sha256(motion): motion})
    qtbot.waitUntil(begun.is_set)
    store.edit("Move", lambda project: move_clips(project, (4,), 5))
    qtbot.waitUntil(lambda: len(cancelled) == 1)
    quality.close()
    assert quality.faults == ()


def test_a_failure_is_logged_and_leaves_what_was_found(qtbot, monkeypatch, caplog, opened, quality):
    def failing(*_arguments):
        raise ZeroDivisionError

    before = quality.faults
    monkeypatch.setattr(quality_module, "find_faults", failing)
    with caplog.at_level("CRITICAL"):
        opened.edit("Move", lambda project: move_clips(project, (4,), 5))
        qtbot.waitUntil(lambda: not quality.is_busy)
    assert quality.faults == before


def test_closing_waits_for_nothing(store, sounds):
    made = Quality(store, sounds, settled_ms=10_000)
    store.edit("Add", lambda project: replace(project, idle_seed=3))
    assert made.is_busy
    made.close()
    assert not made.is_busy
