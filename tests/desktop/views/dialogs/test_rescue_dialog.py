"""What was recorded before the Studio was killed is offered."""

from pathlib import Path

import pytest

from desktop.views.dialogs.rescue_dialog import RescueDialog
from joyvasa_runtime.audio.recording.take_file import RecordedFile

FOLDER = Path("/home/me/recordings").absolute()
FILES = tuple(RecordedFile(FOLDER / f"Recording {n}.wav", 48_000, 1, 48_000 * 75) for n in (1, 2))


@pytest.fixture
def opened():
    return []


@pytest.fixture
def dialog(qtbot, opened):
    dialog = RescueDialog(FILES, opener=lambda path: bool(opened.append(path)))
    qtbot.addWidget(dialog)
    dialog.open()
    yield dialog
    dialog.close()


def test_all_of_them_are_put_on_the_timeline(qtbot, dialog):
    with qtbot.waitSignal(dialog.import_chosen) as chosen:
        dialog._import_button.click()
    assert chosen.args == [FILES]
    assert not dialog.isVisible()


def test_not_now_leaves_them_where_they_are(qtbot, dialog, opened):
    with qtbot.assertNotEmitted(dialog.import_chosen):
        dialog._folder_button.click()
        dialog._later_button.click()
    assert opened == [FOLDER]
    assert not dialog.isVisible()
