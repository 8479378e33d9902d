"""A sentence in a signal colour."""

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


def test_its_colour_follows_its_kind_and_the_theme(qtbot):
    notice = Notice()
    qtbot.addWidget(notice)
    for tones in (DARK, LIGHT):
        notice.setPalette(palette_of(tones))
        colours = signal_colours(palette_of(tones))
        for kind in ("good", "warning", "error"):
            notice.show_text(kind, "words")
            shown = notice._text.palette().color(QPalette.ColorRole.WindowText)
            assert shown == getattr(colours, kind)
