"""The little picture: what it shows, and how hands and keys move the portrait in it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop.views.dialogs.export.placement_view import PlacementView
from desktop.views.dialogs.export.shown_picture import ShownPicture
from joyvasa_runtime.lettering.styles import CaptionStyle, LabelStyle
from joyvasa_runtime.portrait.canvas import Canvas
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.video.compression import Compression

SQUARE = Canvas(size=(1000, 1000))
LEFT = QColor(200, 30, 30)
RIGHT = QColor(30, 30, 200)


def picture():
    """Twice as wide as high, red on the left and blue on the right."""
    image = QImage(400, 200, QImage.Format.Format_RGB32)
    image.fill(LEFT)
    for x in range(200, 400):
        for y in range(200):
            image.setPixelColor(x, y, RIGHT)
    return ShownPicture(image, 400, 200, (0.5, 0.5), True)


@pytest.fixture
def view(qtbot):
    view = PlacementView()
    qtbot.addWidget(view)
    view.resize(220, 220)
    view.show_picture(picture())
    view.placed.connect(lambda canvas: view.show_settings(replace(view._settings, canvas=canvas), ""))
    return view


def show(view, canvas=SQUARE, caption="", **changes):
    view.show_settings(ExportSettings(canvas=canvas, **changes), caption)
    view.show()


def pixel(view, x, y):
    return view.grab().toImage().pixelColor(x, y)


def test_the_canvas_shows_the_picture_where_it_lies(view):
    show(view)
    assert (pixel(view, 60, 110), pixel(view, 160, 110)) == (LEFT, RIGHT)
    show(view, replace(SQUARE, centre=(0.0, 0.5)))
    assert (pixel(view, 60, 110), pixel(view, 160, 110)) == (LEFT, LEFT)


def test_what_is_behind_a_fitted_picture_is_seen(view):
    show(view, replace(SQUARE, fit="fit", background=(10, 200, 30)))
    assert pixel(view, 110, 30) == QColor(10, 200, 30)
    show(view, replace(SQUARE, fit="fit"))
    blurred = pixel(view, 40, 30)
    assert blurred.red() > blurred.blue()
    assert blurred.red() < LEFT.red()
    show(view, replace(SQUARE, fit="fit"), compression=Compression("png", has_alpha=True))
    assert pixel(view, 110, 30).saturation() == 0


def test_letters_are_painted_where_the_video_has_them(view):
    show(view)
    before = view.grab().toImage()
    show(view, label=LabelStyle(height=0.1, corner="top-left"), captions=CaptionStyle(), caption="Hello")
    after = view.grab().toImage()
    rows = [y for y in range(220) if any(before.pixel(x, y) != after.pixel(x, y) for x in range(220))]
    assert min(rows) < 60
    assert max(rows) > 170
    assert not any(80 < y < 160 for y in rows)


def test_a_drag_takes_the_picture_along(qtbot, view):
    show(view)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(110, 110))
    qtbot.mouseMove(view, QPoint(160, 110))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(160, 110))
    assert view._settings.canvas == replace(SQUARE, centre=(0.375, 0.5))
    qtbot.mouseMove(view, QPoint(20, 20))
    assert view._settings.canvas == replace(SQUARE, centre=(0.375, 0.5))


def test_a_double_click_begins_anew(qtbot, view):
    show(view, replace(SQUARE, centre=(0.3, 0.5), zoom=3.0, background=(1, 2, 3)))
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton)
    assert view._settings.canvas == replace(SQUARE, background=(1, 2, 3))


def test_the_wheel_zooms(view):
    show(view)
    nothing, no_button = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton
    phase, middle = Qt.ScrollPhase.NoScrollPhase, QPointF(110, 110)
    turn = QWheelEvent(middle, middle, QPoint(), QPoint(0, 240), no_button, nothing, phase, False)
    QApplication.sendEvent(view, turn)
    assert view._settings.canvas.zoom == 1.21


def test_keys_do_all_that_the_mouse_does(qtbot, view):
    show(view)
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view._settings.canvas.centre == (0.45, 0.5)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view._settings.canvas.centre == (0.455, 0.5)
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view._settings.canvas.zoom == 1.1
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert view._settings.canvas.zoom == 1.0
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view._settings.canvas == SQUARE


@pytest.mark.parametrize(
    ("canvas", "compression"), [(Canvas(), Compression()), (SQUARE, Compression("wav"))], ids=["own", "wav"]
)
def test_what_has_no_place_to_choose_takes_no_focus_and_stays(qtbot, view, canvas, compression):
    show(view, canvas, compression=compression)
    assert view.focusPolicy() == Qt.FocusPolicy.NoFocus
    with qtbot.assertNotEmitted(view.placed):
        qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(110, 110))
        qtbot.mouseMove(view, QPoint(160, 110))
        qtbot.mouseRelease(view, Qt.MouseButton.LeftButton)
        qtbot.keyClick(view, Qt.Key.Key_Plus)


def test_a_screen_reader_hears_size_and_zoom(view):
    show(view, replace(SQUARE, zoom=1.5))
    assert view.accessibleDescription() == "1000 by 1000 pixels, zoom 150 %"
    show(view, Canvas())
    assert view.accessibleDescription() == "400 by 200 pixels"


def test_without_a_portrait_it_says_so(view):
    view.show_picture(ShownPicture())
    show(view)
    assert not view.grab().isNull()
    assert view.focusPolicy() == Qt.FocusPolicy.NoFocus
