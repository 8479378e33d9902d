"""How the steps of the history look."""

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QStyleOptionViewItem, QUndoView

from desktop.document.store import Store
from desktop.views.panels.history_panel import HistoryPanel
from joyvasa_runtime.project.operations.title import set_title


@pytest.fixture
def store(qapp):
    store = Store()
    for title in ("one", "two", "three"):
        store.edit("Change title", lambda project, title=title: set_title(project, title))
    return store


@pytest.fixture
def panel(qtbot, store):
    panel = HistoryPanel(store)
    qtbot.addWidget(panel)
    return panel


@pytest.fixture
def view(panel):
    return panel.findChild(QUndoView)


def options(view):
    """How every row is drawn."""
    made = []
    for row in range(view.model().rowCount()):
        option = QStyleOptionViewItem()
        option.palette, option.fontMetrics = view.palette(), view.fontMetrics()
        view.itemDelegate().initStyleOption(option, view.model().index(row, 0))
        made.append(option)
    return made


def test_undone_steps_are_pale(store, view):
    store.undo_stack.undo()
    usual = view.palette().color(QPalette.ColorRole.Text)
    pale = view.palette().color(QPalette.ColorRole.PlaceholderText)
    assert [option.palette.color(QPalette.ColorRole.Text) for option in options(view)] == [
        usual,
        usual,
        usual,
        pale,
    ]


def test_the_saved_step_has_a_mark(store, view):
    store.undo_stack.undo()
    store.undo_stack.setClean()
    drawn = [option.icon.pixmap(16).toImage() for option in options(view)]
    assert [image == drawn[0] for image in drawn] == [True, True, False, True]


def test_a_row_has_room_for_its_text(view):
    index = view.model().index(1, 0)
    height = view.itemDelegate().sizeHint(options(view)[1], index).height()
    assert height >= view.fontMetrics().height() + 10
