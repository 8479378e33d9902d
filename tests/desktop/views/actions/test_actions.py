"""The QActions: texts, keys after the settings, and keys that act."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from desktop.settings import open_settings
from desktop.views.actions import Actions


@pytest.fixture
def settings(qapp, tmp_path):
    return open_settings(tmp_path / "settings.ini")


@pytest.fixture
def window(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


def keys(action):
    return [keys.toString() for keys in action.shortcuts()]


def test_an_action_is_built_from_its_row(window, settings):
    action = Actions(settings, window)["timeline.snapping"]

    assert action.text() == "Snapping"
    assert action.isCheckable()
    assert keys(action) == ["N"]
    assert action.toolTip().startswith("Snapping (N)\n")
    assert not action.icon().isNull()


def test_keys_follow_the_settings_at_once(window, settings):
    actions = Actions(settings, window)
    settings.keymap = {"edit.split": ("C",)}
    assert keys(actions["edit.split"]) == ["C"]
    assert "(C)" in actions["edit.split"].toolTip()

    settings.keymap = {}

    assert keys(actions["edit.split"]) == ["S"]


def test_of_two_that_were_given_one_key_the_one_of_the_table_keeps_it(window, settings):
    settings.keymap = {"marker.add": ("S", "F9")}
    actions = Actions(settings, window)

    assert keys(actions["edit.split"]) == ["S"]
    assert keys(actions["marker.add"]) == ["F9"]


def test_a_changed_key_acts(qtbot, window, settings):
    actions = Actions(settings, window)
    window.addActions(list(actions))
    settings.keymap = {"edit.split": ("F9",)}

    with qtbot.waitSignal(actions["edit.split"].triggered):
        qtbot.keyClick(window, Qt.Key.Key_F9)
