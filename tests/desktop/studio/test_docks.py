"""Where the window's panels stand: each once, its row of tabs where nothing else is."""

import pytest
from PySide6.QtWidgets import QTabBar

ROWS = [
    ["Inspector", "Expression", "Portrait", "Captions"],
    ["Media", "Library", "Recorder", "Puppeteer"],
    ["Quality", "Markers", "History", "Jobs", "Models"],
    ["Timeline", "Curves", "Takes"],
]


def rows_of_tabs(window):
    """Texts of every row of tabs that is seen in the window, in alphabetical order."""
    bars = [bar for bar in window.findChildren(QTabBar) if bar.parent() is window and bar.isVisible()]
    seen = [bar for bar in bars if window.rect().intersects(bar.geometry())]
    return sorted([bar.tabText(index) for index in range(bar.count())] for bar in seen)


def test_every_panel_has_its_place_once(qtbot, window):
    qtbot.waitUntil(lambda: rows_of_tabs(window) == ROWS)


@pytest.mark.parametrize("moved", ["markers", "media", "inspector"])
def test_the_layout_can_be_reset_after_a_panel_floated_and_another_was_closed(qtbot, window, moved):
    getattr(window.docks, moved).setFloating(True)
    window.docks.packs.hide()
    window.docks.reset()
    qtbot.waitUntil(lambda: rows_of_tabs(window) == ROWS)
    assert not any(dock.isFloating() for dock in window.docks.all)
    assert not any(dock.isHidden() for dock in window.docks.all)
