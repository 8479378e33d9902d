"""Where lanes say that takes are played, and how a take looks at a glance."""

import numpy as np

from desktop.views.takes.lane_row import lane_rows
from desktop.views.takes.sparkline import sparkline
from joyvasa_runtime.motion.axes import JAW
from joyvasa_runtime.motion.sequence import EXP, SCALE, YAW
from joyvasa_runtime.project.operations.arrange import trim_start
from joyvasa_runtime.project.operations.comp import choose_comp
from joyvasa_runtime.timebase import FrameSpan


def played(project):
    rows = lane_rows(project, project.clip(3))
    return {row.number: [(span.start, span.stop) for span in row.played] for row in rows}


def test_the_clips_own_take_is_played_where_nothing_else_was_chosen(store):
    project = store.project
    assert played(project) == {1: [(20, 120)], 2: [], 3: []}
    project = choose_comp(project, 3, FrameSpan(40, 60), 5)
    project = choose_comp(project, 3, FrameSpan(60, 70), 6)
    assert played(project) == {1: [(20, 40), (70, 120)], 2: [(40, 60)], 3: [(60, 70)]}
    own, second, third = lane_rows(project, project.clip(3))
    assert (own.is_own, second.is_own) == (True, False)
    assert own.chosen == ()
    assert third.covered == FrameSpan(50, 80)


def test_only_what_the_clip_shows_counts(store):
    project = choose_comp(store.project, 3, FrameSpan(0, 60), 5)
    assert played(project) == {1: [(60, 120)], 2: [(20, 60)], 3: []}
    late = trim_start(project, {3}, 65)
    assert played(late) == {1: [(85, 120)], 2: []}


def test_a_sparkline_tells_mouth_and_head_by_column():
    rows, reference = np.zeros((100, 70), np.float32), np.zeros(70, np.float32)
    rows[:, SCALE] = reference[SCALE] = 1
    rows[50:, EXP] += JAW
    rows[:, YAW] = np.linspace(-40, 10, 100)
    line = sparkline(rows, reference, 10)
    np.testing.assert_allclose(line.mouth, [0] * 5 + [1] * 5, atol=1e-5)
    assert line.yaw[0] == -1
    assert (np.diff(line.yaw) >= 0).all()
    assert (line.pitch == 0).all()


def test_a_sparkline_of_few_rows_fills_all_columns():
    rows, reference = np.ones((3, 70), np.float32), np.ones(70, np.float32)
    assert len(sparkline(rows, reference, 50).mouth) == 50
