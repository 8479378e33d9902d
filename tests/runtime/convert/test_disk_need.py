"""The room that a conversion takes, asked for before it begins."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from joyvasa_runtime.convert import disk_need
from joyvasa_runtime.convert.disk_need import check_room, needed_bytes
from joyvasa_runtime.convert.published_files import PortraitFiles, PublishedFiles
from joyvasa_runtime.errors import ModelPackError

MB = 1_000_000
RESERVE = 64 * 2**20


@pytest.fixture
def files(tmp_path: Path) -> PublishedFiles:
    def sized(name: str, size_mb: int) -> Path:
        path = tmp_path / name
        path.write_bytes(b"")
        with path.open("r+b") as stream:
            stream.truncate(size_mb * MB)
        return path

    portrait = PortraitFiles("human", sized("f", 10), sized("m", 20), sized("w", 30), sized("g", 40))
    return PublishedFiles(sized("motion", 100), sized("template", 0), (portrait,))


def test_the_need_follows_from_the_checkpoints(files):
    assert needed_bytes(files, "fp32") == pytest.approx(1.1 * 200 * MB + RESERVE)
    assert needed_bytes(files, "fp16") == pytest.approx(1.1 * 235 * MB + RESERVE)


def test_a_disk_without_room_is_refused_with_both_figures(files, tmp_path, monkeypatch):
    folder = tmp_path / "not" / "there"
    monkeypatch.setattr(disk_need.shutil, "disk_usage", lambda _folder: SimpleNamespace(free=287_108_863))
    with pytest.raises(ModelPackError, match=r"take 287 MB and .*there has 287 MB free"):
        check_room(folder, files, "fp32")
    monkeypatch.setattr(disk_need.shutil, "disk_usage", lambda _folder: SimpleNamespace(free=287_108_864))
    check_room(folder, files, "fp32")
