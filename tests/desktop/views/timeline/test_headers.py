import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.views.timeline.layout import ROW_HEIGHT
from joyvasa_runtime.project.operations.tracks import remove_track

VOICE, MUSIC, LOCKED = 10, 11, 12
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def header(timeline):
    return timeline.headers.header(VOICE)


@pytest.mark.parametrize(
    ("button", "value"),
    [("mute", "is_muted"), ("solo", "is_solo"), ("lock", "is_locked")],
)
def test_a_button_of_the_header_edits_its_track(store, header, button, value):
    QTest.mouseClick(getattr(header, button), LEFT)

    assert getattr(store.project.track(VOICE), value)
    assert store.undo_stack.count() == 1


def test_the_mouth_says_whether_the_track_drives_it(store, header):
    assert header.drives.isChecked()

    QTest.mouseClick(header.drives, LEFT)

    assert not store.project.track(VOICE).drives


def test_undo_is_shown_in_the_header(store, header):
    QTest.mouseClick(header.mute, LEFT)

    store.undo_stack.undo()

    assert not header.mute.isChecked()


def test_a_locked_track_can_only_be_unlocked(store, timeline):
    header = timeline.headers.header(LOCKED)
    assert not header.mute.isEnabled()

    QTest.mouseClick(header.lock, LEFT)

    assert not store.project.track(LOCKED).is_locked
    assert header.mute.isEnabled()


def test_a_double_click_renames_the_track(store, timeline, header):
    place = header.mapTo(timeline.headers, header.name.geometry().center())
    QTest.mouseDClick(timeline.headers, LEFT, pos=place)

    QTest.keyClicks(header.name, "Ann")
    QTest.keyClick(header.name, Qt.Key.Key_Return)

    assert store.project.track(VOICE).name == "Ann"


def test_escape_leaves_the_name(store, timeline, header):
    timeline.rename_track(VOICE)

    QTest.keyClicks(header.name, "Ann")
    QTest.keyClick(header.name, Qt.Key.Key_Escape)

    assert store.project.track(VOICE).name == "Voice"
    assert header.name.text() == "Voice"


def test_an_empty_name_is_refused_and_the_old_one_shown(qtbot, store, timeline, header):
    timeline.rename_track(VOICE)
    header.name.clear()

    with qtbot.waitSignal(timeline.refused):
        QTest.keyClick(header.name, Qt.Key.Key_Return)

    assert header.name.text() == "Voice"
    assert store.undo_stack.count() == 0


def test_the_gain_is_typed(store, header):
    header.entry.setFocus()
    header.entry.selectAll()

    QTest.keyClicks(header.entry, "-6.5")
    QTest.keyClick(header.entry, Qt.Key.Key_Return)

    assert store.project.track(VOICE).gain_db == -6.5
    assert header.slider.value() == -65


def test_one_hold_of_the_slider_is_one_step(store, header):
    slider = header.slider
    middle = slider.rect().center()

    QTest.mousePress(slider, LEFT, pos=middle)
    QTest.mouseMove(slider, middle + QPoint(10, 0))
    QTest.mouseMove(slider, middle + QPoint(15, 0))
    QTest.mouseRelease(slider, LEFT, pos=middle + QPoint(15, 0))

    assert store.project.track(VOICE).gain_db != 0
    assert store.undo_stack.count() == 1


def test_a_double_click_on_the_slider_goes_back_to_0_db(store, header):
    header.slider.setValue(-120)
    assert store.project.track(VOICE).gain_db == -12

    QTest.mouseDClick(header.slider, LEFT)

    assert store.project.track(VOICE).gain_db == 0


def test_a_track_is_dragged_to_another_row(store, timeline):
    place = QPoint(100, 6)

    QTest.mousePress(timeline.headers, LEFT, pos=place)
    for y in (30, ROW_HEIGHT + 6):
        _move(timeline.headers, QPointF(100, y))
    QTest.mouseRelease(timeline.headers, LEFT, pos=place + QPoint(0, ROW_HEIGHT))

    assert [track.id for track in store.project.tracks] == [MUSIC, VOICE, LOCKED]
    assert store.undo_stack.count() == 1
    assert timeline.headers.header(VOICE).y() == ROW_HEIGHT


def test_a_click_makes_the_track_the_current_one(selection, timeline):
    QTest.mouseClick(timeline.headers, LEFT, pos=QPoint(100, ROW_HEIGHT + 6))

    assert selection.track == MUSIC


def test_a_removed_track_takes_its_header_along(store, timeline):
    QTest.mouseClick(timeline.headers.header(LOCKED).lock, LEFT)
    store.undo_stack.undo()

    store.edit("Remove", lambda project: remove_track(project, MUSIC))

    assert timeline.headers.header(LOCKED).y() == ROW_HEIGHT
    with pytest.raises(KeyError):
        timeline.headers.header(MUSIC)


def _move(widget, point):
    event = QMouseEvent(
        QMouseEvent.Type.MouseMove,
        point,
        widget.mapToGlobal(point),
        Qt.MouseButton.NoButton,
        LEFT,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, event)
