import cv2
import numpy as np
import pytest

from joyvasa_runtime.portrait.sampling import Sampling


def scaled(scale: float, shift: float = 0.0) -> np.ndarray:
    """Pixels of a square -> canvas, the outer corner moved by `shift` canvas pixels."""
    at = (scale - 1) / 2 + shift
    return np.array([[scale, 0, at], [0, scale, at], [0, 0, 1.0]])


def ramp(size: int) -> np.ndarray:
    return np.repeat(np.tile(np.arange(size) * (250 / size), (size, 1))[..., None], 3, axis=2).astype(
        np.uint8
    )


def test_a_square_in_its_place_is_itself() -> None:
    frame = np.random.default_rng(0).integers(0, 256, (64, 64, 3), dtype=np.uint8)
    np.testing.assert_array_equal(Sampling(np.eye(3), 64, (0, 0, 64, 64))(frame), frame)


@pytest.mark.parametrize("scale", [0.21, 0.3, 0.45, 0.6, 0.9, 1.0, 1.5, 2.7, 5.0])
@pytest.mark.parametrize("shift", [0.0, 0.37])
def test_a_ramp_lies_where_the_geometry_says(scale: float, shift: float) -> None:
    frame, side = ramp(128), int(128 * scale)
    seen = Sampling(scaled(scale, shift), 128, (0, 0, side, side))(frame).astype(float)
    inner = slice(side // 4, side * 3 // 4)
    expected = ((np.arange(side) + 0.5 - shift) / scale - 0.5) * 250 / 128
    assert abs((seen[inner, inner, 0] - expected[inner]).mean() + 0.5) < 0.45
    assert np.abs(seen[inner, inner, 0] + 0.5 - expected[inner]).max() < 2.5


@pytest.mark.parametrize("scale", [0.28, 0.35, 0.45])
def test_stripes_finer_than_the_canvas_become_grey(scale: float) -> None:
    frame = np.zeros((256, 256, 3), np.uint8)
    frame[:, ::2] = 255
    side = int(256 * scale)
    seen = Sampling(scaled(scale), 256, (2, 2, side - 2, side - 2))(frame).astype(float)
    assert seen.std() < 16
    assert abs(seen.mean() - 127.5) < 4


def test_enlarging_shows_no_cells() -> None:
    dot = np.zeros((32, 32, 3), np.uint8)
    cv2.circle(dot, (16, 16), 8, (255, 255, 255), -1, cv2.LINE_AA)
    seen = Sampling(scaled(6.0), 32, (0, 0, 192, 192))(dot).astype(float)
    smooth = cv2.resize(dot, (192, 192), interpolation=cv2.INTER_CUBIC).astype(float)
    linear = cv2.resize(dot, (192, 192), interpolation=cv2.INTER_LINEAR).astype(float)
    assert np.abs(seen - smooth).mean() < 0.7 * np.abs(linear - smooth).mean()


def test_outside_the_square_it_is_black_or_goes_on() -> None:
    frame = np.full((32, 32, 3), 200, np.uint8)
    assert Sampling(np.eye(3), 32, (-8, 0, 0, 8))(frame).max() == 0
    assert Sampling(np.eye(3), 32, (-8, 0, 0, 8), is_continued=True)(frame).min() == 200
