"""Del in a list is about its row; in the window, about what is selected there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QToolButton, QWidget

from desktop.views.widgets.delete_key import DeleteKey

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot):
    """A window whose own Del and Shift+Del delete, with a list beside a row of parts."""
    window = QWidget()
    window.list, window.row, window.told = QListWidget(), QWidget(), []
    layout, inside = QHBoxLayout(window), QHBoxLayout(window.row)
    window.button, window.name = QToolButton(), QLineEdit("Nod")
    for part in (window.button, window.name):
        inside.addWidget(part)
    for part in (window.list, window.row):
        layout.addWidget(part)
    action = QAction(window)
    action.setShortcuts([QKeySequence(text) for text in ("Del", "Backspace", "Shift+Del")])
    action.triggered.connect(lambda: window.told.append("window"))
    window.addAction(action)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitActive(window)
    return window


def press(window, part, key, keys=NONE):
    part.setFocus()
    QTest.keyClick(part, key, keys)
    told = list(window.told)
    window.told.clear()
    return told


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_the_key_is_the_lists_and_otherwise_the_windows(window, key):
    assert press(window, window.list, key) == ["window"]
    DeleteKey(window.list).pressed.connect(lambda: window.told.append("list"))
    assert press(window, window.list, key) == ["list"]
    assert press(window, window.button, key) == ["window"]


def test_other_keys_stay_the_windows(window):
    DeleteKey(window.list).pressed.connect(lambda: window.told.append("list"))
    assert press(window, window.list, Qt.Key.Key_Delete, SHIFT) == ["window"]


def test_parts_of_a_row_that_do_not_use_the_key_leave_it_to_the_row(window):
    DeleteKey(window.row).pressed.connect(lambda: window.told.append("row"))
    assert press(window, window.button, Qt.Key.Key_Delete) == ["row"]
    window.name.selectAll()
    assert press(window, window.name, Qt.Key.Key_Delete) == []
    assert window.name.text() == ""
