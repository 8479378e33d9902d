"""The free place nearest to where clips are dragged."""

import pytest

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.document import MAX_FRAMES, Clip, Media, Project, Track
from joyvasa_runtime.project.operations.arrange import move_clips
from joyvasa_runtime.project.operations.free_space import nearest_move
from joyvasa_runtime.project.operations.tracks import lock_track


@pytest.mark.parametrize(
    ("clip_ids", "wanted", "possible"),
    [
        ({9}, 7, 7),
        ({9}, -40, -30),
        ({9}, -1000, -30),
        ({9}, 10 * MAX_FRAMES, MAX_FRAMES - 160),
        ({8}, 20, 20),
        ({8}, 40, 30),
        ({8}, 90, 100),
        ({7}, 5, 0),
        ({7}, 60, 0),
        ({7}, 100, 150),
        ({7, 9}, -7, -7),
        ({7, 10}, -5, 0),
    ],
)
def test_a_drag_over_others_jumps_to_the_nearest_free_place(studio, clip_ids, wanted, possible):
    assert nearest_move(studio, clip_ids, wanted) == possible


def test_a_drag_to_another_track_jumps_there(studio):
    assert nearest_move(studio, {7}, 3, tracks=1) == 3
    assert nearest_move(studio, {7}, 3, tracks=2) == 190
    assert nearest_move(studio, {10}, 20, tracks=-2) == 160


def test_a_drag_to_no_track_or_a_locked_one_is_refused(studio):
    with pytest.raises(EditError, match="no track"):
        nearest_move(studio, {7}, 0, tracks=3)
    with pytest.raises(EditError, match="is locked"):
        nearest_move(lock_track(studio, 5, True), {7}, 0, tracks=1)


def test_a_drag_to_a_full_track_is_refused():
    whole = Media(1, "sound", "/long.wav", 1, "1" * 64, MAX_FRAMES)
    full = Track(2, "Full", clips=(Clip(3, 1, 5, 0, MAX_FRAMES - 10),))
    project = Project(
        media=(whole,), tracks=(full, Track(4, "Other", clips=(Clip(5, 1, 0, 0, 6),))), next_id=6
    )

    with pytest.raises(EditError, match="no room"):
        nearest_move(project, {5}, 0, tracks=-1)


def test_the_nearest_place_is_one_where_the_clips_can_be_moved_and_no_nearer_one_is(studio):
    """Over every drag of several selections, against trying all moves."""
    for clip_ids in ({7}, {8}, {9}, {7, 9}, {8, 9}):
        for tracks in (0, 1, 2):
            possible = [move for move in range(-130, 330) if _is_possible(studio, clip_ids, move, tracks)]
            for wanted in range(-100, 200, 7):
                move = nearest_move(studio, clip_ids, wanted, tracks)
                assert move in possible
                assert abs(move - wanted) == min(abs(other - wanted) for other in possible)


def _is_possible(project, clip_ids, frames, tracks):
    try:
        move_clips(project, clip_ids, frames, tracks)
    except EditError:
        return False
    return True
