import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF

from desktop.views.preview.viewport import Viewport

VIEW = Viewport(QSizeF(400, 300), QSizeF(200, 100))


def pair(point: QPointF) -> tuple[float, float]:
    return point.x(), point.y()


def test_a_fitted_picture_fills_the_widget_and_keeps_its_proportions():
    assert VIEW.scale == 2
    target = VIEW.target
    assert (target.left(), target.top(), target.width(), target.height()) == (0, 50, 400, 200)


def test_the_middle_of_the_first_pixel_is_half_a_pixel_inside():
    assert pair(VIEW.to_widget((0, 0))) == (1, 51)
    assert VIEW.to_picture(QPointF(1, 51)) == (0, 0)


def test_a_margin_leaves_room_around_the_fitted_picture():
    view = VIEW.with_area(None, margin=20)
    assert view.target.left() == pytest.approx(20)


@given(st.floats(50, 350), st.floats(80, 220), st.floats(1.0, 30.0))
def test_zooming_keeps_what_is_under_the_cursor(x: float, y: float, scale: float):
    at = QPointF(x, y)
    before = VIEW.to_picture(at)
    assert VIEW.scaled_at(at, scale).to_picture(at) == pytest.approx(before, abs=1e-6)


@given(st.lists(st.tuples(st.floats(-900, 900), st.floats(-900, 900)), max_size=5))
def test_panning_never_loses_the_picture(moves: list[tuple[float, float]]):
    view = VIEW.scaled_at(QPointF(200, 150), 4)
    for move in moves:
        view = view.panned(QPointF(*move))
    assert view.target.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(QPointF(200, 150))


def test_fitting_forgets_zoom_and_pan():
    view = VIEW.scaled_at(QPointF(10, 60), 9).panned(QPointF(40, 3)).fitted()
    assert view.target == VIEW.target
    assert view.is_fitted


def test_the_same_picture_in_fewer_pixels_stays_where_it_was():
    view = VIEW.scaled_at(QPointF(10, 60), 8)
    small = view.with_content(QSizeF(100, 50))
    assert small.target == view.target


def test_without_a_picture_nothing_moves():
    empty = Viewport(QSizeF(100, 100), QSizeF(0, 0))
    assert empty.is_empty
    assert empty.scaled_at(QPointF(5, 5), 3) == empty
    assert empty.panned(QPointF(5, 5)) == empty


def test_an_area_beyond_the_picture_is_fitted_as_a_whole():
    view = VIEW.with_area(QRectF(-0.5, 0.0, 2.0, 1.0), margin=0)
    assert view.scale == 1
    assert (view.target.left(), view.target.top()) == (100, 100)
    assert view.scaled_at(QPointF(150, 120), 3).to_picture(QPointF(150, 120)) == pytest.approx(
        view.to_picture(QPointF(150, 120))
    )
