"""The dialog that shows what a file says of how it was made."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, QPointF, Qt, QUrl, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton

from desktop.jobs.credentials import CheckedFile
from desktop.views.dialogs.credentials.check_dialog import CheckDialog
from desktop.views.widgets.notice import Notice
from joyvasa_runtime.credentials.credentials import (
    Credentials,
    FoundAction,
    FoundIngredient,
    FoundSigner,
)
from joyvasa_runtime.errors import CredentialsError
from joyvasa_runtime.provenance.thumbnail import thumbnail_of
from joyvasa_runtime.resources import resource

VIDEO = Path("/videos/我的 film.mp4")
PICTURE = thumbnail_of(resource("sample", "portrait.jpg"))
OWN = FoundSigner("Ana", "Self-made", "own")


class FakeJobs(QObject):
    progressed = Signal(object, object)
    checked = Signal(object)
    check_failed = Signal(object)

    def __init__(self):
        super().__init__()
        self.asked, self.cancelled = [], 0

    def check(self, path):
        self.asked.append(path)

    def cancel(self):
        self.cancelled += 1


@pytest.fixture
def jobs(qapp):
    return FakeJobs()


@pytest.fixture
def dialog(qtbot, jobs):
    dialog = CheckDialog(jobs, lambda: VIDEO)
    dialog.show()
    yield dialog
    dialog.close()


def texts(dialog):
    return [found.text() for found in dialog.findChildren(QLabel) if found.isVisible()]


def verdict(dialog):
    return dialog.findChild(Notice).text


def show(dialog, jobs, found):
    dialog.check(VIDEO)
    jobs.checked.emit(CheckedFile(VIDEO, found))
    return verdict(dialog)


def test_a_chosen_file_is_checked(qtbot, dialog, jobs):
    (choose,) = [button for button in dialog.findChildren(QPushButton) if "Choose" in button.text()]
    qtbot.mouseClick(choose, Qt.MouseButton.LeftButton)
    assert jobs.asked == [VIDEO]
    assert VIDEO.name in texts(dialog)
    assert dialog.findChild(QProgressBar).isVisible()


def test_a_dropped_file_is_checked(dialog, jobs, tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "film.mp4"))])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    dialog.dropEvent(QDropEvent(QPointF(5, 5), action, data, button, Qt.KeyboardModifier.NoModifier))
    assert jobs.asked == [tmp_path / "film.mp4"]


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (None, "no content credentials"),
        (Credentials("valid", OWN), "since you signed it on this computer"),
        (Credentials("valid", FoundSigner("Eve", "x", "self_made")), "was not checked"),
        (Credentials("valid", FoundSigner("Eve", "x", "unknown")), "was not checked"),
        (Credentials("remote"), "lie on the internet"),
        (Credentials("altered", OWN), "were changed after they were signed"),
        (Credentials("altered", None, is_sidecar=True), "beside this file are damaged"),
    ],
)
def test_the_verdict_is_told_in_words(dialog, jobs, found, words):
    assert words in show(dialog, jobs, found)
    assert not dialog.findChild(QProgressBar).isVisible()


def test_what_the_credentials_say_is_shown(qtbot, dialog, jobs):
    found = Credentials(
        "valid",
        FoundSigner("Ana", "x", "self_made", is_expired=True),
        is_sidecar=True,
        title="My film",
        software="JoyVASA Studio 1.2.3",
        source_type="trainedAlgorithmicMedia",
        actions=(FoundAction("c2pa.created"), FoundAction("vendor.step", "something")),
        ingredients=(
            FoundIngredient("Portrait", "image/jpeg", "ab", True, PICTURE),
            FoundIngredient("Voice 1", "audio/wav", thumbnail=b"no picture"),
        ),
        statement=(("picture", "photo"), ("voice_consent", "recorded"), ("other", "thing"), ("note", "Hi")),
        problems=("some.code",),
    )
    show(dialog, jobs, found)
    # New rows are shown with the next layout.
    qtbot.waitUntil(lambda: "My film" in texts(dialog))
    told = "\n".join(texts(dialog))
    for words in (
        "Ana (self-made, checked by nobody); the certificate has expired since",
        "Made entirely by AI",
        "My film",
        "JoyVASA Studio 1.2.3",
        "Created\nvendor.step: something",
        "Portrait, image/jpeg, with credentials of its own",
        "Voice 1, audio/wav",
        "The picture is a photo.\nWho is heard agreed.\nHi",
        "in a file beside it",
        "some.code",
    ):
        assert words in told
    (picture,) = [each for each in dialog.findChildren(QLabel) if each.accessibleName() == "Portrait"]
    assert not picture.pixmap().isNull()


def test_the_next_file_takes_the_place_of_the_last(qtbot, dialog, jobs):
    show(dialog, jobs, Credentials("valid", OWN, title="First"))
    qtbot.waitUntil(lambda: "First" in texts(dialog))
    dialog.check(Path("/videos/second.mp4"))
    assert "First" not in texts(dialog)
    assert verdict(dialog) == ""


def test_a_file_that_cannot_be_read_is_told(dialog, jobs):
    dialog.check(VIDEO)
    jobs.check_failed.emit(CredentialsError("It can't be read", "Look."))
    assert "It can't be read" in verdict(dialog)


def test_closing_gives_the_check_up(dialog, jobs):
    dialog.check(VIDEO)
    dialog.reject()
    assert jobs.cancelled == 1
