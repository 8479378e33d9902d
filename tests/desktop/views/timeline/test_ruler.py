import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from desktop.views.timeline.cached_frames import CachedFrames
from desktop.views.widgets.time_scale import TimeScale
from joyvasa_runtime.project.operations.markers import set_range
from joyvasa_runtime.timebase import FrameSpan

TIMES_Y, FLAGS_Y, RANGE_Y = 18, 35, 5


@pytest.fixture
def sought(timeline):
    """The frames that were sought; the playhead follows as in the window."""
    frames = []
    timeline.sought.connect(frames.append)
    timeline.sought.connect(timeline.set_playhead)
    return frames


def at(timeline, frame, y):
    return QPointF(timeline.x_of(frame) + 1, y)


def test_a_click_seeks(timeline, ruler_hands, sought):
    ruler_hands.click(at(timeline, 123, TIMES_Y))

    assert sought == [123]
    assert timeline.scene.playhead == 123


def test_a_drag_scrubs(timeline, ruler_hands, sought):
    ruler_hands.drag(at(timeline, 100, TIMES_Y), at(timeline, 200, TIMES_Y))

    assert sought == [100, 130, 170, 200]


def test_escape_takes_the_playhead_back(timeline, ruler_hands, sought):
    timeline.set_playhead(40)
    ruler_hands.pull(at(timeline, 100, TIMES_Y), at(timeline, 200, TIMES_Y))

    QTest.keyClick(timeline.ruler, Qt.Key.Key_Escape)
    ruler_hands.release()

    assert sought[-1] == 40


def test_a_marker_is_selected_and_dragged(store, selection, timeline, ruler_hands):
    ruler_hands.drag(at(timeline, 351, FLAGS_Y), at(timeline, 401, FLAGS_Y))

    assert selection.marker == 60
    assert store.project.markers[0].frame == 400
    assert store.undo_stack.count() == 1


def test_a_double_click_activates_a_marker(qtbot, timeline):
    with qtbot.waitSignal(timeline.marker_activated) as activation:
        QTest.mouseDClick(timeline.ruler, Qt.MouseButton.LeftButton, pos=at(timeline, 351, FLAGS_Y).toPoint())

    assert activation.args == [60]


def test_a_drag_along_the_strip_draws_a_range(store, timeline, ruler_hands):
    ruler_hands.drag(at(timeline, 100, RANGE_Y), at(timeline, 250, RANGE_Y))

    assert store.project.range == FrameSpan(100, 250)
    assert store.undo_stack.count() == 1


def test_escape_leaves_no_range(store, timeline, ruler_hands):
    ruler_hands.pull(at(timeline, 100, RANGE_Y), at(timeline, 250, RANGE_Y))

    QTest.keyClick(timeline.ruler, Qt.Key.Key_Escape)
    ruler_hands.release()

    assert store.project.range is None
    assert store.undo_stack.count() == 0


@pytest.mark.parametrize(
    ("grabbed", "moved"), [(100, FrameSpan(120, 200)), (199, FrameSpan(100, 220)), (150, FrameSpan(120, 220))]
)
def test_the_range_is_dragged_by_its_ends_and_as_a_whole(store, timeline, ruler_hands, grabbed, moved):
    store.edit("Set range", lambda project: set_range(project, FrameSpan(100, 200)))

    ruler_hands.drag(at(timeline, grabbed, RANGE_Y), at(timeline, grabbed + 20, RANGE_Y))

    assert store.project.range == moved


def test_a_range_is_never_turned_inside_out(store, timeline, ruler_hands):
    store.edit("Set range", lambda project: set_range(project, FrameSpan(100, 200)))

    ruler_hands.drag(at(timeline, 100, RANGE_Y), at(timeline, 400, RANGE_Y))

    assert store.project.range == FrameSpan(199, 200)


def test_the_render_bar_shows_only_what_is_wholly_cached():
    flags = np.zeros(100, np.bool_)
    flags[10:20] = True
    cached = CachedFrames.of(50, flags)

    assert cached.runs(TimeScale(0, 2), 400) == [(120, 140)]
    # 4 frames to a pixel: 60 to 70 covers the pixels of 60 and 64 wholly, the one of 68 partly.
    assert cached.runs(TimeScale(0, 0.25), 400) == [(15, 17)]


def test_nothing_cached_shows_nothing():
    assert CachedFrames.of(0, np.zeros(0, np.bool_)).runs(TimeScale(0, 2), 400) == []


def test_the_window_can_set_what_is_cached(timeline):
    timeline.set_cached(0, np.ones(40, np.bool_))

    picture = timeline.ruler.grab().toImage()
    ratio = picture.devicePixelRatio()
    row = round((timeline.ruler.height() - 3) * ratio)

    inside, outside = picture.pixelColor(round(50 * ratio), row), picture.pixelColor(round(300 * ratio), row)
    assert inside.green() > inside.red() + 40
    assert abs(outside.green() - outside.red()) < 20
