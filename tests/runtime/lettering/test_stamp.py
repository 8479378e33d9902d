import numpy as np
import pytest

from joyvasa_runtime.lettering.stamp import Stamp


def stamp(opacity: int, colour: int = 255) -> Stamp:
    return Stamp(3, 2, np.full((4, 5, 3), colour, np.uint8), np.full((4, 5), opacity, np.uint8))


def noise(channels: int) -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (12, 16, channels), dtype=np.uint8)


@pytest.mark.parametrize("channels", [3, 4])
def test_outside_of_the_stamp_every_bit_stays(channels: int) -> None:
    frame = noise(channels)
    before = frame.copy()
    laid = stamp(200).over(frame)
    laid[2:6, 3:8] = frame[2:6, 3:8]
    np.testing.assert_array_equal(laid, before)
    np.testing.assert_array_equal(frame, before)


@pytest.mark.parametrize("channels", [3, 4])
def test_without_opacity_nothing_changes(channels: int) -> None:
    frame = noise(channels)
    np.testing.assert_array_equal(stamp(0).over(frame), frame)


@pytest.mark.parametrize("channels", [3, 4])
def test_with_full_opacity_only_the_stamp_is_seen(channels: int) -> None:
    laid = stamp(255, 77).over(noise(channels))[2:6, 3:8]
    assert (laid[..., :3] == 77).all()
    assert channels == 3 or (laid[..., 3] == 255).all()


def test_half_opacity_mixes_half() -> None:
    frame = np.full((12, 16, 3), 100, np.uint8)
    assert abs(int(stamp(128, 200).over(frame)[3, 4, 0]) - 150) <= 1


def test_over_a_transparent_background_the_stamp_keeps_its_colour_and_opacity() -> None:
    frame = np.zeros((12, 16, 4), np.uint8)
    laid = stamp(128, 200).over(frame)
    assert laid[3, 4].tolist() == [200, 200, 200, 128]


def test_straight_alpha_mixes_as_seen_over_any_background() -> None:
    frame, laid = noise(4), stamp(90, 30).over(noise(4))
    for background in (0.0, 255.0):

        def seen(values: np.ndarray, background: float = background) -> np.ndarray:
            share = values[..., 3:] / 255.0
            return values[..., :3] * share + background * (1 - share)

        expected = seen(frame)[2:6, 3:8] * (1 - 90 / 255) + 30 * 90 / 255
        assert np.abs(seen(laid)[2:6, 3:8] - expected).max() < 2.0
