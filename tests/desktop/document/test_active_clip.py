"""Which clip and layer the panels of a performance show."""

from dataclasses import replace

import pytest
from PySide6.QtTest import QSignalSpy

from desktop.document.active_clip import ActiveClip
from desktop.document.selection import Selection
from desktop.document.store import Store
from joyvasa_runtime.project.operations.clips import delete_clips, rename_clip
from joyvasa_runtime.project.operations.layers import add_layer, remove_layer
from tests.desktop.document.test_selection import PROJECT


@pytest.fixture
def store(qapp):
    return Store(PROJECT)


@pytest.fixture
def selection(store):
    return Selection(store)


@pytest.fixture
def active(store, selection):
    return ActiveClip(store, selection)


def test_the_first_selected_clip_that_drives_is_active(active, selection):
    assert active.clip is None

    selection.select_clips(frozenset({4, 3}))

    assert active.clip.id == 3


def test_it_stays_when_nothing_is_selected_any_more(active, selection):
    selection.select_clips(frozenset({4}))
    selection.select_clips(frozenset())

    assert active.clip.id == 4


def test_it_goes_with_its_clip(active, selection, store):
    selection.select_clips(frozenset({4}))
    store.edit("Delete", lambda project: delete_clips(project, (3, 4)))

    assert active.clip is None


def test_the_only_clip_is_active_without_being_selected(qapp):
    store = Store(delete_clips(PROJECT, (4,)))

    assert ActiveClip(store, Selection(store)).clip.id == 3


def test_clips_that_are_only_heard_are_never_active(qapp):
    store = Store(replace(PROJECT, tracks=(replace(PROJECT.tracks[0], drives=False),)))
    selection = Selection(store)
    active = ActiveClip(store, selection)
    selection.select_clips(frozenset({3}))

    assert active.clip is None


def test_every_edit_of_the_clip_is_told_and_no_other(active, selection, store):
    selection.select_clips(frozenset({3}))
    spy = QSignalSpy(active.changed)

    store.edit("Rename", lambda project: rename_clip(project, 4, "other"))
    assert spy.count() == 0
    store.edit("Rename", lambda project: rename_clip(project, 3, "this"))
    assert spy.count() == 1
    assert active.clip.name == "this"


def test_the_topmost_layer_is_active_unless_another_is_chosen(active, selection, store):
    selection.select_clips(frozenset({3}))
    assert active.layer is None
    for name in ("Low", "High"):
        store.edit("Add layer", lambda project, name=name: add_layer(project, 3, name))
    assert active.layer.name == "High"

    active.choose_layer(7)
    assert active.layer.name == "Low"
    store.edit("Remove layer", lambda project: remove_layer(project, 3, 7))
    assert active.layer.name == "High"


def test_another_clip_has_its_own_layers(active, selection, store):
    selection.select_clips(frozenset({3}))
    store.edit("Add layer", lambda project: add_layer(project, 3, "Low"))
    active.choose_layer(7)
    selection.select_clips(frozenset({4}))

    assert active.layer is None
