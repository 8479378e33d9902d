"""Results of the larger networks, computed once for all tests that look at them."""

from collections.abc import Callable, Mapping

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import Tensor

from joyvasa_runtime.networks.appearance_extractor import load_appearance_extractor
from joyvasa_runtime.networks.warping import Warped, Warping, load_warping

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


@pytest.fixture(scope="session")
def warping(tensors: Callable[..., Tensors]) -> Warping:
    """The warping network of the stand-ins."""
    return load_warping(tensors(LIVEPORTRAIT + "warping_module.pth"))


@pytest.fixture(scope="session")
def warped(
    warping: Warping, feature: Tensor, expected: Mapping[str, NDArray[np.generic]]
) -> tuple[Warped, ...]:
    """What warping makes of each of the two parity cases."""
    volume = feature * torch.from_numpy(expected["feature_scale"])
    source = torch.from_numpy(expected["kp_source"])
    driving = torch.from_numpy(expected["kp_driving"])
    with torch.no_grad():
        return tuple(warping(volume, source, driving[case : case + 1]) for case in range(len(driving)))
