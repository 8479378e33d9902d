"""What holds for every test of the window: no window and no Qt thread is left behind."""

import gc

import pytest
import shiboken6
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def _nothing_of_qt_is_left(qapp):
    yield
    # `isinstance` would ask every object for its `__class__`, which some libraries answer with a warning.
    running = [
        item
        for item in gc.get_objects()
        if issubclass(type(item), QThread)
        and shiboken6.isValid(item)
        and item.isRunning()
        and item is not qapp.thread()
    ]
    assert running == []
    assert [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()] == []
