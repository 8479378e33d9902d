"""A project with a portrait, what was found in its picture, and the preview showing it."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication

from desktop.document.store import Store
from desktop.jobs.portraits import PreparedPortrait
from desktop.views.preview.preview_view import PreviewView
from joyvasa_runtime.portrait.crop_box import CropBox
from joyvasa_runtime.portrait.mesh_points import default_points
from joyvasa_runtime.project.document import Media, PortraitSetup, Project

WIDTH, HEIGHT = 400, 300


def corners_of(box: CropBox):
    return tuple((float(x), float(y)) for x, y in box.crop(512).corners())


def points_in_the_middle():
    return tuple((float(x), float(y)) for x, y in default_points(WIDTH, HEIGHT))


class Hand:
    """Drives a preview's canvas in picture pixels."""

    def __init__(self, preview):
        self.preview, self.canvas = preview, preview.canvas

    def at(self, point):
        return self.canvas.view.to_widget(point)

    def move(self, position, buttons=Qt.MouseButton.NoButton, modifiers=Qt.KeyboardModifier.NoModifier):
        self._send(QEvent.Type.MouseMove, position, Qt.MouseButton.NoButton, buttons, modifiers)

    def press(self, position, button=Qt.MouseButton.LeftButton, modifiers=Qt.KeyboardModifier.NoModifier):
        self._send(QEvent.Type.MouseButtonPress, position, button, button, modifiers)

    def release(self, position, button=Qt.MouseButton.LeftButton):
        none = Qt.MouseButton.NoButton
        self._send(QEvent.Type.MouseButtonRelease, position, button, none, Qt.KeyboardModifier.NoModifier)

    def drag(self, start, end, modifiers=Qt.KeyboardModifier.NoModifier, steps=3):
        """From one picture point to another, in some steps."""
        first, last = self.at(start), self.at(end)
        self.move(first)
        self.press(first, modifiers=modifiers)
        for step in range(1, steps + 1):
            self.move(first + (last - first) * (step / steps), Qt.MouseButton.LeftButton, modifiers)
        self.release(last)

    def _send(self, kind, position, button, buttons, modifiers):
        far = QPointF(self.canvas.mapToGlobal(QPoint(0, 0))) + position
        QApplication.sendEvent(self.canvas, QMouseEvent(kind, position, far, button, buttons, modifiers))


@pytest.fixture
def found():
    """The square that was found around the head."""
    return CropBox((200.0, 140.0), 160.0, 0.0)


@pytest.fixture
def points():
    return points_in_the_middle()


@pytest.fixture
def prepared(qapp, found):
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor(90, 110, 130))
    boxes = ((150.0, 90.0, 250.0, 190.0),)
    return PreparedPortrait(
        image, WIDTH, HEIGHT, "human", boxes, 0, corners_of(found), None, points_in_the_middle()
    )


@pytest.fixture
def store(qapp):
    media = Media(1, "picture", Path("/pictures/ana.jpg"), 10, "0" * 64)
    return Store(Project(media=(media,), portrait=PortraitSetup(1), next_id=2))


@pytest.fixture
def set_up(store):
    """Replace parts of the portrait's setup without a step of the history."""

    def change(**parts):
        project = store.project
        store.replace(replace(project, portrait=replace(project.portrait, **parts)), {})

    return change


@pytest.fixture
def preview(qtbot, store, prepared):
    view = PreviewView(store)
    qtbot.addWidget(view)
    view.resize(700, 620)
    view.show()
    view.show_prepared(prepared)
    return view


@pytest.fixture
def hand(preview):
    return Hand(preview)
