"""The hidden folder of a conversion: what becomes visible and when, and what is cleared away."""

import os
from pathlib import Path

import pytest

from joyvasa_runtime.convert.workplace import Workplace
from joyvasa_runtime.held_lock import HeldLock
from joyvasa_runtime.models.install import PackExistsError


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Where packs shall lie; not there yet."""
    return tmp_path / "a" / "packs"


def make(workplace: Workplace, *names: str) -> None:
    for name in names:
        (workplace.folder / name).mkdir()
        (workplace.folder / name / "pack.toml").write_text(f"new {name}")


def texts(root: Path) -> dict[str, str]:
    return {path.parent.name: path.read_text() for path in root.rglob("pack.toml")}


def test_packs_appear_together_under_their_names_and_nothing_else_is_left(root):
    with Workplace(root) as workplace:
        make(workplace, "one", "two", "scrap")
        assert all(path.name.startswith(".") for path in root.iterdir())
        workplace.publish(["one", "two"], replace=False)
    assert texts(root) == {"one": "new one", "two": "new two"}
    assert sorted(os.listdir(root)) == ["one", "two"]


def test_what_was_not_published_vanishes_with_the_folders_that_were_made_for_it(root, tmp_path):
    with Workplace(root) as workplace:
        make(workplace, "one")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_was_there_stays(root):
    root.mkdir(parents=True)
    with Workplace(root):
        pass
    assert list(root.iterdir()) == []


@pytest.fixture
def old(root: Path) -> Path:
    """Where packs shall lie, with an older one."""
    (root / "one").mkdir(parents=True)
    (root / "one" / "pack.toml").write_text("old")
    return root


def test_a_pack_is_replaced_only_on_request(old):
    with Workplace(old) as workplace:
        make(workplace, "two", "one")
        with pytest.raises(PackExistsError, match='"one" is there already'):
            workplace.publish(["two", "one"], replace=False)
        assert texts(old / "one") == {"one": "old"}
        workplace.publish(["two", "one"], replace=True)
    assert texts(old) == {"one": "new one", "two": "new two"}


def test_if_the_second_pack_can_not_be_moved_the_first_goes_back_and_the_old_ones_stay(old):
    with Workplace(old) as workplace:
        make(workplace, "one")
        with pytest.raises(FileNotFoundError):
            workplace.publish(["one", "never made"], replace=True)
    assert texts(old) == {"one": "old"}
    assert os.listdir(old) == ["one"]


def test_the_workplace_of_a_program_that_ended_is_cleared_away(root):
    dead = root / ".joyvasa-convert-0123456789ab"
    dead.mkdir(parents=True)
    (dead / "half.onnx").write_bytes(b"x")
    dead.with_name(dead.name + ".lock").touch()
    with Workplace(root) as workplace:
        assert not dead.exists()
        assert workplace.folder.is_dir()
    assert list(root.iterdir()) == []


def test_the_workplace_of_a_running_program_is_left_alone(root):
    alive = root / ".joyvasa-convert-0123456789ab"
    alive.mkdir(parents=True)
    lock = HeldLock(alive.with_name(alive.name + ".lock"))
    with Workplace(root):
        pass
    assert alive.is_dir()
    lock.release()


def test_two_conversions_do_not_meet(root):
    with Workplace(root) as first, Workplace(root) as second:
        make(first, "one")
        make(second, "two")
        first.publish(["one"], replace=False)
        second.publish(["two"], replace=False)
    assert texts(root) == {"one": "new one", "two": "new two"}
