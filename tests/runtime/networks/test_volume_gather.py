import torch

from joyvasa_runtime.networks.dense_motion import sample
from joyvasa_runtime.networks.volume_gather import gather_sample


def test_a_gathered_sample_is_the_operators() -> None:
    generator = torch.Generator().manual_seed(1)
    volume = torch.randn(1, 3, 4, 6, 5, generator=generator)
    # Far beyond the volume's faces, too.
    flow = torch.rand(2, 4, 5, 7, 3, generator=generator) * 5 - 2.5
    wanted = sample(volume.expand(2, -1, -1, -1, -1), flow)
    assert torch.allclose(gather_sample(volume, flow), wanted, atol=1e-6)


def test_a_flow_from_nowhere_near_brings_nothing() -> None:
    found = gather_sample(torch.ones(1, 2, 2, 2, 2), torch.full((1, 1, 1, 2, 3), 1e6))
    assert torch.equal(found, torch.zeros(1, 2, 1, 1, 2))
