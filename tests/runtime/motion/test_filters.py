"""Smoothing, seams, gate and gain: what they change, what they leave, and how far they reach."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_runtime.motion.gain import apply_gain
from joyvasa_runtime.motion.gate import GATE_LOOKAHEAD, SILENCE, gate_lips, openness
from joyvasa_runtime.motion.seams import blend_seams
from joyvasa_runtime.motion.sequence import EXP, HEAD, YAW, MotionSequence
from joyvasa_runtime.motion.smooth import SMOOTHING_SUPPORT, smooth_head, upstream, zero_phase

JAW_Y = 19 * 3 + 1
BROW_Y = 1 * 3 + 1


def noise(frames, seed=0):
    return np.random.default_rng(seed).standard_normal((frames, 70)).astype(np.float32)


def test_zero_phase_smoothing_keeps_straight_lines_up_to_the_ends():
    line = np.linspace([0.0, 5.0], [10.0, -5.0], 40).astype(np.float32)
    np.testing.assert_allclose(zero_phase(line), line, atol=1e-5)


def test_zero_phase_smoothing_does_not_shift_a_bump_and_removes_jitter():
    bump = np.exp(-0.5 * ((np.arange(101) - 50) / 8) ** 2)[:, None].astype(np.float32)
    jitter = 0.2 * (-1.0) ** np.arange(101)[:, None].astype(np.float32)
    smoothed = zero_phase(bump + jitter)
    assert smoothed.argmax() == 50
    np.testing.assert_allclose(smoothed[10:-10], smoothed[::-1][10:-10], atol=1e-5)
    assert np.abs(smoothed - bump)[10:-10].max() < 0.05


@given(st.integers(1, 60), st.integers(1, 60))
def test_zero_phase_smoothing_reaches_no_further_than_it_says(length, more):
    whole = zero_phase(noise(length + more))
    short = zero_phase(noise(length + more)[:length])
    assert short.shape == (length, 70)
    sure = max(length - SMOOTHING_SUPPORT, 0)
    np.testing.assert_array_equal(short[:sure], whole[:sure])


@pytest.mark.parametrize("name", ["zero_phase", "upstream", "none"])
def test_smoothing_leaves_the_expression_and_its_input_alone(name):
    values = noise(30)
    smoothed = smooth_head(values, name)
    np.testing.assert_array_equal(smoothed[:, EXP], values[:, EXP])
    np.testing.assert_array_equal(values, noise(30))
    assert np.array_equal(smoothed[:, HEAD], values[:, HEAD]) == (name == "none")
    assert smooth_head(values[:0], name).shape == (0, 70)


def test_the_published_average_weighs_the_newest_frame_by_a_hundredth():
    values = noise(50)[:, HEAD]
    expected = [values[0].astype(float)]
    for row in values[1:]:
        expected.append(0.01 * row + 0.99 * expected[-1])
    np.testing.assert_allclose(upstream(values), expected, atol=1e-5)


def velocity_at(values, frame):
    return values[frame] - values[frame - 1]


def test_a_seam_no_longer_jumps_and_the_move_decays():
    time = np.arange(60, dtype=np.float32)
    values = np.zeros((60, 70), np.float32)
    values[:, YAW] = 0.1 * time + 3.0 * (time >= 20)
    blended = blend_seams(values, 20, 15)[:, YAW]
    np.testing.assert_array_equal(blended[:20], values[:20, YAW])
    assert velocity_at(blended, 20) == pytest.approx(0.08, abs=1e-5)
    np.testing.assert_array_equal(blended[35:40], values[35:40, YAW])
    assert np.abs(np.diff(blended)).max() < 0.5


def test_the_expression_is_not_moved_at_seams_and_no_blend_changes_nothing():
    values = noise(60)
    np.testing.assert_array_equal(blend_seams(values, 20, 15)[:, EXP], values[:, EXP])
    np.testing.assert_array_equal(blend_seams(values, 20, 0), values)


@pytest.mark.parametrize("windows", [1, 2, 3])
def test_a_seam_changes_no_frame_before_it(windows):
    whole = blend_seams(noise(80), 20, 20)
    np.testing.assert_array_equal(blend_seams(noise(20 * windows), 20, 20), whole[: 20 * windows])


def test_jitter_at_a_seam_does_not_push_the_head():
    jitter = 0.2 * (-1.0) ** np.arange(40, dtype=np.float32)[:, None] * np.ones(70, np.float32)
    blended = blend_seams(jitter, 20, 15)
    assert np.abs(blended - jitter).max() < 0.2


@pytest.mark.parametrize("tail", [1, 2, 5])
def test_a_seam_close_to_the_end_is_blended_by_the_frames_there_are(tail):
    values = np.zeros((20 + tail, 70), np.float32)
    values[20:] = 3
    blended = blend_seams(values, 20, 15)
    np.testing.assert_allclose(blended[20, HEAD], 0, atol=1e-5)


def sound(*heard, frames=100):
    loudness = np.zeros(frames, np.float32)
    for start, stop in heard:
        loudness[start:stop] = 1
    return loudness


def test_lips_rest_in_silence_and_are_untouched_around_sound():
    neutral = np.full(70, 0.5, np.float32)
    values = noise(100)
    gated = gate_lips(values, sound((40, 60)), neutral)
    np.testing.assert_array_equal(gated[37:68], values[37:68])
    np.testing.assert_allclose(gated[:31, JAW_Y], 0.5, atol=1e-6)
    np.testing.assert_allclose(gated[74:, JAW_Y], 0.5, atol=1e-6)
    np.testing.assert_array_equal(gated[:, BROW_Y], values[:, BROW_Y])
    np.testing.assert_array_equal(gated[:, HEAD], values[:, HEAD])


def test_the_gate_opens_and_closes_evenly():
    gate = openness(sound((40, 60)))
    assert np.all(np.diff(gate[:40]) >= 0)
    assert np.all(np.diff(gate[59:]) <= 0)
    assert np.abs(np.diff(gate)).max() < 0.3


def test_a_short_pause_between_words_does_not_close_the_gate():
    assert openness(sound((10, 40), (51, 90)))[10:90].min() == 1
    assert openness(sound((10, 30), (70, 90)))[45:55].max() == 0


@given(st.integers(1, 99), st.integers(0, 99))
def test_the_gate_looks_no_further_ahead_than_it_says(length, seed):
    loudness = np.random.default_rng(seed).random(100).astype(np.float32) ** 8 * (np.arange(100) % 50 < 20)
    sure = max(length - GATE_LOOKAHEAD, 0)
    np.testing.assert_array_equal(openness(loudness[:length])[:sure], openness(loudness)[:sure])


def test_steady_noise_counts_as_sound():
    values = noise(30)
    loud = np.full(30, 2 * SILENCE, np.float32)
    np.testing.assert_array_equal(gate_lips(values, loud, np.zeros(70, np.float32)), values)


def test_a_gain_of_one_keeps_every_bit():
    motion = MotionSequence(noise(20), 30)
    result = apply_gain(motion, noise(1)[0], 1.0, 1.0)
    assert result.values.tobytes() == motion.values.tobytes()
    assert result.fps == 30


def test_expression_and_head_are_scaled_apart_about_the_reference():
    motion, reference = MotionSequence(noise(20)), noise(1, seed=5)[0]
    result = apply_gain(motion, reference, 0.5, 0.0).values
    np.testing.assert_allclose(result[:, EXP], (motion.values[:, EXP] + reference[EXP]) / 2, atol=1e-6)
    np.testing.assert_array_equal(result[:, HEAD], np.tile(reference[HEAD], (20, 1)))
