import numpy as np
import pytest

from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.training.measures import blinks_per_minute, closures_found, correlation, seam_ratio


def test_correlation_ignores_gain_and_offset() -> None:
    wave = np.sin(np.arange(50, dtype=np.float32))

    assert correlation(wave, 3 * wave + 1) == pytest.approx(1)
    assert correlation(wave, -wave) == pytest.approx(-1)
    assert correlation(wave, np.ones_like(wave)) == 0


def test_a_closure_counts_only_where_the_lips_meet() -> None:
    lip = np.full(100, 0.05, np.float32)
    lip[24:27] = 0.0

    spans = np.array([[0.98, 1.06], [2.0, 2.1]])

    assert closures_found(lip, spans) == (1, 2)


def test_no_bilabials_are_no_closures() -> None:
    assert closures_found(np.ones(10, np.float32), np.empty((0, 2))) == (0, 0)


def test_a_jump_at_the_seam_shows_in_the_ratio() -> None:
    smooth = np.arange(200, dtype=np.float32)[:, None]
    jump = smooth + 3 * (np.arange(200) >= 100)[:, None]

    assert seam_ratio(smooth, 100) == pytest.approx(1)
    assert seam_ratio(jump, 100) == pytest.approx(4)


def test_motion_of_one_window_has_no_seam() -> None:
    assert np.isnan(seam_ratio(np.random.default_rng(0).random((100, 2), np.float32), 100))


def test_blinks_are_counted_once_each() -> None:
    values = np.zeros((1500, 70), np.float32)
    for start in (100, 500, 900):
        values[start : start + 4, 34] = 0.0167

    assert blinks_per_minute(MotionSequence(values)) == 3
