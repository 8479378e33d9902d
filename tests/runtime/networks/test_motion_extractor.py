from collections.abc import Callable, Mapping

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import Tensor

from joyvasa_runtime.errors import ModelPackError
from joyvasa_runtime.networks.convnext import ResponseNorm
from joyvasa_runtime.networks.motion_extractor import (
    MotionExtractor,
    MotionExtractorSizes,
    RawMotion,
    expected_degrees,
    load_motion_extractor,
)

SMALL = MotionExtractorSizes(depths=(1, 2), widths=(4, 6), keypoints=2, bins=5)
FILE = "liveportrait/base_models/motion_extractor.pth"


@pytest.fixture(scope="module")
def network(tensors: Callable[..., Mapping[str, Tensor]]) -> MotionExtractor:
    return load_motion_extractor(tensors(FILE))


@pytest.fixture(scope="module")
def motion(network: MotionExtractor, image: Tensor) -> RawMotion:
    return network(image)


@pytest.mark.parametrize("head", RawMotion._fields)
def test_each_head_says_what_the_published_one_does(
    head: str, motion: RawMotion, expected: Mapping[str, NDArray[np.generic]]
) -> None:
    found = getattr(motion, head).numpy()
    assert found.shape == expected[f"motion_{head}"].shape
    assert np.abs(found - expected[f"motion_{head}"]).max() < 1e-3


def test_the_published_file_has_the_published_sizes(network: MotionExtractor) -> None:
    assert network.sizes == MotionExtractorSizes()


def test_an_angle_is_the_mean_of_its_bins() -> None:
    sure = torch.full((1, 66), -1e4)
    sure[0, 40] = 0.0
    torn = sure.clone()
    torn[0, 30] = 0.0
    assert expected_degrees(sure).item() == pytest.approx(40 * 3 - 97.5)
    assert expected_degrees(torn).item() == pytest.approx(35 * 3 - 97.5)
    assert expected_degrees(torch.zeros(2, 66)).flatten().tolist() == pytest.approx([0.0, 0.0], abs=1e-4)


def test_the_response_norm_follows_the_papers_formula() -> None:
    norm = ResponseNorm(2)
    norm.load_state_dict({"gamma": torch.tensor([[[[2.0, 3.0]]]]), "beta": torch.tensor([[[[0.5, -1.0]]]])})
    pixels = torch.tensor([[[[3.0, 1.0], [4.0, 0.0]]]])
    # Norms over the two pixels are 5 and 1, so 5/3 and 1/3 of their mean.
    wanted = torch.tensor([[[[3 + 0.5 + 2 * 5.0, 1 - 1.0 + 3 / 3], [4 + 0.5 + 2 * 20 / 3, -1.0]]]])
    assert torch.allclose(norm(pixels), wanted, atol=1e-4)


def test_sizes_are_read_from_the_tensors() -> None:
    torch.manual_seed(1)
    network = load_motion_extractor(MotionExtractor(SMALL).state_dict())
    assert network.sizes == SMALL
    assert not network.training
    motion = network(torch.rand(2, 3, 32, 32))
    assert [tuple(value.shape) for value in motion] == [
        (2, 6),
        (2, 1),
        (2, 5),
        (2, 5),
        (2, 5),
        (2, 3),
        (2, 6),
    ]


@pytest.mark.parametrize(
    "name", ["detector.stages.1.0.dwconv.bias", "detector.fc_kp.bias", "detector.fc_pitch.bias"]
)
def test_a_missing_tensor_that_tells_a_size_is_named(name: str) -> None:
    state = dict(MotionExtractor(SMALL).state_dict())
    del state[name]
    with pytest.raises(ModelPackError, match=f"motion extractor lacks {name}"):
        load_motion_extractor(state)


@pytest.mark.parametrize("name", ["detector.stages.1.0.dwconv.bias", "detector.fc_yaw.weight"])
def test_a_misshapen_tensor_is_named_although_it_may_tell_a_size(
    tensors: Callable[..., Mapping[str, Tensor]], name: str
) -> None:
    state = tensors(FILE)
    wrong = torch.zeros(state[name].shape[0] + 1, *state[name].shape[1:])
    with pytest.raises(ModelPackError, match=f"motion extractor has {name} of shape"):
        load_motion_extractor({**state, name: wrong})


def test_an_empty_checkpoint_is_refused_not_tripped_over() -> None:
    with pytest.raises(ModelPackError, match=r"lacks detector\."):
        load_motion_extractor({})
