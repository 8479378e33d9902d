"""Templates for other programs: the published layout, read back exactly by us and by any pickle reader."""

import pickle

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_runtime.errors import MotionError
from joyvasa_runtime.motion.axes import BLINK_11, BLINK_15, JAW
from joyvasa_runtime.motion.piece import MotionPiece
from joyvasa_runtime.motion.sequence import EXP, POSE, SCALE, MotionSequence
from joyvasa_runtime.motion.template_export import write_template
from joyvasa_runtime.motion.template_import import import_template, load_motion_file


def moving(frames=6, fps=25):
    values = np.random.default_rng(0).normal(0, 0.02, (frames, 70)).astype(np.float32)
    values[:, SCALE] = 1.1
    values[:, POSE] *= 500
    return MotionSequence(values, fps)


def test_the_layout_is_the_published_one(tmp_path):
    motion = moving(fps=30)
    write_template(tmp_path / "a.pkl", MotionPiece(motion))

    with (tmp_path / "a.pkl").open("rb") as stream:
        template = pickle.load(stream)  # noqa: S301 - our own file, as other programs read it

    assert (template["n_frames"], template["output_fps"], len(template["motion"])) == (6, 30, 6)
    first = template["motion"][0]
    shapes = {"scale": (1, 1), "R": (1, 3, 3), "exp": (1, 21, 3), "t": (1, 3)}
    assert {name: first[name].shape for name in shapes} == shapes
    assert {value.dtype for value in first.values()} == {np.dtype("float32")}
    np.testing.assert_array_equal(np.concatenate([row["exp"] for row in template["motion"]]), motion.exp)
    np.testing.assert_allclose(first["R"][0] @ first["R"][0].T, np.eye(3), atol=1e-6)
    assert [value.shape for value in template["c_eyes_lst"]] == [(1, 2)] * 6
    assert [value.shape for value in template["c_lip_lst"]] == [(1, 1)] * 6


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.tuples(st.floats(-80, 80), st.floats(-80, 80), st.floats(-80, 80)), min_size=1, max_size=4)
)
def test_what_was_written_is_read_back_to_the_last_bit(tmp_path_factory, poses):
    path = tmp_path_factory.mktemp("template") / "动作.pkl"
    values = moving(len(poses)).values.copy()
    values[:, POSE] = poses
    write_template(path, MotionPiece(MotionSequence(values, 25), values[0]))

    read = load_motion_file(path)

    np.testing.assert_array_equal(read.motion.values, values)
    np.testing.assert_array_equal(read.reference, values[0])
    assert read.motion.fps == 25


def test_angles_that_contradict_the_rotation_are_passed_by(tmp_path):
    motion = moving()
    write_template(tmp_path / "a.pkl", MotionPiece(motion))
    with (tmp_path / "a.pkl").open("rb") as stream:
        template = pickle.load(stream)  # noqa: S301 - our own file
    for row in template["motion"]:
        row["pitch_yaw_roll"] = row["pitch_yaw_roll"] + 5
    (tmp_path / "b.pkl").write_bytes(pickle.dumps(template))

    np.testing.assert_allclose(import_template(tmp_path / "b.pkl").yaw, motion.yaw, atol=1e-4)


def test_closed_eyes_and_an_open_mouth_are_estimated_from_the_expression(tmp_path):
    rest = np.zeros(70, np.float32)
    rest[SCALE] = 1
    values = np.repeat(rest[None], 2, axis=0)
    values[1, EXP] = BLINK_11 + BLINK_15 + JAW
    write_template(tmp_path / "a.pkl", MotionPiece(MotionSequence(values), rest))

    with (tmp_path / "a.pkl").open("rb") as stream:
        template = pickle.load(stream)  # noqa: S301 - our own file

    np.testing.assert_allclose(
        np.concatenate(template["c_eyes_lst"]), [[0.28, 0.28], [0.03, 0.03]], atol=0.01
    )
    np.testing.assert_allclose(np.concatenate(template["c_lip_lst"]), [[0.0], [0.31]], atol=0.01)


def test_a_long_template_is_the_same_in_parts(tmp_path):
    motion = moving(frames=1203)
    write_template(tmp_path / "a.pkl", MotionPiece(motion))

    with (tmp_path / "a.pkl").open("rb") as stream:
        template = pickle.load(stream)  # noqa: S301 - our own file
    assert [len(template[name]) for name in ("motion", "c_eyes_lst", "c_lip_lst")] == [1203] * 3
    np.testing.assert_array_equal(np.concatenate([row["exp"] for row in template["motion"]]), motion.exp)
    np.testing.assert_array_equal(load_motion_file(tmp_path / "a.pkl").motion.values, motion.values)


def test_a_template_that_cannot_be_written_leaves_nothing(tmp_path):
    with pytest.raises(MotionError, match="could not be written"):
        write_template(tmp_path / "gone" / "a.pkl", MotionPiece(moving()))
    assert list(tmp_path.iterdir()) == []
