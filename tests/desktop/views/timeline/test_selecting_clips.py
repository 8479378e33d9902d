from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.views.timeline.layout import ROW_HEIGHT

VOICE, MUSIC = 10, 11
FIRST, SECOND, BED, FIXED = 20, 21, 22, 23
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def empty_place(timeline):
    return QPointF(timeline.x_of(150), 20)


def test_a_click_selects_the_clip_and_its_track(selection, hands, title_of):
    hands.click(title_of(SECOND))

    assert selection.clips == {SECOND}
    assert selection.track == VOICE


def test_a_click_on_one_of_several_selected_clips_leaves_only_it(selection, hands, title_of):
    selection.select_clips(frozenset({FIRST, SECOND}))

    hands.click(title_of(FIRST))

    assert selection.clips == {FIRST}


def test_ctrl_click_adds_and_takes_away(selection, hands, title_of):
    hands.click(title_of(FIRST))
    hands.click(title_of(BED), CONTROL)
    assert selection.clips == {FIRST, BED}

    hands.click(title_of(FIRST), CONTROL)

    assert selection.clips == {BED}


def test_shift_click_selects_up_to_there(selection, hands, title_of):
    hands.click(title_of(FIRST))

    hands.click(title_of(BED), SHIFT)

    assert selection.clips == {FIRST, SECOND, BED}


def test_a_click_on_an_empty_place_selects_nothing(selection, timeline, hands, title_of):
    hands.click(title_of(FIRST))

    hands.click(empty_place(timeline))

    assert selection.clips == frozenset()


def test_a_band_selects_what_it_touches(selection, timeline, hands):
    hands.drag(empty_place(timeline), QPointF(timeline.x_of(450), ROW_HEIGHT + 30))

    assert selection.clips == {SECOND, BED}


def test_a_band_with_ctrl_keeps_what_was_selected(selection, timeline, hands):
    selection.select_clips(frozenset({FIRST}))

    hands.drag(empty_place(timeline), QPointF(timeline.x_of(250), 60), CONTROL)

    assert selection.clips == {FIRST, SECOND}


def test_escape_gives_back_the_selection_before_a_band(selection, timeline, hands, title_of):
    selection.select_clips(frozenset({FIRST}))
    hands.pull(empty_place(timeline), QPointF(timeline.x_of(250), 60), SHIFT)
    assert selection.clips == {FIRST, SECOND}

    QTest.keyClick(timeline.lanes, Qt.Key.Key_Escape)
    hands.release()

    assert selection.clips == {FIRST}


def test_a_double_click_activates_the_clip(qtbot, timeline, title_of):
    with qtbot.waitSignal(timeline.clip_activated) as activation:
        QTest.mouseDClick(timeline.lanes, Qt.MouseButton.LeftButton, pos=title_of(BED).toPoint())

    assert activation.args == [BED]


def menu_at(qtbot, timeline, widget, point):
    with qtbot.waitSignal(timeline.context_menu_requested) as request:
        place = QPoint(round(point.x()), round(point.y()))
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, widget.mapToGlobal(place))
        QApplication.sendEvent(widget, event)
    return request.args[1:]


def test_a_menu_is_asked_for_what_is_under_the_mouse(qtbot, selection, timeline, title_of):
    lanes = timeline.lanes

    assert menu_at(qtbot, timeline, lanes, title_of(FIRST)) == ["clip", FIRST]
    assert selection.clips == {FIRST}
    assert menu_at(qtbot, timeline, lanes, empty_place(timeline)) == ["track", VOICE]
    assert menu_at(qtbot, timeline, lanes, QPointF(30, 3 * ROW_HEIGHT + 20)) == ["empty", None]
    assert menu_at(qtbot, timeline, timeline.headers, QPointF(40, ROW_HEIGHT + 5)) == ["header", MUSIC]
    assert menu_at(qtbot, timeline, timeline.ruler, QPointF(timeline.x_of(77) + 1, 15)) == ["ruler", 77]
    assert menu_at(qtbot, timeline, timeline.ruler, QPointF(timeline.x_of(350) + 4, 35)) == ["marker", 60]


class KeyCounter(QObject):
    """Notes the keys that come through to a widget."""

    def __init__(self):
        super().__init__()
        self.keys = []

    def eventFilter(self, _watched, event):  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.KeyPress:
            self.keys.append(event.key())
        return False


def test_keys_are_left_to_the_window(timeline):
    keys = [Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_Escape]
    counter = KeyCounter()
    timeline.installEventFilter(counter)

    for key in keys:
        QTest.keyClick(timeline.lanes, key)

    assert counter.keys == keys


def test_the_tooltip_tells_name_length_and_take(timeline, store):
    clip = store.project.clip(FIRST)

    text = timeline.lanes.tooltip_of(clip.id)

    assert text.splitlines() == ["voice.wav", "00:00:20 to 00:04:20, 00:04:00 long", "Take 50, seed 0"]
