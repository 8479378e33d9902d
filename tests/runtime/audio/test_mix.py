"""The mix adds its parts where they belong, and any windows of it join to the same whole."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_runtime.audio.mix import MixPart, mix

NOISE = np.random.default_rng(7).integers(-32768, 32767, (1000, 2), np.int16)
FULL = np.full((1000, 2), 16384, np.int16)


def test_a_part_is_heard_where_it_lies():
    mixed = mix([MixPart(NOISE, start=50, offset=100, length=200)], 0, 300)
    np.testing.assert_array_equal(mixed[50:250], NOISE[100:300] / np.float32(32768))
    assert not mixed[:50].any()
    assert not mixed[250:].any()
    assert mixed.dtype == np.float32


def test_parts_are_added_with_their_gains_and_may_exceed_full_scale():
    parts = [MixPart(FULL, 0, 0, 100, gain=2.0), MixPart(FULL, 50, 0, 100)]
    mixed = mix(parts, 0, 150)
    np.testing.assert_allclose(mixed[[0, 60, 120], 0], [1.0, 1.5, 0.5])


def test_a_clip_longer_than_its_sound_ends_in_silence():
    mixed = mix([MixPart(FULL, 0, 900, 300)], 0, 300)
    assert mixed[:100].all()
    assert not mixed[100:].any()


def test_before_zero_and_without_parts_there_is_silence():
    assert not mix([], 0, 10).any()
    mixed = mix([MixPart(FULL, 0, 0, 100)], -20, 40)
    assert not mixed[:20].any()
    assert mixed[20:].all()


def test_a_fade_rises_from_nothing_and_falls_to_nothing():
    mixed = mix([MixPart(FULL, 0, 0, 400, fade_in=100, fade_out=200)], 0, 400)[:, 0] / 0.5
    assert (np.diff(mixed[:100]) > 0).all()
    np.testing.assert_array_equal(mixed[100:200], 1.0)
    assert (np.diff(mixed[200:]) < 0).all()
    assert mixed[0] < 0.01
    assert mixed[-1] < 0.01


def test_two_sounds_that_fade_over_each_other_keep_their_power():
    out = mix([MixPart(FULL, 0, 0, 200, fade_out=200)], 0, 200)[:, 0] / 0.5
    into = mix([MixPart(FULL, 0, 0, 200, fade_in=200)], 0, 200)[:, 0] / 0.5
    np.testing.assert_allclose(out**2 + into**2, 1.0, atol=1e-6)


def test_fades_may_fill_the_whole_part():
    mixed = mix([MixPart(FULL, 0, 0, 100, fade_in=50, fade_out=50)], 0, 100)[:, 0]
    np.testing.assert_allclose(mixed, mixed[::-1], atol=1e-6)
    assert mixed.max() == pytest.approx(0.5, abs=1e-3)


_PART = st.builds(
    lambda start, offset, length, gain, a, b: MixPart(
        NOISE, start, offset, length, gain, min(a, length), min(b, max(length - a, 0))
    ),
    st.integers(0, 900),
    st.integers(0, 999),
    st.integers(1, 800),
    st.floats(0, 4),
    st.integers(0, 500),
    st.integers(0, 500),
)


@given(st.lists(_PART, max_size=5), st.lists(st.integers(-100, 2000), min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_windows_join_to_the_whole_bit_for_bit(parts, cuts):
    edges = sorted({-100, 2000, *cuts})
    whole = mix(parts, -100, 2100)
    windows = [mix(parts, a, b - a) for a, b in pairwise(edges)]
    np.testing.assert_array_equal(np.concatenate(windows), whole)
