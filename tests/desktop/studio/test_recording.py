"""Recording in the whole window: from the key to a clip with motion, and everything that can go wrong."""

import errno
from dataclasses import replace

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.jobs.clock import SilentClock
from desktop.jobs.studio import Folders, open_studio
from desktop.settings import open_settings
from desktop.views.dialogs.recovery_dialog import RecoveryDialog
from desktop.views.dialogs.rescue_dialog import RescueDialog
from desktop.views.dialogs.unsaved_question import UnsavedQuestion
from desktop.views.widgets.timecode import timecode
from joyvasa_runtime.audio.recording.take_file import TakeFile
from joyvasa_runtime.audio.recording.wav_header import WavFormat, wav_header
from joyvasa_runtime.errors import AudioError
from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.operations.markers import set_range
from joyvasa_runtime.project.operations.performance import change_performance
from joyvasa_runtime.project.operations.recording import recorded_passes
from joyvasa_runtime.project.operations.tracks import lock_track
from joyvasa_runtime.project.performance.performance import Gate
from joyvasa_runtime.project.recovery import RecoveryEntry
from joyvasa_runtime.timebase import FrameSpan


def no_device(_cancelled):
    raise AudioError("No sound device was found", "Connect headphones or speakers.")


@pytest.fixture
def studio(qapp, tmp_path, microphone):
    """A Studio with the microphone; time goes on only while the test speaks, for what is played too."""
    settings = open_settings(tmp_path / "studio.ini")
    settings.count_in_s = 0
    folders = Folders(tmp_path / "data", tmp_path / "sounds")
    made = open_studio(settings, folders, no_device, microphone.microphones)
    go_by(microphone, made)
    return made


def go_by(microphone, studio):
    """Let recording and playing know no other time than that of the microphone."""
    studio.recorder._now_s = studio.recording._now_s = lambda: microphone.now_s
    studio.playback._clock = SilentClock(lambda: microphone.now_s)


def speak_until(qtbot, microphone, is_done, level=0.4):
    """Let voice come in small steps until something holds."""
    # Two recordings of the same numbers would be one file of the project.
    rng = np.random.default_rng(microphone.given)

    def step():
        for _ in range(4):
            if not is_done():
                block = level * np.sin(np.arange(80) * 0.3)[:, None] + rng.normal(0, 0.05, (80, 1))
                microphone.give(block)
        return is_done()

    qtbot.waitUntil(step)


def record(qtbot, window, studio, microphone, seconds=1.0):
    """Press R, speak, press R; wait for the clip."""
    before = studio.store.project
    QTest.keyClick(window, Qt.Key.Key_R)
    speak_until(qtbot, microphone, lambda: studio.recording.state == "recording")
    end_s = microphone.now_s + seconds
    speak_until(qtbot, microphone, lambda: microphone.now_s > end_s or not studio.recording.is_active)
    if studio.recording.is_active:
        QTest.keyClick(window, Qt.Key.Key_R)
    speak_until(qtbot, microphone, lambda: studio.store.project.recordings != before.recordings)
    qtbot.waitUntil(lambda: not studio.recording.is_active)
    return studio.store.project


def clips_of(project):
    return [(clip.start, clip.frames) for track in project.tracks for clip in track.clips]


def test_from_the_key_to_a_clip_with_motion(qtbot, window, studio, microphone, tmp_path):
    studio.settings.count_in_s = 2
    studio.recording._counting.setInterval(20)
    numbers = []
    studio.recording.counted.connect(numbers.append)
    action = window.actions_by_id["transport.record"]
    with qtbot.waitSignal(studio.jobs.finished):
        project = record(qtbot, window, studio, microphone)

    assert numbers[:3] == [2, 1, 0]
    assert not action.isChecked()
    check_consistency(studio.store.project)
    (media,) = project.media
    assert media.path.parent == tmp_path / "data" / "recordings"
    assert soundfile.info(media.path).samplerate == microphone.rate_hz
    assert clips_of(project) == [(0, media.frames)]
    assert studio.store.project.tracks[0].clips[0].take_id is not None
    assert studio.selection.clips == {project.tracks[0].clips[0].id}


def test_without_the_wish_no_motion_is_generated(qtbot, window, studio, microphone):
    studio.settings.generate_after_recording = False
    record(qtbot, window, studio, microphone, 0.4)

    assert studio.jobs.jobs == ()


