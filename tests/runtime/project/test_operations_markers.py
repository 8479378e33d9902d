"""Edits of markers, of the in and out points, and of the title."""

import pytest

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.document import MAX_FRAMES, Marker
from joyvasa_runtime.project.operations.markers import (
    add_marker,
    delete_markers,
    move_marker,
    rename_marker,
    set_range,
)
from joyvasa_runtime.project.operations.title import set_title
from joyvasa_runtime.timebase import FrameSpan


def test_markers_stand_in_the_order_of_their_frames(studio):
    after = add_marker(studio, 60, "Cut")

    check_consistency(after)
    assert after.markers == (Marker(11, 30, "Smile"), Marker(14, 60, "Cut"), Marker(12, 100))
    assert after.next_id == 15


@pytest.mark.parametrize("frame", [0, MAX_FRAMES])
def test_a_marker_stands_anywhere_on_the_timeline(studio, frame):
    check_consistency(add_marker(studio, frame))


@pytest.mark.parametrize("frame", [-1, MAX_FRAMES + 1])
def test_a_marker_outside_the_timeline_is_refused(studio, frame):
    with pytest.raises(EditError, match="outside"):
        add_marker(studio, frame)
    with pytest.raises(EditError, match="outside"):
        move_marker(studio, 11, frame)


def test_a_second_marker_at_a_frame_is_refused(studio):
    with pytest.raises(EditError, match="marker at this frame already"):
        add_marker(studio, 30)


def test_a_marker_moves_past_others_and_onto_them(studio):
    past = move_marker(studio, 11, 200)
    onto = move_marker(studio, 12, 30)

    check_consistency(past)
    check_consistency(onto)
    assert [marker.id for marker in past.markers] == [12, 11]
    assert [(marker.id, marker.frame) for marker in onto.markers] == [(11, 30), (12, 30)]
    assert move_marker(past, 11, 30) == studio


def test_a_marker_is_renamed_on_one_line(studio):
    after = rename_marker(studio, 12, " End\n")

    assert after.markers == (Marker(11, 30, "Smile"), Marker(12, 100, "End"))
    assert rename_marker(after, 12, "").markers == studio.markers


def test_markers_are_deleted(studio):
    assert [marker.id for marker in delete_markers(studio, {11}).markers] == [12]
    assert delete_markers(studio, (11, 12)).markers == ()


def test_markers_that_are_gone_are_refused(studio):
    for edit in (
        lambda: delete_markers(studio, {11, 7}),
        lambda: move_marker(studio, 99, 5),
        lambda: rename_marker(studio, 99, ""),
    ):
        with pytest.raises(EditError, match="marker is not there any more"):
            edit()
    with pytest.raises(EditError, match="No marker is selected"):
        delete_markers(studio, ())


def test_the_range_is_set_and_taken_away(studio):
    after = set_range(studio, FrameSpan(0, MAX_FRAMES))

    check_consistency(after)
    assert after.range == FrameSpan(0, MAX_FRAMES)
    assert set_range(after, None).range is None


def test_a_range_beyond_the_timeline_is_refused(studio):
    with pytest.raises(EditError, match="outside"):
        set_range(studio, FrameSpan(0, MAX_FRAMES + 1))


def test_the_title_is_one_line(studio):
    assert set_title(studio, "  My\nfirst  talk ").title == "My first talk"
    assert set_title(studio, "").title == ""
