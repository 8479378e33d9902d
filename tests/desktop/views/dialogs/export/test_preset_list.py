"""The presets in the dialog: chosen, kept, renamed, deleted and handed on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QMessageBox

from desktop.views.dialogs.export.preset_list import PresetFiles, PresetList
from desktop.views.dialogs.export.words import preset_words
from desktop.views.widgets.notice import Notice
from joyvasa_runtime.presets.bundled import BUNDLED
from joyvasa_runtime.presets.preset_file import load_preset, save_preset
from joyvasa_runtime.presets.settings import ExportSettings, Preset
from joyvasa_runtime.presets.shelf import PresetShelf

MINE, OTHER = ExportSettings(fps=60), ExportSettings(fps=50)


@pytest.fixture
def shelf(tmp_path):
    return PresetShelf(tmp_path / "presets")


class Files:
    """Stands in for the file dialogs."""

    def __init__(self):
        self.opened = self.saved = None

    @property
    def both(self):
        return PresetFiles(lambda *_asked: self.opened, lambda *_asked: self.saved)


@pytest.fixture
def files():
    return Files()


@pytest.fixture
def presets(qtbot, shelf, files):
    def make():
        presets = PresetList(shelf, files.both)
        qtbot.addWidget(presets)
        presets.chosen.connect(presets.show_settings)
        presets.show()
        return presets

    return make


def names(presets):
    items = [presets.list.item(row) for row in range(presets.list.count())]
    return [item.text() for item in items if item.flags() & Qt.ItemFlag.ItemIsSelectable]


def marked(presets):
    return [item.text() for item in presets.list.selectedItems()]


def mark(presets, name):
    (item,) = presets.list.findItems(name, Qt.MatchFlag.MatchExactly)
    presets.list.setCurrentItem(item)


def act(presets, text):
    action = next(action for action in presets._more.menu().actions() if text in action.text())
    assert action.isEnabled()
    action.trigger()


def type_name(presets, name):
    dialog = presets.findChildren(QInputDialog)[-1]
    dialog.setTextValue(name)
    dialog.accept()


def answer(presets, text):
    question = presets.findChildren(QMessageBox)[-1]
    next(button for button in question.buttons() if button.text() == text).click()


def problem(presets):
    return presets.findChild(Notice).text


def test_all_bundled_presets_are_offered_in_words(presets):
    assert names(presets()) == [preset_words(short) for short in BUNDLED]


def test_own_presets_stand_first_under_their_heading(presets, shelf):
    shelf.save("Mine", MINE)
    made = presets()
    assert names(made)[:2] == ["Mine", preset_words("picture")]
    assert made.list.item(0).text() == "My presets"


def test_a_preset_is_chosen_by_key_and_by_mouse(qtbot, presets):
    made = presets()
    mark(made, preset_words("web"))
    with qtbot.waitSignal(made.chosen) as chosen:
        qtbot.keyClick(made.list, Qt.Key.Key_Down)
    assert chosen.args == [BUNDLED["vertical"].settings]
    made.show_settings(OTHER)
    place = made.list.visualItemRect(made.list.findItems(preset_words("gif"), Qt.MatchFlag.MatchExactly)[0])
    with qtbot.waitSignal(made.chosen) as chosen:
        qtbot.mouseClick(made.list.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert chosen.args == [BUNDLED["gif"].settings]


def test_settings_are_kept_under_a_name(presets, shelf):
    made = presets()
    made.show_settings(MINE)
    made._save.click()
    type_name(made, " Für 我 ")
    assert shelf.find("für 我").preset.settings == MINE
    assert marked(made) == ["Für 我"]


def test_a_preset_is_replaced_only_after_a_question(presets, shelf):
    shelf.save("Mine", MINE)
    made = presets()
    made.show_settings(OTHER)
    made._save.click()
    type_name(made, "mine")
    assert shelf.find("Mine").preset.settings == MINE
    answer(made, "Replace")
    assert shelf.find("Mine").preset.settings == OTHER
    assert marked(made) == ["mine"]


@pytest.mark.parametrize("name", ["", BUNDLED["web"].name])
def test_an_impossible_name_is_told(presets, shelf, name):
    made = presets()
    made._save.click()
    type_name(made, name)
    assert problem(made)
    assert shelf.look().presets == ()


def test_an_own_preset_is_renamed_and_stays_marked(presets, shelf):
    shelf.save("Mine", MINE)
    made = presets()
    mark(made, "Mine")
    act(made, "Rename")
    type_name(made, "Better")
    assert [one.name for one in shelf.look().presets] == marked(made) == ["Better"]


def test_an_own_preset_is_deleted_only_after_a_question(presets, shelf):
    shelf.save("Mine", MINE)
    made = presets()
    mark(made, "Mine")
    act(made, "Delete")
    assert shelf.find("Mine") is not None
    answer(made, "Delete")
    assert shelf.look().presets == ()
    assert "Mine" not in names(made)


def test_a_bundled_preset_is_neither_renamed_nor_deleted(presets):
    made = presets()
    mark(made, preset_words("web"))
    assert not made._rename.isEnabled()
    assert not made._delete.isEnabled()


def test_a_file_is_imported_and_chosen(qtbot, presets, shelf, files, tmp_path):
    files.opened = tmp_path / "theirs.joyvasa-preset"
    save_preset(files.opened, Preset("Theirs", OTHER))
    made = presets()
    with qtbot.waitSignal(made.chosen) as chosen:
        act(made, "Import")
    assert chosen.args == [OTHER]
    assert marked(made) == ["Theirs"]


def test_a_file_that_is_no_preset_is_told(presets, shelf, files, tmp_path):
    files.opened = tmp_path / "letter.joyvasa-preset"
    files.opened.write_text("dear")
    made = presets()
    act(made, "Import")
    assert "letter" in problem(made)
    assert shelf.look().presets == ()


def test_the_settings_are_exported_as_a_file_with_its_ending(presets, files, tmp_path):
    files.saved = tmp_path / "for you"
    made = presets()
    mark(made, preset_words("gif"))
    act(made, "Export")
    written = load_preset(tmp_path / "for you.joyvasa-preset")
    assert written == Preset(preset_words("gif"), BUNDLED["gif"].settings)


def test_a_file_whose_ending_was_not_typed_is_replaced_only_after_asking(presets, files, tmp_path):
    there = tmp_path / "mine.joyvasa-preset"
    save_preset(there, Preset("Mine", MINE))
    files.saved = tmp_path / "mine"
    made = presets()
    mark(made, preset_words("gif"))
    act(made, "Export")
    assert load_preset(there) == Preset("Mine", MINE)
    answer(made, "Replace")
    assert load_preset(there) == Preset(preset_words("gif"), BUNDLED["gif"].settings)


def test_nothing_is_done_where_no_file_is_chosen(presets, shelf):
    made = presets()
    act(made, "Import")
    act(made, "Export")
    assert shelf.look().presets == ()


def test_a_damaged_preset_is_told_and_the_others_are_offered(presets, shelf, tmp_path):
    shelf.save("Mine", MINE)
    (tmp_path / "presets" / "bad.joyvasa-preset").write_text("{}")
    made = presets()
    assert "bad.joyvasa-preset" in problem(made)
    assert "Mine" in names(made)