def test_three_takes_in_a_row_are_passes_of_one_clip(qtbot, window, studio, microphone):
    studio.settings.generate_after_recording = False
    for _ in range(3):
        project = record(qtbot, window, studio, microphone, 0.4)
    clip = project.tracks[0].clips[0]

    assert len(clips_of(project)) == 1
    assert [media.id for media in recorded_passes(project, clip)] == [
        one.media_id for one in project.recordings
    ]
    assert len(project.recordings) == 3

    shown = window.panels.recorder.passes
    shown._list.setCurrentRow(0)
    chosen = studio.store.project.tracks[0].clips[0]
    assert (chosen.id, chosen.media_id) == (clip.id, project.recordings[0].media_id)
    shown._clean.click()
    assert len(studio.store.project.recordings) == 1
    check_consistency(studio.store.project)
    for _ in range(2):
        window.actions_by_id["edit.undo"].trigger()
    assert studio.store.project == project


def test_from_the_end_on_the_voice_goes_on_in_its_track(qtbot, window, studio, microphone):
    studio.settings.generate_after_recording = False
    first = record(qtbot, window, studio, microphone, 0.6)
    studio.selection.clear()
    QTest.keyClick(window, Qt.Key.Key_End)
    end = timecode(first.frames)
    assert f"from the playhead, {end}" in window.panels.recorder._plan.text()

    after = record(qtbot, window, studio, microphone, 0.6)

    assert [track.name for track in after.tracks] == ["Voice"]
    first_clip, second = after.tracks[0].clips
    assert second.start == first_clip.stop == first.frames


def test_a_punch_in_replaces_the_range_and_can_be_undone_and_redone(qtbot, window, studio, microphone):
    studio.settings.generate_after_recording = False
    studio.settings.pre_roll_s = 0
    first = record(qtbot, window, studio, microphone, 2.0)
    whole = first.tracks[0].clips[0]
    studio.store.edit("", lambda project: set_range(project, FrameSpan(10, 20)))
    before = studio.store.project

    after = record(qtbot, window, studio, microphone, 5.0)

    check_consistency(after)
    assert clips_of(after) == [(0, 10), (10, 10), (20, whole.frames - 20)]
    middle = after.tracks[0].clips[1]
    assert soundfile.info(after.media_of(middle.media_id).path).frames == 10 * microphone.rate_hz // 25
    assert after.media[0] == first.media[0]
    window.actions_by_id["edit.undo"].trigger()
    assert studio.store.project == before
    window.actions_by_id["edit.redo"].trigger()
    assert studio.store.project == after


def test_a_microphone_that_vanishes_in_the_middle_leaves_a_clip(qtbot, window, studio, microphone):
    studio.settings.generate_after_recording = False
    told = []
    window._recording.failed.disconnect(window.show_error)
    window._recording.failed.connect(told.append)
    QTest.keyClick(window, Qt.Key.Key_R)
    speak_until(qtbot, microphone, lambda: studio.recording.seconds > 0.5)
    microphone.vanish()
    qtbot.waitUntil(lambda: bool(studio.store.project.media))

    assert [error.message for error in told] == ["The microphone went away"]
    assert clips_of(studio.store.project)[0][1] >= 10
    assert not window.actions_by_id["transport.record"].isChecked()


def test_a_full_disk_leaves_a_clip_too(qtbot, window, studio, microphone, monkeypatch):
    studio.settings.generate_after_recording = False
    told = []
    window._recording.failed.disconnect(window.show_error)
    window._recording.failed.connect(told.append)
    put = TakeFile._put

    def full_after_a_while(file, data):
        if file.samples > 4000 and len(data) > 60:
            raise OSError(errno.ENOSPC, "No space left on device")
        put(file, data)

    monkeypatch.setattr(TakeFile, "_put", full_after_a_while)
    QTest.keyClick(window, Qt.Key.Key_R)
    speak_until(qtbot, microphone, lambda: bool(studio.store.project.media))

    assert "The disk is full" in told[0].message
    assert clips_of(studio.store.project)[0][1] >= 12


