from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from joyvasa_runtime.motion.axes import LIP_KEYPOINTS
from joyvasa_runtime.motion.rotations import pose_angles, rotations
from joyvasa_runtime.portrait.keypoints import (
    ANIMAL_RULES,
    KeypointComposer,
    KeypointRules,
    SourceKeypoints,
    hull_volume,
)

PLAIN = KeypointRules(lips_as_driven=False, expression_friendly=False)


def compose_keypoints(
    source: SourceKeypoints, motion: NDArray[np.float32], reference: NDArray[np.float32], *how: object
) -> NDArray[np.float32]:
    return KeypointComposer(source, reference, *how)(motion)  # type: ignore[arg-type]


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(3)


@pytest.fixture
def source(rng: np.random.Generator) -> SourceKeypoints:
    return SourceKeypoints(rng.normal(0, 0.3, (21, 3)).astype(np.float32), random_rows(rng, 1)[0])


def random_rows(rng: np.random.Generator, count: int) -> NDArray[np.float32]:
    rows = rng.normal(0, 0.02, (count, 70))
    rows[:, 63] = rng.uniform(0.9, 1.3, count)
    rows[:, 64:67] = rng.normal(0, 0.05, (count, 3))
    rows[:, 67:70] = rng.normal(0, 8, (count, 3))
    return rows.astype(np.float32)


def test_keypoints_without_pose_are_scaled_and_shifted() -> None:
    row = np.zeros(70, np.float32)
    row[63], row[64:67], row[3:6] = 2.0, (0.1, -0.2, 9.0), (0.5, 0.0, 0.25)
    canonical = np.arange(63, dtype=np.float32).reshape(21, 3)
    posed = SourceKeypoints(canonical, row).posed()
    np.testing.assert_allclose(posed[0], [0.1, 2 - 0.2, 4.0], atol=1e-6)  # t's z is ignored
    np.testing.assert_allclose(posed[1], [2 * 3.5 + 0.1, 8 - 0.2, 2 * 5.25], atol=1e-6)


@pytest.mark.parametrize(
    ("pose", "point", "expected"),
    [
        # Rows times the transposed matrix: y towards z, z towards x, x towards y.
        ((90, 0, 0), (0, 1, 0), (0, 0, 1)),
        ((0, 90, 0), (0, 0, 1), (1, 0, 0)),
        ((0, 0, 90), (1, 0, 0), (0, 1, 0)),
        # Pitch first, roll last.
        ((90, 90, 0), (0, 1, 0), (1, 0, 0)),
        ((0, 90, 90), (0, 0, 1), (0, 1, 0)),
    ],
)
def test_rotations_turn_row_vectors(
    pose: tuple[float, ...], point: tuple[float, ...], expected: tuple[float, ...]
) -> None:
    matrix = rotations(np.array([pose], np.float32))[0]
    np.testing.assert_allclose(np.array(point) @ matrix, expected, atol=1e-6)


def test_rotations_are_what_published_templates_hold(rng: np.random.Generator) -> None:
    pose = rng.uniform(-60, 60, (50, 3)).astype(np.float32)
    np.testing.assert_allclose(pose_angles(rotations(pose)), pose, atol=1e-3)


@pytest.mark.parametrize(
    "rules", [PLAIN, ANIMAL_RULES, KeypointRules(region="pose"), KeypointRules(region="lip")]
)
def test_the_reference_row_leaves_the_portrait_as_it_is(
    source: SourceKeypoints, rng: np.random.Generator, rules: KeypointRules
) -> None:
    reference = random_rows(rng, 1)[0]
    driven = compose_keypoints(source, reference[None], reference, rules)
    np.testing.assert_allclose(driven[0], source.posed(), atol=1e-5)


def test_lips_are_as_driven_and_everything_else_relative(
    source: SourceKeypoints, rng: np.random.Generator
) -> None:
    reference, motion = random_rows(rng, 2)
    reference[63:70] = motion[63:70] = source.row[63:70]
    rules = KeypointRules(expression_friendly=False)
    driven = compose_keypoints(source, motion[None], reference, rules)[0]
    offset = (driven - source.posed()).reshape(21, 3) / source.row[63]
    lips = list(LIP_KEYPOINTS)
    others = [i for i in range(21) if i not in lips]
    exp, exp_ref, exp_source = (row[:63].reshape(21, 3) for row in (motion, reference, source.row))
    np.testing.assert_allclose(offset[others], (exp - exp_ref)[others], atol=1e-6)
    np.testing.assert_allclose(offset[lips], (exp - exp_source)[lips], atol=1e-6)


def test_only_the_lips_move_in_region_lip(source: SourceKeypoints, rng: np.random.Generator) -> None:
    reference, motion = random_rows(rng, 2)
    rules = KeypointRules(region="lip", expression_friendly=False)
    moved = compose_keypoints(source, motion[None], reference, rules)[0] - source.posed()
    lips = list(LIP_KEYPOINTS)
    expected = source.row[63] * (motion - reference)[:63].reshape(21, 3)[lips]
    np.testing.assert_allclose(moved[lips], expected, atol=1e-6)
    assert np.abs(np.delete(moved, lips, axis=0)).max() < 1e-6


