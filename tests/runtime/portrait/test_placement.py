import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.portrait.canvas import Canvas
from joyvasa_runtime.portrait.placement import place

MIDDLE = (0.5, 0.5)

SIZES = st.tuples(st.integers(16, 4000), st.integers(16, 4000))
POINTS = st.tuples(st.floats(0, 1), st.floats(0, 1))


def test_without_a_size_the_picture_is_the_canvas() -> None:
    placed = place(300, 200, Canvas(), MIDDLE)
    assert (placed.width, placed.height, placed.box) == (300, 200, (0, 0, 300, 200))


def test_the_longer_side_scales_both() -> None:
    assert place(300, 200, Canvas(longer_side=150), MIDDLE).box == (0, 0, 150, 100)


def test_filling_a_wide_canvas_cuts_off_above_and_below() -> None:
    placed = place(100, 100, Canvas(size=(1920, 1080)), MIDDLE)
    assert (placed.left, placed.top, placed.across, placed.down) == (0, -420, 1920, 1920)
    assert placed.box == (0, 0, 1920, 1080)


def test_fitting_leaves_the_same_room_on_both_sides() -> None:
    placed = place(100, 100, Canvas(size=(1920, 1080), fit="fit"), (0.1, 0.1))
    assert placed.box == (420, 0, 1500, 1080)


def test_the_face_lies_in_the_middle_of_what_is_cut() -> None:
    placed = place(1600, 900, Canvas(size=(1080, 1920)), (0.3, 0.4))
    assert abs(placed.left + 0.3 * placed.across - 540) <= 0.5
    assert placed.top == 0


def test_a_face_at_the_border_leaves_no_gap() -> None:
    assert place(1600, 900, Canvas(size=(1080, 1920)), (0.0, 0.4)).left == 0
    assert place(1600, 900, Canvas(size=(1080, 1920), centre=(1.0, 0.4)), MIDDLE).box == (0, 0, 1080, 1920)


def test_a_placed_centre_moves_a_fitted_picture_as_far_as_it_stays_inside() -> None:
    placed = place(100, 100, Canvas(size=(1920, 1080), fit="fit", centre=(1.0, 0.5)), MIDDLE)
    assert placed.box == (0, 0, 1080, 1080)


def test_zoom_shows_a_part_around_the_centre() -> None:
    placed = place(100, 100, Canvas(size=(200, 200), zoom=4.0, centre=(0.25, 0.75)), MIDDLE)
    assert placed.shown_part(100, 100) == (12.5, 62.5, 37.5, 87.5)


def test_pixel_centres_go_to_pixel_centres() -> None:
    placed = place(100, 100, Canvas(size=(200, 100)), MIDDLE)
    first = placed.to_canvas(100, 100) @ [0.0, 0.0, 1.0]
    np.testing.assert_allclose(first, [0.5, -49.5, 1.0])


@settings(max_examples=60, derandomize=True, deadline=None)
@given(SIZES, SIZES, POINTS, st.floats(1, 8))
def test_filling_never_leaves_a_gap(
    picture: tuple[int, int], size: tuple[int, int], centre: tuple[float, float], zoom: float
) -> None:
    placed = place(*picture, Canvas(size=size, centre=centre, zoom=zoom), MIDDLE)
    assert placed.box == (0, 0, *size)
    left, top, right, bottom = placed.shown_part(*picture)
    assert 0 <= left < right <= picture[0] + 1e-6
    assert 0 <= top < bottom <= picture[1] + 1e-6


@settings(max_examples=60, derandomize=True, deadline=None)
@given(SIZES, SIZES, POINTS)
def test_fitting_shows_the_whole_picture(
    picture: tuple[int, int], size: tuple[int, int], centre: tuple[float, float]
) -> None:
    placed = place(*picture, Canvas(size=size, fit="fit", centre=centre), MIDDLE)
    assert placed.left >= 0
    assert placed.top >= 0
    assert placed.left + placed.across <= size[0]
    assert placed.top + placed.down <= size[1]


@pytest.mark.parametrize(
    "fields",
    [
        {"size": (15, 100)},
        {"longer_side": 9000},
        {"zoom": 0.5},
        {"zoom": float("nan")},
        {"centre": (0.5, 1.5)},
        {"background": (0, 0, 256)},
    ],
)
def test_numbers_out_of_range_are_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ExportError):
        Canvas(**fields)  # type: ignore[arg-type]
