import numpy as np
import pytest

from joyvasa_runtime.portrait.alpha.foreground import foreground_colours

FAR = np.full((200, 300, 3), (1, 2, 3), np.uint8)


@pytest.fixture
def alpha() -> np.ndarray:
    """Opaque on the left, transparent on the right, 12 px between."""
    row = np.clip((156 - np.arange(300)) / 12, 0, 1)
    return np.tile(np.rint(row * 255).astype(np.uint8), (200, 1))


def mixed(fore: np.ndarray, back: np.ndarray, alpha: np.ndarray) -> np.ndarray:
    part = alpha[..., None] / 255.0
    return np.rint(fore * part + back * (1 - part)).astype(np.uint8)


def test_the_background_no_longer_shines_through(alpha: np.ndarray) -> None:
    fore, back = np.full((200, 300, 3), (200, 40, 30)), np.full((200, 300, 3), (10, 90, 240))
    colours = foreground_colours(mixed(fore, back, alpha), alpha, 512, FAR)
    edge = (alpha > 12) & (alpha < 255)
    assert np.abs(colours[edge] - (200.0, 40.0, 30.0)).max() <= 6


def test_what_is_opaque_keeps_its_pixels(alpha: np.ndarray) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (200, 300, 3), dtype=np.uint8)
    colours = foreground_colours(pixels, alpha, 512, FAR)
    np.testing.assert_array_equal(colours[alpha == 255], pixels[alpha == 255])


def test_laid_over_the_old_background_the_picture_comes_back(alpha: np.ndarray) -> None:
    y, x = np.mgrid[0:200, 0:300]
    fore = np.dstack([120 + 60 * np.sin(x / 30), 90 + 50 * np.cos(y / 25), np.full(x.shape, 60.0)])
    back = np.dstack([np.full(x.shape, 20.0), 200 + 30 * np.sin(y / 40), 150 + 40 * np.cos(x / 35)])
    pixels = mixed(fore, back, alpha)
    colours = foreground_colours(pixels, alpha, 512, FAR)
    assert np.abs(mixed(colours, back, alpha).astype(float) - pixels).mean() < 0.5


def test_the_foreground_goes_on_where_nothing_stays(alpha: np.ndarray) -> None:
    fore, back = np.full((200, 300, 3), (200, 40, 30)), np.full((200, 300, 3), (10, 90, 240))
    colours = foreground_colours(mixed(fore, back, alpha), alpha, 512, FAR)
    assert np.abs(colours[100, 158] - (200.0, 40.0, 30.0)).max() <= 6


def test_far_away_the_given_colours_are_taken(alpha: np.ndarray) -> None:
    pixels = np.full((200, 300, 3), 255, np.uint8)
    colours = foreground_colours(pixels, alpha, 100, FAR)
    np.testing.assert_array_equal(colours[:, -60:], FAR[:, -60:])
