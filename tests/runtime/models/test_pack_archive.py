"""Packs written into a file to be passed on, and installed from it again."""

import errno
import os
import zipfile
from pathlib import Path

import pytest

from joyvasa_runtime.errors import Cancelled, ModelPackError
from joyvasa_runtime.models import pack_archive
from joyvasa_runtime.models.install import install_pack
from joyvasa_runtime.models.pack import ModelPack, open_pack
from joyvasa_runtime.models.pack_archive import export_pack
from joyvasa_runtime.monitor import Monitor


@pytest.fixture
def pack(pack_folder: Path) -> ModelPack:
    (pack_folder / "LICENSES.txt").write_text("MIT")
    (pack_folder / "notes.py").write_text("print()")
    return open_pack(pack_folder, provider="cpu")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "out" / "tiny.jvpack"


@pytest.fixture(autouse=True)
def _folder(archive: Path) -> None:
    archive.parent.mkdir()


def test_an_exported_pack_is_installed_whole_with_its_texts_and_nothing_else(pack, archive, tmp_path):
    export_pack(pack, archive, Monitor())
    installed = install_pack(archive, Monitor(), folder=tmp_path / "packs")
    assert installed.manifest == pack.manifest
    names = {path.relative_to(installed.folder).as_posix() for path in installed.folder.rglob("*.*")}
    assert names == {"pack.toml", "LICENSES.txt"} | {file.path for file in pack.manifest.files}
    assert os.listdir(archive.parent) == ["tiny.jvpack"]


def test_the_same_pack_gives_the_same_bytes(pack, archive):
    export_pack(pack, archive, Monitor())
    first = archive.read_bytes()
    (pack.folder / "LICENSES.txt").touch()
    export_pack(pack, archive, Monitor())
    assert archive.read_bytes() == first


def test_progress_is_in_bytes(pack, archive):
    seen = []

    class Watch(Monitor):
        def show(self, stage, done, total):
            seen.append((stage, done, total))

    export_pack(pack, archive, Watch())
    with zipfile.ZipFile(archive) as file:
        total = sum(item.file_size for item in file.infolist())
    assert seen[0] == ("export", 0, total)
    assert seen[-1] == ("export", total, total)


def test_a_changed_file_is_told_and_an_older_archive_stays(pack, archive):
    archive.write_bytes(b"older")
    with (pack.folder / "template.npz").open("ab") as stream:
        stream.write(b"x")
    with pytest.raises(ModelPackError, match=r"template\.npz .* was changed or damaged"):
        export_pack(pack, archive, Monitor())
    assert archive.read_bytes() == b"older"
    assert os.listdir(archive.parent) == ["tiny.jvpack"]


def test_a_cancelled_export_leaves_nothing(pack, archive):
    monitor = Monitor()
    monitor.cancel()
    with pytest.raises(Cancelled):
        export_pack(pack, archive, monitor)
    assert os.listdir(archive.parent) == []


def test_a_full_disk_is_told_and_leaves_nothing(pack, archive, monkeypatch):
    def refuse(_descriptor):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(pack_archive.os, "fsync", refuse)
    with pytest.raises(ModelPackError, match=r"tiny\.jvpack can't be written: No space left on device"):
        export_pack(pack, archive, Monitor())
    assert os.listdir(archive.parent) == []


def test_another_ending_is_refused(pack, archive):
    with pytest.raises(ModelPackError, match=r"does not end in \.jvpack") as caught:
        export_pack(pack, archive.with_suffix(".zip"), Monitor())
    assert "tiny.jvpack" in caught.value.hint


def test_a_folder_that_is_not_there_is_told(pack, tmp_path):
    with pytest.raises(ModelPackError, match=r"tiny\.jvpack can't be written: No such file"):
        export_pack(pack, tmp_path / "none" / "tiny.jvpack", Monitor())
