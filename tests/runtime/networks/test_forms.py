"""Both forms, the second in two ways, against torch's own operators on planes (N, C, H, W)."""

from collections.abc import Sequence

import pytest
import torch
from torch import Tensor
from torch.nn import functional

from joyvasa_runtime.networks.direct_form import DirectForm
from joyvasa_runtime.networks.form import Form
from joyvasa_runtime.networks.slice_head import flat_head, volume_head
from joyvasa_runtime.networks.tiled_form import TiledForm

FORMS = [TiledForm(), DirectForm()]
DEPTH, SIZE = 3, (20, 14)


@pytest.fixture(params=FORMS, ids=["tiled", "direct"])
def form(request: pytest.FixtureRequest) -> Form:
    return request.param  # type: ignore[no-any-return]


def random(*shape: int) -> Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(sum(shape)))


def check(form: Form, found: Tensor, wanted: Tensor) -> None:
    """Both ways out of the form give the planes that are wanted."""
    assert torch.allclose(form.channels_first(found), wanted, atol=2e-5 * float(wanted.std()))
    assert torch.equal(form.channels_last(found), form.channels_first(found).permute(0, 2, 3, 1))


def planes_of(volume: Tensor) -> Tensor:
    """The slices (B x D, C, H, W) of a volume (B, C, D, H, W)."""
    return volume.transpose(1, 2).flatten(0, 1)


@pytest.mark.parametrize(("taps", "size"), [(3, SIZE), (3, (32, 17)), (3, (5, 3)), (7, SIZE), (7, (16, 32))])
def test_planes_are_convolved(form: Form, taps: int, size: tuple[int, int]) -> None:
    planes, weights = random(2, 4, *size), (random(5, 4, taps, taps), random(5))
    found = form.conv(weights, size)(form.planes(planes))
    check(form, found, functional.conv2d(planes, *weights, padding=taps // 2))


@pytest.mark.parametrize("repeats", [1, 2, 4])
def test_several_convolutions_share_the_planes_whose_pixels_are_repeated(form: Form, repeats: int) -> None:
    planes, pieces = random(2, 4, *SIZE), [(random(width, 4, 3, 3), random(width)) for width in (5, 2)]
    results = form.convs(pieces, SIZE, repeats)(form.planes(planes))
    repeated = planes.repeat_interleave(repeats, dim=2).repeat_interleave(repeats, dim=3)
    for found, weights in zip(results, pieces, strict=True):
        check(form, found, functional.conv2d(repeated, *weights, padding=1))


@pytest.mark.parametrize("biased", [True, False])
def test_pixels_are_convolved_alone(form: Form, biased: bool) -> None:
    planes, weight, bias = random(2, 4, *SIZE), random(5, 4, 1, 1), random(5) if biased else None
    found = form.pointwise(weight, bias)(form.planes(planes))
    check(form, found, functional.conv2d(planes, weight, bias))


@pytest.mark.parametrize(("taps", "repeats"), [(3, 1), (3, 2), (7, 1)])
def test_volumes_are_convolved(form: Form, taps: int, repeats: int) -> None:
    volume, weights = random(2, 4, DEPTH, *SIZE), (random(5, 4, taps, taps, taps), random(5))
    found = form.volume_conv(weights, DEPTH, SIZE, repeats)(form.volume(volume))
    repeated = volume.repeat_interleave(repeats, dim=3).repeat_interleave(repeats, dim=4)
    wanted = functional.conv3d(repeated, *weights, padding=taps // 2)
    check(form, form.slices(found), planes_of(wanted))


def test_slices_are_read_for_volumes_and_for_planes(form: Form) -> None:
    volume = random(2, 4, DEPTH, *SIZE)
    deep, flat = (random(3, 4, 3, 3, 3), random(3)), (random(1, 4 * DEPTH, 3, 3), random(1))
    conv = form.slice_conv([volume_head(deep, DEPTH), flat_head(flat, DEPTH)], DEPTH, SIZE)
    found = conv(form.slices(form.volume(volume)))
    wanted = functional.conv3d(volume, *deep, padding=1)
    check(form, found[0], planes_of(wanted))
    check(form, found[1], functional.conv2d(volume.flatten(1, 2), *flat, padding=1))


def test_planes_are_normalised_one_by_one(form: Form) -> None:
    planes = 5 + 3 * random(2, 4, *SIZE)
    found = form.channels_first(form.normalised(form.planes(planes)))
    assert torch.allclose(found, functional.instance_norm(planes), atol=1e-5)


def test_pixels_are_doubled_both_ways(form: Form) -> None:
    planes = random(2, 4, *SIZE)
    wanted = planes.repeat_interleave(2, dim=2).repeat_interleave(2, dim=3)
    check(form, form.doubled(form.planes(planes)), wanted)


def test_slices_are_halved_and_the_depth_is_not(form: Form) -> None:
    volume = random(2, 4, DEPTH, *SIZE)
    found = form.slices(form.halved(form.volume(volume)))
    check(form, found, functional.avg_pool2d(planes_of(volume), 2))


def test_the_channels_are_where_the_form_says(form: Form) -> None:
    assert form.planes(random(2, 4, *SIZE)).shape[form.channels] == 4
    volume = form.volume(random(2, 4, DEPTH, *SIZE))
    parts: Sequence[Tensor] = volume.split(2, dim=form.channels)
    assert [form.channels_last(form.slices(part)).shape[-1] for part in parts] == [2, 2]
