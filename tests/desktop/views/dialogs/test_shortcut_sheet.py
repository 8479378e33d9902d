"""The sheet shows every key there is, the user's own included."""

from PySide6.QtWidgets import QLabel, QPushButton

from desktop.views.actions.keymap import keys_of, native
from desktop.views.actions.table import ACTIONS
from desktop.views.dialogs.shortcut_sheet import ShortcutSheet


def texts(sheet, role=None):
    return [label.text() for label in sheet.findChildren(QLabel) if label.property("role") == role]


def test_every_action_with_a_key_is_on_the_sheet_with_its_keys(qtbot):
    overrides = {"edit.split": ("C",), "marker.add": ()}
    sheet = ShortcutSheet(ACTIONS, overrides)
    qtbot.addWidget(sheet)

    keys = [native(key) for spec in ACTIONS for key in keys_of(spec, overrides)]
    assert texts(sheet, "key")[: len(keys)] == keys
    assert "Split at playhead" in texts(sheet)
    assert "Add marker" not in texts(sheet)
    assert texts(sheet, "heading")[-1] == "Mouse"


def test_it_leads_to_the_keyboard_map(qtbot):
    sheet = ShortcutSheet(ACTIONS, {})
    qtbot.addWidget(sheet)
    (edit,) = [b for b in sheet.findChildren(QPushButton) if b.text().startswith("Edit")]
    with qtbot.waitSignal(sheet.keymap_asked):
        edit.click()
