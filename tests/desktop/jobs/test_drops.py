"""Counting frames that playing left out."""

import pytest

from desktop.jobs.drops import DropCount
from desktop.jobs.scene import Request


@pytest.fixture
def drops():
    drops = DropCount()
    drops.restart()
    return drops


def play(drops, frames, shown, speed=1.0):
    for number, frame in enumerate(frames):
        drops.due(Request(number, frame, True, speed))
        if frame in shown:
            drops.shown(frame)
    return drops.dropped


def test_nothing_is_dropped_where_every_frame_is_shown(drops):
    assert play(drops, range(50), set(range(50))) == 0


def test_a_frame_that_was_not_shown_before_the_next_one_counts(drops):
    assert play(drops, range(10), {0, 1, 2, 5, 6, 7, 8, 9}) == 2


def test_frames_that_a_stall_passes_over_count(drops):
    assert play(drops, [0, 1, 2, 8, 9], {0, 1, 2, 8, 9}) == 5


def test_the_frame_that_is_still_due_does_not_count(drops):
    assert play(drops, range(3), {0, 1}) == 0


def test_a_frame_before_the_one_due_does_not_stand_for_it(drops):
    drops.due(Request(1, 5, True))
    drops.shown(4)
    drops.due(Request(2, 6, True))
    assert drops.dropped == 1


@pytest.mark.parametrize(("speed", "ticks"), [(4.0, range(0, 80, 3)), (-4.0, range(80, 0, -3))])
def test_playing_fast_expects_only_every_fourth_frame(drops, speed, ticks):
    shown = set()
    for number, frame in enumerate(ticks):
        drops.due(Request(number, frame, True, speed))
        # What `read_ahead` makes: the last multiple of four on the way.
        place = frame // 4 * 4 if speed > 0 else -(-frame // 4) * 4
        if place not in shown:
            shown.add(place)
            drops.shown(place)
    assert drops.dropped == 0


def test_a_jump_leaves_nothing_out(drops):
    assert play(drops, [0, 1, 2, 100, 101, 3, 4], {0, 1, 2, 100, 101, 3, 4}) == 0


def test_a_new_play_counts_anew(drops):
    play(drops, [0, 5], {0, 5})
    drops.restart()
    assert drops.dropped == 0
