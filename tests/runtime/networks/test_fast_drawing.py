"""The networks as the runtime runs them against the published ones, small, in every form."""

from collections.abc import Iterator

import pytest
import torch
from torch import Tensor, nn

from joyvasa_runtime.networks.dense_motion import DenseMotionSizes
from joyvasa_runtime.networks.direct_form import DirectForm
from joyvasa_runtime.networks.fast_flow import FastFlow, FlowSource
from joyvasa_runtime.networks.fast_generator import FastGenerator
from joyvasa_runtime.networks.fast_sampling import FastSampling
from joyvasa_runtime.networks.form import Form
from joyvasa_runtime.networks.spade_generator import SpadeGenerator, SpadeGeneratorSizes
from joyvasa_runtime.networks.tiled_form import TiledForm
from joyvasa_runtime.networks.warping import Warping, WarpingSizes

MOTION = DenseMotionSizes(channels=3, depth=4, compressed=2, keypoints=2, down=(6, 8), up=(7, 5))
DRAWING = SpadeGeneratorSizes(planes=6, hidden=5, width=8, blocks=2, doubled=(8, 7, 4), shuffled=2)
SIZE = (16, 12)
FORMS = [TiledForm(), DirectForm()]


@pytest.fixture(autouse=True)
def no_gradients() -> Iterator[None]:
    with torch.no_grad():
        yield


@pytest.fixture(params=FORMS, ids=["tiled", "direct"])
def form(request: pytest.FixtureRequest) -> Form:
    return request.param  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def warping() -> Warping:
    """With norms that change something."""
    torch.manual_seed(1)
    network = Warping(WarpingSizes(MOTION, planes=6)).eval().requires_grad_(False)
    for module in network.modules():
        if isinstance(module, nn.BatchNorm2d | nn.BatchNorm3d):
            for tensor in (module.running_mean, module.running_var, module.weight, module.bias):
                assert tensor is not None
                nn.init.uniform_(tensor, 0.5, 2)
    return network


@pytest.fixture(scope="module")
def generator() -> SpadeGenerator:
    torch.manual_seed(1)
    return SpadeGenerator(DRAWING).eval().requires_grad_(False)


@pytest.fixture
def inputs() -> tuple[Tensor, Tensor, Tensor]:
    """A volume, keypoints of the source, and of three frames."""
    numbers = torch.Generator().manual_seed(2)
    feature = torch.randn(1, 3, 4, *SIZE, generator=numbers)
    source, driving = (torch.rand(count, 2, 3, generator=numbers) - 0.5 for count in (1, 3))
    return feature, source, driving


def near(found: Tensor, wanted: Tensor, share: float = 2e-5) -> bool:
    return found.shape == wanted.shape and bool((found - wanted).abs().max() <= share * wanted.abs().max())


def test_flow_and_occlusion_are_the_published_ones(
    form: Form, warping: Warping, inputs: tuple[Tensor, Tensor, Tensor]
) -> None:
    feature, source, driving = inputs
    wanted = warping(feature, source, driving)
    portrait = FlowSource(warping, SIZE)(feature, source)
    found = FastFlow(warping, SIZE, form)(source, driving, *portrait)
    assert near(found.deformation, wanted.deformation)
    assert near(found.occlusion, wanted.occlusion)


@pytest.mark.parametrize("is_plain", [True, False])
def test_warped_planes_are_the_published_ones(
    is_plain: bool, form: Form, warping: Warping, inputs: tuple[Tensor, Tensor, Tensor]
) -> None:
    wanted = warping(*inputs)
    sampling = FastSampling(warping, SIZE, form, is_plain=is_plain)
    assert near(sampling(inputs[0], wanted.deformation, wanted.occlusion), wanted.warped)


def test_pictures_are_the_published_ones_and_pixels_round_them(form: Form, generator: SpadeGenerator) -> None:
    warped = torch.randn(2, 6, *SIZE, generator=torch.Generator().manual_seed(3))
    picture, pixels = FastGenerator(generator, SIZE, form)(warped)
    assert near(picture, generator(warped), share=1e-4)
    assert pixels.dtype == torch.uint8
    assert torch.equal(pixels, (picture.permute(0, 2, 3, 1) * 255).round().byte())


def test_a_block_without_shortcut_doubles_what_it_adds_to(form: Form) -> None:
    torch.manual_seed(4)
    sizes = SpadeGeneratorSizes(planes=6, hidden=5, width=8, blocks=1, doubled=(8,), shuffled=1)
    network = SpadeGenerator(sizes).eval().requires_grad_(False)
    warped = torch.randn(1, 6, *SIZE)
    assert near(FastGenerator(network, SIZE, form)(warped)[0], network(warped), share=1e-4)
