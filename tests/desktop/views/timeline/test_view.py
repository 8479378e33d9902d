from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop.views.timeline.viewport import LEAD_PX
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.operations.tracks import add_track

FIRST, SECOND, BED = 20, 21, 22
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def wheel(widget, x, notches, keys=Qt.KeyboardModifier.NoModifier):
    event = QWheelEvent(
        QPointF(x, 10),
        widget.mapToGlobal(QPointF(x, 10)),
        QPoint(),
        QPoint(0, notches * 120),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


@pytest.mark.parametrize("notches", [1, -1, 4])
def test_ctrl_and_the_wheel_zoom_and_keep_the_frame_under_the_mouse(timeline, notches):
    timeline.scene.viewport.scroll_to(300)
    frame, width = timeline.frame_at(201), timeline.clip_rect(BED).width()

    wheel(timeline.lanes, 201, notches, CONTROL)

    assert timeline.frame_at(201) == frame
    assert timeline.clip_rect(BED).width() == pytest.approx(width * 1.25**notches)


def test_many_zooms_in_and_out_lead_back(timeline):
    timeline.scene.viewport.scroll_to(300)
    before = timeline.x_of(500)

    for notches in (1, 2, 3, -3, -2, -1):
        wheel(timeline.lanes, 333, notches, CONTROL)

    assert timeline.x_of(500) == pytest.approx(before)


def test_shift_and_the_wheel_scroll_along_time(timeline):
    wheel(timeline.lanes, 100, -2, SHIFT)

    assert timeline.x_of(90) == pytest.approx(0)


def test_the_wheel_scrolls_the_tracks(timeline, store, qtbot):
    for number in range(8):
        store.edit("Add", lambda project, number=number: add_track(project, f"Track {number}", drives=True))
    before = timeline.clip_rect(FIRST).top()

    wheel(timeline.lanes, 100, -1)

    assert timeline.clip_rect(FIRST).top() == before - 90
    assert timeline.headers.header(10).y() == -90


def test_fit_shows_everything(timeline, store):
    timeline.fit()

    assert timeline.x_of(0) == pytest.approx(LEAD_PX)
    assert timeline.x_of(store.project.frames) == pytest.approx(timeline.lanes.width() - LEAD_PX)


def test_zoom_to_selection_shows_the_selected_clips(timeline, selection):
    selection.select_clips(frozenset({SECOND}))

    timeline.zoom_to_selection()

    assert timeline.x_of(200) == pytest.approx(LEAD_PX)
    assert timeline.x_of(280) == pytest.approx(timeline.lanes.width() - LEAD_PX)


def test_zoom_keys_keep_the_playhead_where_it_is(timeline):
    timeline.set_playhead(150)
    before = timeline.x_of(150)

    timeline.zoom_in()
    timeline.zoom_in()
    timeline.zoom_out()

    assert timeline.x_of(150) == pytest.approx(before)


def test_another_project_is_shown_whole(timeline, store):
    project = store.project

    store.replace(replace(project, title="other"), {})

    assert timeline.x_of(project.frames) == pytest.approx(timeline.lanes.width() - LEAD_PX)


def test_an_empty_project_shows_a_minute(timeline, store):
    store.replace(Project("empty"), {})

    assert timeline.x_of(60 * 25) == pytest.approx(timeline.lanes.width() - LEAD_PX)


def test_the_view_turns_a_page_when_the_playhead_leaves_it_while_playing(timeline):
    timeline.scene.viewport.zoom(4, 0)
    timeline.set_playing(True)
    last = timeline.frame_at(timeline.lanes.width() - 1)
    timeline.set_playhead(last)
    left = timeline.frame_at(0)

    timeline.set_playhead(last + 2)

    assert 0 < timeline.x_of(last + 2) < 0.1 * timeline.lanes.width()
    assert timeline.frame_at(0) > left


def test_who_scrolls_away_while_it_plays_stays_there(timeline):
    timeline.scene.viewport.zoom(4, 0)
    timeline.set_playing(True)
    timeline.set_playhead(10)
    timeline.scene.viewport.scroll_to(300)

    timeline.set_playhead(11)

    assert timeline.x_of(300) == pytest.approx(0)


def test_a_step_beyond_the_border_scrolls_to_the_playhead(timeline):
    timeline.scene.viewport.zoom(4, 0)

    timeline.set_playhead(500)

    assert 0 <= timeline.x_of(500) < timeline.lanes.width()


def test_cuts_are_the_edges_of_all_clips(timeline):
    assert [timeline.next_cut(frame) for frame in (0, 20, 119, 450, 600)] == [20, 50, 120, 600, 600]
    assert [timeline.previous_cut(frame) for frame in (600, 130, 20, 1, 0)] == [400, 120, 0, 0, 0]


def test_dragging_to_the_border_scrolls(qtbot, timeline, store, hands, title_of):
    timeline.scene.viewport.zoom(2, 0)
    timeline.scene.viewport.scroll_to(0)
    start = title_of(SECOND)
    hands.pull(start, QPointF(timeline.lanes.width() + 30, start.y()))

    qtbot.waitUntil(lambda: timeline.frame_at(0) > 40)
    hands.release()

    clip = store.project.clip(SECOND)
    assert clip.start == pytest.approx(timeline.frame_at(timeline.lanes.width() + 30) - 10, abs=2)
    assert store.undo_stack.count() == 1


def test_the_middle_button_pans(timeline, hands):
    hands.press(QPointF(500, 100), button=Qt.MouseButton.MiddleButton)
    hands.move(QPointF(450, 100))
    hands.move(QPointF(300, 100))
    hands.release()

    assert timeline.x_of(100) == pytest.approx(0)
