"""The list of faults, by mouse and keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QStyledItemDelegate, QTreeWidget

from desktop.document.store import Store
from desktop.views.panels.quality_panel import MOST_ROWS, QualityPanel
from desktop.views.panels.severity_bar import SEVERITY
from desktop.views.widgets.palettes import DARK, palette_of
from joyvasa_runtime.project.document import Clip, Media, Project, Track
from joyvasa_runtime.project.quality.fault import Fault
from joyvasa_runtime.timebase import FrameSpan

KIND, TIME, CLIP, AMOUNT, FIX = range(5)


def fault(kind, start, length, clip_id, severity, amount):
    return Fault(kind, FrameSpan(start, start + length), clip_id, severity, amount)


FAULTS = (
    fault("jitter", 25, 20, 4, 0.5, 0.52),
    fault("seam", 60, 4, 4, 0.9, 3.0),
    fault("jitter", 100, 30, 5, 1.0, 1.04),
    fault("sync", 120, 200, 5, 0.6, -130.4),
    fault("silent_mouth", 330, 50, 5, 0.6, 2.0),
)


@pytest.fixture
def panel(qtbot):
    media = (Media(1, "sound", Path("/voice.wav"), 1, "1" * 64, 500),)
    clips = (Clip(4, 1, 0, 0, 90, "Hello"), Clip(5, 1, 90, 90, 400))
    made = QualityPanel(Store(Project(media=media, tracks=(Track(2, "Voice", clips=clips),))))
    qtbot.addWidget(made)
    made.resize(360, 300)
    made.show()
    made.set_faults(FAULTS)
    return made


def tree(panel):
    return panel.findChild(QTreeWidget)


def rows(panel):
    items = (tree(panel).topLevelItem(row) for row in range(tree(panel).topLevelItemCount()))
    return [tuple(item.text(column) for column in (KIND, TIME, CLIP, AMOUNT)) for item in items]


def button(panel, text):
    return next(one for one in panel.findChildren(QPushButton) if one.text() == text)


def click(qtbot, panel, row, column):
    item = tree(panel).topLevelItem(row)
    x = tree(panel).columnViewportPosition(column) + 8
    place = QPoint(x, tree(panel).visualItemRect(item).center().y())
    qtbot.mouseClick(tree(panel).viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_every_fault_says_what_where_and_how_much(panel):
    assert rows(panel) == [
        ("Trembling", "00:01:00", "Hello", "0.5°"),
        ("Jump", "00:02:10", "Hello", "3.0°"),
        ("Trembling", "00:04:00", "voice.wav", "1.0°"),
        ("Lip sync", "00:04:20", "voice.wav", "130 ms early"),
        ("Mouth in silence", "00:13:05", "voice.wav", "2.0 s"),
    ]
    item = tree(panel).topLevelItem(2)
    assert item.data(AMOUNT, SEVERITY) == 1.0
    assert item.data(AMOUNT, Qt.ItemDataRole.AccessibleTextRole) == "1.0°, Severity 100 %"


def test_without_faults_it_says_so(panel):
    panel.set_faults(())
    assert not tree(panel).isVisible()


def test_a_kind_is_filtered_and_stays_chosen(qtbot, panel):
    box = panel.findChild(QComboBox)
    texts = [box.itemText(index) for index in range(box.count())]
    assert texts == ["All faults (5)", "Trembling (2)", "Jump (1)", "Mouth in silence (1)", "Lip sync (1)"]
    box.setCurrentIndex(1)
    assert [row[TIME] for row in rows(panel)] == ["00:01:00", "00:04:00"]
    panel.set_faults(FAULTS[1:])
    assert box.currentText() == "Trembling (1)"
    assert [row[TIME] for row in rows(panel)] == ["00:04:00"]


def test_a_click_goes_there(qtbot, panel):
    with qtbot.waitSignal(panel.sought) as sought:
        click(qtbot, panel, 1, TIME)
    assert sought.args == [60]
    assert panel.chosen == FAULTS[1]


def test_return_goes_there(qtbot, panel):
    tree(panel).setCurrentItem(tree(panel).topLevelItem(2))
    with qtbot.waitSignal(panel.sought) as sought:
        qtbot.keyClick(tree(panel), Qt.Key.Key_Return)
    assert sought.args == [100]


def test_each_fault_has_its_fix(qtbot, panel):
    with qtbot.waitSignal(panel.fix_requested) as asked:
        click(qtbot, panel, 3, FIX)
    assert asked.args == [(FAULTS[3],)]


def test_the_chosen_one_or_all_of_its_kind_are_fixed(qtbot, panel):
    assert not button(panel, "Fix").isEnabled()
    panel.choose(FAULTS[2])
    with qtbot.waitSignal(panel.fix_requested) as asked:
        qtbot.mouseClick(button(panel, "Fix"), Qt.MouseButton.LeftButton)
    assert asked.args == [(FAULTS[2],)]
    with qtbot.waitSignal(panel.fix_requested) as asked:
        qtbot.mouseClick(button(panel, "Fix all of this kind"), Qt.MouseButton.LeftButton)
    assert asked.args == [(FAULTS[0], FAULTS[2])]


def test_all_of_the_filtered_kind_are_fixed_without_choosing_one(qtbot, panel):
    assert not button(panel, "Fix all of this kind").isEnabled()
    panel.findChild(QComboBox).setCurrentIndex(1)
    with qtbot.waitSignal(panel.fix_requested) as asked:
        qtbot.mouseClick(button(panel, "Fix all of this kind"), Qt.MouseButton.LeftButton)
    assert asked.args == [(FAULTS[0], FAULTS[2])]


def test_choosing_a_hidden_fault_lets_the_filter_go(panel):
    panel.findChild(QComboBox).setCurrentIndex(1)
    panel.choose(FAULTS[3])
    assert panel.chosen == FAULTS[3]
    assert len(rows(panel)) == len(FAULTS)


def test_the_choice_stays_when_the_list_is_made_anew(panel):
    panel.choose(FAULTS[3])
    panel.set_faults(FAULTS[1:])
    assert panel.chosen == FAULTS[3]
    panel.set_faults(FAULTS[:2])
    assert panel.chosen is None


def test_a_fault_that_is_gone_can_not_be_chosen(panel):
    panel.choose(fault("seam", 1, 2, 4, 0.5, 1.0))
    assert panel.chosen is None


def test_of_very_many_the_first_ones_are_listed(panel):
    panel.set_faults(tuple(fault("seam", 10 * n, 4, 4, 0.5, 1.0) for n in range(MOST_ROWS + 7)))
    assert len(rows(panel)) == MOST_ROWS
    assert any("7 more" in one.text() for one in panel.findChildren(QLabel))


def test_many_faults_are_laid_out_once(panel):
    class Counting(QStyledItemDelegate):
        measured = 0

        def sizeHint(self, option, index):  # noqa: N802 - Qt's name
            Counting.measured += 1
            return super().sizeHint(option, index)

    many = tuple(fault("seam", 10 * n, 4, 4, 0.5, 1.0) for n in range(200))
    panel.set_faults(many)
    panel.choose(many[150])
    QApplication.processEvents()
    delegate, seen = Counting(panel), []
    tree(panel).setItemDelegate(delegate)
    tree(panel).selectionModel().currentChanged.connect(lambda now, before: seen.append(now.row()))
    Counting.measured = 0
    panel.set_faults(many[1:])
    QApplication.processEvents()
    assert panel.chosen == many[150]
    assert len(seen) < 5
    assert Counting.measured < 25 * len(many)


def test_marks_are_drawn_anew_in_another_theme(panel):
    before = tree(panel).topLevelItem(0).icon(KIND).pixmap(18, 12).toImage()
    panel.setPalette(palette_of(DARK))
    assert tree(panel).topLevelItem(0).icon(KIND).pixmap(18, 12).toImage() != before
