"""The list of recent projects, by mouse and keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.jobs.recent_files import RecentFile
from desktop.views.widgets.recent_list import RecentList
from desktop.views.widgets.recent_row import ROW_PX

FILES = tuple(RecentFile(Path(f"/projects/{name}.joyvasa"), True) for name in ("one", "two", "three"))


@pytest.fixture
def page(qtbot):
    """A list below a button, as on the first page."""
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.addWidget(QPushButton("Open"))
    layout.addWidget(RecentList())
    qtbot.addWidget(page)
    page.resize(400, 400)
    page.show()
    return page


@pytest.fixture
def recent(page):
    recent = page.findChild(RecentList)
    recent.show_files(FILES)
    return recent


def place(recent, row):
    return recent.visualItemRect(recent.item(row)).center()


def test_it_is_as_high_as_its_rows(recent):
    assert recent.sizeHint().height() == 3 * ROW_PX
    recent.show_files(())
    assert recent.sizeHint().height() == 0


def test_one_click_chooses(qtbot, recent):
    with qtbot.waitSignal(recent.chosen) as chosen:
        qtbot.mouseClick(recent.viewport(), Qt.MouseButton.LeftButton, pos=place(recent, 1))
    assert chosen.args == [FILES[1].path]


def test_a_double_click_chooses_only_once(qtbot, recent):
    chosen = []
    recent.chosen.connect(chosen.append)
    qtbot.mouseClick(recent.viewport(), Qt.MouseButton.LeftButton, pos=place(recent, 1))
    qtbot.mouseDClick(recent.viewport(), Qt.MouseButton.LeftButton, pos=place(recent, 1))
    assert chosen == [FILES[1].path]


def test_it_is_used_by_keys_alone(qtbot, page, recent):
    page.findChild(QPushButton).setFocus()
    qtbot.keyClick(page.findChild(QPushButton), Qt.Key.Key_Tab)
    qtbot.keyClick(recent, Qt.Key.Key_Down)
    with qtbot.waitSignal(recent.chosen) as chosen:
        qtbot.keyClick(recent, Qt.Key.Key_Return)
    assert chosen.args == [FILES[1].path]


def test_the_right_button_chooses_nothing_and_offers_to_forget(qtbot, recent):
    with qtbot.assertNotEmitted(recent.chosen):
        qtbot.mouseClick(recent.viewport(), Qt.MouseButton.RightButton, pos=place(recent, 2))
    with qtbot.waitSignal(recent.forget_requested) as forgotten:
        recent.actions()[0].trigger()
    assert forgotten.args == [FILES[2].path]


def test_what_is_found_out_later_does_not_move_the_keyboard(recent):
    recent.setCurrentRow(2)
    recent.show_files(RecentFile(file.path, False) for file in FILES)
    assert recent.currentRow() == 2
    assert [file.is_there for file in recent.files] == [False, False, False]


def test_a_row_shows_the_middle_of_its_picture(recent):
    picture = QImage(120, 60, QImage.Format.Format_RGB32)
    picture.fill(QColor("#ff0000"))
    for x in range(30, 90):
        for y in range(60):
            picture.setPixelColor(x, y, QColor("#00ff00"))
    recent.show_files((RecentFile(FILES[0].path, True, picture),))
    shown = recent.viewport().grab().toImage()
    # Its square is 46 pixels wide and 8 from the border; nothing of the red sides is to be seen.
    colours = {shown.pixelColor(x, ROW_PX // 2).name() for x in range(12, 50)}
    assert colours == {"#00ff00"}


def test_screen_readers_are_told_the_name(recent):
    assert recent.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "one"
    assert recent.item(0).toolTip() == str(FILES[0].path)