def test_without_a_microphone_the_reason_is_shown(qtbot, window, studio, microphone):
    told = []
    window._recording.failed.disconnect(window.show_error)
    window._recording.failed.connect(told.append)
    microphone.error = AudioError("No microphone was found", "Connect one.")
    with qtbot.waitSignal(studio.recording.failed):
        QTest.keyClick(window, Qt.Key.Key_R)

    assert told == [microphone.error]
    assert not window.actions_by_id["transport.record"].isChecked()
    assert window.panels.recorder._notice.text == str(microphone.error)


def test_a_recording_over_a_locked_track_goes_to_a_new_one(qtbot, window, studio, microphone):
    studio.settings.generate_after_recording = False
    studio.settings.pre_roll_s = 0
    record(qtbot, window, studio, microphone, 0.6)
    studio.store.edit("", lambda project: set_range(project, FrameSpan(2, 8)))
    track_id = studio.store.project.tracks[0].id
    studio.store.edit("", lambda project: lock_track(project, track_id, True))
    after = record(qtbot, window, studio, microphone, 1.0)

    assert [track.name for track in after.tracks] == ["Voice", "Voice 2"]
    assert after.tracks[1].clips[0].start == 2


def test_closing_the_window_keeps_the_recording(qtbot, window, studio, microphone, tmp_path):
    studio.settings.generate_after_recording = False
    QTest.keyClick(window, Qt.Key.Key_R)
    speak_until(qtbot, microphone, lambda: studio.recording.seconds > 0.5)
    window.close()
    assert window.isVisible()
    speak_until(qtbot, microphone, lambda: bool(studio.store.project.recordings))
    # Now it is an unsaved change like any other, and asked about.
    qtbot.waitUntil(lambda: window.findChild(UnsavedQuestion) is not None)
    assert studio.session.is_dirty
    window.findChild(UnsavedQuestion).reject()


def test_another_project_leaves_the_recording_on_the_disk(qtbot, window, studio, microphone, tmp_path):
    QTest.keyClick(window, Qt.Key.Key_R)
    speak_until(qtbot, microphone, lambda: studio.recording.seconds > 0.5)
    studio.session.new()
    speak_until(qtbot, microphone, lambda: not studio.recording.is_active)
    (file,) = (tmp_path / "data" / "recordings").iterdir()
    assert soundfile.info(file).frames > 0.4 * microphone.rate_hz


def test_stopping_to_play_stops_the_recording(qtbot, window, studio, microphone):
    studio.settings.generate_after_recording = False
    record(qtbot, window, studio, microphone, 3.0)
    studio.selection.clear()
    studio.playback.seek(20)
    QTest.keyClick(window, Qt.Key.Key_R)
    speak_until(qtbot, microphone, lambda: studio.recording.state == "recording")
    assert studio.playback.is_playing
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert studio.recording.state == "ending"
    speak_until(qtbot, microphone, lambda: not window._recording.is_busy)


def test_stopping_to_play_stops_a_punch_in_too(qtbot, window, studio, microphone):
    studio.settings.generate_after_recording = False
    studio.settings.pre_roll_s = 0
    record(qtbot, window, studio, microphone, 4.0)
    studio.store.edit("", lambda project: set_range(project, FrameSpan(10, 90)))
    before = studio.store.project
    QTest.keyClick(window, Qt.Key.Key_R)
    speak_until(qtbot, microphone, lambda: studio.recording.seconds > 0.5)
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert studio.recording.state == "ending"
    speak_until(qtbot, microphone, lambda: studio.store.project.media != before.media)

    # What is not recorded over stays.
    places = clips_of(studio.store.project)
    assert [start for start, _ in places][:2] == [0, 10]
    assert places[2][0] == 10 + places[1][1] < 90
    check_consistency(studio.store.project)


def test_a_punch_in_at_the_end_of_the_timeline_goes_on_where_nothing_is_played(
    qtbot, window, studio, microphone
):
    studio.settings.generate_after_recording = False
    studio.settings.pre_roll_s = 1
    whole = record(qtbot, window, studio, microphone, 2.0).frames
    studio.store.edit("", lambda project: set_range(project, FrameSpan(30, whole)))

    after = record(qtbot, window, studio, microphone, 10.0)

    assert clips_of(after) == [(0, 30), (30, whole - 30)]


