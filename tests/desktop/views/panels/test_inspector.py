"""The inspector: fields of what is selected, and edits through them."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.document.selection import Selection
from desktop.document.store import Store
from desktop.jobs.pack_info import PackInfo
from desktop.views.panels.inspector import Inspector
from joyvasa_runtime.motion.generate import GenerationSettings
from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.document import Clip, Generation, Media, Project, Take, Track
from joyvasa_runtime.project.operations.arrange import trim_stop
from joyvasa_runtime.project.operations.tracks import lock_track, set_track_drives

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
    facts = {name: fact.text() for name, fact in inspector._project._facts.items()}
    assert facts == {"length": "00:04:00", "portrait": "None", "tracks": "1", "clips": "2", "takes": "1"}


def test_one_setting_of_several_clips_leaves_their_other_settings(store, selection, inspector):
    settings = GenerationSettings(seed=7, steps=30)
    store.edit("Settings", lambda project: _with_generation(project, Generation("other", settings)))
    selection.select_clips(frozenset({FIRST, SECOND}))
    form = inspector._clip._form
    assert form._seed.is_mixed
    assert form._steps.is_mixed
    assert (form._pack.currentIndex(), form._pack.currentText()) == (-1, "")
    form._guidance.changed.emit(3.0, None)
    first, second = store.project.tracks[0].clips
    assert first.generation == Generation("other", replace(settings, guidance=3.0))
    assert second.generation == Generation("starter", GenerationSettings(guidance=3.0))


def test_a_seed_typed_for_several_clips_is_given_to_all(store, selection, inspector):
    selection.select_clips(frozenset({FIRST, SECOND}))
    type_into(inspector._clip._form._seed, "42")
    assert [c.generation.settings.seed for c in store.project.tracks[0].clips] == [42, 42]
    assert store.undo_stack.count() == 1


def test_the_suggestion_is_that_of_each_clips_own_pack(store, selection, inspector):
    store.edit("Pack", lambda project: _with_generation(project, Generation("other")))
    selection.select_clips(frozenset({FIRST, SECOND}))
    inspector._clip._form._guidance.changed.emit(2.8, None)
    assert [c.generation.settings.guidance for c in store.project.tracks[0].clips] == [None, 2.8]


def test_a_name_typed_for_several_clips_is_given_to_all_and_none_typed_changes_none(
    store, selection, inspector
):
    selection.select_clips(frozenset({FIRST, SECOND}))
    name = inspector._clip._name
    assert name.placeholderText() == "2 clips"
    name.editingFinished.emit()
    assert store.undo_stack.count() == 0
    type_into(name, "line")
    assert [c.name for c in store.project.tracks[0].clips] == ["line", "line"]


def test_several_clips_with_different_takes_show_none_of_them(store, selection, inspector):
    selection.select_clips(frozenset({FIRST, SECOND}))
    panel = inspector._clip
    assert panel._take.currentIndex() == -1
    assert not panel._made.isVisible()
    assert "No motion yet" in panel._hint.text()


def test_how_the_take_was_made_is_told_by_the_name_of_its_pack(selection, inspector):
    selection.select_clips(frozenset({FIRST}))
    assert inspector._clip._made.text() == "Made with Starter, seed 0 (pack version 1.0.0)"


def test_what_is_being_typed_survives_an_edit_from_elsewhere(store, selection, inspector):
    selection.select_clips(frozenset({SECOND}))
    panel = inspector._clip
    for field in (panel._name, panel._length):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, "1.")
        store.edit("Title", lambda project: replace(project, title=project.title + "!"))
        assert field.text() == "1."
        field.clear()
        field.editingFinished.emit()


def test_another_clip_drops_a_half_typed_name(store, selection, inspector):
    selection.select_clips(frozenset({SECOND}))
    QTest.keyClicks(inspector._clip._name, "half")
    selection.select_clips(frozenset({FIRST}))
    assert inspector._clip._name.text() == ""
    assert clip(store).name == ""


def test_a_clip_of_a_locked_track_is_shown_but_not_editable(store, selection, inspector):
    store.edit("Lock", lambda project: lock_track(project, TRACK, True))
    selection.select_clips(frozenset({FIRST}))
    panel = inspector._clip
    assert panel._locked.isVisible()
    assert not any(field.isEnabled() for field in (panel._name, panel._start, panel._gain, panel._generate))
    selection.select_clips(frozenset())
    selection.select_track(TRACK)
    enabled = [name for box, name, _ in inspector._track._switches if box.isEnabled()]
    assert enabled == ["is_locked"]


def test_a_clip_that_is_only_heard_has_no_motion(store, selection, inspector):
    store.edit("Music", lambda project: set_track_drives(project, TRACK, False))
    selection.select_clips(frozenset({FIRST}))
    assert not inspector._clip._motion.isVisible()


def test_a_seed_too_large_for_the_field_is_not_changed_by_visiting_it(store, selection, inspector):
    huge = Generation("starter", GenerationSettings(seed=2**63))
    store.edit("Seed", lambda project: _with_generation(project, huge))
    selection.select_clips(frozenset({FIRST}))
    inspector._clip._form._seed.setFocus()
    inspector._clip._name.setFocus()
    assert clip(store).generation == huge


def test_the_first_frame_of_the_selected_clips_is_sought(qtbot, selection, inspector):
    selection.select_clips(frozenset({SECOND}))
    with qtbot.waitSignal(inspector.sought) as asked:
        inspector._clip._seek.click()
    assert asked.args == [60]


def test_a_turning_wheel_over_a_choice_changes_nothing(store, selection, inspector):
    selection.select_clips(frozenset({FIRST}))
    box, before = inspector._clip._form._sampler, store.project
    at = QPointF(box.rect().center())
    buttons, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    turned = QWheelEvent(
        at, at, QPoint(), QPoint(0, -120), buttons, keys, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(box, turned)
    assert store.project is before


def test_several_clips_are_moved_together_by_a_distance(store, selection, inspector):
    selection.select_clips(frozenset({FIRST, SECOND}))
    type_into(inspector._clip._start, "+10")
    assert [c.start for c in store.project.tracks[0].clips] == [10, 70]


def test_another_clip_of_the_same_length_drops_a_half_typed_one(store, selection, inspector):
    store.edit("Trim", lambda project: trim_stop(project, (FIRST,), -10))
    selection.select_clips(frozenset({SECOND}))
    QTest.keyClicks(inspector._clip._length, "1")
    selection.select_clips(frozenset({FIRST}))
    assert inspector._clip._length.text() == "00:01:15"
