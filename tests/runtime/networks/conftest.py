"""Results of the larger networks, computed once for all tests that look at them."""

from collections.abc import Callable, Mapping

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import Tensor

from joyvasa_runtime.networks.appearance_extractor import load_appearance_extractor

Tensors = Mapping[str, Tensor]

LIVEPORTRAIT = "liveportrait/base_models/"


@pytest.fixture(scope="session")
def tensors(stand_in: Callable[..., Mapping[str, NDArray[np.generic]]]) -> Callable[..., Tensors]:
    """Make the stand-in tensors of one published file (see `stand_in`)."""

    def make(path: str, part: str = "") -> Tensors:
        return {name: torch.from_numpy(np.asarray(array)) for name, array in stand_in(path, part).items()}

    return make


@pytest.fixture(scope="session")
def image(expected: Mapping[str, NDArray[np.generic]]) -> Tensor:
    """The portrait of the parity cases, (1, 3, 256, 256), 0 to 1."""
    return torch.from_numpy(expected["image"]).float() / 255


@pytest.fixture(scope="session")
def feature(image: Tensor, tensors: Callable[..., Tensors]) -> Tensor:
    """Its appearance volume, (1, 32, 16, 64, 64)."""
    network = load_appearance_extractor(tensors(LIVEPORTRAIT + "appearance_feature_extractor.pth"))
    with torch.no_grad():
        return network(image)
