import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt

from desktop.views.timeline.snapping import Snapper

FIRST, SECOND, BED = 20, 21, 22
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def snapping(timeline):
    timeline.set_snapping(True)
    return timeline


def test_a_clip_catches_at_the_edge_of_another(store, snapping, hands, title_of):
    start = title_of(FIRST)

    # 7 pixels, 3.5 frames, short of touching the second clip.
    hands.pull(start, start + QPointF(160 - 7, 0))

    assert snapping.lanes.feedback.snap == 200
    hands.release()
    assert store.project.clip(FIRST).start == 100


def test_further_away_nothing_catches(store, snapping, hands, title_of):
    start = title_of(FIRST)

    hands.drag(start, start + QPointF(160 - 30, 0))

    assert store.project.clip(FIRST).start == 20 + 65


def test_a_clip_catches_at_the_playhead_and_at_a_marker(store, snapping, hands, title_of):
    snapping.set_playhead(303)
    start = title_of(SECOND)

    hands.drag(start, start + QPointF(2 * 101, 0))
    at_playhead = store.project.clip(SECOND).start
    start = title_of(SECOND)
    hands.drag(start, start + QPointF(2 * 50 - 8, 0))

    assert at_playhead == 303
    assert store.project.clip(SECOND).start == 350


def test_shift_suspends_snapping_during_a_drag(store, snapping, hands, title_of):
    start = title_of(FIRST)
    hands.pull(start, start + QPointF(160 - 7, 0))

    hands.move(start + QPointF(160 - 6, 0), SHIFT)
    hands.release()

    assert store.project.clip(FIRST).start == 97


def test_a_trimmed_edge_catches(store, snapping, hands):
    body = snapping.clip_rect(FIRST)
    right = QPointF(body.right() - 2, body.bottom() - 12)

    hands.drag(right, right + QPointF(2 * 80 - 6, 0))

    assert store.project.clip(FIRST).stop == 200


def test_snapping_is_told_when_it_is_toggled(qtbot, timeline):
    with qtbot.waitSignal(timeline.snapping_changed) as change:
        timeline.set_snapping(True)

    assert change.args == [True]
    assert timeline.is_snapping


frames = st.integers(0, 5000)


@given(st.lists(frames, max_size=20), st.lists(frames, min_size=1, max_size=4), st.integers(-500, 500))
def test_what_snaps_lies_on_a_target_within_reach(targets, travelling, shift):
    snapper = Snapper(np.unique(np.array(targets, np.int64)))
    edges = np.array(travelling, np.int64)

    snap = snapper.snap(edges, shift, 10.0)

    assert abs(snap.shift - shift) <= 10
    if snap.frame is not None:
        assert snap.frame in targets
        assert snap.frame in edges + snap.shift
    else:
        assert snap.shift == shift
        assert all(abs(target - edge - shift) > 10 for target in targets for edge in travelling)
