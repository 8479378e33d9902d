import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from desktop.views.timeline.envelope import fade_handles, gain_y
from joyvasa_runtime.project.operations.arrange import set_fades

FIRST, SECOND, FIXED = 20, 21, 23


def edges(timeline, clip_id):
    body = timeline.clip_rect(clip_id)
    y = body.bottom() - 12
    return QPointF(body.left() + 2, y), QPointF(body.right() - 2, y)


def shape(store, clip_id):
    clip = store.project.clip(clip_id)
    return clip.start, clip.offset, clip.frames


def test_the_left_edge_trims_and_what_is_heard_stays_in_its_place(store, timeline, hands):
    left, _ = edges(timeline, FIRST)

    hands.drag(left, left + QPointF(30, 0))

    assert shape(store, FIRST) == (35, 65, 85)


def test_the_right_edge_trims(store, timeline, hands):
    _, right = edges(timeline, FIRST)

    hands.drag(right, right - QPointF(30, 0))

    assert shape(store, FIRST) == (20, 50, 85)


def test_a_trim_stops_where_the_sound_begins(store, timeline, hands):
    left, _ = edges(timeline, SECOND)

    hands.drag(left, left - QPointF(100, 0))

    assert shape(store, SECOND) == (200, 0, 80)
    assert store.undo_stack.count() == 0


def test_a_trim_stops_at_the_neighbour(store, timeline, hands):
    _, right = edges(timeline, FIRST)

    hands.drag(right, right + QPointF(400, 0))

    assert shape(store, FIRST) == (20, 50, 180)


def test_a_trim_is_one_step_and_escape_takes_it_back(store, timeline, hands):
    before = store.project
    _, right = edges(timeline, FIRST)
    hands.drag(right, right - QPointF(30, 0))
    assert store.undo_stack.count() == 1
    store.undo_stack.undo()
    assert store.project is before

    hands.pull(right, right - QPointF(60, 0))
    QTest.keyClick(timeline.lanes, Qt.Key.Key_Escape)
    hands.release()

    assert store.project == before


def test_a_trim_that_cuts_a_fade_gives_it_back_on_the_way_back(store, timeline, hands):
    store.edit("Fade", lambda project: set_fades(project, FIRST, 0, 60))
    _, right = edges(timeline, FIRST)
    hands.pull(right, right - QPointF(160, 0))
    assert store.project.clip(FIRST).fade_out == 20

    hands.move(right - QPointF(20, 0))
    hands.release()

    assert store.project.clip(FIRST).fade_out == 60


def test_a_locked_clip_is_not_trimmed(qtbot, store, timeline, hands):
    before = store.project
    _, right = edges(timeline, FIXED)

    with qtbot.waitSignal(timeline.refused):
        hands.drag(right, right + QPointF(40, 0))

    assert store.project is before


def test_the_fade_handles_fade_in_and_out(store, timeline, hands):
    fade_in, fade_out = fade_handles(timeline.clip_rect(FIRST), store.project.clip(FIRST))

    hands.drag(fade_in, fade_in + QPointF(40, 0))
    hands.drag(fade_out, fade_out - QPointF(60, 0))

    assert (store.project.clip(FIRST).fade_in, store.project.clip(FIRST).fade_out) == (20, 30)
    assert store.undo_stack.count() == 2


def test_a_fade_ends_where_the_other_one_begins(store, timeline, hands):
    store.edit("Fade", lambda project: set_fades(project, FIRST, 0, 60))
    fade_in, _ = fade_handles(timeline.clip_rect(FIRST), store.project.clip(FIRST))

    hands.drag(fade_in, fade_in + QPointF(190, 0))

    assert store.project.clip(FIRST).fade_in == 40


def line(timeline, store, clip_id):
    body = timeline.clip_rect(clip_id)
    return QPointF(body.center().x(), gain_y(body, store.project.clip(clip_id).gain_db))


def test_the_gain_line_goes_up_and_down(store, timeline, hands):
    start = line(timeline, store, FIRST)

    hands.drag(start, start + QPointF(0, 10))

    body = timeline.clip_rect(FIRST)
    gain_db = store.project.clip(FIRST).gain_db
    assert gain_db < -6
    assert gain_y(body, gain_db) == pytest.approx(start.y() + 10, abs=1)
    assert store.undo_stack.count() == 1


def test_the_gain_line_catches_at_0_db(store, timeline, hands):
    start = line(timeline, store, FIRST)
    hands.pull(start, start + QPointF(0, 10))

    hands.move(start + QPointF(0, 0.4))
    hands.release()

    assert store.project.clip(FIRST).gain_db == 0
    assert store.undo_stack.count() == 0


def test_ctrl_moves_the_gain_finely(store, timeline, hands):
    start = line(timeline, store, FIRST)
    control = Qt.KeyboardModifier.ControlModifier

    hands.drag(start, start - QPointF(0, 12), control)

    assert store.project.clip(FIRST).gain_db == pytest.approx(1.2, abs=0.1)


def test_the_gains_of_all_selected_clips_change_alike(store, selection, timeline, hands):
    selection.select_clips(frozenset({FIRST, SECOND}))
    start = line(timeline, store, FIRST)

    hands.drag(start, start + QPointF(0, 10))

    assert store.project.clip(SECOND).gain_db == store.project.clip(FIRST).gain_db != 0


def test_the_cursor_tells_what_a_press_would_do(timeline, hands, store):
    body = timeline.clip_rect(FIRST)
    left, _ = edges(timeline, FIRST)
    shapes = []
    for point in (left, line(timeline, store, FIRST), QPointF(body.center().x(), body.top() + 5)):
        hands.move(point)
        shapes.append(timeline.lanes.cursor().shape())

    assert shapes == [Qt.CursorShape.SizeHorCursor, Qt.CursorShape.SizeVerCursor, Qt.CursorShape.ArrowCursor]
