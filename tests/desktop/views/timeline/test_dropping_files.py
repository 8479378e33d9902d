from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from desktop.views.timeline.layout import ROW_HEIGHT

NO_KEY = Qt.KeyboardModifier.NoModifier


def files(*names):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(name) for name in names])
    return data


def drop(widget, data, point):
    enter = QDragEnterEvent(
        point.toPoint(), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NO_KEY
    )
    QApplication.sendEvent(widget, enter)
    assert enter.isAccepted()
    event = QDropEvent(point, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NO_KEY)
    QApplication.sendEvent(widget, event)


@pytest.mark.parametrize(
    ("row", "track_id"), [(0, 10), (1, 11), (4, -1)], ids=["first track", "second track", "below all tracks"]
)
def test_dropped_files_are_told_with_track_and_frame(qtbot, timeline, row, track_id):
    data = files("/my sounds/你好 😀.wav", "/b.mp4")

    with qtbot.waitSignal(timeline.files_dropped) as dropped:
        drop(timeline.lanes, data, QPointF(timeline.x_of(130), row * ROW_HEIGHT + 20))

    assert dropped.args == [(Path("/my sounds/你好 😀.wav"), Path("/b.mp4")), track_id, 130]


def test_a_drop_catches_at_the_end_of_a_clip(qtbot, timeline):
    timeline.set_snapping(True)

    with qtbot.waitSignal(timeline.files_dropped) as dropped:
        drop(timeline.lanes, files("/a.wav"), QPointF(timeline.x_of(122), 20))

    assert dropped.args[2] == 120


def test_text_is_not_taken(timeline):
    data = QMimeData()
    data.setText("words")
    event = QDragEnterEvent(
        QPointF(10, 10).toPoint(), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NO_KEY
    )
    event.ignore()

    QApplication.sendEvent(timeline.lanes, event)

    assert not event.isAccepted()
