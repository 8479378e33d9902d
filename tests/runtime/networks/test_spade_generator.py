from collections.abc import Callable, Mapping

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import Tensor

from joyvasa_runtime.errors import ModelPackError
from joyvasa_runtime.networks.spade import Spade, SpadeBlock
from joyvasa_runtime.networks.spade_generator import (
    SpadeGenerator,
    SpadeGeneratorSizes,
    load_spade_generator,
)
from joyvasa_runtime.networks.spectral_conv import SpectralConv2d
from joyvasa_runtime.networks.warping import Warped

SMALL = SpadeGeneratorSizes(planes=6, hidden=5, width=8, blocks=2, doubled=(7, 4), shuffled=3)
FILE = "liveportrait/base_models/spade_generator.pth"


@pytest.fixture(scope="module")
def published(tensors: Callable[..., Mapping[str, Tensor]]) -> SpadeGenerator:
    return load_spade_generator(tensors(FILE))


@pytest.fixture(scope="module")
def small_state() -> Mapping[str, Tensor]:
    torch.manual_seed(1)
    return SpadeGenerator(SMALL).state_dict()


@pytest.mark.parametrize("case", [0, 1])
def test_the_picture_is_the_published_one(
    case: int,
    published: SpadeGenerator,
    warped: tuple[Warped, ...],
    expected: Mapping[str, NDArray[np.generic]],
) -> None:
    found = published(warped[case].warped).numpy()
    wanted = expected[f"rendered_{case}"].astype(np.float32)
    assert found.shape == wanted.shape
    assert np.abs(found - wanted).max() < 2e-3


def test_the_published_file_has_the_published_sizes(published: SpadeGenerator) -> None:
    assert published.sizes == SpadeGeneratorSizes()


def test_sizes_are_read_from_the_tensors(small_state: Mapping[str, Tensor]) -> None:
    network = load_spade_generator(small_state)
    assert network.sizes == SMALL
    assert not network.training
    assert [len(network.middle_blocks()), len(network.up_blocks())] == [2, 2]
    picture = network(torch.randn(2, 6, 4, 5))
    assert picture.shape == (2, 3, 48, 60)
    assert 0 <= picture.min() < picture.max() <= 1


def test_frames_of_a_batch_are_those_made_alone(small_state: Mapping[str, Tensor]) -> None:
    network = load_spade_generator(small_state)
    planes = torch.randn(2, 6, 4, 4, generator=torch.Generator().manual_seed(2))
    together = network(planes)
    for frame in range(2):
        assert torch.allclose(together[frame], network(planes[frame : frame + 1])[0], atol=1e-5)


def test_spectral_norm_divides_by_the_stored_vectors_value_and_iterates_no_further() -> None:
    torch.manual_seed(3)
    conv = SpectralConv2d(3, 4, kernel=3)
    matrix = conv.weight_orig.detach().flatten(1)
    left, values, right = torch.linalg.svd(matrix, full_matrices=False)
    conv.weight_u.copy_(left[:, 1])
    conv.weight_v.copy_(right[1])
    assert torch.allclose(conv.weight, conv.weight_orig / values[1], rtol=1e-4)
    conv(torch.randn(1, 3, 5, 5))
    assert torch.equal(conv.weight_u, left[:, 1])


def test_a_spade_norm_that_adds_nothing_leaves_mean_0_and_deviation_1() -> None:
    norm = Spade(2, guide=3, hidden=4)
    for parameter in norm.parameters():
        torch.nn.init.zeros_(parameter)
    found = norm(5 + 3 * torch.randn(1, 2, 32, 32), torch.randn(1, 3, 8, 8))
    assert torch.allclose(found.mean(dim=(2, 3)), torch.zeros(1, 2), atol=1e-4)
    assert torch.allclose(found.std(dim=(2, 3), correction=0), torch.ones(1, 2), atol=1e-3)


def test_the_guides_pixels_are_repeated_to_fit_the_planes() -> None:
    torch.manual_seed(4)
    norm = Spade(2, guide=3, hidden=4)
    planes, guide = torch.randn(1, 2, 8, 8), torch.randn(1, 3, 4, 4)
    repeated = guide.repeat_interleave(2, dim=2).repeat_interleave(2, dim=3)
    assert torch.equal(norm(planes, guide), norm(planes, repeated))


def test_a_block_of_equal_widths_adds_to_its_input_itself() -> None:
    torch.manual_seed(5)
    block = SpadeBlock(4, 4, guide=3, hidden=2)
    # A huge singular value leaves nothing of the last convolution.
    block.conv_1.weight_u.mul_(1e9)
    planes = torch.randn(1, 4, 6, 6)
    assert torch.allclose(block(planes, torch.randn(1, 3, 6, 6)), planes, atol=1e-6)


@pytest.mark.parametrize(
    "name",
    [
        "fc.weight",
        "fc.bias",
        "conv_img.0.bias",
        "up_1.conv_1.bias",
        "G_middle_0.norm_0.mlp_shared.0.bias",
        "up_0.conv_s.weight_v",
    ],
)
def test_a_missing_tensor_is_named(small_state: Mapping[str, Tensor], name: str) -> None:
    state = dict(small_state)
    del state[name]
    with pytest.raises(ModelPackError, match=f"generator lacks {name}"):
        load_spade_generator(state)


def test_a_misshapen_tensor_is_named(small_state: Mapping[str, Tensor]) -> None:
    with pytest.raises(
        ModelPackError, match=r"G_middle_1\.conv_0\.weight_u of shape \(9,\) instead of \(8,\)"
    ):
        load_spade_generator({**small_state, "G_middle_1.conv_0.weight_u": torch.zeros(9)})


def test_an_empty_checkpoint_is_refused_not_tripped_over() -> None:
    with pytest.raises(ModelPackError, match=r"lacks fc\."):
        load_spade_generator({})
