"""The work of the published networks, counted at their published sizes without weights."""

import pytest
import torch
from torch import nn

from joyvasa_runtime.convert import work
from joyvasa_runtime.networks.appearance_extractor import AppearanceExtractor, AppearanceSizes
from joyvasa_runtime.networks.keypoint_mlps import LIP, PUBLISHED_WIDTHS, KeypointMlp
from joyvasa_runtime.networks.motion_extractor import MotionExtractor, MotionExtractorSizes
from joyvasa_runtime.networks.motion_generator import MotionGenerator
from joyvasa_runtime.networks.spade_generator import SpadeGenerator, SpadeGeneratorSizes
from joyvasa_runtime.networks.warping import Warping, WarpingSizes


def test_a_convolution_is_two_operations_for_each_product():
    network = nn.Conv2d(3, 5, kernel_size=3, padding=1)
    counted = work.gflop(network, lambda shapes: shapes(torch.zeros(1, 3, 10, 20, device="meta")))
    assert counted == pytest.approx(2 * 10 * 20 * 5 * 3 * 9 / 1e9, rel=1e-5)


def test_counting_leaves_the_network_as_it_is():
    network = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4)).train()
    before = {name: value.clone() for name, value in network.state_dict().items()}
    work.gflop(network, lambda shapes: shapes(torch.zeros(2, 3, device="meta")))
    assert network.training
    for name, value in network.state_dict().items():
        assert value.device.type == "cpu"
        assert torch.equal(value, before[name])


@pytest.mark.parametrize(
    ("count", "network", "sizes", "gflop"),
    [
        (work.appearance_gflop, AppearanceExtractor, AppearanceSizes(), 64),
        (work.motion_extractor_gflop, MotionExtractor, MotionExtractorSizes(), 12),
        (work.generator_gflop, SpadeGenerator, SpadeGeneratorSizes(), 892),
        (work.keypoint_mlp_gflop, KeypointMlp, PUBLISHED_WIDTHS[LIP], 73.8e-6),
    ],
)
def test_a_network_of_the_published_size_does_its_known_work(count, network, sizes, gflop):
    with torch.device("meta"):
        counted = count(network(sizes))
    assert counted == pytest.approx(gflop, rel=0.04)


def test_the_parts_of_warping_are_its_whole():
    with torch.device("meta"):
        warping = Warping(WarpingSizes())
    parts = [count(warping) for count in (work.flow_source_gflop, work.flow_gflop, work.sampling_gflop)]
    assert sum(parts) == pytest.approx(342, abs=0.5)
    # A product of 32 by 4 channels for each of the cells, and two convolutions at 64 x 64.
    assert parts[0] == pytest.approx(2 * 16 * 64 * 64 * 32 * 4 / 1e9, rel=1e-5)
    assert parts[2] == pytest.approx(2 * 64 * 64 * (512 * 256 * 9 + 256 * 256) / 1e9, rel=1e-5)


def test_the_motion_half_does_its_known_work():
    with torch.device("meta"):
        generator = MotionGenerator({}, "constant")
    # Per row and layer four products in each attention and two of four times the width, and attention itself.
    layer = 2 * 110 * (8 * 256**2 + 2 * 256 * 1024) + 2 * 2 * 2 * 110 * 110 * 256
    ends = 2 * 110 * (73 * 256 + 256 * 128 + 128 * 73) + 2 * 2 * 256**2
    assert work.denoiser_gflop(generator) == pytest.approx((8 * layer + ends) / 1e9, rel=1e-3)
    assert work.audio_encoder_gflop(generator.encoder()) == pytest.approx(57.2, rel=0.01)
