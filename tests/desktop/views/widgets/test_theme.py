"""The theme changes live: palette, style sheet and icons."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton

from desktop.views.widgets.colours import is_dark
from desktop.views.widgets.icons import set_icon


def test_each_theme_dresses_the_program(theme):
    theme.apply("dark")
    assert is_dark(QApplication.palette())
    assert theme.is_dark

    theme.apply("light")
    assert not is_dark(QApplication.palette())
    assert "$" not in QApplication.instance().styleSheet()


def test_a_change_is_told_once(theme):
    told = []
    theme.changed.connect(lambda: told.append(theme.is_dark))
    theme.apply("dark")
    theme.apply("dark")
    theme.apply("light")

    assert told == [True, False]


def test_the_system_is_followed_only_when_asked_to(theme):
    theme.apply("light")
    theme._follow_system(Qt.ColorScheme.Dark)
    assert not theme.is_dark

    theme.apply("system")
    assert theme.is_dark == (QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark)


def test_icons_get_the_colour_of_the_theme(qtbot, theme):
    button = QToolButton()
    qtbot.addWidget(button)
    theme.apply("light")
    set_icon(button, "stop")
    light = button.icon().pixmap(24).toImage().pixelColor(12, 12)
    theme.apply("dark")
    dark = button.icon().pixmap(24).toImage().pixelColor(12, 12)

    assert light.lightness() < 64
    assert dark.lightness() > 192
