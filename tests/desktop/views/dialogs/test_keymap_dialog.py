"""The editor of the keyboard map: finding, setting, taking over, going back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTreeWidget

from desktop.views.actions.table import ACTIONS
from desktop.views.dialogs.keymap_dialog import KeymapDialog


@pytest.fixture
def dialog(qtbot):
    dialog = KeymapDialog(ACTIONS, {"timeline.fit": ("F",)})
    dialog.show()
    yield dialog
    dialog.close()


def click(dialog, text):
    (found,) = [button for button in dialog.findChildren(QPushButton) if button.text() == text]
    found.click()


def is_enabled(dialog, text):
    (found,) = [button for button in dialog.findChildren(QPushButton) if button.text() == text]
    return found.isEnabled()


def press(qtbot, dialog, key, modifiers=Qt.KeyboardModifier.NoModifier):
    dialog._field.setFocus()
    qtbot.keyClick(dialog._field, key, modifiers)


def shown(dialog):
    """Texts of the visible actions with their keys."""
    tree = dialog.findChild(QTreeWidget)
    groups = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    items = [group.child(row) for group in groups for row in range(group.childCount())]
    return {item.text(0): item.text(1) for item in items if not item.isHidden()}


def says(dialog, text):
    return any(text in label.text() for label in dialog.findChildren(QLabel))


def test_every_action_is_shown_with_its_keys(dialog):
    assert len(shown(dialog)) == len(ACTIONS)
    assert shown(dialog)["Zoom to fit"] == "F"
    assert shown(dialog)["Redo"] == "Ctrl+Shift+Z  Ctrl+Y"


def test_a_pressed_key_becomes_the_only_one(qtbot, dialog):
    dialog.select("edit.redo")
    press(qtbot, dialog, Qt.Key.Key_F9)
    click(dialog, "Set")

    assert dialog.overrides["edit.redo"] == ("F9",)
    assert shown(dialog)["Redo"] == "F9"


def test_a_key_is_added_to_those_there_are(qtbot, dialog):
    dialog.select("edit.split")
    press(qtbot, dialog, Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    click(dialog, "Add")

    assert dialog.overrides["edit.split"] == ("S", "Alt+K")


def test_who_has_a_key_is_said_and_then_loses_it(qtbot, dialog):
    dialog.select("edit.split")
    press(qtbot, dialog, Qt.Key.Key_G)
    assert says(dialog, "G belongs to “Generate motion”")
    click(dialog, "Set")

    assert dialog.overrides["edit.split"] == ("G",)
    assert dialog.overrides["clip.generate"] == ()
    assert not says(dialog, "belongs to")


def test_a_key_that_it_has_already_cannot_be_added_again(qtbot, dialog):
    dialog.select("edit.split")
    press(qtbot, dialog, Qt.Key.Key_S)

    assert not is_enabled(dialog, "Set")
    assert not is_enabled(dialog, "Add")


def test_an_action_can_be_left_without_a_key_and_be_given_its_own_back(dialog):
    dialog.select("transport.play")
    click(dialog, "Remove")
    assert shown(dialog)["Play or stop"] == ""
    click(dialog, "Default")

    assert "transport.play" not in dialog.overrides
    assert not is_enabled(dialog, "Default")


def test_all_defaults_forgets_every_change(dialog):
    click(dialog, "All defaults")

    assert dialog.overrides == {}
    assert not is_enabled(dialog, "All defaults")


@pytest.mark.parametrize(("text", "names"), [("fit", {"Zoom to fit", "Fit picture"}), ("ctrl+y", {"Redo"})])
def test_searching_finds_actions_by_name_and_by_key(qtbot, dialog, text, names):
    qtbot.keyClicks(dialog.findChild(QLineEdit), text)

    assert names <= set(shown(dialog))
    assert len(shown(dialog)) < 8


def test_nothing_is_told_before_it_is_accepted(qtbot, dialog):
    told = []
    dialog.chosen.connect(told.append)
    dialog.select("edit.split")
    click(dialog, "Remove")
    dialog.reject()
    assert told == []
    dialog.accept()

    assert told == [{"timeline.fit": ("F",), "edit.split": ()}]
