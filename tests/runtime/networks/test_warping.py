from collections.abc import Mapping

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import Tensor

from joyvasa_runtime.errors import ModelPackError
from joyvasa_runtime.networks.dense_motion import (
    DenseMotionSizes,
    blob_differences,
    candidate_flows,
    identity_grid,
    sample_candidates,
)
from joyvasa_runtime.networks.warping import Warped, Warping, WarpingSizes, load_warping

MOTION = DenseMotionSizes(channels=3, depth=4, compressed=2, keypoints=2, down=(6, 8), up=(7, 5))
SMALL = WarpingSizes(MOTION, planes=6)
PREFIX = "dense_motion_network."


@pytest.fixture(scope="module")
def small_state() -> Mapping[str, Tensor]:
    torch.manual_seed(1)
    return Warping(SMALL).state_dict()


@pytest.fixture(scope="module")
def small(small_state: Mapping[str, Tensor]) -> Warping:
    return load_warping(small_state)


@pytest.fixture
def inputs() -> tuple[Tensor, Tensor, Tensor]:
    """A volume, keypoints of the source, and of three frames."""
    generator = torch.Generator().manual_seed(2)
    feature = torch.randn(1, 3, 4, 8, 12, generator=generator)
    source, driving = (torch.rand(n, 2, 3, generator=generator) - 0.5 for n in (1, 3))
    return feature, source, driving


@pytest.mark.parametrize("case", [0, 1])
@pytest.mark.parametrize(
    ("part", "name", "kept"),
    [
        ("warped", "warped_every4", np.s_[:, ::4, ::2, ::2]),
        ("occlusion", "occlusion", np.s_[:]),
        ("deformation", "deformation_every4", np.s_[:, ::4, ::4, ::4]),
    ],
)
def test_each_part_is_the_published_one(
    case: int,
    part: str,
    name: str,
    kept: tuple[slice, ...],
    warped: tuple[Warped, ...],
    expected: Mapping[str, NDArray[np.generic]],
) -> None:
    found = getattr(warped[case], part).numpy()[kept]
    wanted = expected[f"{name}_{case}"]
    assert found.shape == wanted.shape
    assert np.abs(found - wanted).max() < 1e-3


def test_the_published_file_has_the_published_sizes(warping: Warping) -> None:
    assert warping.sizes == WarpingSizes()


def test_sizes_are_read_from_the_tensors(small: Warping) -> None:
    assert small.sizes == SMALL
    assert not small.training


def test_frames_of_a_batch_are_those_made_alone(
    small: Warping, inputs: tuple[Tensor, Tensor, Tensor]
) -> None:
    feature, source, driving = inputs
    together = small(feature, source, driving)
    assert [tuple(value.shape) for value in together] == [(3, 6, 8, 12), (3, 4, 8, 12, 3), (3, 1, 8, 12)]
    for frame in range(3):
        alone = small(feature, source, driving[frame : frame + 1])
        for found, wanted in zip(together, alone, strict=True):
            assert torch.allclose(found[frame : frame + 1], wanted, atol=1e-5)


def test_the_parts_give_together_what_the_whole_does(
    small: Warping, inputs: tuple[Tensor, Tensor, Tensor]
) -> None:
    feature, source, driving = inputs
    compressed = small.dense_motion_network.compress_volume(feature)
    deformation, occlusion = small.dense_motion_network(compressed, source, driving)
    assert compressed.shape == (1, 2, 4, 8, 12)
    assert torch.equal(small.warp(feature, deformation, occlusion), small(feature, source, driving).warped)


def test_keypoints_that_stay_leave_every_cell_in_place(
    small: Warping, inputs: tuple[Tensor, Tensor, Tensor]
) -> None:
    feature, source, _ = inputs
    found = small(feature, source, source).deformation
    assert torch.allclose(found[0], identity_grid(feature), atol=1e-6)


def test_the_grid_counts_x_fastest_and_from_corner_to_corner() -> None:
    grid = identity_grid(torch.zeros(1, 1, 2, 3, 5))
    assert grid.shape == (2, 3, 5, 3)
    assert grid[1, 0, 3].tolist() == [0.5, -1.0, 1.0]


def test_each_candidate_moves_by_its_own_keypoint_and_the_first_not_at_all() -> None:
    grid = identity_grid(torch.zeros(1, 1, 2, 3, 5))
    source, driving = torch.tensor([[[0.1, 0.2, 0.3]]]), torch.tensor([[[0.4, 0.0, 0.3]]])
    flows = candidate_flows(grid, source, driving)
    assert torch.equal(flows[0, 0], grid)
    assert torch.allclose(flows[0, 1] - grid, torch.tensor([-0.3, 0.2, 0.0]), atol=1e-6)


def test_a_blob_stands_at_the_driving_keypoint_and_a_hole_at_the_sources() -> None:
    grid = identity_grid(torch.zeros(1, 1, 3, 5, 5))
    source, driving = torch.tensor([[[-0.5, 0.0, 0.0]]]), torch.tensor([[[0.5, 0.0, 0.0]]])
    found = blob_differences(grid, source, driving)
    assert found.shape == (1, 2, 3, 5, 5)
    assert torch.equal(found[0, 0], torch.zeros(3, 5, 5))
    assert found[0, 1, 1, 2, 3].item() == pytest.approx(1.0, abs=1e-6)
    assert found[0, 1, 1, 2, 1].item() == pytest.approx(-1.0, abs=1e-6)
    assert found[0, 1, 1, 2, 4].item() == pytest.approx(np.exp(-0.5 * 0.25 / 0.01), abs=1e-6)


def test_a_candidate_far_outside_brings_nothing() -> None:
    volume = torch.ones(1, 2, 2, 3, 5)
    grid = identity_grid(volume)
    flows = candidate_flows(grid, torch.full((1, 1, 3), 3.0), torch.zeros(1, 1, 3))
    moved = sample_candidates(volume, flows)
    assert moved.shape == (1, 2, 2, 2, 3, 5)
    assert moved[0, 0, :, :, 1, 2].min() > 0
    assert torch.equal(moved[0, 1], torch.zeros(2, 2, 3, 5))


@pytest.mark.parametrize(
    "name",
    [
        PREFIX + "compress.weight",
        PREFIX + "mask.bias",
        PREFIX + "hourglass.encoder.down_blocks.1.conv.bias",
        PREFIX + "hourglass.decoder.up_blocks.0.conv.bias",
        "third.conv.weight",
        "fourth.bias",
    ],
)
def test_a_missing_tensor_that_tells_a_size_is_named(small_state: Mapping[str, Tensor], name: str) -> None:
    state = dict(small_state)
    del state[name]
    with pytest.raises(ModelPackError, match=f"warping network lacks {name}"):
        load_warping(state)


def test_an_up_block_too_many_is_named(small_state: Mapping[str, Tensor]) -> None:
    extra = PREFIX + "hourglass.decoder.up_blocks.2.conv.bias"
    with pytest.raises(ModelPackError, match=f"no place for: {extra}"):
        load_warping({**small_state, extra: torch.zeros(4)})


def test_a_misshapen_tensor_is_named(small_state: Mapping[str, Tensor]) -> None:
    with pytest.raises(ModelPackError, match=r"occlusion\.weight of shape \(1, 4, 7, 7\)"):
        load_warping({**small_state, PREFIX + "occlusion.weight": torch.zeros(1, 4, 7, 7)})


def test_an_empty_checkpoint_is_refused_not_tripped_over() -> None:
    with pytest.raises(ModelPackError, match="lacks dense_motion_network"):
        load_warping({})
