"""The window in Chinese and in English: nothing is left in the other language, nothing is cut off."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from desktop.translation import Translation

CHINESE = re.compile("[\u4e00-\u9fff]")
ENGLISH = re.compile("[A-Za-z]{3,}")
# Names, file names and what the document calls its own.
KEPT = re.compile(
    r"^JoyVASA( Studio( starter)?)?$|^English$|^Voice$|^Film|\.(wav|jpg|mp4|joyvasa)$|^\.venv\W|"
    r" \(Fake\)$|"
    r"^Trained on|^NVIDIA|fp32|^DD[IP]M|^DPM|^JoyVASA Studio \d|^(Ctrl|Shift|Alt|Home|End|Del|Esc|Tab|F\d)"
)


NARROWEST = 200


@pytest.fixture
def chinese(qapp):
    translation = Translation(qapp, "zh_CN")
    yield
    translation.remove()
    translation.deleteLater()


def shown(root, *kinds):
    return [
        widget for widget in root.findChildren(QWidget) if widget.isVisible() and isinstance(widget, kinds)
    ]


def texts_of(widget):
    yield widget.toolTip()
    yield widget.accessibleName()
    yield widget.windowTitle() if widget.isWindow() else ""
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(index) for index in range(widget.count()))
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()


def test_nothing_is_left_in_english(chinese, window, screens):
    left = {
        f"{name}: {text}"
        for name, root in screens()
        if name != "help.about"  # licences are in their own words
        for widget in shown(root, QWidget)
        for text in texts_of(widget)
        if ENGLISH.search(text) and not CHINESE.search(text) and not KEPT.search(text)
    }

    assert left == set()


def test_the_menus_are_chinese_and_no_text_stands_twice_in_one(chinese, window):
    titles = [action.text() for action in window.menuBar().actions()]
    assert titles[:3] == ["文件(&F)", "编辑(&E)", "片段(&C)"]

    for menu in window.menuBar().findChildren(QMenu):
        texts = [action.text() for action in menu.actions() if not action.isSeparator()]
        assert len(texts) == len(set(texts)), texts
    for action in window.findChildren(QAction):
        text = action.text()
        assert CHINESE.search(text) or not ENGLISH.search(text) or KEPT.search(text), text


def test_the_mnemonics_of_the_menu_bar_are_all_different(language, window):
    keys = [re.search("&(.)", action.text())[1].upper() for action in window.menuBar().actions()]

    assert len(keys) == len(set(keys)) == 9


def is_cut_off(widget):
    if not widget.text() or widget.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Ignored:
        return False
    if isinstance(widget, QLabel) and (widget.wordWrap() or not widget.pixmap().isNull()):
        return False
    is_icon_only = widget_shows_icon_only(widget)
    return not is_icon_only and widget.width() < widget.minimumSizeHint().width()


def widget_shows_icon_only(widget):
    if not isinstance(widget, QToolButton):
        return False
    is_bare = widget.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
    # A letter on a square, such as M for mute, fits by its design.
    return (is_bare and not widget.icon().isNull()) or len(widget.text()) == 1


def too_wide(root):
    """Pages that don't scroll sideways and need more than their panel has."""
    for area in shown(root, QScrollArea):
        page, room = area.widget(), area.viewport().width()
        is_fixed = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        # A panel that was never in front has no width of its own yet.
        if is_fixed and room >= NARROWEST and page is not None and page.minimumSizeHint().width() > room:
            yield type(page).__name__


def test_no_text_is_cut_off(language, window, screens):
    cut, checked = [], 0
    for name, root in screens():
        for widget in shown(root, QPushButton, QToolButton, QLabel):
            checked += 1
            if is_cut_off(widget):
                cut.append(
                    f"{name}: {widget.text()} ({widget.width()} of {widget.minimumSizeHint().width()})"
                )
        cut += [f"{name}: {page} is wider than its panel" for page in too_wide(root)]

    assert cut == []
    assert checked > 100


def test_an_error_of_the_runtime_is_told_in_chinese(chinese, window):
    window.actions_by_id["track.add_voice"].trigger()
    window.actions_by_id["track.move_up"].trigger()
    window.say("No clip is selected. Select a clip first.")

    assert window.statusBar().currentMessage() == "未选择片段。请先选择片段。"


def test_new_tracks_and_steps_of_the_history_are_named_in_chinese(chinese, window, studio):
    window.actions_by_id["track.add_voice"].trigger()

    assert studio.store.project.tracks[0].name == "语音"
    assert studio.store.undo_stack.undoText() == "添加语音轨道"
    assert window.actions_by_id["edit.undo"].text() == "撤销: 添加语音轨道"
