import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_runtime.portrait.mask import Mask, mask_pixels

masks = st.builds(
    Mask,
    *[st.floats(0.0, 200.0)] * 4,
    feather=st.floats(1.0, 200.0),
    roundness=st.floats(0.0, 1.0),
)


def test_the_default_is_a_square_with_edges_that_fade_over_forty_pixels() -> None:
    mask = mask_pixels(Mask(), 512)
    assert mask.dtype == np.float32
    assert (mask[2 + 40 : -42, 42:-42] == 1).all()
    assert mask[256, 22] == pytest.approx(0.5, abs=0.03)
    np.testing.assert_array_equal(mask, mask[::-1])
    np.testing.assert_array_equal(mask, mask.T)
    assert (np.diff(mask[256, :256]) >= 0).all()


@settings(max_examples=40, deadline=None)
@given(masks, st.floats(0.2, 20.0))
def test_every_mask_is_between_nothing_and_all_and_ends_before_the_edge(mask: Mask, zoom: float) -> None:
    seen = mask_pixels(mask, 128, zoom)
    assert seen.shape == (128, 128)
    assert 0 <= seen.min() <= seen.max() <= 1
    rim = int(max(2.0, zoom))
    for edge in (seen[:rim], seen[-rim:], seen[:, :rim], seen[:, -rim:]):
        assert (edge == 0).all()


@settings(max_examples=25, deadline=None)
@given(masks)
def test_a_rounder_mask_never_shows_more(mask: Mask) -> None:
    square = mask_pixels(Mask(mask.left, mask.top, mask.right, mask.bottom, mask.feather), 96)
    assert (mask_pixels(mask, 96) <= square).all()


def test_an_inset_moves_one_edge_only() -> None:
    plain, inset = mask_pixels(Mask(feather=1), 512), mask_pixels(Mask(left=100, feather=1), 512)
    assert (inset[:, :102] == 0).all()
    np.testing.assert_array_equal(inset[:, 104:], plain[:, 104:])


def test_full_roundness_is_an_ellipse_within_the_insets() -> None:
    seen = mask_pixels(Mask(left=56, right=56, top=100, bottom=20, feather=1, roundness=1), 512)
    y, x = np.mgrid[0:512, 0:512] + 0.5
    a, b = (512 - 2 * 58) / 2, (512 - 102 - 22) / 2
    radius = np.hypot((x - 256) / a, (y - (102 + b)) / b)
    assert (seen[radius < 0.98] > 0.9).all()
    assert (seen[radius > 1.01] == 0).all()


def test_roundness_starts_without_a_jump() -> None:
    square, nearly = mask_pixels(Mask(), 256), mask_pixels(Mask(roundness=0.01), 256)
    assert np.abs(square - nearly).max() < 0.15


def test_a_soft_edge_is_as_wide_along_an_ellipse_as_along_a_square() -> None:
    round_edge = mask_pixels(Mask(feather=80, roundness=1), 512)[256, :256]
    straight = mask_pixels(Mask(feather=80), 512)[256, :256]
    np.testing.assert_allclose(round_edge, straight, atol=0.02)


def test_a_mask_scales_with_the_square() -> None:
    mask = Mask(left=80, feather=100, roundness=0.5)
    large, small = mask_pixels(mask, 1024), mask_pixels(mask, 512)
    assert np.abs(large[::2, ::2] - small).max() < 0.05
