"""Colours become BT.709 limited range, exactly, with chroma where H.264 expects it."""

import numpy as np
import pytest

from joyvasa_runtime.video.colour import Yuv420Converter


def _converted(rgb):
    height, width = rgb.shape[:2]
    luma = np.empty((height, width + 5), np.uint8)[:, :width]
    blue, red = np.empty((2, height // 2, width // 2 + 3), np.uint8)[:, :, : width // 2]
    Yuv420Converter(width, height).convert(rgb, luma, blue, red)
    return luma, blue, red


@pytest.mark.parametrize(
    ("rgb", "yuv"),
    [
        # Values of ITU-R BT.709 in 8 bits.
        ((0, 0, 0), (16, 128, 128)),
        ((255, 255, 255), (235, 128, 128)),
        ((128, 128, 128), (126, 128, 128)),
        ((255, 0, 0), (63, 102, 240)),
        ((0, 255, 0), (173, 42, 26)),
        ((0, 0, 255), (32, 240, 118)),
    ],
)
def test_pure_colours_have_the_values_of_the_standard(rgb, yuv):
    planes = _converted(np.full((6, 8, 3), rgb, np.uint8))
    assert tuple(int(np.unique(plane).item()) for plane in planes) == yuv


def test_luma_of_noise_is_exact_to_rounding():
    rgb = np.random.default_rng(1).integers(0, 256, (64, 48, 3), dtype=np.uint8)
    luma = 16 + 219 / 255 * rgb @ np.array([0.2126, 0.7152, 0.0722])
    assert np.abs(_converted(rgb)[0] - luma).max() < 0.65


def test_chroma_lies_on_even_columns_and_between_rows():
    ramp = np.zeros((8, 32, 3), np.uint8)
    ramp[..., 2] = np.arange(32) * 8
    _, blue, _ = _converted(ramp)
    expected = 128 + 224 / 255 * 0.5 * np.arange(0, 32, 2) * 8
    # The first column has no left neighbour.
    assert np.abs(blue[:, 1:] - expected[1:]).max() <= 1.0
