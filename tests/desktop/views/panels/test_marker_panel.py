"""The list of markers, by mouse and keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QPushButton,
    QStyledItemDelegate,
    QTreeWidget,
)

from desktop.document.selection import Selection
from desktop.document.store import Store
from desktop.views.panels.marker_panel import MarkerPanel
from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.document import Marker, Project
from joyvasa_runtime.project.operations.markers import add_marker, delete_markers

TIME, NAME = 0, 1


@pytest.fixture
def store(qapp):
    return Store(Project())


@pytest.fixture
def selection(store):
    return Selection(store)


@pytest.fixture
def panel(qtbot, store, selection):
    panel = MarkerPanel(store, selection)
    qtbot.addWidget(panel)
    panel.resize(360, 300)
    panel.show()
    return panel


@pytest.fixture
def ids(store, panel):
    """Three markers, at 1, 2 and 3 seconds."""
    for frame, name in ((25, "one"), (50, "two"), (75, "three")):
        store.edit("Add marker", lambda project, at=frame, name=name: add_marker(project, at, name))
    return [marker.id for marker in store.project.markers]


def tree(panel):
    return panel.findChild(QTreeWidget)


def rows(panel):
    items = (tree(panel).topLevelItem(row) for row in range(tree(panel).topLevelItemCount()))
    return [(item.text(TIME), item.text(NAME), item.isSelected()) for item in items]


def markers(store):
    return [(marker.frame, marker.name) for marker in store.project.markers]


def type_into(qtbot, panel, row, column, text):
    """Edit a cell as a hand would: open it, type over, press return."""
    index = tree(panel).model().index(row, column)
    tree(panel).setCurrentIndex(index)
    tree(panel).edit(index)
    editor = tree(panel).findChild(QLineEdit)
    editor.selectAll()
    # Qt's keys for tests are Latin only.
    editor.insert(text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    # The editor leaves with the next events.
    QApplication.processEvents()


def button(panel, text):
    return next(button for button in panel.findChildren(QPushButton) if text in button.text())


def test_a_new_marker_is_asked_for(qtbot, panel):
    with qtbot.waitSignal(panel.add_requested):
        button(panel, "Add").click()


def test_markers_are_listed_in_the_order_of_time(store, panel, ids):
    store.edit("Add marker", lambda project: add_marker(project, 1500, "later"))
    store.edit("Add marker", lambda project: add_marker(project, 0))
    assert [row[:2] for row in rows(panel)] == [
        ("00:00:00", ""),
        ("00:01:00", "one"),
        ("00:02:00", "two"),
        ("00:03:00", "three"),
        ("01:00:00", "later"),
    ]


def test_a_click_selects_a_marker_and_moves_the_playhead_there(qtbot, panel, selection, ids):
    place = tree(panel).visualItemRect(tree(panel).topLevelItem(1)).center()
    with qtbot.waitSignal(panel.sought) as sought:
        qtbot.mouseClick(tree(panel).viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert sought.args == [50]
    assert selection.marker == ids[1]


def test_the_arrow_keys_select_and_return_moves_the_playhead(qtbot, panel, selection, ids):
    selection.select_marker(ids[0])
    with qtbot.assertNotEmitted(panel.sought):
        qtbot.keyClick(tree(panel), Qt.Key.Key_Down)
    assert selection.marker == ids[1]
    with qtbot.waitSignal(panel.sought) as sought:
        qtbot.keyClick(tree(panel), Qt.Key.Key_Return)
    assert sought.args == [50]


def test_the_list_follows_the_selection(panel, selection, ids):
    selection.select_marker(ids[2])
    assert [row[2] for row in rows(panel)] == [False, False, True]
    selection.clear()
    assert [row[2] for row in rows(panel)] == [False, False, False]


def test_a_marker_is_renamed_in_place(qtbot, store, panel, ids):
    before = store.project
    type_into(qtbot, panel, 1, NAME, "第二 chapter")
    assert markers(store) == [(25, "one"), (50, "第二 chapter"), (75, "three")]
    store.undo_stack.undo()
    assert store.project == before
    assert rows(panel)[1][:2] == ("00:02:00", "two")


@pytest.mark.parametrize(("typed", "frame"), [("00:02:10", 60), ("+3", 53), ("2.4s", 60)])
def test_a_marker_is_moved_by_typing_its_time(qtbot, store, panel, ids, typed, frame):
    type_into(qtbot, panel, 1, TIME, typed)
    assert markers(store) == [(25, "one"), (frame, "two"), (75, "three")]


def test_a_marker_that_is_moved_past_others_takes_its_new_place(qtbot, store, panel, selection, ids):
    type_into(qtbot, panel, 0, TIME, "4s")
    assert [row[:2] for row in rows(panel)] == [
        ("00:02:00", "two"),
        ("00:03:00", "three"),
        ("00:04:00", "one"),
    ]
    assert selection.marker == ids[0]
    assert [row[2] for row in rows(panel)] == [False, False, True]
    assert tree(panel).state() == QAbstractItemView.State.NoState


@pytest.mark.parametrize("typed", ["soon", "", "999:99:99:99"])
def test_a_time_that_cannot_be_read_goes_back(qtbot, store, panel, ids, typed):
    before, steps = store.project, store.undo_stack.count()
    type_into(qtbot, panel, 1, TIME, typed or " ")
    assert store.project == before
    assert store.undo_stack.count() == steps
    assert rows(panel)[1][0] == "00:02:00"


def test_an_unchanged_name_is_no_edit(qtbot, store, panel, ids):
    steps = store.undo_stack.count()
    type_into(qtbot, panel, 1, NAME, "two")
    assert store.undo_stack.count() == steps


def test_the_selected_marker_is_deleted(store, panel, selection, ids):
    assert not button(panel, "Delete").isEnabled()
    selection.select_marker(ids[1])
    button(panel, "Delete").click()
    assert markers(store) == [(25, "one"), (75, "three")]
    assert not button(panel, "Delete").isEnabled()


def test_an_edit_that_is_not_possible_is_told(qtbot, panel, ids, monkeypatch, store):
    error = EditError("The timeline is locked", "Unlock it.")

    def refuse(*_edit):
        raise error

    monkeypatch.setattr(store, "edit", refuse)
    with qtbot.waitSignal(panel.refused) as refused:
        type_into(qtbot, panel, 1, NAME, "new")
    assert refused.args == [error]
    assert rows(panel)[1][1] == "two"


def test_markers_that_go_and_come_back_are_shown_again(store, panel, ids):
    store.edit("Delete", lambda project: delete_markers(project, ids))
    assert not tree(panel).isVisible()
    store.undo_stack.undo()
    assert tree(panel).isVisible()
    assert len(rows(panel)) == 3


def test_an_edit_of_a_name_leaves_the_keyboard_where_it_is(qtbot, store, panel, selection, ids):
    type_into(qtbot, panel, 1, NAME, "new")
    qtbot.keyClick(tree(panel), Qt.Key.Key_Down)
    assert selection.marker == ids[2]


MANY = 300


@pytest.fixture
def many(store, panel):
    """More markers than the list has room for, each a second behind the one before."""
    markers = tuple(Marker(number, 25 * number, f"Scene {number}") for number in range(1, MANY + 1))
    store.replace(Project(markers=markers, next_id=MANY + 1), {})
    QApplication.processEvents()


@pytest.mark.usefixtures("many")
def test_rows_are_not_measured_again_for_every_marker_that_moves(store, panel):
    class Counting(QStyledItemDelegate):
        measured = 0

        def sizeHint(self, option, index):  # noqa: N802 - Qt's name
            Counting.measured += 1
            return super().sizeHint(option, index)

    delegate = Counting(panel)
    tree(panel).setItemDelegate(delegate)

    def move_all(project):
        return replace(project, markers=tuple(replace(one, frame=one.frame + 1) for one in project.markers))

    QApplication.processEvents()
    Counting.measured = 0
    store.edit("Move markers", move_all)
    QApplication.processEvents()
    assert [row[:2] for row in rows(panel)][:2] == [("00:01:01", "Scene 1"), ("00:02:01", "Scene 2")]
    assert Counting.measured < MANY


@pytest.mark.usefixtures("many")
def test_a_new_marker_among_many_does_not_make_every_row_the_current_one(store, panel, selection):
    selection.select_marker(MANY)
    seen = []
    tree(panel).selectionModel().currentChanged.connect(lambda now, before: seen.append(now.row()))
    store.edit("Add marker", lambda project: add_marker(project, 1))
    assert [row[2] for row in rows(panel)].index(True) == MANY
    assert len(seen) < 5


@pytest.mark.usefixtures("many")
def test_the_column_of_times_has_room_for_the_latest(store, panel):
    before = tree(panel).columnWidth(TIME)
    store.edit("Add marker", lambda project: add_marker(project, 9 * 3600 * 25))
    assert tree(panel).columnWidth(TIME) >= before
    assert tree(panel).columnWidth(TIME) > tree(panel).fontMetrics().horizontalAdvance(rows(panel)[-1][TIME])
