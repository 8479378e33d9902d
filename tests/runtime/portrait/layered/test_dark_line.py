import cv2
import numpy as np

from joyvasa_runtime.portrait.layered.dark_line import brightening, brightness, lowest_offsets

DOWN = np.array([0.0, 1.0])


def line(y: float) -> np.ndarray:
    return np.stack([np.linspace(20.0, 80.0, 41), np.full(41, y)], axis=1)


def test_a_dark_curve_near_the_line_is_found() -> None:
    picture = np.full((100, 100, 3), 180, np.uint8)
    curve = np.stack([np.arange(10, 91), 50 + 3 * np.sin(np.arange(81) / 12)], axis=1)
    cv2.polylines(picture, [np.rint(curve * 16).astype(np.int32)], False, (40, 30, 30), 2, cv2.LINE_AA, 4)
    found = lowest_offsets(brightness(picture), line(50.0), DOWN, (-5.0, 5.0))
    expected = 3 * np.sin((np.linspace(20.0, 80.0, 41) - 10) / 12)
    assert np.abs(found - expected).max() <= 1.0


def test_a_plain_picture_moves_nothing() -> None:
    picture = np.full((100, 100, 3), 120, np.uint8)
    assert not lowest_offsets(brightness(picture), line(50.0), DOWN, (-5.0, 5.0)).any()


def test_points_that_are_not_trusted_follow_their_neighbours() -> None:
    picture = np.full((100, 100, 3), 230, np.uint8)
    picture[54:] = 90
    picture[:, 45:56] = 20  # an iris, say: no border is seen there
    trust = np.ones(41)
    trust[15:26] = 0.05
    found = lowest_offsets(brightening(picture, DOWN), line(50.0), DOWN, (-2.0, 8.0), trust)
    assert np.abs(found - 3.5).max() <= 1.0
