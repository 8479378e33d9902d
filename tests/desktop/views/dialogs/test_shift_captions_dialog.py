"""Moving all captions by a typed time: seen at once, one step of the history, and put back by Escape."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox
from shiboken6 import isValid

from desktop.document.store import Store
from desktop.views.dialogs.shift_captions_dialog import ShiftCaptionsDialog
from desktop.views.widgets.number_entry import NumberEntry
from joyvasa_runtime.project.document import MAX_FRAMES, Caption, Project


@pytest.fixture
def store(qapp):
    return Store(Project(captions=(Caption(1, 10, 40, "One"), Caption(2, 60, 100, "Two")), next_id=3))


@pytest.fixture
def dialog(qapp, store):
    dialog = ShiftCaptionsDialog(store)
    dialog.open()
    yield dialog
    if isValid(dialog):
        dialog.reject()


@pytest.fixture
def entry(dialog):
    return dialog.findChild(NumberEntry)


def starts(store):
    return [one.start for one in store.project.captions]


@pytest.mark.parametrize(
    ("typed", "moved", "shown"),
    [("1", [35, 85], 1.0), ("0.05", [11, 61], 0.04), ("-0.1", [8, 58], -0.08), ("0.019", [10, 60], 0.0)],
)
def test_captions_move_to_the_nearest_frame(qtbot, store, entry, typed, moved, shown):
    qtbot.keyClicks(entry, typed)
    entry.interpretText()
    assert (starts(store), entry.value()) == (moved, shown)


def test_all_steps_are_one_of_the_history(qtbot, store, dialog, entry):
    before = store.project
    for _ in range(3):
        qtbot.keyClick(entry, Qt.Key.Key_Up)
    assert starts(store) == [13, 63]
    dialog.accept()
    assert store.undo_stack.count() == 1
    store.undo_stack.undo()
    assert store.project is before
    store.undo_stack.redo()
    assert starts(store) == [13, 63]


def test_escape_puts_them_back_and_leaves_no_step(qtbot, store, dialog, entry):
    qtbot.keyClick(entry, Qt.Key.Key_Up)
    entry.selectAll()
    # Not taken yet: a field that loses the focus takes what stands in it.
    qtbot.keyClicks(entry, "2")
    qtbot.keyClick(entry, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert (starts(store), store.undo_stack.count()) == ([10, 60], 0)


def test_cancel_does_as_escape(store, dialog, entry):
    entry.setValue(0.4)
    assert starts(store) == [20, 70]
    dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Cancel).click()
    assert (starts(store), store.undo_stack.count()) == ([10, 60], 0)


def test_none_leaves_the_timeline(store, entry):
    assert (entry.minimum(), entry.maximum()) == (-0.4, (MAX_FRAMES - 100) / 25)
    entry.setValue(-9)
    assert starts(store) == [0, 50]


def test_captions_that_are_gone_meanwhile_are_told(store, dialog, entry):
    store.replace(Project(), {})
    entry.setValue(1.0)
    assert "There are no captions to shift" in dialog._problem.text
    dialog.reject()
    assert not dialog.isVisible()
