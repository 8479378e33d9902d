"""Labels in a signal colour."""

from PySide6.QtGui import QPalette

from desktop.views.widgets.colours import signal_colours
from desktop.views.widgets.labels import label, set_tint


def test_a_tint_comes_goes_and_follows_the_theme(qtbot, theme):
    theme.apply("dark")
    made = label("words")
    qtbot.addWidget(made)
    made.show()

    def colour():
        return made.palette().color(QPalette.ColorRole.WindowText)

    usual = colour()
    set_tint(made, "warning")
    assert colour() == signal_colours(made.palette()).warning
    before = colour()
    theme.apply("light")
    assert colour() == signal_colours(made.palette()).warning != before
    set_tint(made, None)
    theme.apply("dark")
    assert colour() == usual
