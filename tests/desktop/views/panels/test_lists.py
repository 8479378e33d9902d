"""The panels that list: media and history."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QTreeWidget, QUndoView

from desktop.document.store import Store
from desktop.views.panels.history_panel import HistoryPanel
from desktop.views.panels.media_panel import MediaPanel
from joyvasa_runtime.project.document import Clip, Media, Project, Track
from joyvasa_runtime.project.operations.markers import add_marker

VOICE = Media(1, "sound", Path("/voices/我的 voice.wav"), 10, "a" * 64, 100)
UNUSED = Media(2, "sound", Path("/voices/other.wav"), 10, "b" * 64, 50)


@pytest.fixture
def store(qapp):
    clips = (Clip(4, 1, 0, 0, 50), Clip(5, 1, 60, 0, 20))
    return Store(Project(media=(VOICE, UNUSED), tracks=(Track(3, "Voice", clips=clips),), next_id=6))


def add(store, frame, name=""):
    store.edit("Add marker", lambda project: add_marker(project, frame, name))
    return store.project.next_id - 1


def texts(panel):
    tree = panel.findChild(QTreeWidget)
    return [
        [tree.topLevelItem(row).text(column) for column in range(tree.columnCount())]
        for row in range(tree.topLevelItemCount())
    ]


def test_media_tell_their_length_and_who_uses_them(qtbot, store):
    panel = MediaPanel(store)
    qtbot.addWidget(panel)
    assert texts(panel) == [["我的 voice.wav", "00:04:00", "2 clips"], ["other.wav", "00:02:00", "nothing"]]


def test_a_missing_file_says_so_and_offers_relinking(qtbot, store):
    panel = MediaPanel(store)
    qtbot.addWidget(panel)
    panel.show()
    relink = next(button for button in panel.findChildren(QPushButton) if "Relink" in button.text())
    assert not relink.isVisible()
    panel.set_missing(frozenset({1}))
    assert texts(panel)[0][1] == "missing"
    with qtbot.waitSignal(panel.relink_requested):
        relink.click()


def test_unused_media_are_removed_in_one_step(qtbot, store):
    panel = MediaPanel(store)
    qtbot.addWidget(panel)
    before = store.project
    clean = next(button for button in panel.findChildren(QPushButton) if "unused" in button.text())
    clean.click()
    assert store.project.media == (VOICE,)
    assert not clean.isEnabled()
    store.undo_stack.undo()
    assert store.project == before


def test_a_row_of_the_media_is_dragged_as_its_file(qtbot, store):
    panel = MediaPanel(store)
    qtbot.addWidget(panel)
    tree = panel.findChild(QTreeWidget)
    data = tree.mimeData([tree.topLevelItem(0)])
    assert [Path(url.toLocalFile()) for url in data.urls()] == [VOICE.path]


def test_the_history_goes_back_where_it_is_clicked(qtbot, store):
    panel = HistoryPanel(store)
    qtbot.addWidget(panel)
    before = store.project
    add(store, 1)
    add(store, 2)
    view = panel.findChild(QUndoView)
    view.setCurrentIndex(view.model().index(0, 0))
    assert store.project == before
