"""The inspector: fields of what is selected, and edits through them."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.document.selection import Selection
from desktop.document.store import Store
from desktop.jobs.pack_info import PackInfo
from desktop.views.panels.inspector import Inspector
from joyvasa_runtime.motion.generate import GenerationSettings
from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.document import Clip, Generation, Media, Project, Take, Track

FIRST, SECOND, TRACK = 4, 5, 3
VOICE = Media(1, "sound", Path("/voices/hello.wav"), 10, "a" * 64, 100)
REFERENCE = (*(0.0,) * 63, 1.0, *(0.0,) * 6)
TAKE = Take(6, 1, 0, 100, "c" * 64, REFERENCE, Generation(), "1.0.0")
STARTER = PackInfo("starter", "Starter", Path("/p"), True, guidance=1.5, steps=16, most_steps=50)
OTHER = PackInfo("other", "Other", Path("/q"), False, guidance=2.8, steps=50)


@pytest.fixture
def store(qapp):
    clips = (Clip(FIRST, 1, 0, 0, 50, take_id=6), Clip(SECOND, 1, 60, 50, 40, gain_db=-6))
    tracks = (Track(TRACK, "Voice", clips=clips),)
    return Store(Project("Mine", media=(VOICE,), tracks=tracks, takes=(TAKE,), next_id=7))


@pytest.fixture
def selection(store):
    return Selection(store)


@pytest.fixture
def inspector(qtbot, store, selection):
    inspector = Inspector(store, selection)
    qtbot.addWidget(inspector)
    inspector.set_packs((STARTER, OTHER))
    inspector.resize(360, 700)
    inspector.show()
    yield inspector
    check_consistency(store.project)


def type_into(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def clip(store, clip_id=FIRST):
    return store.project.clip(clip_id)


def test_a_clip_is_named_moved_and_trimmed_by_typing(store, selection, inspector):
    selection.select_clips(frozenset({SECOND}))
    panel = inspector._clip
    type_into(panel._name, "greeting")
    type_into(panel._start, "00:03:00")
    type_into(panel._length, "1.2s")
    assert (clip(store, SECOND).name, clip(store, SECOND).start, clip(store, SECOND).frames) == (
        "greeting",
        75,
        30,
    )
    assert store.undo_stack.count() == 3


def test_what_cannot_be_done_is_refused_and_the_field_goes_back(qtbot, store, selection, inspector):
    selection.select_clips(frozenset({SECOND}))
    before = store.project
    with qtbot.waitSignal(inspector.refused):
        type_into(inspector._clip._start, "00:01:00")
    assert store.project is before
    assert inspector._clip._start.text() == "00:02:10"


def test_gain_and_fades_of_several_clips_are_set_together(store, selection, inspector):
    selection.select_clips(frozenset({FIRST, SECOND}))
    panel = inspector._clip
    assert panel._gain.is_mixed
    panel._gain.changed.emit(-3.0, None)
    panel._fade_in.changed.emit(0.4, None)
    assert [(c.gain_db, c.fade_in) for c in store.project.tracks[0].clips] == [(-3.0, 10), (-3.0, 10)]


def test_a_number_equal_to_the_suggestion_of_the_pack_stays_the_suggestion(store, selection, inspector):
    selection.select_clips(frozenset({FIRST}))
    form = inspector._clip._form
    form._guidance.changed.emit(2.0, None)
    assert clip(store).generation.settings.guidance == 2.0
    form._guidance.changed.emit(1.5, None)
    assert clip(store).generation == Generation()


def test_other_settings_than_the_takes_are_told(store, selection, inspector):
    selection.select_clips(frozenset({FIRST}))
    assert inspector._clip._hint.text() == ""
    inspector._clip._form._dice.click()
    assert clip(store).generation.settings.seed != 0
    assert "other settings" in inspector._clip._hint.text()


def test_another_pack_is_chosen_by_its_name(store, selection, inspector):
    selection.select_clips(frozenset({FIRST}))
    form = inspector._clip._form
    form._pack.setCurrentIndex(form._pack.findText("Other"))
    form._pack.activated.emit(form._pack.currentIndex())
    assert clip(store).generation == Generation("other")
    assert form._steps.value == 50


def test_a_clip_made_with_a_pack_that_is_gone_keeps_it(store, selection, inspector):
    selection.select_clips(frozenset({FIRST}))
    gone = Generation("gone", GenerationSettings(seed=3))
    store.edit("Pack", lambda project: _with_generation(project, gone))
    assert inspector._clip._form._pack.currentData() == "gone"


def _with_generation(project, generation):
    first, *rest = project.tracks[0].clips
    track = replace(project.tracks[0], clips=(replace(first, generation=generation), *rest))
    return replace(project, tracks=(track,))


def test_a_take_that_reaches_a_clip_can_be_chosen_for_it(store, selection, inspector):
    selection.select_clips(frozenset({SECOND}))
    takes = inspector._clip._take
    assert takes.currentData() is None
    takes.setCurrentIndex(takes.findData(TAKE.id))
    takes.activated.emit(takes.currentIndex())
    assert clip(store, SECOND).take_id == TAKE.id


def test_motion_is_requested_for_the_selected_clips(qtbot, selection, inspector):
    selection.select_clips(frozenset({FIRST, SECOND}))
    with qtbot.waitSignal(inspector.generate_requested) as asked:
        inspector._clip._generate.click()
    assert asked.args == [frozenset({FIRST, SECOND})]


def test_a_track_is_switched_and_named(store, selection, inspector):
    selection.select_track(TRACK)
    panel = inspector._track
    type_into(panel._name, "Narrator")
    next(box for box, name, _ in panel._switches if name == "is_muted").click()
    track = store.project.track(TRACK)
    assert (track.name, track.is_muted) == ("Narrator", True)


def test_without_a_selection_the_project_is_shown_and_titled(store, inspector):
    type_into(inspector._project._title, "Ours")
    assert store.project.title == "Ours"
    assert "2 clips" in inspector._project._facts.text()
