"""Levels of what is recorded."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_runtime.audio.recording.meter import FLOOR_DB, Level, Meter


def sine(level, samples=4800):
    wave = level * np.sin(np.arange(samples) * (2 * np.pi * 100 / 4800))
    return wave[:, None].astype(np.float32)


def test_a_sine_has_its_peak_and_its_rms_three_decibels_below():
    meter = Meter()
    for part in np.split(sine(0.5), 10):
        meter.add(part)

    (level,) = meter.take()

    assert level.peak_db == pytest.approx(-6.02, abs=0.01)
    assert level.rms_db == pytest.approx(-9.03, abs=0.01)
    assert not level.is_clipped


def test_each_channel_has_its_own_level():
    meter = Meter()
    meter.add(np.hstack([sine(0.1), -sine(1.0)]))

    left, right = meter.take()

    assert left.peak_db == pytest.approx(-20, abs=0.01)
    assert right.peak_db == pytest.approx(0, abs=0.01)
    assert (left.is_clipped, right.is_clipped) == (False, True)


def test_silence_and_no_sound_are_at_the_floor():
    meter = Meter()
    assert meter.take() == ()
    meter.add(np.zeros((10, 1), np.float32))
    assert meter.take() == (Level(FLOOR_DB, FLOOR_DB, False),)
    meter.add(np.zeros((0, 1), np.float32))
    assert meter.take() == (Level(FLOOR_DB, FLOOR_DB, False),)


def test_the_level_is_that_since_it_was_asked_last():
    meter = Meter()
    meter.add(sine(1.0))
    meter.take()
    meter.add(sine(0.1))

    assert meter.take()[0].peak_db == pytest.approx(-20, abs=0.01)


def test_clipping_stays_until_it_is_reset():
    meter = Meter()
    meter.add(np.full((5, 1), -1.0, np.float32))
    assert meter.take()[0].is_clipped
    assert meter.take()[0].is_clipped
    meter.reset()
    assert not meter.take()[0].is_clipped


def test_another_number_of_channels_starts_anew():
    meter = Meter()
    meter.add(np.ones((5, 2), np.float32))
    meter.add(sine(0.1))
    assert [round(level.peak_db) for level in meter.take()] == [-20]


@given(st.lists(st.floats(-1, 1, width=32), min_size=1, max_size=40), st.integers(1, 7))
def test_the_level_does_not_depend_on_the_blocks(values, size):
    sound = np.array(values, np.float32)[:, None]
    whole, parts = Meter(), Meter()
    whole.add(sound)
    for start in range(0, len(sound), size):
        parts.add(sound[start : start + size])

    (expected,), (found,) = whole.take(), parts.take()
    assert found.peak_db == expected.peak_db
    assert found.rms_db == pytest.approx(expected.rms_db, abs=1e-9)
    assert found.is_clipped == expected.is_clipped
