"""The small picture of a project: the frame that was shown last."""

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QImage

from desktop.jobs.thumbnail import Thumbnail


class FakePreview(QObject):
    frame_shown = Signal(int, QImage)


@pytest.fixture
def preview(qapp):
    return FakePreview()


def frame(colour):
    image = QImage(720, 360, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def test_there_is_none_before_a_frame_was_shown_and_after_another_project_came(preview):
    thumbnail = Thumbnail(preview)
    assert thumbnail()() is None
    preview.frame_shown.emit(0, frame("#336699"))
    thumbnail.forget()
    assert thumbnail()() is None


def test_it_shows_the_frame_of_the_moment_it_was_taken_in(preview):
    thumbnail = Thumbnail(preview)
    preview.frame_shown.emit(0, frame("#336699"))
    taken = thumbnail()
    preview.frame_shown.emit(1, frame("#ffffff"))
    shown = QImage.fromData(taken(), "PNG")
    assert (shown.width(), shown.height()) == (320, 160)
    assert shown.pixelColor(10, 10) == QColor("#336699")
