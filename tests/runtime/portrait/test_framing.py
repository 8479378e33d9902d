from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from joyvasa_runtime.portrait.canvas import Canvas, Fit, View
from joyvasa_runtime.portrait.composite import Compositor
from joyvasa_runtime.portrait.crop import Crop
from joyvasa_runtime.portrait.framing import frame_portrait
from joyvasa_runtime.portrait.ground import lay_ground, resize
from joyvasa_runtime.portrait.mask import Mask
from joyvasa_runtime.portrait.picture import Picture
from joyvasa_runtime.portrait.placement import place
from joyvasa_runtime.portrait.source import Portrait

FULL = Canvas()


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
    framing = frame_portrait(portrait, FULL)
    frame = framing.step(portrait.pixels)
    assert (framing.width, framing.height) == (300, 200)
    assert frame.shape == (200, 300, 3)
    np.testing.assert_array_equal(frame[:30], portrait.picture.pixels[:30])


def test_the_unchanged_crop_gives_back_the_picture(portrait: Portrait) -> None:
    frame = frame_portrait(portrait, FULL).step(portrait.pixels)
    assert np.abs(frame.astype(int) - portrait.picture.pixels).max() <= 3


@pytest.mark.parametrize("size", [150, 450])
def test_another_size_shows_the_same_picture_scaled(portrait: Portrait, size: int) -> None:
    framing = frame_portrait(portrait, Canvas(longer_side=size))
    frame = framing.step(portrait.pixels)
    assert (framing.width, framing.height) == (size, size * 2 // 3)
    expected = resize(portrait.picture.pixels, framing.width, framing.height)
    assert np.abs(frame.astype(int) - expected).mean() < 1.0


@pytest.mark.parametrize("size", [None, 256, 720])
def test_the_face_view_is_the_crop_at_the_wanted_size(portrait: Portrait, size: int | None) -> None:
    framing = frame_portrait(portrait, Canvas("face", size))
    frame = framing.step(portrait.pixels)
    side = size or 512
    assert (framing.width, framing.height) == (side, side)
    assert frame.shape == (side, side, 3)
    assert abs(frame.mean() - portrait.pixels.mean()) < 1.0


def test_the_default_mask_changes_no_pixel(portrait: Portrait) -> None:
    crop = np.random.default_rng(0).integers(0, 256, (512, 512, 3), dtype=np.uint8)
    frame = frame_portrait(portrait, FULL).step(crop)
    expected = Compositor(portrait.picture.pixels, portrait.crop).paste(crop)
    np.testing.assert_array_equal(frame, expected)


def test_what_a_mask_leaves_out_stays_the_picture(portrait: Portrait) -> None:
    crop = np.full((512, 512, 3), 255, np.uint8)
    frame = frame_portrait(portrait, FULL, Mask(top=200)).step(crop)
    np.testing.assert_array_equal(frame[:79], portrait.picture.pixels[:79])
    assert (frame[100:120, 150:170] == 255).all()


SIZES = [(320, 180), (180, 320), (201, 201), (64, 63)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("fit", ["fill", "fit"])
@pytest.mark.parametrize("view", ["full", "face"])
def test_an_exact_size_is_kept_and_the_unchanged_crop_changes_nothing(
    portrait: Portrait, size: tuple[int, int], fit: Fit, view: View
) -> None:
    canvas = Canvas(view, size=size, fit=fit, background=(0, 0, 0))
    framing = frame_portrait(portrait, canvas)
    frame = framing.step(portrait.pixels)
    assert (framing.width, framing.height) == size
    assert frame.shape == (size[1], size[0], 3)
    shown = portrait.picture.pixels if view == "full" else portrait.pixels
    centre = (170.4 / 300, 96.4 / 200) if view == "full" else (0.5, 0.56)
    still = lay_ground(shown, place(shown.shape[1], shown.shape[0], canvas, centre), (0, 0, 0))
    assert np.abs(frame.astype(int) - still).max() <= 4
    assert np.abs(frame.astype(int) - still).mean() < 1.0


def test_an_animated_square_never_reaches_into_the_background(portrait: Portrait) -> None:
    crop = Crop(np.array([[2.0, 0, 100], [0, 2.0, 100], [0, 0, 1]]), 512)
    at_border = Portrait(portrait.picture, "human", crop, crop.extract(portrait.picture.pixels), {})
    framing = frame_portrait(at_border, Canvas(size=(300, 400), fit="fit", background=(1, 2, 3)))
    frame = framing.step(np.full((512, 512, 3), 255, np.uint8))
    assert (frame[:100] == (1, 2, 3)).all()
    assert (frame[300:] == (1, 2, 3)).all()
    assert (frame[110:140, 30:60] == 255).all()


def test_a_canvas_that_shows_nothing_of_the_face_stays_still(portrait: Portrait) -> None:
    framing = frame_portrait(portrait, Canvas(size=(64, 64), zoom=8.0, centre=(0.0, 1.0)))
    frames = [framing.step(np.full((512, 512, 3), value, np.uint8)) for value in (0, 255)]
    np.testing.assert_array_equal(frames[0], frames[1])
    assert frames[0] is not frames[1]


def test_a_dot_of_the_crop_appears_where_it_lies_in_the_picture(portrait: Portrait) -> None:
    dotted = portrait.pixels.copy()
    y, x = np.mgrid[0:512, 0:512]
    dotted[np.hypot(x - 300.2, y - 200.7) < 30] = 255
    frame = frame_portrait(portrait, Canvas(size=(400, 400), zoom=2.0)).step(dotted)
    rows, columns = np.nonzero(frame.min(axis=2) > 240)
    scale = 4.0
    left = round(200 - 170.4 * scale)
    top = round(200 - 96.4 * scale)
    expected = np.array([120 + 300.2 / 5.12, 40 + 200.7 / 5.12]) * scale + [left, top] + (scale - 1) / 2
    assert np.abs(np.array([columns.mean(), rows.mean()]) - expected).max() < 0.6


def test_several_threads_get_the_same_frames(portrait: Portrait) -> None:
    step = frame_portrait(portrait, Canvas(size=(320, 180))).step
    crops = np.random.default_rng(0).integers(0, 256, (8, 512, 512, 3), dtype=np.uint8)
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(step, crops))
    for crop, frame in zip(crops, together, strict=True):
        np.testing.assert_array_equal(step(crop), frame)
