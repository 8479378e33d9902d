"""Packs as the window sees them: listed, installed, replaced and removed, never on the window's thread."""

import shutil
import zipfile

import pytest
from PySide6.QtCore import Qt

from desktop.jobs.packs import Packs
from joyvasa_runtime.errors import ModelPackError
from joyvasa_runtime.resources import resource


@pytest.fixture
def root(monkeypatch, tmp_path):
    root = tmp_path / "packs"
    monkeypatch.setenv("JOYVASA_PACKS", str(root))
    return root


@pytest.fixture
def packs(qtbot, root):
    packs = Packs()
    yield packs
    packs.close()


@pytest.fixture(scope="session")
def archive(tmp_path_factory):
    """The program's own pack under another id, as a file."""
    starter = resource("packs", "starter")
    path = tmp_path_factory.mktemp("file") / "mein Pack 包.jvpack"
    with zipfile.ZipFile(path, "w") as file:
        for part in starter.iterdir():
            if part.name == "pack.toml":
                file.writestr("pack.toml", part.read_text("utf-8").replace('id = "starter"', 'id = "mine"'))
            else:
                file.write(part, part.name)
    return path


def refresh(qtbot, packs):
    with qtbot.waitSignal(packs.changed):
        packs.refresh()


def install(qtbot, packs, archive, **options):
    with qtbot.waitSignal(packs.installed):
        packs.install(archive, **options)


def test_the_bundled_pack_is_described_by_its_manifest(qtbot, packs):
    refresh(qtbot, packs)

    (info,) = packs.infos
    assert (info.id, info.is_bundled, info.is_usable) == ("starter", True, True)
    assert (info.licence, info.kinds, info.frame_size) == ("MIT", ("human", "animal"), 512)
    assert info.size_bytes > 10**6
    assert info.problem is None
    assert packs.info(packs.builtin) is info


def test_an_installed_pack_is_there_and_can_be_removed(qtbot, packs, archive, root):
    steps = []
    packs.progressed.connect(lambda *step: steps.append(step))
    busy = []
    packs.busy_changed.connect(busy.append)
    install(qtbot, packs, archive)

    assert [info.id for info in packs.infos] == ["mine", "starter"]
    assert busy == [True, False]
    assert steps[-1][1:] == (steps[-1][2], steps[-1][2])

    with qtbot.waitSignal(packs.removed):
        packs.remove(packs.info("mine"))
    assert [info.id for info in packs.infos] == ["starter"]
    assert list(root.iterdir()) == []


def test_a_pack_that_is_there_is_replaced_only_when_asked(qtbot, packs, archive):
    install(qtbot, packs, archive)
    with qtbot.waitSignal(packs.replacement_needed) as asked:
        packs.install(archive)

    assert asked.args[0] == archive
    assert "mine" in asked.args[1].message
    assert not packs.is_busy
    install(qtbot, packs, archive, replace=True)


def test_a_file_that_is_no_pack_is_an_error_and_changes_nothing(qtbot, packs, tmp_path, root):
    path = tmp_path / "voice.jvpack"
    path.write_text("no zip")
    with qtbot.waitSignal(packs.failed) as failed:
        packs.install(path)

    assert isinstance(failed.args[0], ModelPackError)
    assert not packs.is_busy
    assert not root.exists() or list(root.iterdir()) == []


def test_a_cancelled_installation_leaves_nothing(qtbot, packs, archive, root):
    # On the thread that installs, which has more steps to go: the window's may hear of them too late.
    packs.progressed.connect(lambda *_step: packs.cancel(), Qt.ConnectionType.DirectConnection)
    with qtbot.waitSignal(packs.busy_changed, check_params_cb=lambda is_busy: not is_busy):
        packs.install(archive)

    assert list(root.iterdir()) == []
    assert packs.infos == ()


def test_a_broken_pack_is_listed_with_what_is_wrong(qtbot, packs, root):
    (root / "broken").mkdir(parents=True)
    (root / "broken" / "pack.toml").write_text("api = 1")
    refresh(qtbot, packs)

    broken, starter = packs.infos
    assert (broken.id, broken.is_usable, starter.is_usable) == ("broken", False, True)
    assert broken.problem.message
    assert packs.info("broken") is None


def test_an_own_pack_goes_before_the_bundled_one_of_its_id(qtbot, packs, root):
    shutil.copytree(resource("packs", "starter"), root / "starter")
    refresh(qtbot, packs)

    assert [(info.is_bundled, info.is_hidden) for info in packs.infos] == [(False, False), (True, True)]
    assert not packs.info("starter").is_bundled


def test_the_bundled_pack_cannot_be_removed(qtbot, packs):
    refresh(qtbot, packs)
    with qtbot.waitSignal(packs.failed):
        packs.remove(packs.infos[0])

    assert resource("packs", "starter", "pack.toml").is_file()
