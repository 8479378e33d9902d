import pytest
import torch
from torch.nn import functional

from joyvasa_runtime.networks.tiling import Tiling, fourier, interpolated, repeated


def tile(tiling: Tiling, weights: torch.Tensor, inputs: torch.Tensor) -> torch.Tensor:
    return tiling.made @ ((tiling.taps @ weights) * (tiling.given @ inputs))


def random(count: int) -> torch.Tensor:
    return torch.randn(count, dtype=torch.float64, generator=torch.Generator().manual_seed(count))


@pytest.mark.parametrize(
    ("tiling", "outputs", "taps", "points"),
    [
        (interpolated((0, 1, -1)), 2, 3, 4),
        (interpolated((0, 0.75, -0.75, 1.5, -1.5)), 4, 3, 6),
        (interpolated((0, 1, -1, 2), taps=2), 4, 2, 5),
        (fourier(16, 7), 16, 7, 32),
        (fourier(5, 3), 5, 3, 10),
    ],
)
def test_the_outputs_of_a_tile_are_the_convolutions(
    tiling: Tiling, outputs: int, taps: int, points: int
) -> None:
    weights, inputs = random(taps), random(outputs + taps - 1)
    wanted = functional.conv1d(inputs[None, None], weights[None, None])[0, 0]
    assert torch.allclose(tile(tiling, weights, inputs), wanted, atol=1e-12)
    assert [tiling.advance, tiling.points] == [outputs, points]


@pytest.mark.parametrize("factor", [2, 3, 4])
def test_repeated_inputs_are_convolved_as_if_they_had_been_repeated(factor: int) -> None:
    tiling, weights, inputs = repeated(factor), random(3), random(3)
    wanted = functional.conv1d(inputs.repeat_interleave(factor)[None, None], weights[None, None])[0, 0]
    assert torch.allclose(tile(tiling, weights, inputs), wanted[factor - 1 : 2 * factor - 1], atol=1e-12)
    assert [tiling.advance, tiling.points] == [1, 3]
