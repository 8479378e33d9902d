"""The waveform drawn at any zoom shows what the samples hold."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_runtime.audio.peaks import BASE, Peaks

NOISE = np.random.default_rng(5).standard_normal(100_000).astype(np.float32)
PEAKS = Peaks.of(NOISE)


def _direct(start: int, stop: int) -> list[float]:
    part = NOISE[max(start, 0) : max(stop, 0)]
    return [part.min(), part.max(), np.sqrt(np.mean(part**2))] if len(part) else [0.0, 0.0, 0.0]


@pytest.mark.parametrize("zoom", [BASE, 4 * BASE, 16 * BASE])
def test_columns_of_whole_entries_are_exact(zoom):
    shown = PEAKS.window(0, 6 * zoom, 6)
    expected = [_direct(i * zoom, (i + 1) * zoom) for i in range(6)]
    np.testing.assert_allclose(shown, expected, rtol=1e-5)


def test_columns_finer_than_an_entry_come_from_the_samples():
    shown = PEAKS.window(1000, 1600, 60)
    expected = [_direct(1000 + 10 * i, 1010 + 10 * i) for i in range(60)]
    np.testing.assert_allclose(shown, expected, rtol=1e-5)


def test_columns_finer_than_a_sample_repeat_it():
    shown = PEAKS.window(500, 502, 8)
    np.testing.assert_array_equal(shown[:, 0], np.repeat(NOISE[500:502], 4))
    np.testing.assert_array_equal(shown[:, 0], shown[:, 1])


def test_outside_the_sound_everything_is_zero():
    shown = PEAKS.window(-8000, len(NOISE) + 8000, 40)
    assert not shown[0].any()
    assert not shown[-1].any()
    assert shown[1:-1].any()
    assert not PEAKS.window(len(NOISE) + 10, len(NOISE) + 20, 5).any()
    assert not Peaks.of(np.empty(0, np.float32)).window(0, 100_000, 7).any()


@given(start=st.integers(-200_000, 200_000), length=st.integers(1, 300_000), columns=st.integers(1, 300))
@settings(max_examples=60, deadline=None)
def test_no_column_misses_a_peak_inside_it(start, length, columns):
    shown = PEAKS.window(start, start + length, columns)
    low, high, _ = _direct(start, start + length)
    assert shown.shape == (columns, 3)
    assert shown[:, 0].min() <= low
    assert shown[:, 1].max() >= high
    assert (shown[:, 0] <= shown[:, 1]).all()
