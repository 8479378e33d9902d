import numpy as np
import pytest

from joyvasa_runtime.errors import PortraitError
from joyvasa_runtime.portrait.crop import crop_around, square

BOX = np.array([[100.0, 50.0], [140.0, 50.0], [140.0, 110.0], [100.0, 110.0]])
LEVEL = (np.array([110.0, 70.0]), np.array([130.0, 70.0]))


def turned(points: np.ndarray, degrees: float) -> np.ndarray:
    c, s = np.cos(np.deg2rad(degrees)), np.sin(np.deg2rad(degrees))
    return np.asarray(points) @ np.array([[c, s], [-s, c]])


def test_the_side_is_a_multiple_of_the_longer_side_of_the_box() -> None:
    crop = crop_around(BOX, LEVEL, scale=2.0, shift_up=0.0, size=512)
    assert crop.zoom == pytest.approx(512 / (60 * 2.0))


def test_the_head_lies_below_the_middle_by_the_shift() -> None:
    crop = crop_around(BOX, LEVEL, scale=2.0, shift_up=0.125, size=512)
    np.testing.assert_allclose(crop.to_crop(np.array([[120.0, 80.0]])), [[255.5, 255.5 + 64]])


@pytest.mark.parametrize("degrees", [-140.0, -30.0, 12.0, 75.0, 180.0])
def test_the_eyes_are_level_and_everything_else_is_as_upright(degrees: float) -> None:
    upright = crop_around(BOX, LEVEL)
    eyes = (turned(LEVEL[0], degrees), turned(LEVEL[1], degrees))
    tilted = crop_around(turned(BOX, degrees), eyes)
    np.testing.assert_allclose(tilted.to_crop(turned(BOX, degrees)), upright.to_crop(BOX), atol=1e-9)


def test_points_go_there_and_back() -> None:
    crop = square(np.array([31.0, -4.0]), 77.0, 0.7, 512)
    points = np.random.default_rng(0).uniform(-50, 50, (20, 2))
    np.testing.assert_allclose(crop.to_picture(crop.to_crop(points)), points, atol=1e-9)
    np.testing.assert_allclose(
        crop.to_crop(crop.corners())[[0, 2]], [[-0.5, -0.5], [511.5, 511.5]], atol=1e-9
    )


def test_eyes_on_one_point_are_refused() -> None:
    with pytest.raises(PortraitError, match="same point"):
        crop_around(BOX, (LEVEL[0], LEVEL[0]))


@pytest.mark.parametrize(
    ("side", "angle"), [(100.0, 0.0), (100.0, 0.5), (300.0, -0.3), (900.0, 0.2), (2600.0, 0.0)]
)
def test_a_spot_is_seen_where_its_point_goes(side: float, angle: float) -> None:
    x, y = np.meshgrid(np.arange(1400), np.arange(1000))
    spot = np.array([711.0, 482.0])
    width = side / 20
    pixels = (250 * np.exp(-((x - spot[0]) ** 2 + (y - spot[1]) ** 2) / (2 * width**2))).astype(np.uint8)
    crop = square(spot + np.array([0.1, -0.07]) * side, side, angle, 256)
    seen = crop.extract(pixels).astype(float)
    rows, columns = np.mgrid[:256, :256]
    centre = np.array([(seen * columns).sum(), (seen * rows).sum()]) / seen.sum()
    np.testing.assert_allclose(centre, crop.to_crop(spot[None])[0], atol=0.15)


def test_a_crop_at_picture_scale_is_the_picture() -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (90, 120, 3), dtype=np.uint8)
    crop = square(np.array([59.5, 44.5]), 64.0, 0.0, 64)
    np.testing.assert_array_equal(crop.extract(pixels), pixels[13:77, 28:92])


def test_the_edge_goes_on_beyond_the_picture_but_is_black_for_a_model() -> None:
    pixels = np.full((40, 40, 3), 90, np.uint8)
    crop = square(np.array([0.0, 0.0]), 80.0, 0.3, 64)
    assert (crop.extract(pixels) == 90).all()
    assert crop.extract(pixels, for_model=True)[0, 0].max() == 0


def test_a_square_far_outside_shows_the_edge() -> None:
    pixels = np.full((40, 40, 3), 90, np.uint8)
    assert (square(np.array([900.0, -900.0]), 80.0, 0.3, 64).extract(pixels) == 90).all()


def test_fine_stripes_become_grey_when_reduced() -> None:
    pixels = np.zeros((900, 900, 3), np.uint8)
    pixels[:, ::2] = 255
    seen = square(np.array([450.0, 450.0]), 700.0, 0.1, 100).extract(pixels).astype(int)
    assert np.abs(seen - 127).max() < 20
