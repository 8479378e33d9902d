from pathlib import Path

import numpy as np
import pytest

from joyvasa_runtime.portrait.composite import Compositor
from joyvasa_runtime.portrait.crop import Crop, square
from joyvasa_runtime.portrait.picture import Picture

CROPS = {
    "level": square(np.array([150.0, 100.0]), 120.0, 0.0, 512),
    "tilted": square(np.array([150.0, 100.0]), 120.0, 0.4, 512),
    "over the edge": square(np.array([20.0, 190.0]), 150.0, -0.2, 512),
    "larger than the picture": square(np.array([150.0, 100.0]), 900.0, 0.1, 512),
    "small": square(np.array([150.0, 100.0]), 50.0, 0.2, 512),
}


@pytest.fixture
def picture() -> Picture:
    """Smooth but for a little noise, 300 x 200."""
    x, y = np.meshgrid(np.linspace(0, 1, 300), np.linspace(0, 1, 200))
    smooth = np.stack([60 + 120 * x, 200 - 130 * y, 90 + 60 * np.sin(3 * x + 2 * y)], axis=-1)
    noise = np.random.default_rng(0).normal(0, 1, smooth.shape)
    return Picture(np.clip(smooth + noise, 0, 255).astype(np.uint8), Path("made.png"))


def inside(crop: Crop, picture: Picture, margin: float = 0.0) -> np.ndarray:
    """Which pixels lie in the crop, at least `margin` crop pixels from its edge."""
    x, y = np.meshgrid(np.arange(picture.width), np.arange(picture.height))
    places = crop.to_crop(np.stack([x, y], axis=-1).reshape(-1, 2))
    within = (places > margin - 0.5) & (places < crop.size - 0.5 - margin)
    return within.all(axis=1).reshape(picture.height, picture.width)


@pytest.mark.parametrize("name", CROPS)
def test_pixels_outside_the_square_are_bit_identical(picture: Picture, name: str) -> None:
    crop = CROPS[name]
    frame = np.random.default_rng(1).integers(0, 256, (crop.size, crop.size, 3), dtype=np.uint8)
    pasted = Compositor(picture.pixels, crop).paste(frame)
    outside = ~inside(crop, picture)
    np.testing.assert_array_equal(pasted[outside], picture.pixels[outside])


@pytest.mark.parametrize("name", CROPS)
def test_a_plain_frame_is_seen_unchanged_in_the_middle(picture: Picture, name: str) -> None:
    crop = CROPS[name]
    frame = np.zeros((crop.size, crop.size, 3), np.uint8)
    frame[:] = (250, 3, 77)
    pasted = Compositor(picture.pixels, crop).paste(frame)
    middle = inside(crop, picture, margin=0.12 * crop.size)
    assert (pasted[middle] == (250, 3, 77)).all()


@pytest.mark.parametrize("name", CROPS)
def test_the_pictures_own_crop_pastes_back_to_the_picture(picture: Picture, name: str) -> None:
    crop = CROPS[name]
    pasted = Compositor(picture.pixels, crop).paste(crop.extract(picture.pixels))
    difference = np.abs(pasted.astype(int) - picture.pixels)
    assert difference.max() <= 8
    assert difference.mean() < 1.2


def test_the_seam_fades_without_a_step(picture: Picture) -> None:
    crop = square(np.array([150.0, 100.0]), 150.0, 0.0, 512)
    plain = Picture(np.full((200, 300, 3), 50, np.uint8), Path("plain.png"))
    pasted = Compositor(plain.pixels, crop).paste(np.full((512, 512, 3), 200, np.uint8))
    row = pasted[100, :, 0].astype(int)
    assert (row.min(), row.max()) == (50, 200)
    assert np.abs(np.diff(row)).max() < 30
    assert (np.diff(row[:150]) >= 0).all()


def test_mixing_never_leaves_the_range_of_both(picture: Picture) -> None:
    white = Picture(np.full((200, 300, 3), 255, np.uint8), Path("white.png"))
    pasted = Compositor(white.pixels, CROPS["tilted"]).paste(np.full((512, 512, 3), 254, np.uint8))
    assert pasted.min() == 254


def test_a_canvas_is_used_again(picture: Picture) -> None:
    crop = CROPS["tilted"]
    compositor = Compositor(picture.pixels, crop)
    frames = np.random.default_rng(2).integers(0, 256, (2, 512, 512, 3), dtype=np.uint8)
    first = compositor.paste(frames[0])
    kept = first.copy()
    second = compositor.paste(frames[1], canvas=first)
    assert second is first
    np.testing.assert_array_equal(second, compositor.paste(frames[1]))
    np.testing.assert_array_equal(kept, compositor.paste(frames[0]))


def test_the_picture_itself_is_never_painted_on(picture: Picture) -> None:
    before = picture.pixels.copy()
    Compositor(picture.pixels, CROPS["level"]).paste(np.zeros((512, 512, 3), np.uint8))
    np.testing.assert_array_equal(picture.pixels, before)


def test_a_mask_decides_what_is_seen(picture: Picture) -> None:
    crop = square(np.array([149.5, 99.5]), 128.0, 0.0, 128)
    mask = np.zeros((128, 128), np.float32)
    mask[40:80, 30:90] = 1.0
    pasted = Compositor(picture.pixels, crop, mask).paste(np.full((128, 128, 3), 255, np.uint8))
    changed = (pasted != picture.pixels).any(axis=2)
    rows, columns = np.nonzero(changed)
    assert (rows.min(), rows.max()) == (76, 115)
    assert (columns.min(), columns.max()) == (116, 175)


def test_a_frame_of_another_size_is_our_own_mistake(picture: Picture) -> None:
    with pytest.raises(AssertionError, match="fill the crop"):
        Compositor(picture.pixels, CROPS["level"]).paste(np.zeros((256, 256, 3), np.uint8))
