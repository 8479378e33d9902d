"""Who gets a key: the focused widget or the window's action."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QDoubleSpinBox,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from desktop.views.actions.key_guard import KeyGuard

KEYS = ["Space", "S", "Up", "Right", "Shift+Right", "Delete"]


@pytest.fixture
def guard(qapp):
    guard = KeyGuard(qapp)
    yield guard
    qapp.focusChanged.disconnect(guard._watch)
    guard.deleteLater()


@pytest.fixture
def window(qtbot, guard):
    """A window with an action for every key; the names of those that acted are in `acted`."""
    window = QMainWindow()
    qtbot.addWidget(window)
    body = QWidget()
    window.before, window.button, window.slider = QPushButton("Before"), QPushButton("Press"), QSlider()
    window.slider.setOrientation(Qt.Orientation.Horizontal)
    window.line, window.number, window.list = QLineEdit(), QDoubleSpinBox(), QListWidget()
    window.list.addItems(["one", "two", "three"])
    layout = QVBoxLayout(body)
    for widget in (window.before, window.button, window.slider, window.line, window.number, window.list):
        layout.addWidget(widget)
    window.setCentralWidget(body)
    window.acted = []
    for keys in KEYS:
        action = QAction(keys, window)
        action.setShortcut(keys)
        action.triggered.connect(lambda _checked=False, keys=keys: window.acted.append(keys))
        window.addAction(action)
    window.show()
    window.activateWindow()
    yield window
    window.close()


def press(qtbot, key, modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifiers)


def test_space_plays_after_a_button_was_clicked(qtbot, window):
    pressed = []
    window.button.clicked.connect(lambda: pressed.append(1))
    qtbot.mouseClick(window.button, Qt.MouseButton.LeftButton)
    press(qtbot, Qt.Key.Key_Space)

    assert (window.acted, pressed) == (["Space"], [1])


def test_space_presses_a_button_that_was_reached_by_tab(qtbot, window):
    pressed = []
    window.button.clicked.connect(lambda: pressed.append(1))
    window.before.setFocus()
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Space)

    assert (window.acted, pressed) == ([], [1])


def test_arrows_step_frames_after_a_slider_was_dragged_and_move_it_after_tab(qtbot, window):
    qtbot.mouseClick(window.slider, Qt.MouseButton.LeftButton)
    before = window.slider.value()
    press(qtbot, Qt.Key.Key_Right)
    assert (window.acted, window.slider.value()) == (["Right"], before)

    window.button.setFocus()
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Right)
    assert (window.acted, window.slider.value()) == (["Right"], before + 1)


def test_a_text_field_keeps_letters_spaces_and_arrows(qtbot, window):
    window.line.setFocus()
    qtbot.keyClicks(window.line, "s ")
    press(qtbot, Qt.Key.Key_Delete)
    press(qtbot, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)

    assert window.line.text() == "s "
    assert window.acted == []


def test_a_number_is_stepped_by_the_arrows(qtbot, window):
    window.number.setFocus()
    press(qtbot, Qt.Key.Key_Up)

    assert window.number.value() == 1
    assert window.acted == []


def test_a_list_is_walked_by_the_arrows_and_leaves_letters_and_space_to_the_window(qtbot, window):
    qtbot.mouseClick(window.list.viewport(), Qt.MouseButton.LeftButton)
    window.list.setCurrentRow(2)
    press(qtbot, Qt.Key.Key_Up)
    qtbot.keyClick(window.list, Qt.Key.Key_S)
    press(qtbot, Qt.Key.Key_Space)

    assert window.list.currentRow() == 1
    assert window.acted == ["S", "Space"]


def test_a_widget_that_is_removed_while_it_has_the_focus_does_no_harm(qtbot, window):
    window.line.setFocus()
    window.line.deleteLater()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not window.line)
    window.button.setFocus()
    press(qtbot, Qt.Key.Key_Space)

    assert window.acted == ["Space"]
