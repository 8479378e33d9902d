from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from joyvasa_runtime.errors import PortraitError
from joyvasa_runtime.portrait.hand_points import POINT_NAMES, HandPoints
from joyvasa_runtime.portrait.layered.fields import CONTROLS, face_fields, face_grid
from joyvasa_runtime.portrait.layered.grid import NODES, Grid
from joyvasa_runtime.portrait.layered.hand_rig import rig_from_hand_points
from joyvasa_runtime.portrait.layered.head import model_head
from joyvasa_runtime.portrait.layered.mouth import measure_mouth
from joyvasa_runtime.portrait.layered.prepare import prepare
from joyvasa_runtime.portrait.layered.rig import Rig

Arrays = Mapping[str, NDArray[Any]]


def at(grid: Grid, values: NDArray[np.float32], x: float, y: float) -> NDArray[np.float32]:
    """Value of the node nearest to a place of the crop."""
    column, row = round((x - grid.x0) / grid.dx), round((y - grid.y0) / grid.dy)
    return values[..., row, column]


def test_the_arrays_of_a_portrait_are_finite_and_read_only(inputs: Arrays) -> None:
    for name, array in inputs.items():
        assert np.isfinite(array).all(), name
        assert not array.flags.writeable, name


def test_preparing_twice_gives_the_same(inputs: Arrays, picture: NDArray[np.uint8], rig: Rig) -> None:
    again = prepare(picture, rig, None)
    for name, array in inputs.items():
        assert np.array_equal(array, again[name]), name


def test_the_jaw_moves_the_chin_down_and_leaves_the_eyes(picture: NDArray[np.uint8], rig: Rig) -> None:
    grid = face_grid(rig, 512)
    mouth = measure_mouth(picture, rig)
    jaw = face_fields(rig, mouth, grid)[:, CONTROLS.index("jaw")]
    chin, eye = at(grid, jaw[1], 256, 384), at(grid, jaw[1], 210, 226)
    assert chin[1] > 0.7 * mouth.unit
    assert np.abs(eye).max() < 0.05 * mouth.unit


def test_both_lips_agree_beyond_the_corners_of_the_mouth(picture: NDArray[np.uint8], rig: Rig) -> None:
    grid = face_grid(rig, 512)
    mouth = measure_mouth(picture, rig)
    upper, lower = face_fields(rig, mouth, grid)
    for x in (200, 205, 307, 312):
        gap = np.abs(at(grid, lower, x, 326) - at(grid, upper, x, 326)).max()
        assert gap < 0.12 * mouth.unit


def test_fields_vanish_at_the_border(inputs: Arrays) -> None:
    fields = inputs["fields"]
    for edge in (fields[..., 0, :], fields[..., -1, :], fields[..., 0], fields[..., -1]):
        assert not edge.any()


@pytest.mark.parametrize("free", [True, False])
def test_the_nose_is_nearest_and_the_border_stays(rig: Rig, free: bool) -> None:
    head = model_head(rig, 512, free)
    assert at(head.grid, head.depth, 256, 280) < at(head.grid, head.depth, 160, 240) - 30
    assert at(head.grid, head.weight, 256, 250) > 0.9
    for edge in (head.weight[0], head.weight[-1], head.weight[:, 0], head.weight[:, -1]):
        assert edge.max() < 0.1
    assert head.depth.shape == (NODES, NODES)


def test_no_slope_is_so_steep_that_a_turning_head_folds_over(rig: Rig) -> None:
    cliff = rig.surface.copy()
    cliff[cliff[:, 0] < 250, 2] = 150.0
    depth = model_head(replace(rig, surface=cliff), 512, free=True).depth
    steepest = max(np.abs(np.diff(depth, axis=axis)).max() for axis in (0, 1)) / 8.0
    assert 1.0 < steepest <= 2.001


def test_hand_points_on_one_spot_are_refused() -> None:
    spot = np.full((len(POINT_NAMES), 2), 250.0) + np.arange(len(POINT_NAMES))[:, None] * 0.1
    with pytest.raises(PortraitError, match="too close together"):
        rig_from_hand_points(HandPoints("animal", spot))


def test_lid_and_lip_lines_run_through_their_hand_points(rig: Rig) -> None:
    left = rig.eyes[0]
    assert np.abs(left.upper - [210, 214]).sum(axis=1).min() < 2.0
    assert np.abs(left.lower - [210, 238]).sum(axis=1).min() < 2.0
    assert np.abs(rig.upper_outer - [256, 314]).sum(axis=1).min() < 2.0
    assert np.array_equal(rig.lower_outer[0], [214, 326])
