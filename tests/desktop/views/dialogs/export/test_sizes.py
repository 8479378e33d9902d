"""Where a picture lies on its canvas, moved and zoomed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.views.dialogs.export.shown_picture import ShownPicture
from desktop.views.dialogs.export.sizes import (
    STANDARD,
    moved,
    placed,
    seen_centre,
    size_name,
    with_size,
    zoomed,
)
from joyvasa_runtime.portrait.canvas import Canvas

WIDE = ShownPicture(width=2000, height=1000, centre=(0.25, 0.5))
SQUARE = Canvas(size=(1000, 1000))


@pytest.mark.parametrize(
    ("canvas", "name"),
    [
        (Canvas(), "picture"),
        (Canvas(longer_side=720), "longer"),
        (Canvas(size=(1920, 1080)), "wide"),
        (Canvas(size=(1080, 1920)), "upright"),
        (Canvas(size=(1080, 1080)), "square"),
        (Canvas(size=(1080, 1350)), "portrait"),
        (Canvas(size=(640, 360)), "own"),
    ],
)
def test_a_size_has_its_name_and_stays_itself(canvas, name):
    assert size_name(canvas) == name
    assert with_size(canvas, name) == canvas


def test_a_size_of_its_own_begins_with_what_there_is():
    assert with_size(Canvas(size=(1080, 1920)), "own").size == (1080, 1920)
    assert with_size(Canvas(), "own").size == STANDARD["wide"]
    assert with_size(Canvas(size=(1080, 1920)), "longer") == Canvas(longer_side=1920)


def test_the_face_is_in_the_middle_as_far_as_the_picture_goes():
    assert seen_centre(SQUARE, WIDE) == (0.25, 0.5)
    edge = ShownPicture(width=2000, height=1000, centre=(0.05, 0.5))
    assert seen_centre(SQUARE, edge) == (0.25, 0.5)


def test_a_picture_is_moved_by_parts_of_the_canvas():
    assert moved(SQUARE, WIDE, -0.5, 0.3).centre == (0.5, 0.5)


def test_a_picture_goes_no_further_than_its_edge_and_comes_back_at_once():
    far = moved(SQUARE, WIDE, -9.0, 0.0)
    assert far.centre == (0.75, 0.5)
    assert moved(far, WIDE, 0.1, 0.0).centre == (0.7, 0.5)


def test_zooming_keeps_the_middle():
    middle = moved(SQUARE, WIDE, -0.3, 0.0)
    assert zoomed(middle, WIDE, 3.0) == Canvas(size=(1000, 1000), centre=middle.centre, zoom=3.0)


def test_zooming_leaves_the_face_the_middle():
    assert zoomed(SQUARE, WIDE, 2.0).centre is None


@pytest.mark.parametrize(("asked", "got"), [(0.2, 1.0), (99.0, 8.0)])
def test_a_zoom_has_its_bounds(asked, got):
    assert zoomed(SQUARE, WIDE, asked).zoom == got


@given(
    st.integers(16, 4000),
    st.integers(16, 4000),
    st.sampled_from(["fill", "fit"]),
    st.floats(1, 8),
    st.lists(st.tuples(st.floats(-2, 2), st.floats(-2, 2)), max_size=4),
)
def test_a_filling_picture_never_leaves_a_gap_and_a_fitting_one_never_leaves_the_canvas(
    width, height, fit, zoom, steps
):
    picture = ShownPicture(width=width, height=height)
    canvas = zoomed(Canvas(size=(1080, 1920), fit=fit), picture, zoom)
    for step in steps:
        canvas = moved(canvas, picture, *step)
    where = placed(canvas, picture)
    for start, side, room in ((where.left, where.across, 1080), (where.top, where.down, 1920)):
        low, high = sorted((0, room - side))
        assert low <= start <= high
