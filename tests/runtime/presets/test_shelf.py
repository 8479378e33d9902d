"""The user's own presets: kept, renamed, removed, handed on and found again."""

import pytest

from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.presets.bundled import BUNDLED
from joyvasa_runtime.presets.preset_file import save_preset
from joyvasa_runtime.presets.settings import ExportSettings, Preset
from joyvasa_runtime.presets.shelf import PresetShelf, find_preset, presets_folder
from joyvasa_runtime.user_folders import user_config_folder

FAST, SLOW = ExportSettings(fps=60), ExportSettings(fps=24)


@pytest.fixture
def shelf(tmp_path):
    return PresetShelf(tmp_path / "config" / "presets")


def names(shelf):
    return [one.name for one in shelf.look().presets]


def test_the_folder_lies_beside_the_settings():
    assert presets_folder() == user_config_folder() / "presets"


def test_a_shelf_that_was_never_used_is_empty(shelf):
    assert shelf.look().presets == shelf.look().problems == ()


def test_presets_are_kept_by_name(shelf):
    shelf.save("zebra", FAST)
    shelf.save("Äpfel / 我的: CON", SLOW)
    shelf.save("con", SLOW)
    assert names(shelf) == ["con", "zebra", "Äpfel / 我的: CON"]
    assert shelf.find("ZEBRA").preset == Preset("zebra", FAST)


def test_the_same_name_replaces(shelf):
    first = shelf.save("Mine", FAST)
    again = shelf.save(" mine ", SLOW)
    assert again.path == first.path
    assert shelf.look().presets == (again,)
    assert again.preset == Preset("mine", SLOW)


def test_names_that_make_the_same_file_are_different_presets(shelf):
    shelf.save("a/b", FAST)
    shelf.save("a:b", SLOW)
    assert names(shelf) == ["a/b", "a:b"]


@pytest.mark.parametrize("name", ["", "  ", BUNDLED["web"].name.upper()])
def test_an_impossible_name_keeps_nothing(shelf, name):
    with pytest.raises(ExportError):
        shelf.save(name, FAST)
    assert shelf.look().presets == ()


def test_a_preset_is_renamed_in_its_file(shelf):
    one = shelf.save("Mine", FAST)
    renamed = shelf.rename(one, "mine too")
    assert (renamed.path, renamed.preset) == (one.path, Preset("mine too", FAST))
    assert shelf.look().presets == (renamed,)


def test_a_rename_changes_the_case_alone_too(shelf):
    assert shelf.rename(shelf.save("Mine", FAST), "MINE").name == "MINE"


def test_a_rename_takes_no_name_of_another(shelf):
    one = shelf.save("Mine", FAST)
    shelf.save("Other", SLOW)
    for taken in ("other", BUNDLED["gif"].name):
        with pytest.raises(ExportError):
            shelf.rename(one, taken)
    assert names(shelf) == ["Mine", "Other"]


def test_a_removed_preset_is_gone(shelf):
    one = shelf.save("Mine", FAST)
    shelf.remove(one)
    shelf.remove(one)
    assert shelf.look().presets == ()


def test_a_damaged_file_is_reported_and_the_others_are_used(shelf):
    one = shelf.save("Mine", FAST)
    (one.path.parent / "bad.joyvasa-preset").write_text("{}")
    (one.path.parent / "notes.txt").write_text("not a preset")
    found = shelf.look()
    assert found.presets == (one,)
    assert ["bad.joyvasa-preset" in problem.message for problem in found.problems] == [True]


def test_a_file_of_somebody_else_is_imported_under_a_free_name(shelf, tmp_path):
    file = tmp_path / "theirs.joyvasa-preset"
    save_preset(file, Preset("Mine", SLOW))
    shelf.save("mine", FAST)
    assert shelf.import_file(file).name == "Mine 2"
    assert shelf.import_file(file).name == "Mine 3"
    save_preset(file, BUNDLED["gif"])
    assert shelf.import_file(file).name == f"{BUNDLED['gif'].name} 2"


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ExportError, match="can't be made"):
        PresetShelf(tmp_path / "file" / "presets").save("a", FAST)


@pytest.mark.parametrize("text", ["vertical", "VERTICAL", BUNDLED["vertical"].name])
def test_a_bundled_preset_is_found_by_both_names(shelf, text):
    assert find_preset(text, shelf) == BUNDLED["vertical"]


def test_an_own_preset_goes_before_a_short_name(shelf):
    own = shelf.save("Vertical", FAST)
    assert find_preset("vertical", shelf) == own.preset


def test_a_file_is_found_by_its_path(shelf, tmp_path):
    file = tmp_path / "theirs.joyvasa-preset"
    save_preset(file, Preset("Theirs", SLOW))
    assert find_preset(str(file), shelf) == Preset("Theirs", SLOW)


def test_an_unknown_preset_is_told_with_what_there_is(shelf):
    with pytest.raises(ExportError, match=r"no preset “nothing”.*vertical"):
        find_preset("nothing", shelf)
