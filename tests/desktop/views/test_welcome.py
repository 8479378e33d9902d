"""The first page: ways to begin, and recent projects."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QPushButton

from desktop.jobs.recent_files import RecentFiles
from desktop.settings import open_settings
from desktop.views.welcome import WelcomePage
from desktop.views.widgets.recent_list import RecentList
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.storage import save_project

_Action = Qt.DropAction


@pytest.fixture
def settings(qapp, tmp_path):
    return open_settings(tmp_path / "studio.ini")


@pytest.fixture
def recent_files(qapp):
    recent_files = RecentFiles()
    yield recent_files
    recent_files.close()


@pytest.fixture
def page(qtbot, settings, recent_files):
    page = WelcomePage(settings, recent_files)
    qtbot.addWidget(page)
    page.resize(700, 600)
    page.show()
    return page


def found(page):
    return [(file.path, file.is_there) for file in page.findChild(RecentList).files]


def dragged(*urls):
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    return data


def enter(page, data):
    any_action = _Action.CopyAction | _Action.MoveAction
    event = QDragEnterEvent(
        QPoint(50, 50), any_action, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    event.ignore()
    page.dragEnterEvent(event)
    return event


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("sample", "sample_requested"),
        ("Open a project", "open_requested"),
        ("portrait", "picture_requested"),
        ("voice", "audio_requested"),
        ("empty", "empty_requested"),
    ],
)
def test_every_button_asks_for_its_way_to_begin(qtbot, page, text, signal):
    button = next(button for button in page.findChildren(QPushButton) if text in button.text())
    with qtbot.waitSignal(getattr(page, signal)):
        button.click()


def test_nothing_is_said_of_recent_projects_at_the_first_start(page):
    assert not page.findChild(RecentList).isVisible()


def test_recent_projects_are_listed_damaged_and_lost_ones_too(qtbot, page, settings, recent_files, tmp_path):
    fine, damaged, lost = (tmp_path / f"{name}.joyvasa" for name in ("fine", "damaged", "lost"))
    save_project(fine, Project(), {})
    damaged.write_bytes(b"no project")
    settings.recent_files = (lost, damaged, fine)
    qtbot.waitUntil(lambda: found(page) == [(lost, False), (damaged, True), (fine, True)])
    assert page.findChild(RecentList).isVisible()


def test_a_recent_project_is_chosen(qtbot, page, settings, recent_files):
    with qtbot.waitSignal(recent_files.looked):
        settings.remember_file(Path("/nowhere/我的.joyvasa"))
    recent = page.findChild(RecentList)
    with qtbot.waitSignal(page.project_requested) as asked:
        recent.itemActivated.emit(recent.item(0))
    assert asked.args == [Path("/nowhere/我的.joyvasa")]


def test_a_project_leaves_the_list_when_it_shall_be_forgotten(qtbot, page, settings, recent_files):
    with qtbot.waitSignal(recent_files.looked):
        settings.recent_files = (Path("/nowhere/a.joyvasa"), Path("/nowhere/b.joyvasa"))
    recent = page.findChild(RecentList)
    recent.setCurrentRow(0)
    with qtbot.waitSignal(recent_files.looked):
        recent.actions()[0].trigger()
    assert settings.recent_files == (Path("/nowhere/b.joyvasa"),)
    assert found(page) == [(Path("/nowhere/b.joyvasa"), False)]


def test_files_are_dropped_as_copies_whatever_the_file_manager_proposes(qtbot, page):
    data = dragged("file:///a/我的.wav", "https://example.org/b.wav", "file:///c.png")
    assert enter(page, data).isAccepted()
    event = QDropEvent(
        QPointF(50, 50),
        _Action.CopyAction | _Action.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.ShiftModifier,
    )
    with qtbot.waitSignal(page.files_dropped) as dropped:
        page.dropEvent(event)
    assert dropped.args == [(Path("/a/我的.wav"), Path("/c.png"))]
    assert event.dropAction() == _Action.CopyAction


def test_it_shows_that_it_takes_files_only_while_some_are_above_it(page):
    def frame():
        return page.grab().toImage().pixelColor(12, page.height() // 2)

    idle = frame()
    enter(page, dragged("https://example.org/a.wav"))
    assert frame() == idle
    enter(page, dragged("file:///a.wav"))
    assert frame() != idle
    page.dragLeaveEvent(QDragLeaveEvent())
    assert frame() == idle


def test_it_fits_beside_the_panels_of_a_small_screen(page, settings, recent_files, qtbot):
    with qtbot.waitSignal(recent_files.looked):
        settings.recent_files = tuple(Path(f"/nowhere/{n}.joyvasa") for n in range(10))
    hint = page.minimumSizeHint()
    assert hint.width() <= 600
    assert hint.height() <= 420
