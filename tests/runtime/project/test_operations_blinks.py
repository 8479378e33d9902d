"""A clip's own blinks: placed by chance, and by hand."""

from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.operations.arrange import trim_start
from joyvasa_runtime.project.operations.blinks import (
    add_blink,
    change_blink,
    natural_blinks,
    place_blinks,
    remove_blinks,
    use_own_blinks,
)
from joyvasa_runtime.project.operations.tracks import lock_track
from joyvasa_runtime.project.performance.performance import Blink, Blinks

MINUTE = 60 * 25


def blinks(project, clip_id=7):
    return project.clip(clip_id).performance.blinks


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**31), st.floats(2, 40), st.integers(0, 4 * MINUTE))
def test_blinks_by_chance_keep_their_distance_and_stay_in_the_sound(seed, rate, frames):
    events = natural_blinks(seed, rate, frames)
    assert all(0 <= one.frame < frames for one in events)
    assert all(after.frame - before.frame >= 14 for before, after in pairwise(events))
    assert all(0.85 <= one.depth <= 1 and 8 <= one.frames <= 11 for one in events)


@pytest.mark.parametrize("rate", [2, 17, 40])
def test_there_are_as_many_as_wanted(rate):
    counts = [len(natural_blinks(seed, rate, 10 * MINUTE)) for seed in range(20)]
    assert sum(counts) / len(counts) == pytest.approx(10 * rate, rel=0.12)


def test_intervals_vary_as_those_of_people():
    frames = [one.frame for one in natural_blinks(3, 17, 60 * MINUTE)]
    gaps = sorted((after - before) / 25 for before, after in pairwise(frames))
    assert 2.6 < gaps[len(gaps) // 2] < 3.6
    assert gaps[len(gaps) // 20] < 1.7
    assert gaps[-len(gaps) // 20] > 6


def test_a_longer_sound_begins_with_the_same_blinks():
    short, long = natural_blinks(5, 17, MINUTE), natural_blinks(5, 17, 3 * MINUTE)
    assert long[: len(short)] == short
    assert natural_blinks(6, 17, MINUTE) != short


def test_placed_blinks_cover_the_sound_and_not_only_what_is_shown(studio, edit):
    placed = edit(studio, partial(place_blinks, clip_id=7, seed=1, per_minute=40))
    assert blinks(placed) == Blinks(True, natural_blinks(1, 40, 100))
    trimmed = trim_start(studio, (7,), 20)
    assert blinks(place_blinks(trimmed, 7, 1, 40)) == blinks(placed)


def test_placing_anew_replaces_all(studio, edit):
    placed = edit(studio, partial(place_blinks, clip_id=7, seed=1))
    more = edit(placed, partial(add_blink, clip_id=7, blink=Blink(99)))
    assert edit(more, partial(place_blinks, clip_id=7, seed=1)) == placed


@pytest.mark.parametrize("rate", [1.9, 41, float("nan")])
def test_an_impossible_rate_is_refused(studio, rate):
    with pytest.raises(EditError, match="blinks a minute"):
        place_blinks(studio, 7, 1, rate)


def test_own_blinks_are_kept_while_those_generated_are_used(studio, edit):
    placed = edit(studio, partial(place_blinks, clip_id=7, seed=1, per_minute=30))
    back = edit(placed, partial(use_own_blinks, clip_id=7, is_own=False))
    assert not blinks(back).is_placed
    assert edit(back, partial(use_own_blinks, clip_id=7, is_own=True)) == placed


def test_a_blink_is_added_in_its_place(studio, edit):
    own = edit(studio, partial(use_own_blinks, clip_id=7, is_own=True))
    after = own
    for frame in (50, 20, 80):
        after = edit(after, partial(remove_blinks, clip_id=7, frames=(frame,)))
        after = edit(after, partial(add_blink, clip_id=7, blink=Blink(frame)))
    assert blinks(after).events == (Blink(20), Blink(50), Blink(80))


def test_a_first_blink_by_hand_leaves_the_face_blinking_elsewhere(studio, edit):
    after = edit(studio, partial(add_blink, clip_id=7, blink=Blink(40, 12)))
    events = blinks(after).events
    assert Blink(40, 12) in events
    others = {one for one in events if one.frame != 40}
    assert others == {one for one in natural_blinks(0, 17, 100) if abs(one.frame - 40) >= 15}


def test_a_blink_is_moved_past_others_and_changed(studio, edit):
    after = studio
    for frame in (20, 50):
        after = edit(after, partial(use_own_blinks, clip_id=7, is_own=True))
        after = edit(after, partial(add_blink, clip_id=7, blink=Blink(frame)))
    moved = edit(after, partial(change_blink, clip_id=7, frame=20, blink=Blink(70, 15, 0.4)))
    assert blinks(moved).events == (Blink(50), Blink(70, 15, 0.4))


def test_a_blink_on_another_or_of_an_impossible_kind_is_refused(studio):
    placed = add_blink(add_blink(use_own_blinks(studio, 7, True), 7, Blink(20)), 7, Blink(50))
    with pytest.raises(EditError, match="a blink already"):
        add_blink(placed, 7, Blink(20, 5))
    with pytest.raises(EditError, match="a blink already"):
        change_blink(placed, 7, 20, Blink(50))
    with pytest.raises(EditError, match="not there any more"):
        change_blink(placed, 7, 21, Blink(60))
    with pytest.raises(EditError, match="length of 2 frames"):
        change_blink(placed, 7, 20, Blink(20, 2))
    with pytest.raises(EditError, match="depth"):
        change_blink(placed, 7, 20, Blink(20, 9, 1.5))


def test_blinks_are_deleted_together(studio, edit):
    placed = add_blink(add_blink(use_own_blinks(studio, 7, True), 7, Blink(20)), 7, Blink(50))
    after = edit(placed, partial(remove_blinks, clip_id=7, frames=(20, 50, 51)))
    assert blinks(after) == Blinks(True)


def test_a_locked_track_keeps_its_blinks(studio):
    locked = lock_track(studio, 4, True)
    for operation in (
        partial(place_blinks, clip_id=7, seed=1),
        partial(add_blink, clip_id=7, blink=Blink(20)),
        partial(use_own_blinks, clip_id=7, is_own=True),
    ):
        with pytest.raises(EditError, match="is locked"):
            operation(locked)
