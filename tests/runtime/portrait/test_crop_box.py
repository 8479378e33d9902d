import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_runtime.portrait.crop_box import CropBox, corners_box, crop_box


def test_the_square_has_its_centre_side_and_angle() -> None:
    crop = CropBox((100.0, 60.0), 40.0, 90.0).crop(512)
    np.testing.assert_allclose(crop.corners()[0], [120, 40], atol=1e-9)
    assert crop.zoom == pytest.approx(512 / 40)


@given(
    st.floats(-1e3, 1e4),
    st.floats(-1e3, 1e4),
    st.floats(16, 1e4),
    st.floats(-179, 179),
    st.integers(64, 1024),
)
def test_a_box_comes_back_from_its_crop(x: float, y: float, side: float, angle: float, size: int) -> None:
    box = crop_box(CropBox((x, y), side, angle).crop(size))
    assert box.centre == pytest.approx((x, y), abs=1e-6)
    assert box.side == pytest.approx(side)
    assert box.angle == pytest.approx(angle, abs=1e-6)


def test_a_box_comes_back_from_its_corners() -> None:
    corners = [(float(x), float(y)) for x, y in CropBox((40.0, 30.0), 25.0, -20.0).crop(512).corners()]
    box = corners_box(corners)
    assert box.centre == pytest.approx((40.0, 30.0))
    assert (box.side, box.angle) == pytest.approx((25.0, -20.0))
