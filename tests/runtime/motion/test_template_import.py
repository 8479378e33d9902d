"""LivePortrait templates: angles by round trip, both names of the rotation, and wrong files."""

import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_runtime.errors import MotionError
from joyvasa_runtime.motion.rotations import pose_angles
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.motion.storage import save_motion
from joyvasa_runtime.motion.template_import import import_template, load_motion_file


def rotation(pitch, yaw, roll):
    """(Rz Ry Rx)^T of angles in degrees, written out from the three elementary rotations."""
    (a, b, c) = np.radians([pitch, yaw, roll])
    x = np.array([[1, 0, 0], [0, np.cos(a), -np.sin(a)], [0, np.sin(a), np.cos(a)]])
    y = np.array([[np.cos(b), 0, np.sin(b)], [0, 1, 0], [-np.sin(b), 0, np.cos(b)]])
    z = np.array([[np.cos(c), -np.sin(c), 0], [np.sin(c), np.cos(c), 0], [0, 0, 1]])
    return (z @ y @ x).T


def frame(index, rotation_name="R"):
    rng = np.random.default_rng(index)
    return {
        "scale": np.full((1, 1), 1.2, np.float32),
        rotation_name: rotation(index, 2 * index, -index)[None].astype(np.float32),
        "exp": rng.standard_normal((1, 21, 3)).astype(np.float32) * 0.01,
        "t": rng.standard_normal((1, 3)).astype(np.float32) * 0.1,
    }


def template(frames=4, rotation_name="R", **changes):
    motions = [frame(index, rotation_name) for index in range(frames)]
    return {"n_frames": frames, "output_fps": 20, "motion": motions} | changes


@pytest.fixture
def write(tmp_path):
    def to_file(value, protocol=4):
        path = tmp_path / "template.pkl"
        path.write_bytes(pickle.dumps(value, protocol))
        return path

    return to_file


@given(st.floats(-170, 170), st.floats(-85, 85), st.floats(-170, 170))
def test_angles_come_back_from_their_rotation(pitch, yaw, roll):
    angles = pose_angles(rotation(pitch, yaw, roll)[None])
    np.testing.assert_allclose(angles, [[pitch, yaw, roll]], atol=1e-6)


@pytest.mark.parametrize("rotation_name", ["R", "R_d"])
@pytest.mark.parametrize("protocol", [2, 4, 5])
def test_a_template_becomes_motion_at_its_own_rate(write, rotation_name, protocol):
    motion = import_template(write(template(rotation_name=rotation_name), protocol))
    assert (len(motion), motion.fps) == (4, 20)
    np.testing.assert_array_equal(motion.exp, np.concatenate([frame(index)["exp"] for index in range(4)]))
    np.testing.assert_array_equal(
        motion.translation, np.concatenate([frame(index)["t"] for index in range(4)])
    )
    np.testing.assert_allclose(motion.scale, 1.2)
    np.testing.assert_allclose(motion.pitch, [0, 1, 2, 3], atol=1e-4)
    np.testing.assert_allclose(motion.yaw, [0, 2, 4, 6], atol=1e-4)
    np.testing.assert_allclose(motion.roll, [0, -1, -2, -3], atol=1e-4)


def test_further_entries_of_a_template_are_ignored_and_the_rate_has_a_default(write):
    value = template(c_d_lip_lst=[np.zeros((1, 1), np.float32)])
    del value["output_fps"]
    assert import_template(write(value)).fps == 25


def test_a_motion_file_and_a_template_are_told_apart_by_contents(write, tmp_path):
    values = np.ones((3, 70), np.float32)
    save_motion(tmp_path / "misnamed.pkl", MotionSequence(values, 30))
    assert load_motion_file(tmp_path / "misnamed.pkl").motion.fps == 30
    assert load_motion_file(write(template())).motion.fps == 20


def test_a_template_is_relative_to_its_first_row_and_our_own_motion_to_a_pack(tmp_path, write):
    save_motion(tmp_path / "own.npz", MotionSequence(np.ones((2, 70), np.float32)))
    assert load_motion_file(tmp_path / "own.npz").reference is None
    loaded = load_motion_file(write(template()))
    np.testing.assert_array_equal(loaded.reference, loaded.motion.values[0])


def without(name):
    value = template()
    del value["motion"][2][name]
    return value


def with_value(name, value):
    result = template()
    result["motion"][2][name] = value
    return result


@pytest.mark.parametrize(
    ("value", "complaint"),
    [
        ([1, 2], "not a motion template"),
        ({"motion": []}, "not a motion template"),
        ({"motion": [1]}, "Frame 0 of .* has no 'exp' of 63 numbers"),
        (without("exp"), "Frame 2 of .* has no 'exp' of 63 numbers"),
        (without("R"), "Frame 2 of .* has no 'R' of 9 numbers"),
        (with_value("t", np.zeros(2, np.float32)), "Frame 2 of .* has no 't' of 3 numbers"),
        (with_value("t", [0.0, 0.0, 0.0]), "Frame 2 of .* has no 't' of 3 numbers"),
        (with_value("R", np.ones((1, 3, 3), np.float32)), "head rotation that is not one"),
        (with_value("R", np.full((1, 3, 3), np.nan, np.float32)), "head rotation that is not one"),
        (with_value("R", -np.eye(3, dtype=np.float32)), "head rotation that is not one"),
        (with_value("scale", np.zeros((1, 1), np.float32)), "scale of 0"),
        (with_value("exp", np.full(63, np.inf, np.float32)), "not finite"),
        (template(output_fps=0), "frame rate"),
        (template(output_fps="25"), "frame rate"),
    ],
)
def test_a_wrong_template_is_refused(write, value, complaint):
    with pytest.raises(MotionError, match=complaint):
        import_template(write(value))


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    with pytest.raises(MotionError, match=r"none\.pkl can't be read: No such file"):
        load_motion_file(tmp_path / "none.pkl")
    with pytest.raises(MotionError, match="can't be read: Is a directory"):
        load_motion_file(tmp_path)


def test_text_is_no_motion_file(tmp_path):
    (tmp_path / "notes.txt").write_text("hello")
    with pytest.raises(MotionError, match="damaged or not a pickle"):
        load_motion_file(tmp_path / "notes.txt")
