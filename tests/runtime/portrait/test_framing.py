from pathlib import Path

import numpy as np
import pytest

from joyvasa_runtime.portrait.composite import Compositor
from joyvasa_runtime.portrait.crop import Crop
from joyvasa_runtime.portrait.framing import frame_portrait, resize
from joyvasa_runtime.portrait.mask import Mask
from joyvasa_runtime.portrait.picture import Picture
from joyvasa_runtime.portrait.source import Portrait


@pytest.fixture
def portrait() -> Portrait:
    """A smooth picture of 300 x 200 px whose crop is its square of side 100 at (120, 40), seen at 512 px."""
    y, x = np.mgrid[0:200, 0:300]
    pixels = np.stack([x * 0.8, y * 1.2, np.full_like(x, 90)], axis=2).astype(np.uint8)
    zoom = 512 / 100
    transform = np.array([[zoom, 0, -120 * zoom], [0, zoom, -40 * zoom], [0, 0, 1]])
    crop = Crop(transform, 512)
    return Portrait(Picture(pixels, Path("p.png")), "human", crop, crop.extract(pixels), {})


def test_the_whole_picture_keeps_its_size_and_its_border(portrait: Portrait) -> None:
    framing = frame_portrait(portrait, "full", None)
    frame = framing.step(portrait.pixels)
    assert (framing.width, framing.height) == (300, 200)
    assert frame.shape == (200, 300, 3)
    np.testing.assert_array_equal(frame[:30], portrait.picture.pixels[:30])


def test_the_unchanged_crop_gives_back_the_picture(portrait: Portrait) -> None:
    frame = frame_portrait(portrait, "full", None).step(portrait.pixels)
    assert np.abs(frame.astype(int) - portrait.picture.pixels).max() <= 3


@pytest.mark.parametrize("size", [150, 450])
def test_another_size_shows_the_same_picture_scaled(portrait: Portrait, size: int) -> None:
    framing = frame_portrait(portrait, "full", size)
    frame = framing.step(portrait.pixels)
    assert (framing.width, framing.height) == (size, size * 2 // 3)
    expected = resize(portrait.picture.pixels, framing.width, framing.height)
    assert np.abs(frame.astype(int) - expected).mean() < 1.0


@pytest.mark.parametrize("size", [None, 256, 720])
def test_the_face_view_is_the_crop_at_the_wanted_size(portrait: Portrait, size: int | None) -> None:
    framing = frame_portrait(portrait, "face", size)
    frame = framing.step(portrait.pixels)
    side = size or 512
    assert (framing.width, framing.height) == (side, side)
    assert frame.shape == (side, side, 3)
    assert abs(frame.mean() - portrait.pixels.mean()) < 1.0


def test_the_default_mask_changes_no_pixel(portrait: Portrait) -> None:
    crop = np.random.default_rng(0).integers(0, 256, (512, 512, 3), dtype=np.uint8)
    frame = frame_portrait(portrait, "full", None).step(crop)
    expected = Compositor(portrait.picture, portrait.crop).paste(crop)
    np.testing.assert_array_equal(frame, expected)


def test_what_a_mask_leaves_out_stays_the_picture(portrait: Portrait) -> None:
    crop = np.full((512, 512, 3), 255, np.uint8)
    frame = frame_portrait(portrait, "full", None, Mask(top=200)).step(crop)
    np.testing.assert_array_equal(frame[:79], portrait.picture.pixels[:79])
    assert (frame[100:120, 150:170] == 255).all()
