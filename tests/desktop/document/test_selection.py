"""What is selected: one kind at a time, never something that is gone."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.document.selection import Selection
from desktop.document.store import Store
from joyvasa_runtime.project.document import Clip, Marker, Media, Project, Track

PROJECT = Project(
    media=(Media(1, "sound", Path("/media/v.wav"), 4, "0" * 64, 50),),
    tracks=(Track(2, "Voice", clips=(Clip(3, 1, 0, 0, 10), Clip(4, 1, 10, 0, 10))), Track(5, "Music")),
    markers=(Marker(6, 3),),
    next_id=7,
)


@pytest.fixture
def store(qapp):
    return Store(PROJECT)


@pytest.fixture
def selection(store):
    return Selection(store)


def state(selection):
    return selection.clips, selection.track, selection.marker


def test_clips_and_a_marker_are_never_selected_together(selection):
    selection.select_clips(frozenset({3, 4}))
    selection.select_track(2)
    assert state(selection) == ({3, 4}, 2, None)

    selection.select_marker(6)
    assert state(selection) == (frozenset(), 2, 6)

    selection.select_clips(frozenset({3}))
    assert state(selection) == ({3}, 2, None)


def test_it_tells_only_what_is_new(selection, qtbot):
    with qtbot.waitSignal(selection.changed):
        selection.select_clips(frozenset({3}))
    with qtbot.assertNotEmitted(selection.changed):
        selection.select_clips(frozenset({3}))


def test_what_an_edit_removes_leaves_the_selection(store, selection):
    selection.select_clips(frozenset({3, 4}))
    selection.select_track(5)

    store.edit(
        "Delete",
        lambda p: replace(p, tracks=(replace(p.tracks[0], clips=p.tracks[0].clips[1:]),), markers=()),
    )

    assert state(selection) == ({4}, None, None)


def test_undo_does_not_select_again(store, selection):
    selection.select_marker(6)
    store.edit("Delete", lambda p: replace(p, markers=()))
    store.undo_stack.undo()

    assert state(selection) == (frozenset(), None, None)


def test_nothing_is_selected_in_another_project_even_where_ids_are_the_same(store, selection):
    selection.select_clips(frozenset({3}))
    selection.select_track(2)

    store.replace(replace(PROJECT, title="Another"), {})

    assert state(selection) == (frozenset(), None, None)


def test_clearing_selects_nothing(selection):
    selection.select_clips(frozenset({3}))
    selection.select_track(2)
    selection.clear()

    assert state(selection) == (frozenset(), None, None)
