import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_runtime.project.curves.curve import NO_CURVE, Curve, Key
from joyvasa_runtime.project.curves.edits.shape import blend_keys, hold, limit_keys, simplify, smooth_keys
from joyvasa_runtime.project.curves.sampling import sample
from joyvasa_runtime.timebase import FrameSpan

FEW = settings(max_examples=60, deadline=None)

curves = st.from_type(Curve)
filled = curves.filter(bool)
ZIGZAG = Curve(tuple(Key(10 * index, float(index % 2)) for index in range(6)))


def frames_of(curve):
    return [key.frame for key in curve.keys]


def around(curve):
    return np.arange(frames_of(curve)[0] - 60, frames_of(curve)[-1] + 400)


def values_of(curve):
    return [key.value for key in curve.keys]


@FEW
@given(curves)
def test_smoothing_by_nothing_changes_nothing(curve):
    assert smooth_keys(curve, frames_of(curve), 0.0) is curve


@FEW
@given(filled, st.floats(0, 1))
def test_smoothing_keeps_both_ends(curve, amount):
    after = smooth_keys(curve, frames_of(curve), amount)

    assert after.keys[0] is curve.keys[0]
    assert after.keys[-1] is curve.keys[-1]
    assert frames_of(after) == frames_of(curve)


def test_smoothing_takes_a_zigzag_away():
    assert values_of(smooth_keys(ZIGZAG, frames_of(ZIGZAG), 1.0)) == [0.0, 0.5, 0.5, 0.5, 0.5, 1.0]
    assert values_of(smooth_keys(ZIGZAG, {20}, 0.5)) == [0.0, 1.0, 0.25, 1.0, 0.0, 1.0]


def test_smoothing_leaves_a_line_however_far_apart_its_keys_are():
    line = Curve(tuple(Key(frame, frame / 4) for frame in (0, 4, 20, 24, 100)))

    assert values_of(smooth_keys(line, frames_of(line), 1.0)) == values_of(line)


def test_smoothing_turns_handles_towards_the_line():
    curve = Curve(
        (Key(0, 0.0), Key(10, 4.0, handles="free", left=(-4.0, 8.0), right=(4.0, 2.0)), Key(20, 8.0))
    )

    key = smooth_keys(curve, {10}, 1.0).keys[1]

    # Halfway to the slope of 0.4 a frame.
    assert (key.left, key.right) == ((-4.0, pytest.approx(3.2)), (4.0, pytest.approx(1.8)))


def ramp(frames):
    return 0.5 * frames


@FEW
@given(curves)
def test_blending_by_nothing_changes_nothing(curve):
    assert blend_keys(curve, frames_of(curve), ramp, 0.0) is curve


@FEW
@given(filled)
def test_blending_wholly_puts_keys_on_the_target(curve):
    after = blend_keys(curve, frames_of(curve), ramp, 1.0)

    assert values_of(after) == [0.5 * frame for frame in frames_of(curve)]
    for key in after.keys:
        if key.handles in ("aligned", "free"):
            assert key.left[1] == pytest.approx(0.5 * key.left[0], abs=1e-9)
            assert key.right[1] == pytest.approx(0.5 * key.right[0], abs=1e-9)


def test_blending_halfway_meets_the_target_in_the_middle():
    after = blend_keys(ZIGZAG, {10, 30}, lambda frames: np.full(len(frames), 5.0), 0.5)

    assert values_of(after) == [0.0, 3.0, 0.0, 3.0, 0.0, 1.0]
    assert after.keys[2] is ZIGZAG.keys[2]


def test_blending_no_keys_changes_nothing():
    assert blend_keys(ZIGZAG, (), ramp, 1.0) is ZIGZAG
    assert blend_keys(ZIGZAG, {5}, ramp, 1.0) is ZIGZAG


@FEW
@given(curves, st.integers(-30, 250), st.integers(1, 120), st.integers(-5, 5).map(float))
def test_holding_still_changes_a_span_and_nothing_else(curve, place, length, value):
    start = (curve.keys[0].frame if curve else 0) + place
    span = range(start, start + length)
    frames = around(curve) if curve else np.arange(start - 20, start + length + 20)
    is_inside = (frames >= span.start) & (frames < span.stop)

    after = hold(curve, span, value, 1.5)

    held = sample(after, frames, 1.5)
    assert held[is_inside].tolist() == [value] * int(is_inside.sum())
    assert held[~is_inside] == pytest.approx(sample(curve, frames, 1.5)[~is_inside], abs=1e-6)


