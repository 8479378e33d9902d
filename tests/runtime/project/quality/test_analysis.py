"""What is measured once is not measured again, and work can be stopped."""

from dataclasses import replace

import pytest

from joyvasa_runtime.errors import Cancelled
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.project.document import Clip
from joyvasa_runtime.project.operations.markers import add_marker
from joyvasa_runtime.project.operations.performance import change_performance

FRAMES, START = 250, 40
"""Of the clip that `show` makes."""


class Counting(Monitor):
    """Notes its steps, and cancels at one."""

    def __init__(self, last=None):
        super().__init__()
        self.steps, self._last = [], last

    def show(self, stage, done, total):
        self.steps.append((stage, done, total))
        if len(self.steps) == self._last:
            self.cancel()


@pytest.fixture
def shown(made, show, calm, levels):
    """Two clips of the same take, a second apart; both tremble and jump."""
    made = show(made.jumping(made.trembling(calm, 100, 150), 200), levels)
    track = made.project.tracks[0]
    second = Clip(6, 1, START + FRAMES + 50, 20, FRAMES, take_id=3)
    tracks = (replace(track, clips=(*track.clips, second)),)
    return replace(made, project=replace(made.project, tracks=tracks, next_id=7))


def test_faults_come_in_the_order_of_time(shown):
    faults = shown.faults()
    assert [(fault.kind, fault.clip_id) for fault in faults] == [
        ("jitter", 4),
        ("seam", 4),
        ("jitter", 6),
        ("seam", 6),
    ]
    shift = FRAMES + 50
    assert [fault.span.start + shift for fault in faults[:2]] == [fault.span.start for fault in faults[2:]]


def test_the_same_project_is_not_measured_twice(shown):
    known, monitor = {}, Counting()
    first = shown.faults(known)
    assert shown.faults(known, monitor) == first
    assert shown.edited(add_marker, 5).faults(known, monitor) == first
    assert monitor.steps == []


def test_only_the_edited_clip_is_measured_again(shown):
    known, monitor = {}, Counting()
    shown.faults(known)
    before = dict(known)
    edited = shown.edited(change_performance, 6, lambda one: replace(one, lip_sync_ms=40))
    assert edited.faults(known, monitor) == edited.faults()
    assert known[4] is before[4]
    assert known[6] is not before[6]
    assert {(stage, total) for stage, _, total in monitor.steps} == {
        ("quality", 2 * FRAMES),
        ("sync", FRAMES),
    }


def test_a_neighbour_that_comes_near_is_noticed(shown):
    known = {}
    shown.faults(known)
    before = dict(known)
    track = shown.project.tracks[0]
    near = replace(track.clips[1], start=START + FRAMES)
    moved = replace(shown.project, tracks=(replace(track, clips=(track.clips[0], near)),))
    replace(shown, project=moved).faults(known)
    assert known[4] is not before[4]


def test_new_levels_are_noticed(shown, levels):
    known = {}
    shown.faults(known)
    before = dict(known)
    later = replace(shown, levels={sha256: one.copy() for sha256, one in shown.levels.items()})
    later.faults(known)
    assert all(known[id] is not before[id] for id in (4, 6))


def test_a_deleted_clip_is_forgotten(shown):
    known = {}
    shown.faults(known)
    track = shown.project.tracks[0]
    fewer = replace(shown.project, tracks=(replace(track, clips=track.clips[:1]),))
    replace(shown, project=fewer).faults(known)
    assert set(known) == {4}


def test_what_a_cancelled_call_found_is_kept(shown):
    known = {}
    with pytest.raises(Cancelled):
        shown.faults(known, Counting(last=4))
    assert set(known) == {4}
    found = known[4]
    assert shown.faults(known) == shown.faults()
    assert known[4] is found