def test_a_gate_rests_the_lips_in_the_silences_of_another_pass(qtbot, window, studio, microphone):
    studio.settings.generate_after_recording = False
    clip_id = record(qtbot, window, studio, microphone, 1.0).tracks[0].clips[0].id
    studio.store.edit("", lambda project: change_performance(project, clip_id, gated))
    studio.playback.seek(0)
    before = studio.store.project
    QTest.keyClick(window, Qt.Key.Key_R)
    speak_until(qtbot, microphone, lambda: studio.recording.seconds > 1.0)
    speak_until(qtbot, microphone, lambda: studio.recording.seconds > 2.0, level=0.0)
    speak_until(qtbot, microphone, lambda: studio.recording.seconds > 3.0)
    QTest.keyClick(window, Qt.Key.Key_R)
    speak_until(qtbot, microphone, lambda: studio.store.project.recordings != before.recordings)

    (silence,) = studio.store.project.clip(clip_id).performance.gate.silences
    assert (silence.start, silence.stop) == pytest.approx((25, 50), abs=6)
    window.actions_by_id["edit.undo"].trigger()
    assert studio.store.project == before


def gated(performance):
    return replace(performance, gate=Gate(threshold_db=-12.0))


def test_recordings_of_a_killed_program_are_offered(qtbot, window, studio, microphone, tmp_path):
    folder = tmp_path / "data" / "recordings"
    folder.mkdir(parents=True)
    sound = (0.3 * np.sin(np.arange(16_000) * 0.1)).astype(np.float32)
    (folder / "Recording 1.wav.part").write_bytes(wav_header(WavFormat(8000, 1), 0) + sound.tobytes())

    window.recorder.offer_rescued()
    dialog = window.findChild(RescueDialog)
    assert (folder / "Recording 1.wav").exists()
    dialog._import_button.click()
    qtbot.waitUntil(lambda: studio.store.project.frames == 50)

    window.recorder.offer_rescued()
    qtbot.waitUntil(lambda: window.findChild(RescueDialog) is None)


def test_the_panel_shows_devices_level_and_plan(qtbot, window, studio, microphone):
    panel = window.panels.recorder
    window.docks.recorder.raise_()
    qtbot.waitUntil(lambda: panel._device.count() == 3)
    assert [panel._device.itemText(row) for row in range(3)] == [
        "System's choice",
        "Desk (Fake)",
        "Head (Fake)",
    ]
    assert "from the playhead, 00:00:00" in panel._plan.text()
    studio.store.edit("", lambda project: set_range(project, FrameSpan(25, 50)))
    assert "from 00:01:00 to 00:02:00" in panel._plan.text()

    panel._listen.click()
    qtbot.waitUntil(lambda: studio.recorder.state == "listening")

    def is_shown():
        microphone.give(np.ones((400, 1)))
        return panel.meter.is_clipped

    qtbot.waitUntil(is_shown)
    panel.meter.reset()
    assert not panel.meter.is_clipped
    panel._listen.click()
    qtbot.waitUntil(lambda: not microphone.is_open)
    assert "off" in panel.meter.accessibleDescription()


def test_a_device_that_is_gone_stays_chosen(qtbot, window, studio):
    panel = window.panels.recorder
    studio.settings.input_device = "Gone (Fake)"
    assert panel._device.currentText() == "Gone (Fake), not connected"


def test_looking_for_devices_again_finds_new_ones(qtbot, window, studio, microphone):
    panel = window.panels.recorder
    window.docks.recorder.raise_()
    qtbot.waitUntil(lambda: panel._device.count() == 3)
    microphone.devices = microphone.devices[:1]
    panel._refresh.click()
    qtbot.waitUntil(lambda: panel._device.count() == 2)


def test_unsaved_work_is_answered_before_a_rescued_recording(qtbot, window, studio, tmp_path, monkeypatch):
    """Else the recording would go into a project that is about to be replaced."""
    entry = RecoveryEntry(tmp_path / "gone", None, "Talk", 0.0)
    monkeypatch.setattr(studio.session, "recoverable", lambda: (entry,))
    monkeypatch.setattr(studio.session, "recover", lambda _entry: studio.session.new())
    for answer in ("_later_button", "_recover_button"):
        assert window.files.offer_recovery()
        dialog = window.findChild(RecoveryDialog)
        with qtbot.waitSignal(window.files.recovery_settled):
            getattr(dialog, answer).click()
        qtbot.waitUntil(lambda: window.findChild(RecoveryDialog) is None)