def test_holding_leaves_keys_that_are_not_beside_the_span():
    after = hold(ZIGZAG, FrameSpan(25, 27), 3.0, 0.0)

    assert frames_of(after) == [0, 10, 20, 24, 25, 26, 27, 30, 40, 50]
    assert after.keys[:2] == ZIGZAG.keys[:2]
    assert after.keys[1] is ZIGZAG.keys[1]
    assert after.keys[-1] is ZIGZAG.keys[-1]


def test_one_frame_is_held_by_one_key():
    assert frames_of(hold(NO_CURVE, FrameSpan(5, 6), 3.0, 0.0)) == [4, 5, 6]


@FEW
@given(filled)
def test_a_limited_curve_stays_within_the_limits_at_every_frame(curve):
    after = limit_keys(curve, frames_of(curve), -12.5, 20.0)

    values = sample(after, around(curve), 0.0)
    assert values.min() >= -12.5 - 1e-9
    assert values.max() <= 20.0 + 1e-9


def test_keys_within_the_limits_stay_the_same():
    assert limit_keys(ZIGZAG, frames_of(ZIGZAG), 0.0, 1.0) is ZIGZAG
    assert limit_keys(ZIGZAG, {0, 10}, -1.0, 0.5).keys[1:] == (Key(10, 0.5), *ZIGZAG.keys[2:])


def test_a_handle_that_leaves_the_limits_is_shortened():
    curve = Curve((Key(0, 1.0, handles="free", left=(-9.0, 1.0), right=(8.0, 4.0)),))

    assert limit_keys(curve, {0}, 0.0, 2.0).keys[0].right == (2.0, 1.0)


def test_a_handle_at_a_limit_lies_level():
    curve = Curve((Key(0, 5.0, handles="aligned", left=(-9.0, -9.0), right=(8.0, 8.0)),))

    key = limit_keys(curve, {0}, 0.0, 2.0).keys[0]

    assert (key.value, key.left, key.right) == (2.0, (-9.0, 0.0), (8.0, 0.0))


@FEW
@given(filled, st.sampled_from([0.0, 0.01, 0.5, 5.0]))
def test_a_simplified_curve_is_as_before_within_the_tolerance(curve, tolerance):
    frames = around(curve)
    span = range(frames_of(curve)[0], frames_of(curve)[-1] + 1)

    after = simplify(curve, span, tolerance)

    missed = np.abs(sample(after, frames, 0.0) - sample(curve, frames, 0.0))
    assert missed.max() <= tolerance + 1e-6
    assert len(after.keys) <= len(curve.keys)


@FEW
@given(filled, st.data())
def test_simplifying_a_span_leaves_what_is_outside(curve, data):
    begin, end = sorted(data.draw(st.tuples(*[st.sampled_from(frames_of(curve))] * 2)))
    frames = around(curve)
    is_outside = (frames < begin) | (frames > end)

    after = simplify(curve, range(begin, end + 1), 5.0)

    values, old = sample(after, frames, 0.0), sample(curve, frames, 0.0)
    assert values[is_outside].tobytes() == old[is_outside].tobytes()
    assert np.abs(values - old).max() <= 5.0 + 1e-6


def test_a_key_on_every_frame_is_more_than_a_curve_needs():
    frames = np.arange(200)
    dense = Curve(tuple(Key(int(frame), float(np.sin(frame / 15))) for frame in frames))

    after = simplify(dense, range(200), 0.02)

    assert len(after.keys) <= 16
    assert sample(after, frames, 0.0) == pytest.approx(np.sin(frames / 15), abs=0.02)


def test_a_line_of_many_keys_becomes_one_of_two():
    line = Curve(tuple(Key(frame, frame / 4, "linear") for frame in range(0, 100, 5)))

    assert simplify(line, range(100), 0.01).keys == (line.keys[0], line.keys[-1])


def test_steps_that_hardly_differ_become_one():
    steps = Curve(tuple(Key(10 * row, value, "constant") for row, value in enumerate((0, 0.1, 5, 5.1, 0.2))))

    after = simplify(steps, range(100), 0.15)

    assert [(key.frame, key.value) for key in after.keys] == [(0, 0), (20, 5), (40, 0.2)]


def test_what_is_simple_already_stays_the_same():
    assert simplify(ZIGZAG, range(60), 0.01) is ZIGZAG
    assert simplify(NO_CURVE, range(60), 0.01) is NO_CURVE
    assert simplify(ZIGZAG, range(12, 18), 9.0) is ZIGZAG
