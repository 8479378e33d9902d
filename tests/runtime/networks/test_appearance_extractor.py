from collections.abc import Callable, Mapping

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import Tensor

from joyvasa_runtime.errors import ModelPackError
from joyvasa_runtime.networks.appearance_extractor import (
    AppearanceExtractor,
    AppearanceSizes,
    appearance_sizes,
    load_appearance_extractor,
)

SMALL = AppearanceSizes(stem=4, halved=(6, 8, 10), channels=2, depth=3, blocks=2)
FILE = "liveportrait/base_models/appearance_feature_extractor.pth"


def small_state() -> dict[str, Tensor]:
    torch.manual_seed(1)
    return dict(AppearanceExtractor(SMALL).state_dict())


def test_the_volume_is_the_published_one(
    feature: Tensor, expected: Mapping[str, NDArray[np.generic]]
) -> None:
    assert feature.shape == (1, 32, 16, 64, 64)
    error = np.abs(feature[:, :, ::4, ::4, ::4].numpy() - expected["feature_every4"]).max()
    assert error < 1e-3


def test_the_published_file_has_the_published_sizes(tensors: Callable[..., Mapping[str, Tensor]]) -> None:
    assert appearance_sizes(tensors(FILE)) == AppearanceSizes()


def test_sizes_are_read_from_the_tensors() -> None:
    network = load_appearance_extractor(small_state())
    assert network.sizes == SMALL
    assert not network.training
    assert network(torch.rand(2, 3, 32, 16)).shape == (2, 2, 3, 4, 2)


@pytest.mark.parametrize("name", ["first.conv.bias", "second.bias", "resblocks_3d.3dr0.conv1.bias"])
def test_a_missing_tensor_that_tells_a_size_is_named(
    tensors: Callable[..., Mapping[str, Tensor]], name: str
) -> None:
    state = dict(tensors(FILE))
    del state[name]
    with pytest.raises(ModelPackError, match=f"appearance extractor lacks {name}"):
        load_appearance_extractor(state)


def test_a_misshapen_tensor_is_named() -> None:
    state = small_state()
    state["second.weight"] = torch.zeros(6, 11, 1, 1)
    with pytest.raises(ModelPackError, match=r"second\.weight of shape \(6, 11, 1, 1\)"):
        load_appearance_extractor(state, "animals' appearance extractor")


def test_an_empty_checkpoint_is_refused_not_tripped_over() -> None:
    with pytest.raises(ModelPackError, match="lacks first"):
        load_appearance_extractor({})
