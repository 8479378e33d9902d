from concurrent.futures import ThreadPoolExecutor

import cv2
import numpy as np
import pytest

from joyvasa_runtime.portrait.alpha.follow import Follower


@pytest.fixture(scope="module")
def pixels() -> np.ndarray:
    """A square of 512 px with smooth spots of all colours."""
    noise = np.random.default_rng(0).integers(0, 256, (64, 64, 3), dtype=np.uint8)
    return np.asarray(cv2.resize(noise, (512, 512), interpolation=cv2.INTER_CUBIC), np.uint8)


@pytest.fixture(scope="module")
def disc() -> np.ndarray:
    y, x = np.mgrid[0:512, 0:512]
    return np.clip((150 - np.hypot(x - 250, y - 260)) / 6 + 0.5, 0, 1).astype(np.float32)


def moved(values: np.ndarray, dx: float, dy: float) -> np.ndarray:
    shift = np.array([[1.0, 0, dx], [0, 1.0, dy]])
    return cv2.warpAffine(values, shift, (512, 512), borderMode=cv2.BORDER_REPLICATE)


def test_the_still_crop_keeps_its_cut_out(pixels: np.ndarray, disc: np.ndarray) -> None:
    alpha = Follower(pixels, disc).alpha_of(pixels)
    assert np.abs(alpha - disc * 255).max() <= 2


@pytest.mark.parametrize("shift", [(5.0, 0.0), (-3.0, 7.0), (0.5, -0.5), (12.0, 4.0)])
def test_what_moves_takes_its_cut_out_along(
    pixels: np.ndarray, disc: np.ndarray, shift: tuple[float, float]
) -> None:
    alpha = Follower(pixels, disc).alpha_of(moved(pixels, *shift)).astype(float)
    expected = moved(disc * 255, *shift)
    assert np.abs(alpha - expected).mean() < 0.6
    rows, columns = np.nonzero(alpha > 127)
    assert abs(columns.mean() - 250 - shift[0]) < 0.3
    assert abs(rows.mean() - 260 - shift[1]) < 0.3


def test_several_threads_get_the_same_result(pixels: np.ndarray, disc: np.ndarray) -> None:
    follower = Follower(pixels, disc)
    crops = [moved(pixels, shift, -shift) for shift in range(6)]
    with ThreadPoolExecutor(3) as pool:
        together = list(pool.map(follower.alpha_of, crops))
    for crop, alpha in zip(crops, together, strict=True):
        np.testing.assert_array_equal(follower.alpha_of(crop), alpha)
