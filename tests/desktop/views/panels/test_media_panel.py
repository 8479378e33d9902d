"""The list of the project's files while the project changes under it."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QMenu, QTreeWidget

from desktop.document.store import Store
from desktop.views.panels.media_panel import MediaPanel
from desktop.views.panels.media_rows import MediaRow, media_rows
from desktop.views.widgets.colours import signal_colours
from joyvasa_runtime.project.document import Clip, Media, PortraitSetup, Project, Track
from joyvasa_runtime.project.operations.arrange import move_clips
from joyvasa_runtime.project.operations.clips import delete_clips

VOICE = Media(1, "sound", Path("/voices/hello.wav"), 10, "a" * 64, 100)
OTHER = Media(2, "sound", Path("/voices/other.wav"), 10, "b" * 64, 50)
PICTURE = Media(3, "picture", Path("/pictures/me.png"), 10, "c" * 64)
CLIPS = (Clip(5, 1, 0, 0, 50), Clip(6, 1, 60, 0, 20))
PROJECT = Project(
    media=(VOICE, OTHER, PICTURE),
    tracks=(Track(4, "Voice", clips=CLIPS),),
    portrait=PortraitSetup(3),
    next_id=7,
)


@pytest.fixture
def store(qapp):
    return Store(PROJECT)


@pytest.fixture
def opened():
    return []


@pytest.fixture
def panel(qtbot, store, opened):
    panel = MediaPanel(store, lambda path: opened.append(path) is None)
    qtbot.addWidget(panel)
    panel.resize(360, 300)
    panel.show()
    return panel


def tree(panel):
    return panel.findChild(QTreeWidget)


def texts(panel, row):
    item = tree(panel).topLevelItem(row)
    return [item.text(column) for column in range(3)]


def menu_at(panel, row):
    """Text of the menu at a row; its entry is chosen."""
    files = tree(panel)
    point = files.visualItemRect(files.topLevelItem(row)).center() if row is not None else QPoint(5, 250)
    files.customContextMenuRequested.emit(point)
    menus = [menu for menu in panel.findChildren(QMenu) if menu.isVisible()]
    entries = [action.text() for menu in menus for action in menu.actions()]
    for menu in menus:
        menu.actions()[0].trigger()
        menu.close()
    return entries


def test_clips_and_the_portrait_use_files():
    assert media_rows(PROJECT, frozenset({1})) == (
        MediaRow(VOICE, 2, True),
        MediaRow(OTHER, 0, False),
        MediaRow(PICTURE, 1, False),
    )


def test_what_uses_a_file_follows_the_edits(store, panel):
    assert (texts(panel, 0), texts(panel, 2)) == (
        ["hello.wav", "00:04:00", "2 clips"],
        ["me.png", "", "portrait"],
    )
    store.edit("Delete", lambda project: delete_clips(project, {5}))
    assert texts(panel, 0)[2] == "1 clip"
    store.edit("Delete", lambda project: delete_clips(project, {6}))
    assert texts(panel, 0)[2] == "nothing"


def test_an_edit_of_a_clip_keeps_what_is_selected(store, panel):
    tree(panel).topLevelItem(1).setSelected(True)
    before = tree(panel).topLevelItem(0)
    store.edit("Move", lambda project: move_clips(project, {6}, 5))
    assert tree(panel).topLevelItem(1).isSelected()
    assert tree(panel).topLevelItem(0) is before


def test_files_that_come_and_go_are_listed(store, panel):
    more = Media(8, "sound", Path("/voices/more.wav"), 10, "d" * 64, 25)
    store.edit("Import", lambda project: replace(project, media=(more, *project.media[1:]), tracks=()))
    assert [texts(panel, row)[0] for row in range(3)] == ["more.wav", "other.wav", "me.png"]
    store.undo_stack.undo()
    assert texts(panel, 0) == ["hello.wav", "00:04:00", "2 clips"]


def test_only_files_that_are_there_are_dragged_out(panel):
    panel.set_missing(frozenset({1}))
    flags = [tree(panel).topLevelItem(row).flags() & Qt.ItemFlag.ItemIsDragEnabled for row in range(2)]
    assert [bool(flag) for flag in flags] == [False, True]
    panel.set_missing(frozenset())
    assert tree(panel).topLevelItem(0).flags() & Qt.ItemFlag.ItemIsDragEnabled


def test_opening_a_file_shows_its_folder_or_asks_to_find_it(qtbot, panel, opened):
    tree(panel).itemActivated.emit(tree(panel).topLevelItem(0), 0)
    assert opened == [Path("/voices")]
    panel.set_missing(frozenset({1}))
    with qtbot.waitSignal(panel.relink_requested):
        tree(panel).itemActivated.emit(tree(panel).topLevelItem(0), 0)
    assert opened == [Path("/voices")]


def test_the_menu_of_a_file_shows_its_folder_or_finds_it(qtbot, panel, opened):
    assert menu_at(panel, 2) == ["Show in folder"]
    assert opened == [Path("/pictures")]
    panel.set_missing(frozenset({3}))
    with qtbot.waitSignal(panel.relink_requested):
        assert menu_at(panel, 2) == ["Relink…"]
    assert menu_at(panel, None) == []


def test_a_missing_file_keeps_its_colour_readable_in_another_theme(panel):
    panel.set_missing(frozenset({1}))
    dark = QPalette(panel.palette())
    dark.setColor(QPalette.ColorRole.Window, Qt.GlobalColor.black)
    panel.setPalette(dark)
    assert tree(panel).topLevelItem(0).foreground(0).color() == signal_colours(dark).error
    assert tree(panel).topLevelItem(1).foreground(0).style() == Qt.BrushStyle.NoBrush
