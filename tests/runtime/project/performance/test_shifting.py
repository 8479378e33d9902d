"""A performance moved along its sound plays the same, so many frames later."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_runtime.motion.sequence import SCALE, MotionSequence
from joyvasa_runtime.project.performance.comping import Comp
from joyvasa_runtime.project.performance.perform import Performer
from joyvasa_runtime.project.performance.performance import UNTOUCHED
from joyvasa_runtime.project.performance.shifting import shifted
from joyvasa_runtime.project.performance.take_rows import TakeRows
from tests.runtime.project.performances import performances


def rows(seed, frames):
    values = np.random.default_rng(seed).normal(0, 1, (frames, 70)).astype(np.float32)
    values[:, SCALE] = 1.2
    return values


REFERENCE = rows(0, 1)[0]
MOTION = ("a" * 64, 30, tuple(map(float, REFERENCE)))
PERFORMANCES = performances(take_ids=(1, 2), motions=(MOTION,))


@settings(max_examples=40, deadline=None)
@given(PERFORMANCES, st.integers(-60, 60))
def test_it_plays_the_same_later(performance, frames):
    motions = {"a" * 64: MotionSequence(rows(5, 30))}

    def played(performance, later):
        takes = {id_: TakeRows(rows(id_, 200), later - 50, None) for id_ in (1, 2)}
        performer = Performer(Comp(takes[1], performance.comp, takes), performance, motions, REFERENCE)
        return performer.rows(np.arange(-40, 140) + later)

    moved = played(shifted(performance, frames), frames)
    np.testing.assert_allclose(moved, played(performance, 0), rtol=1e-4, atol=1e-4)


@settings(max_examples=40, deadline=None)
@given(PERFORMANCES, st.integers(-60, 60))
def test_back_and_forth_is_the_same_value(performance, frames):
    assert shifted(shifted(performance, frames), -frames) == performance


def test_an_untouched_one_stays_itself():
    assert shifted(UNTOUCHED, 12) is UNTOUCHED
