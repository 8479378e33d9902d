"""A sentence in a signal colour."""

import pytest
from PySide6.QtGui import QPalette

from desktop.views.widgets.colours import signal_colours
from desktop.views.widgets.notice import Notice
from desktop.views.widgets.palettes import DARK, LIGHT, palette_of


def test_nothing_is_seen_without_a_text(qtbot):
    notice = Notice()
    qtbot.addWidget(notice)
    notice.show_text("error", "The disk is full")
    assert notice.text == "The disk is full"
    assert notice.isVisible()
    notice.show_text("error", "")
    assert not notice.isVisible()


@pytest.mark.parametrize("kind", ["good", "warning", "error"])
def test_its_colour_follows_its_kind_and_the_theme(qtbot, theme, kind):
    theme.apply("dark")
    notice = Notice()
    qtbot.addWidget(notice)
    notice.show_text("good", "words")
    notice.show_text(kind, "words")
    for name in ("dark", "light", "dark"):
        theme.apply(name)
        shown = notice._text.palette().color(QPalette.ColorRole.WindowText)
        assert shown == getattr(signal_colours(palette_of(DARK if name == "dark" else LIGHT)), kind)
