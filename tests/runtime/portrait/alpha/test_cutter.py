from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from joyvasa_runtime.portrait.alpha.whole import NOTES, cut_out
from joyvasa_runtime.portrait.canvas import Canvas
from joyvasa_runtime.portrait.crop import Crop
from joyvasa_runtime.portrait.framing import frame_portrait
from joyvasa_runtime.portrait.mask import Mask
from joyvasa_runtime.portrait.picture import Picture
from joyvasa_runtime.portrait.source import Portrait, locate


@pytest.fixture(scope="module")
def portrait(astronaut: Picture) -> Portrait:
    located = locate(astronaut)
    pixels = located.crop.extract(astronaut.pixels)
    return Portrait(astronaut, "human", located.crop, pixels, {}, located)


def test_a_person_is_cut_out_by_the_matte(portrait: Portrait) -> None:
    cutout = cut_out(portrait)
    assert cutout.origin == "matte"
    assert cutout.crop.shape == (512, 512)
    assert cutout.picture.shape == (512, 512)
    assert cutout.crop[300, 256] == 1.0
    assert cutout.crop[20, 490] == 0.0


def test_someone_else_in_the_picture_is_left_out(portrait: Portrait) -> None:
    head = portrait.picture.pixels[0:230, 110:340]
    pixels = np.full((260, 800, 3), 160, np.uint8)
    pixels[30:, 30:260] = head
    pixels[30:, 540:770] = head
    crop = Crop(portrait.crop.transform @ np.array([[1.0, 0, 80], [0, 1.0, -30], [0, 0, 1]]), 512)
    two = Portrait(Picture(pixels, Path("two.png")), "human", crop, crop.extract(pixels), {})
    cutout = cut_out(two)
    assert cutout.origin == "matte"
    assert cutout.picture[:, :400].mean() > 0.2
    assert cutout.picture[:, 400:].mean() < 0.01


def test_a_picture_that_shows_no_body_gets_the_soft_outline(portrait: Portrait) -> None:
    blank = Picture(np.full_like(portrait.picture.pixels, 90), Path("blank.png"))
    pixels = portrait.crop.extract(blank.pixels)
    cutout = cut_out(replace(portrait, picture=blank, pixels=pixels))
    assert cutout.origin == "outline"
    assert 0.05 < cutout.crop.mean() < 0.6
    assert 0.0 < cutout.picture.mean() < cutout.crop.mean()


def test_a_pictures_own_transparency_counts(portrait: Portrait) -> None:
    alpha = np.zeros((512, 512), np.uint8)
    alpha[:, :225] = 255
    own = replace(portrait, picture=Picture(portrait.picture.pixels, Path("own.png"), alpha))
    framing = frame_portrait(own, Canvas(), has_alpha=True)
    frame = framing.step(portrait.pixels)
    assert framing.notes == (NOTES["picture"],)
    assert (frame[:, :215, 3] == 255).all()
    assert (frame[:, 235:, 3] == 0).all()


@pytest.mark.parametrize("canvas", [Canvas(), Canvas(size=(320, 180)), Canvas("face", 256)])
def test_what_is_opaque_is_what_a_video_without_alpha_shows(portrait: Portrait, canvas: Canvas) -> None:
    framing = frame_portrait(portrait, canvas, has_alpha=True)
    frame = framing.step(portrait.pixels)
    assert frame.shape == (framing.height, framing.width, 4)
    plain = frame_portrait(portrait, canvas).step(portrait.pixels)
    opaque = cv2.erode((frame[..., 3] == 255).astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    assert 0.1 < opaque.mean() < 0.9
    assert np.abs(frame[..., :3].astype(int) - plain)[opaque].max() <= 2


def test_around_a_fitted_picture_everything_is_transparent(portrait: Portrait) -> None:
    frame = frame_portrait(portrait, Canvas(size=(400, 200), fit="fit"), has_alpha=True).step(portrait.pixels)
    assert (frame[:, :100, 3] == 0).all()
    assert (frame[:, 300:, 3] == 0).all()
    face = frame_portrait(portrait, Canvas("face", size=(400, 200), fit="fit"), has_alpha=True)
    assert (face.step(portrait.pixels)[:, :100, 3] == 0).all()


def test_the_head_takes_its_edge_along(portrait: Portrait) -> None:
    step = frame_portrait(portrait, Canvas("face"), has_alpha=True).step
    still = step(portrait.pixels)
    shift = np.array([[1.0, 0, 8], [0, 1.0, 0]])
    moved = step(cv2.warpAffine(portrait.pixels, shift, (512, 512), borderMode=cv2.BORDER_REPLICATE))
    expected = cv2.warpAffine(still, shift, (512, 512), borderMode=cv2.BORDER_REPLICATE)
    assert np.abs(moved[..., 3].astype(int) - expected[..., 3]).mean() < 3


def test_the_matte_inside_the_crop_joins_the_one_outside_without_a_step(portrait: Portrait) -> None:
    frame = frame_portrait(portrait, Canvas(), Mask(feather=1), has_alpha=True).step(portrait.pixels)
    x0, y0 = np.rint(portrait.crop.corners().min(axis=0)).astype(int)
    x1, y1 = np.rint(portrait.crop.corners().max(axis=0)).astype(int)
    alpha = frame[..., 3].astype(int)
    for row in (max(y0, 0), min(y1, 511)):
        assert np.abs(np.diff(alpha[max(row - 4, 0) : row + 4, x0:x1], axis=0)).mean() < 4
    for column in (x0, x1):
        assert np.abs(np.diff(alpha[max(y0, 0) : y1, column - 4 : column + 4], axis=1)).mean() < 4
