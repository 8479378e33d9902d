"""Recent projects are looked at beside the window's thread, whatever their files hold."""

import threading

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter

from desktop.jobs import recent_files
from desktop.jobs.recent_files import RecentFile, RecentFiles
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.storage import save_project


def png(width, height, colour):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


@pytest.fixture
def files(qapp):
    files = RecentFiles()
    yield files
    files.close()


@pytest.fixture
def look(qtbot, files):
    def look(*paths):
        with qtbot.waitSignal(files.looked) as looked:
            files.look(paths)
        return looked.args[0]

    return look


def test_a_project_shows_its_picture_made_small(look, tmp_path):
    path = tmp_path / "我的 project.joyvasa"
    save_project(path, Project(), {}, png(320, 200, "#336699"))
    (file,) = look(path)
    assert (file.path, file.is_there) == (path, True)
    assert (file.picture.width(), file.picture.height()) == (160, 100)
    assert file.picture.pixelColor(80, 50) == QColor("#336699")


def test_lost_damaged_and_plain_files_are_told_apart(look, tmp_path):
    plain, damaged, lost = (tmp_path / f"{name}.joyvasa" for name in ("plain", "damaged", "lost"))
    save_project(plain, Project(), {})
    damaged.write_bytes(b"no project")
    assert look(lost, damaged, plain, tmp_path) == (
        RecentFile(lost, False),
        RecentFile(damaged, True),
        RecentFile(plain, True),
        RecentFile(tmp_path, False),
    )


def test_a_picture_that_is_none_is_left_out(look, tmp_path):
    path = tmp_path / "odd.joyvasa"
    save_project(path, Project(), {}, b"not a picture")
    assert look(path) == (RecentFile(path, True),)


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><rect width="64" height="64"/></svg>'


@pytest.mark.parametrize("picture", [SVG, png(1025, 2, "#336699")], ids=["svg", "large"])
def test_only_a_png_of_moderate_size_is_decoded(look, tmp_path, picture):
    path = tmp_path / "odd.joyvasa"
    save_project(path, Project(), {}, picture)
    assert look(path) == (RecentFile(path, True),)


def test_only_a_plain_file_is_opened(look, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(recent_files, "read_thumbnail", opened.append)
    plain = tmp_path / "plain.joyvasa"
    plain.write_bytes(b"")
    look(tmp_path, tmp_path / "lost.joyvasa", plain)
    assert opened == [plain]


def test_the_files_are_read_beside_the_windows_thread(look, tmp_path, monkeypatch):
    threads = []
    monkeypatch.setattr(
        recent_files, "read_thumbnail", lambda _path: threads.append(threading.current_thread())
    )
    paths = (tmp_path / "a.joyvasa", tmp_path / "b.joyvasa")
    for path in paths:
        path.write_bytes(b"")
    look(*paths)
    assert len(threads) == 2
    assert threading.main_thread() not in threads
