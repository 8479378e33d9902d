"""Missing files are searched for by folder or by one of them, and only what was found is used."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QTreeWidget

from desktop.views.dialogs.relink_dialog import RelinkDialog
from joyvasa_runtime.project.document import Media

VOICE = Media(1, "sound", Path("/usb/take 1.wav"), 10, "a" * 64, 5)
PICTURE = Media(2, "picture", Path("/usb/face.jpg"), 20, "b" * 64)


@pytest.fixture
def dialog(qtbot):
    dialog = RelinkDialog(
        (VOICE, PICTURE),
        ask_folder=lambda _parent, _start: Path("/new"),
        ask_file=lambda _parent, media: Path("/other") / media.name,
    )
    dialog.show()
    yield dialog
    dialog.close()


def button(dialog, text):
    (found,) = [button for button in dialog.findChildren(QPushButton) if button.text() == text]
    return found


def shown(dialog, row):
    return dialog.findChild(QTreeWidget).topLevelItem(row).text(2)


def test_a_folder_is_searched_for_all_that_is_missing(qtbot, dialog):
    with qtbot.waitSignal(dialog.search_asked) as asked:
        button(dialog, "Search a folder…").click()

    assert asked.args == [Path("/new"), (VOICE, PICTURE)]
    assert dialog.findChild(QProgressBar).isVisible()
    assert not button(dialog, "Search a folder…").isEnabled()


def test_one_file_tells_the_folder_to_search(qtbot, dialog):
    dialog.findChild(QTreeWidget).setCurrentItem(dialog.findChild(QTreeWidget).topLevelItem(1))
    with qtbot.waitSignal(dialog.search_asked) as asked:
        button(dialog, "Choose the file…").click()

    assert asked.args == [Path("/other"), (VOICE, PICTURE)]


def test_what_was_found_is_shown_and_used(qtbot, dialog):
    assert not button(dialog, "Use the files found").isEnabled()
    button(dialog, "Search a folder…").click()
    dialog.show_found({1: Path("/new/take 1.wav"), 99: Path("/new/stranger")})
    assert shown(dialog, 0) == str(Path("/new/take 1.wav"))
    assert shown(dialog, 1) == "Not found yet"
    assert dialog.still_missing == (PICTURE,)
    assert not dialog.findChild(QProgressBar).isVisible()

    with qtbot.waitSignal(dialog.relinked) as relinked:
        button(dialog, "Use the files found").click()
    assert relinked.args == [{1: Path("/new/take 1.wav")}]
    assert not dialog.isVisible()


def test_a_search_without_success_says_so(dialog):
    button(dialog, "Search a folder…").click()
    dialog.show_found({})

    assert any("another folder" in label.text() for label in dialog.findChildren(QLabel))


def test_a_search_can_be_stopped(qtbot, dialog):
    button(dialog, "Search a folder…").click()
    with qtbot.waitSignal(dialog.stop_asked):
        button(dialog, "Stop").click()
    dialog.show_stopped()

    assert button(dialog, "Search a folder…").isEnabled()


def test_closing_stops_the_search(qtbot, dialog):
    button(dialog, "Search a folder…").click()
    with qtbot.waitSignal(dialog.stop_asked):
        button(dialog, "Later").click()


def test_once_all_is_found_there_is_nothing_to_search(dialog):
    dialog.show_found({1: Path("/new/take 1.wav"), 2: Path("/new/face.jpg")})

    assert not button(dialog, "Search a folder…").isEnabled()
    assert button(dialog, "Use the files found").isEnabled()
