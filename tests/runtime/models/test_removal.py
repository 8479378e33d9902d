"""Removing installed packs, and nothing else."""

import pytest

from joyvasa_runtime.errors import ModelPackError
from joyvasa_runtime.models.removal import remove_pack


def test_a_pack_of_the_users_folder_is_removed_whole(make_pack, tmp_path):
    root = tmp_path / "packs"
    pack = make_pack(root / "tiny")
    other = make_pack(root / "other")
    remove_pack(pack, folder=root)

    assert list(root.iterdir()) == [other]


@pytest.mark.parametrize("where", ["elsewhere/tiny", "packs/nested/tiny"])
def test_a_pack_that_lies_elsewhere_stays(make_pack, tmp_path, where):
    pack = make_pack(tmp_path / where)
    with pytest.raises(ModelPackError, match="not installed by you"):
        remove_pack(pack, folder=tmp_path / "packs")

    assert (pack / "pack.toml").is_file()


def test_the_folder_of_packs_itself_stays(tmp_path):
    root = tmp_path / "packs"
    root.mkdir()
    for path in (root, root / "..", root / "x" / ".."):
        with pytest.raises(ModelPackError):
            remove_pack(path, folder=root)

    assert root.is_dir()


def test_a_pack_that_is_gone_is_an_error(tmp_path):
    root = tmp_path / "packs"
    root.mkdir()
    with pytest.raises(ModelPackError, match="could not be removed"):
        remove_pack(root / "gone", folder=root)


def test_of_a_link_to_a_pack_only_the_link_is_removed(make_pack, tmp_path):
    root = tmp_path / "packs"
    root.mkdir()
    pack = make_pack(tmp_path / "mine")
    (root / "linked").symlink_to(pack, target_is_directory=True)
    remove_pack(root / "linked", folder=root)

    assert list(root.iterdir()) == []
    assert (pack / "pack.toml").is_file()
