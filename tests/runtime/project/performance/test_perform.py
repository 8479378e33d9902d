"""What each part of a performance does to the rows of a clip, and that it does nothing else."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_runtime.motion.axes import JAW, LIP_KEYPOINTS, SMILE
from joyvasa_runtime.motion.sequence import CHANNELS, EXP, HEAD, PITCH, SCALE, YAW, MotionSequence
from joyvasa_runtime.project.curves.curve import Curve, Key, constant
from joyvasa_runtime.project.motions import motion_sha256
from joyvasa_runtime.project.performance.channels import axis_values, channel_values
from joyvasa_runtime.project.performance.comping import Comp
from joyvasa_runtime.project.performance.layer import CHANNELS as LAYER_CHANNELS
from joyvasa_runtime.project.performance.layer import HEAD_CHANNELS, Layer, LayerMotion
from joyvasa_runtime.project.performance.perform import Performer
from joyvasa_runtime.project.performance.performance import (
    REGIONS,
    UNTOUCHED,
    Blink,
    Blinks,
    CompSpan,
    Gate,
    Gaze,
    Limit,
    Performance,
    Silence,
    Smooth,
)
from joyvasa_runtime.project.performance.take_rows import TakeRows
from tests.runtime.project.performances import performances

FRAMES = np.arange(-10, 120)
LIPS = np.array([3 * keypoint + axis for keypoint in LIP_KEYPOINTS for axis in range(3)])
OTHERS = np.setdiff1d(np.arange(CHANNELS), LIPS)
REFERENCE = np.zeros(CHANNELS, np.float32)
REFERENCE[SCALE] = 1.25


def motion(seed, frames=100):
    values = np.random.default_rng(seed).normal(0, 0.01, (frames, CHANNELS)).astype(np.float32)
    values[:, SCALE] += 1.25
    values[:, HEAD.start + 4 :] *= 400
    return values


NOD = MotionSequence(motion(7, 20))
MOTIONS = {motion_sha256(NOD): NOD}
LAYER_MOTIONS = [(motion_sha256(NOD), 20, tuple(REFERENCE.tolist()))]
TAKES = {number: TakeRows(motion(number), 0, None) for number in (1, 2)}


def rows_of(performance, stage="all", frames=FRAMES):
    comp = Comp(TAKES[1], performance.comp, {2: TAKES[2]})
    return Performer(comp, performance, MOTIONS, REFERENCE).rows(frames, stage)


BASE = rows_of(UNTOUCHED)


def layer(mode="add", **parts):
    return Layer(1, "Layer", mode, **parts)


def test_an_untouched_performance_is_the_take():
    assert rows_of(UNTOUCHED)[10:110].tobytes() == TAKES[1].values.tobytes()
    assert rows_of(Performance()).tobytes() == BASE.tobytes()


@pytest.mark.parametrize("region", REGIONS)
def test_a_strength_of_one_changes_nothing_bit_for_bit(region):
    made = Performance(
        strength=((region, Curve((Key(-50, 1.0), Key(30, 1.0, handles="free"), Key(90, 1.0)))),)
    )

    assert rows_of(made).tobytes() == BASE.tobytes()


@settings(max_examples=60, deadline=None)
@given(made=performances(motions=LAYER_MOTIONS))
def test_layers_of_weight_zero_change_nothing_bit_for_bit(made):
    without = replace(made, layers=())
    silent = tuple(replace(one, weight=constant(0.0)) for one in made.layers)

    assert rows_of(replace(made, layers=silent)).tobytes() == rows_of(without).tobytes()


@pytest.mark.parametrize("channel", LAYER_CHANNELS)
def test_a_layer_that_adds_nothing_changes_nothing_bit_for_bit(channel):
    made = Performance(layers=(layer(curves=((channel, constant(0.0)),)),))

    assert rows_of(made).tobytes() == BASE.tobytes()


@pytest.mark.parametrize("channel", LAYER_CHANNELS)
def test_a_layer_adds_to_its_channel(channel):
    made = Performance(layers=(layer(curves=((channel, constant(0.25)),)),))

    added = channel_values(rows_of(made), REFERENCE, channel) - channel_values(BASE, REFERENCE, channel)

    np.testing.assert_allclose(added, 0.25, atol=2e-5)


@pytest.mark.parametrize("channel", LAYER_CHANNELS)
def test_a_layer_replaces_its_channel_by_half_its_weight(channel):
    curves = ((channel, constant(0.8)),)
    full = Performance(layers=(layer("replace", curves=curves),))
    half = Performance(layers=(layer("replace", curves=curves, weight=constant(0.5)),))
    generated = channel_values(BASE, REFERENCE, channel)

    np.testing.assert_allclose(channel_values(rows_of(full), REFERENCE, channel), 0.8, atol=2e-5)
    np.testing.assert_allclose(
        channel_values(rows_of(half), REFERENCE, channel), (generated + 0.8) / 2, atol=2e-5
    )


def test_head_channels_leave_the_face_alone():
    made = Performance(layers=(layer(curves=tuple((name, constant(0.1)) for name in HEAD_CHANNELS)),))

    assert rows_of(made)[:, EXP].tobytes() == BASE[:, EXP].tobytes()


def test_muted_layers_do_not_count_and_solo_ones_count_alone():
    up, down = layer(curves=(("yaw", constant(5.0)),)), layer(curves=(("yaw", constant(-3.0)),))
    down = replace(down, id=2)

    def yaw(*layers):
        return (rows_of(Performance(layers=layers))[:, YAW] - BASE[:, YAW]).round(3).tolist()[0]

    assert yaw(up, down) == 2.0
    assert yaw(replace(up, is_muted=True), down) == -3.0
    assert yaw(replace(up, is_solo=True), down) == 5.0
    assert yaw(replace(up, is_solo=True, is_muted=True), down) == 0.0


@pytest.mark.parametrize(("part", "columns"), [("all", slice(0, 70)), ("head", HEAD), ("face", EXP)])
def test_a_piece_of_motion_replaces_its_part_where_it_lies(part, columns):
    piece = LayerMotion(motion_sha256(NOD), 30, 20, tuple(REFERENCE.tolist()), part)
    rows = rows_of(Performance(layers=(layer("replace", motion=piece),)))

    expected = BASE.copy()
    expected[40:60, columns] = NOD.values[:, columns]
    assert rows.tobytes() == expected.tobytes()


def test_a_piece_of_motion_adds_its_distance_from_its_own_reference():
    reference = NOD.values[3].astype(float)
    piece = LayerMotion(motion_sha256(NOD), 30, 20, tuple(reference.tolist()))
    rows = rows_of(Performance(layers=(layer(motion=piece),)))

    np.testing.assert_allclose(
        rows[40:60, EXP] - BASE[40:60, EXP], NOD.values[:, EXP] - NOD.values[3, EXP], atol=1e-6
    )
    np.testing.assert_allclose(
        rows[40:60, SCALE] / BASE[40:60, SCALE], NOD.values[:, SCALE] / NOD.values[3, SCALE], rtol=1e-5
    )
    assert rows[43].tobytes() == BASE[43].tobytes()


def test_a_comp_plays_another_take_in_its_stretch_only():
    made = Performance(comp=(CompSpan(20, 50, 2, fade=0),))
    expected = BASE.copy()
    expected[30:60] = TAKES[2].values[20:50]

    assert rows_of(made).tobytes() == expected.tobytes()


def test_a_comp_fades_within_its_stretch():
    rows = rows_of(Performance(comp=(CompSpan(20, 50, 2, fade=8),)))

    assert rows[:30].tobytes() == BASE[:30].tobytes()
    assert rows[60:].tobytes() == BASE[60:].tobytes()
    assert rows[38:52].tobytes() == TAKES[2].values[28:42].tobytes()
    between = np.abs(rows[30:38] - BASE[30:38]).sum(axis=1)
    assert (between[1:] > 0).all()


def test_a_comp_of_a_take_that_can_not_be_heard_counts_for_nothing():
    assert rows_of(Performance(comp=(CompSpan(20, 50, 9),))).tobytes() == BASE.tobytes()


def test_lips_move_a_frame_later_and_nothing_else_does():
    rows = rows_of(Performance(lip_sync_ms=40))

    assert rows[1:, LIPS].tobytes() == BASE[:-1, LIPS].tobytes()
    assert rows[:, OTHERS].tobytes() == BASE[:, OTHERS].tobytes()


def test_lips_between_two_frames_are_between_them():
    rows = rows_of(Performance(lip_sync_ms=-20))

    np.testing.assert_allclose(rows[20:100, LIPS], (BASE[20:100, LIPS] + BASE[21:101, LIPS]) / 2, atol=1e-6)


def test_smoothing_calms_the_head_in_its_stretch_and_leaves_the_lips():
    rows = rows_of(Performance(smooths=(Smooth(20, 80, 3.0),)))

    def speed(values):
        return np.abs(np.diff(values[40:80, YAW])).mean()

    assert speed(rows) < 0.2 * speed(BASE)
    assert rows[:, LIPS].tobytes() == BASE[:, LIPS].tobytes()
    assert rows[:30].tobytes() == BASE[:30].tobytes()
    assert rows[90:].tobytes() == BASE[90:].tobytes()


def test_the_gate_rests_the_lips_in_silences():
    gate = Gate(attack_ms=80, release_ms=120, silences=(Silence(20, 60),))
    rows = rows_of(Performance(gate=gate))

    np.testing.assert_allclose(rows[33:67, LIPS], np.broadcast_to(REFERENCE[LIPS], (34, 18)), atol=1e-9)
    assert rows[:, OTHERS].tobytes() == BASE[:, OTHERS].tobytes()
    assert rows[:30].tobytes() == BASE[:30].tobytes()
    assert rows[70:].tobytes() == BASE[70:].tobytes()
    assert (rows[30:33, LIPS] != BASE[30:33, LIPS]).any()


def test_placed_blinks_close_the_eyes_where_they_are_and_nowhere_else():
    rows = rows_of(Performance(blinks=Blinks(True, (Blink(40), Blink(80, 12, 0.5)))))

    for name in ("wink_left", "wink_right"):
        before, lid = axis_values(BASE, REFERENCE, name), axis_values(rows, REFERENCE, name)
        opened = np.minimum(before, 0.0)
        assert lid[50] == pytest.approx(1.0, abs=1e-4)
        assert lid[90] == pytest.approx((1 + opened[90]) / 2, abs=1e-4)
        np.testing.assert_allclose(lid[10:40], opened[10:40], atol=1e-4)
        np.testing.assert_allclose(lid[60:80], opened[60:80], atol=1e-4)


def test_blinks_that_are_not_placed_change_nothing():
    assert rows_of(Performance(blinks=Blinks(False, (Blink(40),)))).tobytes() == BASE.tobytes()


def test_strength_of_the_jaw_and_the_smile_scales_their_axes():
    values = np.repeat(REFERENCE[None], 100, axis=0)
    values[:, EXP] += 0.8 * JAW + 0.5 * SMILE
    comp = Comp(TakeRows(values, 0, None), (), {})
    made = Performance(strength=(("jaw", constant(2.0)), ("cheeks", constant(0.5))))
    rows = Performer(comp, made, MOTIONS, REFERENCE).rows(FRAMES)

    np.testing.assert_allclose(axis_values(rows, REFERENCE, "jaw"), 1.6, atol=1e-5)
    np.testing.assert_allclose(axis_values(rows, REFERENCE, "smile"), 0.25, atol=1e-5)


def test_an_overall_strength_of_zero_is_the_resting_face():
    rows = rows_of(Performance(strength=(("overall", constant(0.0)),)))

    np.testing.assert_allclose(rows[:, EXP], np.broadcast_to(REFERENCE[EXP], (130, 63)), atol=1e-7)
    assert rows[:, HEAD].tobytes() == BASE[:, HEAD].tobytes()


def test_strengths_of_all_regions_together_are_the_overall_one():
    parts = tuple((name, constant(1.5)) for name in ("lips", "jaw", "cheeks", "brows", "eyes"))
    together, overall = (
        rows_of(Performance(strength=parts)),
        rows_of(Performance(strength=(("overall", constant(1.5)),))),
    )
    moved = sorted(
        {
            keypoint * 3 + axis
            for keypoint in (1, 2, 3, 6, 7, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20)
            for axis in range(3)
        }
    )

    np.testing.assert_allclose(together[:, moved], overall[:, moved], atol=1e-6)


def test_a_still_head_keeps_the_pose_of_the_picture():
    rows = rows_of(Performance(strength=(("head", constant(0.0)),)))

    np.testing.assert_allclose(rows[:, HEAD], np.broadcast_to(REFERENCE[HEAD], (130, 7)), atol=1e-6)
    assert rows[:, EXP].tobytes() == BASE[:, EXP].tobytes()


def test_a_fixed_gaze_looks_there():
    rows = rows_of(Performance(gaze=Gaze("fixed", 0.5, -0.25)))

    np.testing.assert_allclose(axis_values(rows, REFERENCE, "gaze_x"), 0.5, atol=1e-5)
    np.testing.assert_allclose(axis_values(rows, REFERENCE, "gaze_y"), -0.25, atol=1e-5)


def test_a_gaze_at_the_camera_turns_against_the_head_whatever_turned_it():
    turned = Performance(gaze=Gaze("camera"), layers=(layer("replace", curves=(("yaw", constant(15.0)),)),))
    rows = rows_of(turned)

    np.testing.assert_allclose(axis_values(rows, REFERENCE, "gaze_x"), 0.5, atol=1e-4)


def test_a_keyed_gaze_follows_its_curves():
    curve = Curve((Key(0, -0.5, "linear"), Key(50, 0.5)))
    rows = rows_of(Performance(gaze=Gaze("keyed", x_curve=curve)))

    assert axis_values(rows, REFERENCE, "gaze_x")[35] == pytest.approx(0.0, abs=1e-5)


def test_limits_hold_the_head_and_bend_it_softly():
    limits = (Limit(0, 100, (-4.0, 4.0), (-2.0, 3.0), (-10.0, 10.0)),)
    rows = rows_of(Performance(limits=limits))

    inside = slice(20, 100)
    assert np.abs(rows[inside, PITCH]).max() <= 4
    assert rows[inside, YAW].min() >= -2
    assert rows[inside, YAW].max() <= 3
    small = np.abs(BASE[inside, PITCH]) < 1
    np.testing.assert_allclose(rows[inside, PITCH][small], BASE[inside, PITCH][small], atol=1e-6)


@settings(max_examples=40, deadline=None)
@given(
    made=performances([2], [(motion_sha256(NOD), 20, tuple(REFERENCE.tolist()))]), first=st.integers(-10, 119)
)
def test_every_stage_is_finite_and_frame_by_frame_the_same(made, first):
    for stage in ("take", "comp", "strength", "layers", "all"):
        rows = rows_of(made, stage)
        assert np.isfinite(rows).all()
        assert (rows[:, SCALE] > 0).all()
        single = rows_of(made, stage, np.array([first]))
        assert single.tobytes() == rows[first + 10 : first + 11].tobytes()