def test_region_pose_keeps_the_expression(source: SourceKeypoints, rng: np.random.Generator) -> None:
    reference, motion = random_rows(rng, 2)
    same_face = motion.copy()
    same_face[:63] = reference[:63]
    rules = KeypointRules(region="pose", expression_friendly=False)
    np.testing.assert_allclose(
        compose_keypoints(source, motion[None], reference, rules),
        compose_keypoints(source, same_face[None], reference, PLAIN),
        atol=1e-6,
    )


def test_scale_and_shift_are_relative() -> None:
    row = np.zeros(70, np.float32)
    row[63] = 1.5
    source = SourceKeypoints(np.eye(21, 3, dtype=np.float32), row)
    reference, motion = row.copy(), row.copy()
    reference[63], motion[63] = 1.0, 1.2
    reference[64:67], motion[64:67] = (0.1, 0.1, 0.1), (0.3, 0.0, 0.9)
    driven = compose_keypoints(source, motion[None], reference, PLAIN)[0]
    np.testing.assert_allclose(driven[0], [1.8 + 0.2, -0.1, 0.0], atol=1e-6)
    kept = compose_keypoints(source, motion[None], reference, KeypointRules(keeps_scale=True))[0]
    np.testing.assert_allclose(kept[0], [1.5 + 0.2, -0.1, 0.0], atol=1e-6)


def test_the_head_turns_by_the_change_of_pose_on_top_of_its_own() -> None:
    row = np.zeros(70, np.float32)
    row[63], row[69] = 1.0, 90.0
    source = SourceKeypoints(np.eye(21, 3, dtype=np.float32), row)
    reference, motion = np.zeros((2, 70), np.float32)
    reference[63] = motion[63] = 1.0
    reference[68], motion[68] = 20.0, 110.0
    driven = compose_keypoints(source, motion[None], reference, PLAIN)[0]
    expected = np.eye(3) @ rotations(np.array([[0, 90, 0]], np.float32))[0] @ rotations(row[None, 67:70])[0]
    np.testing.assert_allclose(driven[:3], expected, atol=1e-6)


def test_expression_friendly_scales_by_the_root_of_the_volumes(
    source: SourceKeypoints, rng: np.random.Generator
) -> None:
    reference, motion = random_rows(rng, 2)
    rules = KeypointRules(expression_friendly=False)
    first, driven = compose_keypoints(source, np.stack([reference, motion]), reference, rules)
    gain = np.sqrt(hull_volume(source.posed()) / hull_volume(first))
    friendly = compose_keypoints(source, motion[None], reference, KeypointRules())[0]
    np.testing.assert_allclose(friendly, source.posed() + gain * (driven - first), atol=1e-5)


def test_stitching_and_lip_delta_are_added_before_the_multiplier(
    source: SourceKeypoints, rng: np.random.Generator
) -> None:
    reference, motion = random_rows(rng, 2)
    posed = source.posed()
    plain = compose_keypoints(source, motion[None], reference)[0]
    seen = []

    def stitch(pairs: NDArray[np.float32]) -> NDArray[np.float32]:
        seen.append(pairs)
        return np.concatenate([np.full((1, 63), 0.01), [[0.1, -0.2]]], axis=1).astype(np.float32)

    lip = np.full((21, 3), 0.5, np.float32)
    rules = KeypointRules(multiplier=2.0)
    driven = compose_keypoints(source, motion[None], reference, rules, stitch, lip)[0]
    np.testing.assert_allclose(seen[0], np.concatenate([posed.ravel(), plain.ravel()])[None], atol=1e-6)
    added = np.array([0.01 + 0.1, 0.01 - 0.2, 0.01]) + 0.5
    np.testing.assert_allclose(driven, posed + 2 * (plain + added - posed), atol=1e-5)


def test_frames_do_not_depend_on_each_other(source: SourceKeypoints, rng: np.random.Generator) -> None:
    motion, reference = random_rows(rng, 6), random_rows(rng, 1)[0]
    together = compose_keypoints(source, motion, reference)
    assert together.dtype == np.float32
    single = [compose_keypoints(source, row[None], reference)[0] for row in motion]
    np.testing.assert_allclose(together, single, atol=1e-6)


CUBE = np.array(list(product([0.0, 1.0], repeat=3)))


@pytest.mark.parametrize(
    ("points", "volume"),
    [
        (CUBE, 1.0),
        (CUBE * [2, 3, 4] - 7, 24.0),
        (np.vstack([np.eye(3), -np.eye(3)]), 4 / 3),
        (np.vstack([np.zeros(3), np.eye(3)]), 1 / 6),
        (np.vstack([CUBE, 0.1 + 0.8 * np.random.default_rng(0).random((13, 3))]), 1.0),
    ],
)
def test_hull_volume_of_known_solids(points: NDArray[np.float64], volume: float) -> None:
    assert hull_volume(points) == pytest.approx(volume, rel=1e-5)


def test_a_flat_hull_has_no_volume() -> None:
    flat = np.random.default_rng(0).random((21, 3)) * [1, 1, 0]
    assert hull_volume(flat) < 1e-5


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 2**32 - 1), factor=st.floats(0.01, 100))
def test_hull_volume_turns_shifts_and_scales(seed: int, factor: float) -> None:
    rng = np.random.default_rng(seed)
    points = rng.normal(size=(21, 3))
    turn = rotations(rng.uniform(-180, 180, (1, 3)).astype(np.float32))[0].astype(np.float64)
    moved = factor * (points @ turn) + rng.normal(size=3)
    assert hull_volume(moved) == pytest.approx(factor**3 * hull_volume(points), rel=1e-4)
