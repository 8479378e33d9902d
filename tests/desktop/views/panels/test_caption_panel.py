"""The list of captions, by mouse and keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton

from desktop.document.store import Store
from desktop.views.panels.caption_panel import CaptionPanel
from joyvasa_runtime.project.caption import Caption
from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.operations.captions import shift_captions, trim_caption

START, STOP, TEXT = 0, 1, 2
FIRST, SECOND = Caption(1, 10, 40, "Hello there"), Caption(2, 60, 100, "How are\nyou?")


@pytest.fixture
def store(qapp):
    return Store(Project(captions=(FIRST, SECOND), next_id=3))


@pytest.fixture
def panel(qtbot, store):
    panel = CaptionPanel(store)
    qtbot.addWidget(panel)
    panel.resize(420, 300)
    panel.show()
    panel.refusals = []
    panel.refused.connect(lambda error: panel.refusals.append(str(error)))
    return panel


def cells(panel):
    rows = (panel.list.topLevelItem(row) for row in range(panel.list.topLevelItemCount()))
    return [tuple(row.text(column) for column in (START, STOP, TEXT)) for row in rows]


def type_into(qtbot, panel, row, column, text, key=Qt.Key.Key_Return):
    """Edit a cell as a hand would: open it, type over, press return."""
    panel.list.setCurrentItem(panel.list.topLevelItem(row))
    panel.list.editItem(panel.list.topLevelItem(row), column)
    kind = QPlainTextEdit if column == TEXT else QLineEdit
    (editor,) = [one for one in panel.list.findChildren(kind) if one.isVisible()]
    editor.selectAll()
    if column == TEXT:
        editor.insertPlainText(text)
    else:
        editor.insert(text)
    qtbot.keyClick(editor, key)
    # The editor leaves with the next events.
    QApplication.processEvents()


def press(panel, text):
    next(one for one in panel.findChildren(QPushButton) if text in one.text()).click()


def choose(panel, text):
    next(action for action in panel._more.actions() if action.text() == text).trigger()


def test_captions_are_listed_with_their_times(panel):
    assert cells(panel) == [
        ("00:00:10", "00:01:15", "Hello there"),
        ("00:02:10", "00:04:00", "How are\nyou?"),
    ]
    index = panel.list.model().index(1, TEXT)
    assert panel.list.itemDelegateForColumn(TEXT).displayText(index.data(), None) == "How are / you?"


def test_return_on_a_row_moves_the_playhead_there(qtbot, panel):
    panel.choose(2)
    with qtbot.waitSignal(panel.sought) as sought:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert sought.args == [60]


def test_words_are_typed_in_place_in_several_lines(qtbot, panel, store):
    type_into(qtbot, panel, 0, TEXT, "Good\nmorning")

    assert store.project.captions[0].text == "Good\nmorning"
    store.undo_stack.undo()
    assert store.project.captions == (FIRST, SECOND)
    assert cells(panel)[0][TEXT] == "Hello there"


def test_escape_and_no_words_leave_a_caption_as_it_was(qtbot, panel, store):
    type_into(qtbot, panel, 0, TEXT, "Other", Qt.Key.Key_Escape)
    type_into(qtbot, panel, 0, TEXT, " ")

    assert store.project.captions == (FIRST, SECOND)
    assert cells(panel)[0][TEXT] == "Hello there"
    assert len(panel.refusals) == 1


@pytest.mark.parametrize(
    ("column", "text", "times"),
    [(START, "0", (0, 40)), (START, "+5", (15, 40)), (STOP, "2s", (10, 50)), (STOP, "00:02:10", (10, 60))],
)
def test_times_are_typed_in_place(qtbot, panel, store, column, text, times):
    type_into(qtbot, panel, 0, column, text)

    assert (store.project.captions[0].start, store.project.captions[0].stop) == times
    check_consistency(store.project)


@pytest.mark.parametrize(("column", "text"), [(STOP, "3s"), (START, "2s"), (STOP, "soon")])
def test_times_that_are_not_possible_go_back(qtbot, panel, store, column, text):
    type_into(qtbot, panel, 0, column, text)

    assert store.project.captions == (FIRST, SECOND)
    assert cells(panel)[0][:2] == ("00:00:10", "00:01:15")


def test_a_caption_is_added_at_the_playhead_and_its_words_typed_at_once(qtbot, panel, store):
    panel.set_playhead(42)
    press(panel, "Add")
    editor = panel.list.findChild(QPlainTextEdit)
    editor.insertPlainText("Between")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()

    assert store.project.captions == (FIRST, Caption(3, 42, 60, "Between"), SECOND)
    assert panel.list.current_id == 3


def test_the_caption_at_the_playhead_is_split(panel, store):
    panel.choose(1)
    panel.set_playhead(80)
    press(panel, "Split")

    assert store.project.captions == (FIRST, Caption(2, 60, 80, "How are"), Caption(3, 80, 100, "you?"))


def test_captions_are_merged_deleted_and_shifted(panel, store):
    panel.choose(1)
    choose(panel, "All one frame later")
    choose(panel, "Merge with next")
    assert store.project.captions == (Caption(1, 11, 101, "Hello there\nHow are\nyou?"),)
    press(panel, "Delete")
    assert store.project.captions == ()
    store.undo_stack.undo()
    panel.choose(1)
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert store.project.captions == ()
    for _ in range(3):
        store.undo_stack.undo()
    assert store.project.captions == (FIRST, SECOND)


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_the_delete_key_deletes_the_current_caption(qtbot, panel, store, key):
    panel.list.setCurrentItem(panel.list.topLevelItem(0))
    qtbot.keyClick(panel.list, key)
    assert store.project.captions == (SECOND,)
    assert store.undo_stack.undoText() == "Delete caption"


def test_only_rows_of_changed_captions_are_written_again(panel, store):
    rows = []
    panel.list.model().dataChanged.connect(lambda first, _last: rows.append(first.row()))
    store.edit("Trim", lambda project: trim_caption(project, 2, 70, 100))
    assert set(rows) == {1}
    assert cells(panel) == [
        ("00:00:10", "00:01:15", "Hello there"),
        ("00:02:20", "00:04:00", "How are\nyou?"),
    ]


def test_a_caption_that_passes_another_does_not_make_every_row_the_current_one(panel):
    first, second, *others = (Caption(at + 1, 50 * at, 50 * at + 40, "words") for at in range(100))
    panel.list.show_captions((first, second, *others))
    panel.choose(100)
    seen = []
    panel.list.selectionModel().currentChanged.connect(lambda now, before: seen.append(now.row()))
    panel.list.show_captions((second, first, *others))
    assert panel.list.current_id == 100
    assert len(seen) < 5


def test_times_behind_the_first_hour_have_room(panel, store):
    store.edit("Shift", lambda project: shift_captions(project, 60 * 60 * 25))
    wide = panel.list.fontMetrics().horizontalAdvance("1:00:01:15")
    assert [panel.list.columnWidth(column) >= wide + 8 for column in (START, STOP)] == [True, True]


def test_what_is_not_possible_is_told(panel):
    panel.set_playhead(20)
    press(panel, "Add")
    panel.choose(2)
    choose(panel, "Merge with next")

    assert ["There is a caption" in panel.refusals[0], "no caption after" in panel.refusals[1]] == [
        True,
        True,
    ]


def test_files_are_asked_for(qtbot, panel):
    for text, replaces in (("Import captions…", True), ("Import into gaps…", False)):
        with qtbot.waitSignal(panel.import_requested) as asked:
            choose(panel, text)
        assert asked.args == [replaces]
    with qtbot.waitSignal(panel.export_requested):
        choose(panel, "Export captions…")


def test_without_captions_only_adding_and_importing_are_offered(qtbot):
    panel = CaptionPanel(Store(Project()))
    qtbot.addWidget(panel)

    enabled = {button.text() for button in panel.findChildren(QPushButton) if button.isEnabled()}
    assert enabled == {"Add at playhead"}
    assert [action.text() for action in panel._more.actions() if action.isEnabled() and action.text()] == [
        "Import captions…",
        "Import into gaps…",
    ]
