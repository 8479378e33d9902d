from collections.abc import Callable, Mapping

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import Tensor

from joyvasa_runtime.errors import ModelPackError
from joyvasa_runtime.networks.keypoint_mlps import (
    EYE,
    LIP,
    PUBLISHED_WIDTHS,
    STITCHING,
    KeypointMlp,
    load_keypoint_mlp,
    mlp_widths,
)
from joyvasa_runtime.networks.strict_loading import plain_names

FILE = "liveportrait/retargeting_models/stitching_retargeting_module.pth"


@pytest.mark.parametrize(("part", "name"), [(STITCHING, "stitching"), (LIP, "lip"), (EYE, "eye")])
def test_offsets_are_the_published_ones(
    part: str,
    name: str,
    tensors: Callable[..., Mapping[str, Tensor]],
    expected: Mapping[str, NDArray[np.generic]],
) -> None:
    state = tensors(FILE, part)
    assert mlp_widths(plain_names(state)) == PUBLISHED_WIDTHS[part]
    found = load_keypoint_mlp(state, part)(torch.from_numpy(expected[f"{name}_in"]))
    assert np.abs(found.numpy() - expected[f"{name}_out"]).max() < 1e-5


def test_any_number_of_layers_is_read_from_the_tensors() -> None:
    state = KeypointMlp((5, 7, 3)).state_dict()
    assert load_keypoint_mlp(state, EYE)(torch.zeros(2, 5)).shape == (2, 3)


@pytest.mark.parametrize("name", ["mlp.0.weight", "mlp.2.bias"])
def test_a_missing_tensor_is_named(name: str) -> None:
    state = dict(KeypointMlp((5, 7, 3)).state_dict())
    del state[name]
    with pytest.raises(ModelPackError, match=f"lip network.* {name}"):
        load_keypoint_mlp(state, LIP)


@pytest.mark.parametrize("part", [STITCHING, LIP, EYE])
@pytest.mark.parametrize("name", ["mlp.0.weight", "mlp.0.bias"])
def test_a_misshapen_tensor_is_named_although_it_tells_a_size(part: str, name: str) -> None:
    state = dict(KeypointMlp(PUBLISHED_WIDTHS[part]).state_dict())
    state[name] = torch.zeros([length + 1 for length in state[name].shape])
    with pytest.raises(ModelPackError, match=f"has {name} of shape"):
        load_keypoint_mlp(state, part)
