"""The library's panel: what it lists, finds and asks for, by mouse and by key."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QMessageBox, QPushButton, QToolButton

from desktop.views.panels.library_panel import LibraryPanel
from desktop.views.panels.motion_picture import motion_lines
from desktop.views.widgets.motion_mime import motion_path
from joyvasa_runtime.errors import MotionError
from joyvasa_runtime.library.item import LibraryItem
from joyvasa_runtime.motion.axes import JAW
from joyvasa_runtime.motion.sequence import MotionSequence


def item(name, part="all", is_bundled=False, frames=50, source="Talk"):
    rows = np.zeros((frames, 70), np.float32)
    rows[:, 63] = 1
    rows[:, 67] = np.linspace(0, 8, frames)
    rows[:, :63] += np.linspace(0, 1, frames)[:, None] * JAW
    path = Path(f"/library/{name}.motion.npz")
    return LibraryItem(path, name, MotionSequence(rows), rows[0], part, source, "MIT", is_bundled)


HELLO, NOD, WAVE = item("Hello"), item("Nod", "head", True, source="Us"), item("Wave", "face")


class FakeLibrary(QObject):
    changed = Signal()

    def __init__(self):
        super().__init__()
        self.items, self.problems, self.calls = (HELLO, NOD, WAVE), (), []

    def rename(self, item, name):
        self.calls.append(("rename", item.name, name))

    def remove(self, item):
        self.calls.append(("remove", item.name))


@pytest.fixture
def library(qapp):
    return FakeLibrary()


@pytest.fixture
def panel(qtbot, library):
    panel = LibraryPanel(library)
    qtbot.addWidget(panel)
    panel.show()
    panel.list.setCurrentRow(0)
    return panel


@pytest.fixture
def dropped(panel):
    calls = []
    panel.drop_asked.connect(lambda *args: calls.append(args))
    return calls


def button(panel, text):
    return next(one for one in panel.findChildren(QPushButton) if one.text() == text)


def tool(panel, name):
    return next(one for one in panel.findChildren(QToolButton) if one.accessibleName() == name)


def menu_of(panel):
    return {action.text(): action for action in tool(panel, "More").menu().actions()}


def shown(panel):
    rows = (panel.list.item(index) for index in range(panel.list.count()))
    return [row.text() for row in rows if not row.isHidden()]


def box(panel, name):
    return next(one for one in panel.findChildren(QComboBox) if one.accessibleName() == name)


def test_each_piece_is_read_out_with_its_length_and_part(panel):
    texts = [panel.list.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]

    assert texts[0] == "Hello, 2.0 s  ·  Head and face  ·  Talk"
    assert texts[1] == "Nod, 2.0 s  ·  Head  ·  Us"


def test_a_double_click_enter_and_the_button_drop_the_current_piece(qtbot, panel, dropped):
    place = panel.list.visualItemRect(panel.list.item(1)).center()
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    button(panel, "Drop at playhead").click()

    assert dropped == [(NOD, "head", "add")] * 3


def test_part_and_mode_can_be_chosen(panel, dropped):
    for name, index in (("Part", 3), ("Mode", 1)):
        box(panel, name).setCurrentIndex(index)
    button(panel, "Drop at playhead").click()

    assert dropped == [(HELLO, "face", "replace")]
    assert (panel.part_of(NOD), panel.mode) == ("face", "replace")


def test_searching_finds_words_in_any_order_and_says_where_there_is_nothing(panel):
    search = panel.findChild(QLineEdit)
    search.setText("talk FACE")
    assert shown(panel) == ["Hello", "Wave"]
    search.setText("us head")
    assert shown(panel) == ["Nod"]
    assert panel.list.current is NOD
    search.setText("nothing")
    assert not panel.list.isVisible()
    assert not button(panel, "Drop at playhead").isEnabled()
    search.clear()
    assert shown(panel) == ["Hello", "Nod", "Wave"]
    assert panel.list.isVisible()


def test_only_the_users_own_pieces_are_renamed_and_removed(qtbot, panel, library):
    menu = menu_of(panel)
    panel.list.setCurrentRow(1)
    assert [menu[name].isEnabled() for name in ("Export…", "Rename", "Remove…")] == [True, False, False]
    panel.list.setCurrentRow(0)
    assert [menu[name].isEnabled() for name in ("Export…", "Rename", "Remove…")] == [True, True, True]

    menu["Rename"].trigger()
    editor = panel.list.findChild(QLineEdit)
    editor.setText("Greeting")
    QTest.keyClick(editor, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: library.calls == [("rename", "Hello", "Greeting")])


@pytest.mark.parametrize("how", ["menu", "key"])
def test_removing_asks_first(qtbot, panel, library, how):
    if how == "menu":
        menu_of(panel)["Remove…"].trigger()
    else:
        QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    question = panel.findChild(QMessageBox)
    assert "“Hello”" in question.text()
    next(one for one in question.buttons() if one.text() == "Remove").click()

    assert library.calls == [("remove", "Hello")]


def test_what_needs_a_file_is_asked_for(panel):
    told = []
    panel.save_asked.connect(lambda: told.append("save"))
    panel.import_asked.connect(lambda: told.append("import"))
    panel.export_asked.connect(told.append)
    tool(panel, "Save range").click()
    tool(panel, "Import").click()
    menu_of(panel)["Export…"].trigger()

    assert told == ["save", "import", HELLO]


def test_the_current_piece_stays_the_current_one_when_others_come(panel, library):
    panel.list.setCurrentRow(2)
    library.items = (item("Adieu"), *library.items)
    library.changed.emit()

    assert panel.list.current.name == "Wave"
    library.items = library.items[:2]
    library.changed.emit()
    assert panel.list.current.name == "Hello"


def test_a_new_piece_is_shown_and_its_name_can_be_typed_at_once(panel, library):
    panel.findChild(QLineEdit).setText("nod")
    new = item("Motion at 00:01:00")
    library.items = (*library.items, new)
    library.changed.emit()

    panel.name_piece(new)

    assert panel.list.current is new
    assert panel.list.findChild(QLineEdit).text() == "Motion at 00:01:00"


def test_files_that_can_not_be_used_are_told(panel, library):
    library.problems = (MotionError("/a is torn", "Remove it."), MotionError("/b is torn", "Remove it."))
    library.changed.emit()

    assert panel._problem.isVisible()
    assert panel._problem.text == "/a is torn. 1 more files can't be used either."


def test_a_piece_is_dragged_out_by_its_path(panel):
    assert motion_path(panel.list.mimeData([panel.list.item(2)])) == WAVE.path


def test_a_picture_shows_only_the_part_that_counts():
    pitch, _yaw, _roll, face = motion_lines(HELLO)
    assert (pitch[-1], face[-1]) == (1.0, 1.0)
    assert not motion_lines(replace(HELLO, part="head"))[3].any()
    assert not motion_lines(replace(HELLO, part="face"))[0].any()
