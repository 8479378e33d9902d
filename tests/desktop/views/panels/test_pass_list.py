"""The passes of the selected clip."""

from pathlib import Path

import numpy as np
import pytest

from desktop.document.selection import Selection
from desktop.document.store import Store
from desktop.views.panels.pass_list import PassList
from joyvasa_runtime.project.document import Clip, Media, Project, Recording, Track
from joyvasa_runtime.project.operations.gate import add_silence, find_silences
from joyvasa_runtime.project.operations.tracks import lock_track
from joyvasa_runtime.project.performance.performance import Silence


def sound(id_, frames):
    return Media(id_, "sound", Path(f"/{id_}.wav").absolute(), 9, f"{id_:064x}", frames)


@pytest.fixture
def store(qapp):
    clips = Clip(5, 1, 10, 0, 40), Clip(6, 3, 100, 0, 50)
    return Store(
        Project(
            media=(sound(1, 40), sound(2, 30), sound(3, 50)),
            tracks=(Track(4, "Voice", clips=clips),),
            recordings=(Recording(1, 4, 10), Recording(2, 4, 10)),
            next_id=7,
        )
    )


@pytest.fixture
def selection(store):
    return Selection(store)


@pytest.fixture
def passes(qtbot, store, selection):
    made = PassList(store, selection, lambda media: np.ones(media.frames, np.float32) * (media.id == 1))
    qtbot.addWidget(made)
    return made


def rows(passes):
    return [passes._list.item(row).text() for row in range(passes._list.count())]


def test_only_a_single_recorded_clip_has_passes(passes, selection):
    assert passes.isHidden()
    selection.select_clips(frozenset({5}))
    assert not passes.isHidden()
    assert rows(passes) == ["Pass 1  ·  00:01:15", "Pass 2  ·  00:01:05"]
    assert passes._list.currentRow() == 0
    for others in ({6}, {5, 6}, set()):
        selection.select_clips(frozenset(others))
        assert passes.isHidden()


def test_a_chosen_pass_is_played_as_one_step_of_the_history(qtbot, passes, store, selection):
    before = store.project
    selection.select_clips(frozenset({5}))
    with qtbot.waitSignal(passes.play_requested) as asked:
        passes._list.setCurrentRow(1)
    assert asked.args == [10]
    after = store.project
    assert after.clip(5).media_id == 2
    passes._list.setCurrentRow(0)
    passes._list.setCurrentRow(1)
    assert store.undo_stack.count() == 1
    store.undo_stack.undo()
    assert store.project == before
    assert passes._list.currentRow() == 0
    store.undo_stack.redo()
    assert store.project == after
    assert passes._list.currentRow() == 1


def test_the_lips_rest_in_the_silences_of_the_chosen_pass(passes, store, selection):
    levels = np.zeros(40, np.float32)
    levels[:25] = 1
    store.edit("", lambda project: find_silences(project, 5, levels))
    store.edit("", lambda project: add_silence(project, 5, 2, 6))
    by_hand = Silence(2, 6, is_manual=True)
    selection.select_clips(frozenset({5}))

    passes._list.setCurrentRow(1)
    # The second pass is silent all along.
    assert store.project.clip(5).performance.gate.silences == (by_hand, Silence(6, 30))
    passes._list.setCurrentRow(0)
    assert store.project.clip(5).performance.gate.silences == (by_hand,)


def test_a_refusal_is_told_and_the_played_pass_stays_marked(qtbot, passes, store, selection):
    store.edit("", lambda project: lock_track(project, 4, True))
    selection.select_clips(frozenset({5}))
    with qtbot.waitSignal(passes.refused):
        passes._list.setCurrentRow(1)
    assert passes._list.currentRow() == 0
    assert store.project.clip(5).media_id == 1


def test_unused_passes_can_be_removed(passes, store, selection):
    selection.select_clips(frozenset({5}))
    passes._clean.click()
    assert [media.id for media in store.project.media] == [1, 3]
    assert rows(passes) == ["Pass 1  ·  00:01:15"]
    assert not passes._clean.isEnabled()
