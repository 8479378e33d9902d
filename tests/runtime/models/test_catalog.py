"""Finding packs in the user's folder and beside the program."""

import pytest

from joyvasa_runtime.errors import ModelPackError
from joyvasa_runtime.models import catalog
from joyvasa_runtime.models.catalog import find_pack, list_packs, user_packs_folder


@pytest.fixture
def folders(tmp_path, monkeypatch):
    """The user's folder and the bundled one, both empty."""
    user, bundled = tmp_path / "user", tmp_path / "bundled"
    user.mkdir()
    bundled.mkdir()
    monkeypatch.setenv("JOYVASA_PACKS", str(user))
    monkeypatch.setattr(catalog, "resource", lambda *parts: bundled)
    return user, bundled


def test_packs_of_both_folders_are_listed_with_broken_ones(folders, make_pack):
    user, bundled = folders
    make_pack(user / "mine", pack_id="mine")
    make_pack(bundled / "starter", pack_id="starter")
    broken = make_pack(user / "broken")
    (broken / "template.npz").unlink()
    found = [(entry.folder.name, entry.is_bundled, entry.problem is None) for entry in list_packs()]
    assert found == [("broken", False, False), ("mine", False, True), ("starter", True, True)]


def test_other_folders_and_unfinished_installs_are_not_packs(folders, make_pack):
    user, _ = folders
    (user / "notes").mkdir()
    make_pack(user / ".tiny-abc")
    assert list_packs() == ()


def test_a_pack_is_found_by_id_and_by_path(folders, make_pack):
    _, bundled = folders
    folder = make_pack(bundled / "a", pack_id="starter")
    assert find_pack().folder == folder
    assert find_pack("starter").folder == folder
    assert find_pack(str(folder)).folder == folder


def test_the_users_pack_goes_before_a_bundled_one_of_the_same_id(folders, make_pack):
    user, bundled = folders
    make_pack(bundled / "starter", pack_id="starter")
    mine = make_pack(user / "starter", pack_id="starter")
    assert find_pack("starter").folder == mine


def test_an_unknown_id_names_the_packs_there_are(folders, make_pack):
    make_pack(folders[0] / "mine", pack_id="mine")
    with pytest.raises(ModelPackError, match='no model pack "other"') as caught:
        find_pack("other")
    assert "Installed: mine" in caught.value.hint


def test_asking_for_a_broken_pack_tells_what_is_wrong_with_it(folders, make_pack):
    folder = make_pack(folders[0] / "mine", pack_id="mine")
    (folder / "template.npz").unlink()
    with pytest.raises(ModelPackError, match=r"template\.npz .* is missing"):
        find_pack("mine")


def test_a_path_without_a_pack_is_an_error(tmp_path):
    with pytest.raises(ModelPackError, match="is not a model pack"):
        find_pack(str(tmp_path / "nothing"))


def test_a_users_folder_that_does_not_exist_holds_no_packs(folders, monkeypatch, tmp_path):
    monkeypatch.setenv("JOYVASA_PACKS", str(tmp_path / "none"))
    assert list_packs() == ()


@pytest.mark.parametrize(
    ("platform", "variables", "ending"),
    [
        ("linux", {"XDG_DATA_HOME": "/data"}, "/data/joyvasa-studio/packs"),
        ("linux", {"XDG_DATA_HOME": "relative"}, "/.local/share/joyvasa-studio/packs"),
        ("linux", {}, "/.local/share/joyvasa-studio/packs"),
        ("win32", {"LOCALAPPDATA": "/app"}, "/app/JoyVASA Studio/packs"),
        ("darwin", {}, "/Library/Application Support/JoyVASA Studio/packs"),
    ],
)
def test_the_users_folder_follows_the_system(monkeypatch, platform, variables, ending):
    for name in ("JOYVASA_PACKS", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", platform)
    assert user_packs_folder().as_posix().endswith(ending)
