"""Icons: there, in the palette's colour, sharp, and following the theme."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from desktop.views.widgets.icons import icon, icon_picture, refresh_icons, set_icon
from desktop.views.widgets.labels import set_role
from joyvasa_runtime.errors import JoyVasaError


@pytest.fixture
def text_colour(qapp):
    before = QApplication.palette()

    def change(colour):
        palette = QPalette(before)
        palette.setColor(QPalette.ColorGroup.All, QPalette.ColorRole.ButtonText, QColor(colour))
        QApplication.setPalette(palette)

    yield change
    QApplication.setPalette(before)


def ink(pixmap):
    """Colour of the most opaque pixel."""
    image = pixmap.toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(pixels, key=lambda pixel: pixel.alpha())


def test_an_icon_has_the_colour_it_is_given(qapp):
    assert ink(icon("play", QColor("#ff0000")).pixmap(24)) == QColor("#ff0000")


def test_an_icon_is_drawn_for_every_scale(qapp):
    for scale in (1.0, 1.5, 2.0):
        pixmap = icon("settings").pixmap(QSize(16, 16), scale)
        assert pixmap.width() == round(16 * scale)


def test_a_disabled_icon_is_paler(qapp):
    normal = ink(icon("play").pixmap(24))
    disabled = ink(icon("play").pixmap(24, QIcon.Mode.Disabled))

    assert disabled != normal


def test_an_unknown_icon_is_an_error_with_its_name(qapp):
    with pytest.raises(JoyVasaError, match="no_such_icon"):
        icon("no_such_icon")


def test_a_button_keeps_its_icon_in_another_theme(qtbot, text_colour):
    button = QToolButton()
    qtbot.addWidget(button)
    text_colour("#102030")
    set_icon(button, "play")
    assert ink(button.icon().pixmap(24)) == QColor("#102030")

    text_colour("#fedcba")
    refresh_icons()

    assert ink(button.icon().pixmap(24)) == QColor("#fedcba")


@pytest.mark.parametrize("is_dressed_first", [True, False])
def test_the_icon_of_the_main_button_has_the_colour_of_its_text(qtbot, text_colour, is_dressed_first):
    text_colour("#102030")
    button = QPushButton("Go")
    qtbot.addWidget(button)
    if is_dressed_first:
        set_role(button, "primary")
    set_icon(button, "play")
    if not is_dressed_first:
        set_role(button, "primary")
    accent_text = QApplication.palette().color(QPalette.ColorRole.HighlightedText)
    assert ink(button.icon().pixmap(24)) == accent_text
    refresh_icons()
    assert ink(button.icon().pixmap(24)) == accent_text


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_large_picture_has_a_pixel_for_every_one_of_the_screen(qapp, ratio):
    made = icon_picture("portrait", 64, ratio, QColor("#ff0000"))

    assert made.size() == QSize(round(64 * ratio), round(64 * ratio))
    assert made.devicePixelRatio() == ratio
    assert ink(made) == QColor("#ff0000")
