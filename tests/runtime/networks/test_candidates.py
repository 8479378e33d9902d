import pytest
import torch
from torch import Tensor

from joyvasa_runtime.networks.candidates import Candidates
from joyvasa_runtime.networks.dense_motion import (
    DenseMotionSizes,
    blob_differences,
    candidate_flows,
    identity_grid,
    sample_candidates,
)

SIZES = DenseMotionSizes(depth=4, compressed=2, keypoints=3)
SIZE = (6, 8)


@pytest.fixture
def candidates() -> Candidates:
    return Candidates(SIZES, SIZE)


@pytest.fixture
def keypoints() -> tuple[Tensor, Tensor]:
    generator = torch.Generator().manual_seed(3)
    source, driving = (torch.rand(count, 3, 3, generator=generator) * 2 - 1 for count in (1, 2))
    # One shift leads outside altogether, one is none.
    driving[0, 0] += 4
    driving[1, 1] = source[0, 1]
    return source, driving


@pytest.fixture
def compressed() -> Tensor:
    return torch.randn(1, 2, 4, *SIZE, generator=torch.Generator().manual_seed(4))


def test_the_volume_is_moved_as_if_it_were_sampled(
    candidates: Candidates, keypoints: tuple[Tensor, Tensor], compressed: Tensor
) -> None:
    flows = candidate_flows(identity_grid(compressed), *keypoints)
    found = candidates.moved(compressed, candidates.shifts(*keypoints))
    assert torch.allclose(found, sample_candidates(compressed, flows), atol=1e-5)
    assert torch.equal(found[0, 1], torch.zeros(2, 4, *SIZE))


def test_what_is_seen_is_the_published_networks_in_the_order_it_tells(
    candidates: Candidates, keypoints: tuple[Tensor, Tensor], compressed: Tensor
) -> None:
    grid = identity_grid(compressed)
    moved = sample_candidates(compressed, candidate_flows(grid, *keypoints))
    published = torch.cat([blob_differences(grid, *keypoints)[:, :, None], moved], dim=2).flatten(1, 2)
    found = candidates(*keypoints, compressed, candidates.blobs(keypoints[0]))
    assert found.shape[1] % 8 == 0
    assert sorted(candidates.order)[-published.shape[1] :] == list(range(published.shape[1]))
    for channel, old in enumerate(candidates.order):
        wanted = published[:, old] if old >= 0 else torch.zeros(2, 4, *SIZE)
        assert torch.allclose(found[:, channel], wanted, atol=1e-5)
