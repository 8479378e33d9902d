"""A clip that plays another file of the same words: what was done by hand stays, and its motion is made."""

import numpy as np
import pytest
import soundfile

from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.operations.performance import change_performance
from joyvasa_runtime.project.operations.tracks import lock_track
from joyvasa_runtime.project.performance.performance import Blink, Blinks, Performance

EDITS = Performance(blinks=Blinks(True, (Blink(20),)), lip_sync_ms=40)


@pytest.fixture
def clip(qtbot, window, studio):
    """The sample's clip, edited by hand."""
    with qtbot.waitSignal(studio.session.opened):
        window.actions_by_id["file.open_sample"].trigger()
    clip_id = studio.store.project.tracks[0].clips[0].id
    studio.store.edit("Edit", lambda project: change_performance(project, clip_id, lambda _one: EDITS))
    return studio.store.project.clip(clip_id)


def test_the_words_recorded_anew_take_over_the_edits_and_get_their_motion(
    qtbot, window, studio, answers, clip, tmp_path
):
    voice = tmp_path / "voice again.wav"
    noise = np.random.default_rng(2).normal(0, 0.1, 3 * 16_000)
    soundfile.write(voice, noise.astype(np.float32), 16_000)
    answers.sound_files = (voice,)
    before = studio.store.project
    with qtbot.waitSignal(studio.jobs.finished):
        window.actions_by_id["clip.replace_sound"].trigger()

    after = studio.store.project.clip(clip.id)
    check_consistency(studio.store.project)
    assert studio.store.project.media_of(after.media_id).path == voice
    assert (after.start, after.frames, after.performance) == (clip.start, 75, EDITS)
    assert studio.store.project.take(after.take_id).media_id == after.media_id
    for _ in range(2):
        window.actions_by_id["edit.undo"].trigger()
    assert studio.store.project == before


def test_a_file_without_sound_changes_nothing_and_is_told(qtbot, window, studio, answers, clip, tmp_path):
    broken = tmp_path / "broken.wav"
    broken.write_bytes(b"no sound")
    answers.sound_files = (broken,)
    before = studio.store.project
    with qtbot.waitSignal(window.imports.failed):
        window.actions_by_id["clip.replace_sound"].trigger()
    assert studio.store.project is before
    window._error_dialog.close()


def test_without_a_clip_no_sound_can_be_replaced(window):
    assert not window.actions_by_id["clip.replace_sound"].isEnabled()


def test_on_a_locked_track_it_is_refused_before_a_file_is_read(window, studio, answers, clip, tmp_path):
    answers.sound_files = (tmp_path / "gone.wav",)
    track_id = studio.store.project.track_of_clip(clip.id).id
    studio.store.edit("Lock", lambda project: lock_track(project, track_id, True))
    window.actions_by_id["clip.replace_sound"].trigger()

    assert "is locked" in window.statusBar().currentMessage()
    assert all(order.path != answers.sound_files[0] for order in studio.sounds._orders)
