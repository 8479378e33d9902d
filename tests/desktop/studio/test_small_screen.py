"""The window on a small screen: all of it fits, and what matters is in sight."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QToolButton

from joyvasa_runtime.project.operations.layers import add_layer
from tests.desktop.studio.conftest import SMALL_SCREEN
from tests.desktop.studio.test_languages import is_cut_off, shown, too_wide


def test_whatever_the_window_shows_it_fits(language, window, screens):
    width, height = SMALL_SCREEN
    too_large = []
    for name, _root in screens():
        needed = window.minimumSizeHint()
        if needed.width() > width or needed.height() > height:
            too_large.append(f"{name}: {needed.width()} x {needed.height()}")

    assert too_large == []


def test_no_text_of_a_panel_is_cut_off(qtbot, language, window, studio):
    with qtbot.waitSignal(studio.session.opened):
        window.actions_by_id["file.open_sample"].trigger()
    window.resize(*SMALL_SCREEN)
    studio.selection.select_clips(frozenset({studio.store.project.tracks[0].clips[0].id}))
    cut = []
    for dock in window.docks.all:
        dock.raise_()
        # What changes with the width is laid out a moment later.
        QApplication.processEvents()
        cut += [
            widget.text() for widget in shown(dock, QPushButton, QToolButton, QLabel) if is_cut_off(widget)
        ]
        cut += too_wide(dock)

    assert cut == []


@pytest.fixture
def curves(qtbot, window, studio):
    """The curve editor with the sample's clip, in a small window."""
    with qtbot.waitSignal(studio.session.opened):
        window.actions_by_id["file.open_sample"].trigger()
    window.resize(*SMALL_SCREEN)
    window.docks.curves.raise_()
    qtbot.waitUntil(window.panels.curves.canvas.isVisible)
    return window.panels.curves


def test_no_tool_of_the_curves_is_behind_an_arrow(qtbot, language, window, curves):
    bar, arrow = curves.bar, curves.bar.findChild(QToolButton, "qt_toolbar_ext_button")
    for width in (SMALL_SCREEN[0], 1920, SMALL_SCREEN[0]):
        window.resize(width, SMALL_SCREEN[1])
        qtbot.waitUntil(lambda width=width: (bar.width() > 1200) == (width == 1920))
        assert all(tool.isVisible() for tool in bar.tools.buttons)
        assert not arrow.isVisible()
        if width == 1920:
            named = bar.tools.hold.toolButtonStyle()
            assert named == Qt.ToolButtonStyle.ToolButtonTextBesideIcon


def test_the_active_layer_is_in_sight_among_many(qtbot, curves, studio):
    clip_id = studio.store.project.tracks[0].clips[0].id
    for number in range(8):
        studio.store.edit("", lambda project, name=f"L{number}": add_layer(project, clip_id, name))
    first, *_others, last = studio.store.project.clip(clip_id).performance.layers

    for layer in (first, last, first):
        studio.active.choose_layer(layer.id)
        row = curves.layers.rows[layer.id]
        qtbot.waitUntil(lambda row=row: row.visibleRegion().boundingRect().height() == row.height())


@pytest.mark.parametrize("name", ["inspector", "expression", "portrait"])
def test_a_panel_with_little_to_say_is_not_scrolled(qtbot, window, name):
    window.resize(*SMALL_SCREEN)
    dock = getattr(window.docks, name)
    dock.raise_()
    qtbot.waitUntil(dock.widget().isVisible)
    area = dock.widget()
    assert isinstance(area, QScrollArea)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)
