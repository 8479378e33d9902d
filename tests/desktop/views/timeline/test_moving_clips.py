from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from desktop.views.timeline.layout import ROW_HEIGHT
from joyvasa_runtime.errors import EditError

VOICE, MUSIC, LOCKED = 10, 11, 12
FIRST, SECOND, BED = 20, 21, 22


def right(pixels):
    return QPointF(pixels, 0)


def down(rows):
    return QPointF(0, rows * ROW_HEIGHT)


def steps(store):
    return store.undo_stack.count()


def test_a_drag_moves_the_clip_by_the_frames_under_the_mouse(store, hands, title_of):
    start = title_of(FIRST)

    hands.drag(start, start + right(60))

    assert store.project.clip(FIRST).start == 20 + 30


def test_a_drag_is_one_step_of_the_history(store, hands, title_of):
    before = store.project
    start = title_of(FIRST)

    hands.drag(start, start + right(60))
    assert steps(store) == 1
    store.undo_stack.undo()

    assert store.project is before
    store.undo_stack.redo()
    assert store.project.clip(FIRST).start == 50


def test_the_clip_follows_while_it_is_dragged(store, hands, title_of):
    start = title_of(FIRST)

    hands.pull(start, start + right(40))

    assert store.project.clip(FIRST).start == 40
    hands.release()


def test_a_press_that_trembles_moves_nothing(store, hands, title_of):
    start = title_of(FIRST)

    hands.drag(start, start + right(2))

    assert steps(store) == 0


def test_escape_puts_the_clip_back_and_leaves_no_step(store, hands, timeline, title_of):
    before = store.project
    start = title_of(FIRST)
    hands.pull(start, start + right(60))

    QTest.keyClick(timeline.lanes, Qt.Key.Key_Escape)
    hands.move(start + right(90))
    hands.release()

    assert store.project == before
    assert steps(store) == 0


def test_a_drag_back_to_where_it_began_leaves_no_step(store, hands, title_of):
    start = title_of(FIRST)
    hands.pull(start, start + right(60))

    hands.move(start)
    hands.release()

    assert steps(store) == 0


def test_a_drag_across_tracks_changes_the_track(store, hands, title_of):
    start = title_of(FIRST)

    hands.drag(start, start + right(20) + down(1))

    assert store.project.track_of_clip(FIRST).id == MUSIC
    assert store.project.clip(FIRST).start == 30


def test_all_selected_clips_move_together(store, selection, hands, title_of):
    selection.select_clips(frozenset({FIRST, BED}))
    start = title_of(FIRST)

    hands.drag(start, start + right(80))

    assert store.project.clip(FIRST).start == 60
    assert store.project.clip(BED).start == 440


def test_a_clip_that_is_dragged_over_another_lands_beside_it(store, hands, title_of):
    start = title_of(FIRST)

    hands.drag(start, start + right(2 * 120))

    # 140 to 240 would lie on the second clip, which begins at 200.
    assert store.project.clip(FIRST).start == 100


def test_a_clip_can_be_dragged_past_another(store, hands, title_of):
    start = title_of(FIRST)

    hands.drag(start, start + right(2 * 280))

    assert store.project.clip(FIRST).start == 300


def test_no_clip_is_dragged_before_the_beginning(store, hands, title_of):
    start = title_of(FIRST)

    hands.drag(start, start - right(300))

    assert store.project.clip(FIRST).start == 0


def test_a_drop_on_a_locked_track_is_refused_and_changes_nothing(qtbot, store, timeline, hands, title_of):
    before = store.project
    start = title_of(FIRST)
    hands.pull(start, start + down(2))
    assert [ghost.is_refused for ghost in timeline.lanes.feedback.ghosts] == [True]

    with qtbot.waitSignal(timeline.refused) as refusal:
        hands.release()

    assert isinstance(refusal.args[0], EditError)
    assert "Locked" in refusal.args[0].message
    assert store.project == before
    assert steps(store) == 0


def test_a_clip_of_a_locked_track_refuses_to_be_dragged(qtbot, store, timeline, hands, title_of):
    before = store.project
    start = title_of(23)

    with qtbot.waitSignal(timeline.refused):
        hands.drag(start, start + right(60))

    assert store.project is before


@pytest.mark.parametrize("key", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier])
def test_a_drag_with_ctrl_or_alt_copies(store, selection, hands, title_of, key):
    start = title_of(FIRST)

    hands.drag(start, start + right(20) + down(1), key)

    copy = store.project.clip(100)
    assert store.project.clip(FIRST).start == 20
    assert (copy.start, copy.offset, copy.frames, copy.take_id) == (30, 50, 100, 50)
    assert store.project.track_of_clip(100).id == MUSIC
    assert selection.clips == {100}
    assert steps(store) == 1


def test_a_copy_onto_another_clip_is_refused(qtbot, store, timeline, hands, title_of):
    before = store.project
    start = title_of(FIRST)

    with qtbot.waitSignal(timeline.refused):
        hands.drag(start, start + right(40), Qt.KeyboardModifier.ControlModifier)

    assert store.project is before


def test_a_take_that_arrives_during_a_drag_is_kept(store, hands, title_of):
    start = title_of(FIRST)
    hands.pull(start, start + right(40))
    store.edit("Rename", lambda project: _titled(project, "arrived"))

    hands.move(start + right(80))
    hands.release()

    assert store.project.title == "arrived"
    assert store.project.clip(FIRST).start == 60


def test_another_project_ends_a_drag(store, hands, title_of):
    start = title_of(FIRST)
    hands.pull(start, start + right(40))
    other = _titled(store.project, "other")

    store.replace(other, {})
    hands.move(start + right(200))
    hands.release()

    assert store.project is other


def _titled(project, title):
    return replace(project, title=title)
