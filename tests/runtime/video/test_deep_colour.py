"""Colours become BT.709 of 10 bits, exactly, and alpha its full range."""

import numpy as np
import pytest

from joyvasa_runtime.video.deep_colour import DeepConverter, opacity


def _converted(rgb, is_halved):
    height, width = rgb.shape[:2]
    luma = np.empty((height, width + 5), np.uint16)[:, :width]
    blue, red = np.empty((2, height, width // 2 if is_halved else width), np.uint16)
    DeepConverter(width, height, is_halved).convert(rgb, luma, blue, red)
    return luma, blue, red


@pytest.mark.parametrize("is_halved", [False, True])
@pytest.mark.parametrize(
    ("rgb", "yuv"),
    [
        # Values of ITU-R BT.709 in 10 bits.
        ((0, 0, 0), (64, 512, 512)),
        ((255, 255, 255), (940, 512, 512)),
        ((255, 0, 0), (250, 409, 960)),
        ((0, 255, 0), (691, 167, 105)),
        ((0, 0, 255), (127, 960, 471)),
    ],
)
def test_pure_colours_have_the_values_of_the_standard(rgb, yuv, is_halved):
    planes = _converted(np.full((5, 8, 3), rgb, np.uint8), is_halved)
    assert tuple(int(np.unique(plane).item()) for plane in planes) == yuv


def test_luma_of_noise_is_exact_to_rounding():
    rgb = np.random.default_rng(1).integers(0, 256, (64, 48, 3), dtype=np.uint8)
    luma = 64 + 876 / 255 * rgb @ np.array([0.2126, 0.7152, 0.0722])
    assert np.abs(_converted(rgb, is_halved=False)[0] - luma).max() < 0.51


def test_halved_colour_lies_on_even_columns():
    ramp = np.zeros((3, 32, 3), np.uint8)
    ramp[..., 2] = np.arange(32) * 8
    _, blue, _ = _converted(ramp, is_halved=True)
    expected = 512 + 896 / 255 * 0.5 * np.arange(0, 32, 2) * 8
    # The first column has no left neighbour.
    assert np.abs(blue[:, 1:] - expected[1:]).max() <= 1.0


def test_alpha_spans_all_ten_bits():
    alpha = np.arange(256, dtype=np.uint8)[None]
    deep = np.empty((1, 256), np.uint16)
    opacity(alpha, deep)
    np.testing.assert_allclose(deep, alpha * (1023 / 255), atol=1.0)
    assert (deep[0, 0], deep[0, 255]) == (0, 1023)
