"""Unsaved work is offered, recovered, kept for later or thrown away after a question."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QListWidget, QMessageBox, QPushButton

from desktop.views.dialogs.recovery_dialog import RecoveryDialog
from joyvasa_runtime.project.recovery import RecoveryEntry

NAMED = RecoveryEntry(Path("/r/1"), Path("/films/Björn.joyvasa"), "Björn", 1_700_000_000.0)
UNNAMED = RecoveryEntry(Path("/r/2"), None, "", 1_600_000_000.0)


@pytest.fixture
def dialog(qtbot):
    dialog = RecoveryDialog((NAMED, UNNAMED))
    dialog.show()
    yield dialog
    dialog.close()


def click(widget, text):
    (found,) = [button for button in widget.findChildren(QPushButton) if button.text() == text]
    found.click()


def rows(dialog):
    shown = dialog.findChild(QListWidget)
    return [shown.item(row).text() for row in range(shown.count())]


def test_each_piece_of_work_says_what_it_is_when_and_where(dialog):
    assert rows(dialog)[0].startswith("Björn\n")
    assert rows(dialog)[0].endswith(str(NAMED.path))
    assert "2023" in rows(dialog)[0]
    assert rows(dialog)[1].startswith("Untitled project\n")
    assert rows(dialog)[1].endswith("Never saved")


def test_recovering_tells_which_and_closes(qtbot, dialog):
    dialog.findChild(QListWidget).setCurrentRow(1)
    with qtbot.waitSignal(dialog.recover_chosen) as chosen:
        click(dialog, "Recover")

    assert chosen.args == [UNNAMED]
    assert not dialog.isVisible()


def test_later_keeps_everything(dialog):
    told = []
    dialog.discard_chosen.connect(told.append)
    dialog.recover_chosen.connect(told.append)
    click(dialog, "Later")

    assert told == []


def test_discarding_is_asked_about_first(qtbot, dialog):
    told = []
    dialog.discard_chosen.connect(told.append)
    click(dialog, "Discard…")
    question = dialog.findChild(QMessageBox)
    question.reject()
    assert (told, len(rows(dialog))) == ([], 2)

    qtbot.waitUntil(lambda: dialog.findChild(QMessageBox) is None)
    click(dialog, "Discard…")
    click(dialog.findChild(QMessageBox), "Discard")
    assert told == [NAMED]
    assert [row.splitlines()[0] for row in rows(dialog)] == ["Untitled project"]
