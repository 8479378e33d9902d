"""Recorded movements as curves: near every sample, and nothing changed around them."""

import copy

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.curves.curve import NO_CURVE, Curve, Key
from joyvasa_runtime.project.curves.recording import RETURN, in_progress, recorded
from joyvasa_runtime.project.curves.sampling import sample, value_at
from joyvasa_runtime.project.operations.layers import add_layer, set_layer_flag
from joyvasa_runtime.project.operations.puppet import set_layer_curves

VALUES = st.floats(-20, 20)
KEYS = st.builds(
    Key,
    st.integers(-60, 160),
    VALUES,
    st.sampled_from(["bezier", "linear", "constant"]),
    st.sampled_from(["auto", "flat", "aligned", "free"]),
    st.tuples(st.floats(-30, 0), st.floats(-5, 5)),
    st.tuples(st.floats(0, 30), st.floats(-5, 5)),
)
CURVES = st.lists(KEYS, max_size=6, unique_by=lambda key: key.frame).map(
    lambda keys: Curve(tuple(sorted(keys, key=lambda key: key.frame)))
)


@st.composite
def movements(draw, curve):
    """Samples of a hand that begins on the curve, some frames of it dropped."""
    start, frames = draw(st.integers(-20, 80)), draw(st.integers(1, 60))
    steps = np.cumsum([0.0, *draw(st.lists(st.floats(-2, 2), min_size=frames - 1, max_size=frames - 1))])
    kept = [0, *(index for index in range(1, frames) if draw(st.booleans()))]
    first = value_at(curve, start, 0.0)
    return [Key(start + index, first + float(steps[index]), "linear") for index in kept]


@settings(max_examples=60, deadline=None)
@given(st.data(), CURVES)
def test_a_recording_is_near_its_samples_and_leaves_what_is_around_as_it_was(data, curve):
    samples = data.draw(movements(curve))
    first, last = samples[0].frame, samples[-1].frame

    after = recorded(curve, samples, 0.25, 0.0)

    frames = np.array([key.frame for key in samples])
    assert np.abs(sample(after, frames, 0.0) - [key.value for key in samples]).max() <= 0.25 + 1e-6
    before, behind = np.arange(first - 200, first), np.arange(last + RETURN, last + 200)
    for outside in (before, behind):
        np.testing.assert_allclose(sample(after, outside, 0.0), sample(curve, outside, 0.0), atol=1e-6)
    assert [key.frame for key in after.keys] == sorted({key.frame for key in after.keys})


def test_a_recording_leaves_handles_as_they_are_that_are_too_long_for_their_stretch():
    curve = Curve((Key(-2, 0.0), Key(0, 0.0, handles="aligned", left=(-3.0, 1.0))))

    after = recorded(curve, [Key(0, 0.0, "linear")], 0.25, 0.0)

    before = np.arange(-20, 0)
    np.testing.assert_allclose(sample(after, before, 0.0), sample(curve, before, 0.0), atol=1e-6)


@settings(max_examples=40, deadline=None)
@given(st.data(), CURVES)
def test_while_recording_the_curve_has_exactly_the_samples(data, curve):
    samples = data.draw(movements(curve))

    after = in_progress(curve, samples)

    assert [value_at(after, key.frame, 0.0) for key in samples] == [key.value for key in samples]
    outside = [key for key in curve.keys if not samples[0].frame <= key.frame <= samples[-1].frame]
    assert [key for key in after.keys if key not in samples] == outside


def test_a_smooth_movement_needs_few_keys():
    frames = np.arange(100)
    samples = [
        Key(int(frame), float(value)) for frame, value in zip(frames, 8 * np.sin(frames / 8), strict=True)
    ]

    after = recorded(NO_CURVE, samples, 0.25, 0.0)

    assert len(after.keys) < 20


def test_a_dropped_frame_lies_between_its_neighbours():
    samples = [Key(0, 0.0), Key(1, 1.0), Key(3, 3.0), Key(4, 4.0)]

    assert value_at(recorded(NO_CURVE, samples, 0.01, 0.0), 2, 0.0) == pytest.approx(2.0, abs=0.011)


def test_recorded_curves_come_into_an_open_layer_all_at_once(studio):
    project = add_layer(studio, 7, "Puppet")
    layer_id = studio.next_id
    kept = copy.deepcopy(project)
    curves = {"yaw": Curve((Key(3, 5.0),)), "pitch": Curve((Key(2, 1.0),))}

    after = set_layer_curves(project, 7, layer_id, curves)

    check_consistency(after)
    assert after.clip(7).performance.layer(layer_id).curves == (
        ("pitch", curves["pitch"]),
        ("yaw", curves["yaw"]),
    )
    assert project == kept
    assert set_layer_curves(after, 7, layer_id, {"yaw": NO_CURVE, "pitch": NO_CURVE}) == project
    locked = set_layer_flag(project, 7, layer_id, "is_locked", True)
    with pytest.raises(EditError, match="is locked"):
        set_layer_curves(locked, 7, layer_id, curves)
    with pytest.raises(EditError, match="outside"):
        set_layer_curves(project, 7, layer_id, {"yaw": Curve((Key(0, 99.0),))})
