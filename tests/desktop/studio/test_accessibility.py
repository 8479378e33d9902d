"""Everything can be named, reached and seen by the keyboard: the window, its panels and its dialogs."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollBar,
    QTabBar,
    QTabWidget,
    QToolBar,
    QWidget,
)

from desktop.views.preview.canvas import Canvas
from desktop.views.timeline.ruler import Ruler

# They are clicked for Escape to call a drag off; all that the mouse does there, actions do by keys.
CLICKED = (Ruler, Canvas)
INSIDE = (QAbstractSpinBox, QComboBox, QLineEdit)


@pytest.fixture(params=["dark", "light"])
def theme(request, theme):
    theme.apply(request.param)
    return theme


def is_ours(widget):
    """Not a part of one of Qt's widgets."""
    is_part = isinstance(widget.parent(), INSIDE) or widget.objectName().startswith("qt_")
    return not is_part and not isinstance(widget, QScrollBar)


def shown(root):
    return [
        widget for widget in (root, *root.findChildren(QWidget)) if widget.isVisible() and is_ours(widget)
    ]


def takes_focus(widget):
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not isinstance(widget, QLabel | QTabWidget)


def by_tab(widget):
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and takes_focus(widget)


def name_of(widget, root):
    buddies = [label.text() for label in root.findChildren(QLabel) if label.buddy() is widget]
    own = widget.text() if isinstance(widget, QAbstractButton) else ""
    if isinstance(widget, QTabBar):
        own = widget.tabText(0)
    return next((text for text in (widget.accessibleName(), own, *buddies) if text.strip()), "")


def said(name, widget):
    return f"{name}: {type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}"


def test_whatever_takes_the_focus_has_a_name(window, screens):
    nameless = [
        said(name, widget)
        for name, root in screens()
        for widget in shown(root)
        if (takes_focus(widget) or isinstance(widget, QAbstractButton)) and not name_of(widget, root)
    ]

    assert nameless == []


def test_whatever_takes_the_focus_is_reached_by_tab(window, screens):
    out_of_reach = [
        said(name, widget)
        for name, root in screens()
        for widget in shown(root)
        if (takes_focus(widget) or isinstance(widget, QAbstractButton))
        and not by_tab(widget)
        and not isinstance(widget, CLICKED)
        and not isinstance(widget.parent(), QToolBar)  # the menus have all of it, with keys
        and not is_chosen_by_arrows(widget)
    ]

    assert out_of_reach == []


def is_chosen_by_arrows(widget):
    """One of several buttons of which one is on: Tab comes to that one, arrows go on."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group is not None and group.exclusive() and not widget.isChecked()


def tab_round(qtbot, root):
    """Each widget that Tab comes to in a window, with its look while it has the focus and afterwards."""
    top = root.window()
    top.activateWindow()
    qtbot.waitUntil(top.isActiveWindow)
    QTest.keyClick(top.focusWidget() or top, Qt.Key.Key_Tab)
    seen = {}
    for _ in range(300):
        widget = QApplication.focusWidget()
        if widget is None or widget in seen:
            return seen
        with_focus = widget.grab().toImage()
        QTest.keyClick(widget, Qt.Key.Key_Tab)
        seen[widget] = with_focus, widget.grab().toImage()
    return seen


def test_tab_comes_to_everything_and_the_focus_is_seen(qtbot, theme, window, screens):
    missed, unseen, checked = [], [], 0
    for name, root in screens():
        looks = tab_round(qtbot, root)
        proxied = {widget.focusProxy() for widget in looks} | set(looks)
        for widget in shown(root):
            if by_tab(widget) and widget.isEnabled() and widget.focusProxy() is None:
                checked += 1
                if widget not in proxied:
                    missed.append(said(name, widget))
        unseen += [
            said(name, widget)
            for widget, (with_focus, without) in looks.items()
            if with_focus == without and root.isAncestorOf(widget)
        ]

    assert missed == [], "\n".join(missed)
    assert unseen == [], "\n".join(unseen)
    assert checked > 100


@pytest.mark.parametrize("part", ["lanes", "ruler", "canvas"])
def test_a_painted_widget_with_the_focus_has_a_frame_of_two_pixels(qtbot, theme, window, screens, part):
    next(walk := screens())
    next(walk)
    widget = {
        "lanes": window.panels.timeline.lanes,
        "ruler": window.panels.timeline.ruler,
        "canvas": window.preview.canvas,
    }[part]
    window.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    picture, colour = widget.grab().toImage(), widget.palette().highlight().color()
    ratio = widget.devicePixelRatio()

    right = widget.width() - 1
    for place in (QPoint(30, 0), QPoint(30, 1), QPoint(right, 30), QPoint(right - 1, 30)):
        assert picture.pixelColor(place * ratio) == colour
    widget.clearFocus()
    assert widget.grab().toImage().pixelColor(QPoint(30, 0) * ratio) != colour


def test_the_timeline_tells_what_is_selected_and_where_the_playhead_is(window, studio, screens):
    next(walk := screens())
    next(walk)
    lanes = window.panels.timeline.lanes

    assert lanes.accessibleDescription() == (
        "Tracks: 1, clips: 1. Selected: voice.wav on Voice, 00:00:00 to 00:07:03. Playhead at 00:00:00."
    )
    studio.selection.select_clips(frozenset())
    studio.playback.seek(30)
    assert lanes.accessibleDescription() == (
        "Tracks: 1, clips: 1. No clip is selected. Playhead at 00:01:05."
    )
