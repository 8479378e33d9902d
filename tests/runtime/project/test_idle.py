"""Idle motion: natural, seeded, and each frame a function of its own number alone."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_runtime.motion.axes import BLINK_11
from joyvasa_runtime.motion.sequence import CHANNELS, EXP, HEAD, PITCH, POSE, ROLL, SCALE, TRANSLATION, YAW
from joyvasa_runtime.project.idle import idle_rows
from joyvasa_runtime.timebase import FrameSpan

LID = int(np.argmax(np.abs(BLINK_11)))
MINUTE = FrameSpan(0, 1500)


def resting():
    row = np.zeros(CHANNELS, np.float32)
    row[SCALE] = 1
    return row


def closed(seed, span=MINUTE):
    """How far the lids are closed, shape (F,)."""
    return idle_rows(span, seed, resting())[:, LID] / BLINK_11[LID]


@settings(max_examples=30, deadline=None)
@given(start=st.integers(0, 900_000), frames=st.integers(1, 40), seed=st.integers())
def test_any_stretch_is_made_of_the_same_frames(start, frames, seed):
    whole = idle_rows(FrameSpan(start, start + frames), seed, resting())
    for number in (0, frames // 2, frames - 1):
        single = idle_rows(FrameSpan(start + number, start + number + 1), seed, resting())
        assert whole[number].tobytes() == single.tobytes()


@pytest.mark.parametrize("seed", range(8))
def test_blinks_come_every_three_to_five_seconds_and_last_a_quarter_of_one(seed):
    lids = closed(seed)
    shut = lids > 0.01
    begins = np.flatnonzero(shut[1:] & ~shut[:-1])
    ends = np.flatnonzero(~shut[1:] & shut[:-1])
    assert (ends - begins == 6).all()
    assert np.diff(begins).min() >= 75
    assert np.diff(begins).max() <= 125
    assert np.ptp(np.diff(begins)) > 5
    assert lids.max() == pytest.approx(1, abs=0.01)
    assert lids.min() == 0


@pytest.mark.parametrize("seed", range(8))
def test_the_head_sways_slowly_by_about_a_degree(seed):
    rows = idle_rows(FrameSpan(0, 15_000), seed, resting())
    for channel in (PITCH, YAW, ROLL):
        assert 0.4 < np.abs(rows[:, channel]).max() < 1.5
    assert np.abs(np.diff(rows[:, POSE], axis=0)).max() * 25 < 2  # degrees a second
    assert 0.001 < np.abs(rows[:, TRANSLATION]).max() < 0.005


def test_the_size_and_the_mouth_stay_at_rest():
    rows = idle_rows(MINUTE, 3, resting())
    moved = np.ptp(rows, axis=0) > 0
    lids = np.zeros(CHANNELS, bool)
    lids[[11 * 3 + 1, 13 * 3 + 1, 15 * 3 + 1, 16 * 3 + 1]] = True
    np.testing.assert_array_equal(moved[EXP], lids[EXP])
    assert (rows[:, SCALE] == 1).all()
    np.testing.assert_array_equal(np.flatnonzero(moved[HEAD]) + HEAD.start, [64, 65, PITCH, YAW, ROLL])


def test_the_motion_is_laid_over_the_resting_row():
    base = np.linspace(-1, 1, CHANNELS, dtype=np.float32)
    difference = idle_rows(MINUTE, 5, base) - idle_rows(MINUTE, 5, resting())
    np.testing.assert_allclose(difference, np.tile(base - resting(), (1500, 1)), atol=1e-6)
    assert base[0] == -1


def test_seeds_differ_and_one_seed_stays_the_same():
    assert not np.array_equal(closed(1), closed(2))
    assert not np.array_equal(
        idle_rows(MINUTE, 1, resting())[:, YAW], idle_rows(MINUTE, 2, resting())[:, YAW]
    )
    np.testing.assert_array_equal(idle_rows(MINUTE, 1, resting()), idle_rows(MINUTE, 1, resting()))


def test_the_pattern_does_not_repeat_within_an_hour():
    yaw = idle_rows(FrameSpan(0, 90_000), 0, resting())[:, YAW].astype(float)
    opening = yaw[:750]
    windows = np.lib.stride_tricks.sliding_window_view(yaw[750:], 750)[::5]
    assert np.abs(windows - opening).max(axis=1).min() > 0.05
