"""Edits of tracks."""

import math

import pytest

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.operations.tracks import (
    add_track,
    lock_track,
    move_track,
    mute_track,
    remove_track,
    rename_track,
    set_track_drives,
    set_track_gain,
    solo_track,
)


def names(project):
    return [track.name for track in project.tracks]


def test_a_new_track_comes_below_the_others_with_the_next_id(studio):
    after = add_track(studio, " Narrator\n", drives=False)

    check_consistency(after)
    assert names(after) == ["Voice", "Guest", "Music", "Narrator"]
    assert (after.tracks[3].id, after.next_id, after.tracks[3].drives) == (14, 15, False)
    assert after.tracks[0] is studio.tracks[0]


@pytest.mark.parametrize("index", [0, 1, 3])
def test_a_new_track_comes_to_the_row_that_is_asked_for(studio, index):
    assert add_track(studio, "New", drives=True, index=index).tracks[index].name == "New"


@pytest.mark.parametrize("index", [-1, 4])
def test_a_new_track_at_no_row_is_refused(studio, index):
    with pytest.raises(EditError, match="no place"):
        add_track(studio, "New", drives=True, index=index)


def test_a_track_goes_with_its_clips(studio):
    after = remove_track(studio, 4)

    check_consistency(after)
    assert names(after) == ["Guest", "Music"]


def test_a_track_is_renamed_on_one_line(studio):
    assert names(rename_track(studio, 5, "Second\tvoice ")) == ["Voice", "Second voice", "Music"]


@pytest.mark.parametrize("name", ["", " \n", "\x00\x1b"])
def test_a_track_needs_a_name(studio, name):
    with pytest.raises(EditError, match="needs a name"):
        rename_track(studio, 5, name)


def test_a_name_keeps_emoji_and_loses_what_no_file_can_hold(studio):
    assert names(rename_track(studio, 5, "👨‍👩‍👧 声 \ud800\x07"))[1] == "👨‍👩‍👧 声"


def test_a_name_is_cut_at_200_characters(studio):
    assert names(rename_track(studio, 5, "x" * 5000))[1] == "x" * 200


@pytest.mark.parametrize(
    ("track_id", "index", "order"),
    [
        (4, 2, ["Guest", "Music", "Voice"]),
        (6, 0, ["Music", "Voice", "Guest"]),
        (5, 0, ["Guest", "Voice", "Music"]),
    ],
)
def test_a_track_moves_to_a_row(studio, track_id, index, order):
    after = move_track(studio, track_id, index)

    check_consistency(after)
    assert names(after) == order


def test_a_track_moved_to_its_own_row_changes_nothing(studio):
    assert move_track(studio, 5, 1) is studio


@pytest.mark.parametrize("index", [-1, 3])
def test_a_track_moved_to_no_row_is_refused(studio, index):
    with pytest.raises(EditError, match="no place"):
        move_track(studio, 5, index)


def test_drive_mute_solo_and_gain_are_set(studio):
    after = set_track_drives(studio, 4, False)
    after = mute_track(after, 4, True)
    after = solo_track(after, 4, True)
    after = set_track_gain(after, 4, 6)

    check_consistency(after)
    track = after.tracks[0]
    assert (track.drives, track.is_muted, track.is_solo, track.gain_db) == (False, True, True, 6.0)
    assert track.clips is studio.tracks[0].clips


@pytest.mark.parametrize("gain_db", [-60.1, 24.1, math.nan, math.inf, -math.inf])
def test_a_gain_out_of_range_is_refused(studio, gain_db):
    with pytest.raises(EditError, match="gain") as refusal:
        set_track_gain(studio, 4, gain_db)
    assert refusal.value.hint == "Choose -60 to 24 dB."


@pytest.mark.parametrize(
    "edit",
    [
        lambda project: remove_track(project, 4),
        lambda project: rename_track(project, 4, "New"),
        lambda project: move_track(project, 4, 1),
        lambda project: set_track_drives(project, 4, False),
        lambda project: set_track_gain(project, 4, 1.0),
        lambda project: mute_track(project, 4, True),
        lambda project: solo_track(project, 4, True),
    ],
)
def test_a_locked_track_is_only_unlocked(studio, edit):
    locked = lock_track(studio, 4, True)

    with pytest.raises(EditError, match="“Voice” is locked"):
        edit(locked)
    assert edit(lock_track(locked, 4, False)) == edit(studio)


def test_a_track_passes_a_locked_one(studio):
    assert names(move_track(lock_track(studio, 5, True), 4, 2)) == ["Guest", "Music", "Voice"]


def test_a_track_that_is_gone_is_refused(studio):
    with pytest.raises(EditError, match="not there any more"):
        mute_track(studio, 99, True)
