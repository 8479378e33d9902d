import numpy as np
import pytest

from joyvasa_runtime.portrait.canvas import Canvas
from joyvasa_runtime.portrait.ground import lay_ground, resize, shown_pixels
from joyvasa_runtime.portrait.placement import place

MIDDLE = (0.5, 0.5)


def gradient(width: int, height: int) -> np.ndarray:
    y, x = np.mgrid[0:height, 0:width]
    return np.stack([x * (200 / width), y * (200 / height), np.full_like(x, 90)], axis=2).astype(np.uint8)


@pytest.mark.parametrize("canvas", [Canvas(), Canvas(longer_side=77), Canvas(size=(301, 199), fit="fill")])
def test_the_ground_has_the_canvas_size(canvas: Canvas) -> None:
    placed = place(300, 200, canvas, MIDDLE)
    ground = lay_ground(gradient(300, 200), placed)
    assert ground.shape == (placed.height, placed.width, 3)


@pytest.mark.parametrize("zoom", [1.0, 1.7, 8.0])
@pytest.mark.parametrize("size", [(64, 64), (500, 90), (90, 501)])
def test_what_is_shown_lies_where_the_placement_says(size: tuple[int, int], zoom: float) -> None:
    picture = gradient(300, 200)
    placed = place(300, 200, Canvas(size=size, zoom=zoom, centre=(0.3, 0.6)), MIDDLE)
    ground = lay_ground(picture, placed)
    back = np.linalg.inv(placed.to_canvas(300, 200))
    for x, y in ((size[0] // 2, size[1] // 2), (size[0] // 4, size[1] // 3)):
        column, row, _ = back @ [x, y, 1.0]
        assert abs(ground[y, x, 0] + 0.5 - column * 200 / 300) < 1.5
        assert abs(ground[y, x, 1] + 0.5 - row) < 1.5


def test_a_background_colour_fills_the_rest_exactly() -> None:
    placed = place(100, 100, Canvas(size=(300, 100), fit="fit"), MIDDLE)
    ground = lay_ground(gradient(100, 100), placed, (10, 20, 30))
    assert (ground[:, :100] == (10, 20, 30)).all()
    assert (ground[:, 200:] == (10, 20, 30)).all()
    np.testing.assert_array_equal(ground[:, 100:200], gradient(100, 100))


def test_without_a_colour_the_picture_fills_the_rest_blurred_and_darkened() -> None:
    rng = np.random.default_rng(0)
    picture = rng.integers(100, 256, (100, 100, 3), dtype=np.uint8)
    ground = lay_ground(picture, place(100, 100, Canvas(size=(300, 100), fit="fit"), MIDDLE))
    around = ground[:, :100].astype(float)
    assert abs(around.mean() - 0.45 * picture.mean()) < 6
    assert around.std() < 6


@pytest.mark.parametrize("size", [(2000, 16), (16, 2000), (1920, 128)])
def test_a_canvas_like_a_ribbon_is_filled_too(size: tuple[int, int]) -> None:
    placed = place(100, 100, Canvas(size=size, fit="fit"), MIDDLE)
    ground = lay_ground(np.full((100, 100, 3), 200, np.uint8), placed)
    assert ground.shape == (size[1], size[0], 3)
    assert set(np.unique(ground)) == {90, 200}


def test_fine_stripes_seen_smaller_become_grey() -> None:
    picture = np.zeros((400, 400, 3), np.uint8)
    picture[:, ::2] = 255
    placed = place(400, 400, Canvas(size=(60, 40), zoom=2.0), MIDDLE)
    assert shown_pixels(picture, placed).astype(float).std() < 4


def test_resizing_to_the_same_size_costs_nothing() -> None:
    picture = gradient(30, 20)
    assert resize(picture, 30, 20) is picture
