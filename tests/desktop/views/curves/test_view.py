"""What is seen: zoom, fit, the normalised view, the generated motion, the playhead, empty pages."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.jobs.pack_info import PackInfo
from desktop.views.curves.viewport import CurveViewport
from desktop.views.widgets.time_scale import TimeScale
from joyvasa_runtime.models.specs import SafeRanges
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.operations.arrange import move_clips
from joyvasa_runtime.project.operations.takes import choose_take
from joyvasa_runtime.project.performance.addresses import LayerCurve
from joyvasa_runtime.project.performance.performance import UNTOUCHED

CLIP, SECOND, TOP = 20, 21, 31
PITCH_CURVE, YAW_CURVE = LayerCurve(TOP, "pitch"), LayerCurve(TOP, "yaw")


def turn(widget, point, notches, keys=Qt.KeyboardModifier.NoModifier):
    event = QWheelEvent(
        QPointF(point),
        widget.mapToGlobal(QPointF(point)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_ctrl_and_the_wheel_zoom_time_at_the_cursor(editor, hands):
    point = hands.at(60, 8)

    turn(editor.canvas, point, 2, Qt.KeyboardModifier.ControlModifier)

    assert editor.scene.viewport.time.px_per_frame == pytest.approx(4 * 1.25**2)
    assert hands.at(60, 8).x() == pytest.approx(point.x())


def test_alt_and_the_wheel_zoom_values_at_the_cursor(editor, hands):
    point = hands.at(60, 8)

    turn(editor.canvas, point, 1, Qt.KeyboardModifier.AltModifier)

    assert editor.scene.viewport.values.px_per_unit == pytest.approx(12.5)
    assert hands.at(60, 8).y() == pytest.approx(point.y())


def test_the_middle_button_pans(editor, hands):
    before = hands.at(60, 8)
    hands.press(QPointF(100, 100), button=Qt.MouseButton.MiddleButton)
    hands.move(QPointF(140, 80))
    hands.release()

    after = hands.at(60, 8)
    assert (after.x() - before.x(), after.y() - before.y()) == pytest.approx((40, -20))


def test_home_shows_the_whole_clip(editor, hands):
    hands.type(Qt.Key.Key_Home)

    viewport = editor.scene.viewport
    assert viewport.time.x_of(10) > 0
    assert viewport.time.x_of(210) < viewport.width
    assert viewport.time.x_of(210) - viewport.time.x_of(10) > 0.8 * viewport.width
    assert viewport.values.y_of(8) > 0
    assert viewport.values.y_of(-5) < viewport.height


def test_f_shows_the_selected_keys(editor, hands):
    hands.drag(hands.at(50, 10), hands.at(110, -4.5))

    hands.type(Qt.Key.Key_F)

    viewport = editor.scene.viewport
    places = [viewport.time.x_of(60), viewport.time.x_of(100)]
    assert all(0 <= place <= viewport.width for place in places)
    assert places[1] - places[0] > 0.5 * viewport.width


def test_a_drag_on_the_values_zooms_them_and_on_the_times_seeks(qtbot, editor):
    QTest.mousePress(editor.values, Qt.MouseButton.LeftButton, pos=QPoint(10, 150))
    QTest.mouseMove(editor.values, QPoint(10, 100))
    QTest.mouseRelease(editor.values, Qt.MouseButton.LeftButton, pos=QPoint(10, 100))
    assert editor.scene.viewport.values.px_per_unit > 10

    with qtbot.waitSignal(editor.sought) as found:
        QTest.mousePress(editor.times, Qt.MouseButton.LeftButton, pos=QPoint(200, 10))
    assert found.args == [50]
    QTest.mouseRelease(editor.times, Qt.MouseButton.LeftButton)


def test_the_playhead_is_dragged_on_the_canvas(editor, hands):
    editor.set_playhead(150)
    start = hands.at(150, 14)

    found = []
    editor.sought.connect(found.append)
    editor.sought.connect(editor.set_playhead)

    hands.drag(start, start + QPointF(40, 0))

    assert found[-1] == 160


def test_in_the_normalised_view_each_curve_fills_the_height(editor):
    editor.bar.normalised.click()

    scene = editor.scene
    heights = [scene.scale(PITCH_CURVE).y_of(value) for value in (8.0, -4.0)]
    assert heights == pytest.approx([scene.scale(YAW_CURVE).y_of(value) for value in (5.0, -5.0)])
    assert heights[0] < 40
    assert heights[1] > scene.viewport.height - 40


def test_the_timeline_is_followed_until_switched_off(qtbot, editor):
    editor.set_following(True)
    editor.set_time(TimeScale(30.0, 2.0))
    assert editor.scene.viewport.time == TimeScale(30.0, 2.0)
    with qtbot.waitSignal(editor.time_changed):
        editor.fit()

    editor.bar.following.click()
    shown = editor.scene.viewport.time
    editor.set_time(TimeScale(0.0, 1.0))

    assert editor.scene.viewport.time == shown


def test_the_generated_motion_is_computed_piece_by_piece(qtbot, editor):
    generated = editor.generated

    def known():
        return generated.values("strength", "pitch", 50, 250)

    qtbot.waitUntil(lambda: len(known()[0]) == 200)

    frames, values = known()
    assert frames.tolist() == list(range(50, 250))
    assert values == pytest.approx(np.linspace(-3, 3, 300)[50:250], abs=1e-5)


def test_the_result_is_the_motion_with_its_layers(qtbot, editor):
    def result():
        frames, values = editor.generated.values("layers", "pitch", 100, 101)
        return dict(zip(frames.tolist(), values.tolist(), strict=True)).get(100)

    qtbot.waitUntil(lambda: result() is not None)
    assert result() == pytest.approx(-3 + 6 * 100 / 299 + 8, abs=1e-4)

    editor.commands.put(PITCH_CURVE, 100, 2.0)

    qtbot.waitUntil(lambda: result() == pytest.approx(-3 + 6 * 100 / 299 + 2, abs=1e-4))


def test_the_guide_shows_what_looks_good_for_turns_of_the_head(tmp_path, editor):
    pack_id = editor.scene.clip.generation.pack_id
    editor.set_packs((PackInfo(pack_id, "Pack", tmp_path, True, safe=SafeRanges(yaw=(-12.0, 12.0))),))

    editor.scene.make_current(YAW_CURVE)
    assert (editor.canvas._safe.low, editor.canvas._safe.high) == (-12.0, 12.0)

    editor.scene.make_current(LayerCurve(TOP, "smile"))
    assert editor.canvas._safe is None


def test_the_canvas_paints_keys_where_they_are(editor, hands):
    editor.scene.select({})
    image = editor.canvas.grab().toImage()
    ground = image.pixelColor(hands.at(150, 14).toPoint())

    assert image.pixelColor(hands.at(60, 8).toPoint()) != ground


def test_a_moved_clip_takes_its_curves_along(store, editor, hands, selected):
    store.edit("Move", lambda project: move_clips(project, (CLIP,), 30, 0))

    hands.click(hands.at(90, 8))

    assert selected() == [60]


@pytest.mark.parametrize("performance", [UNTOUCHED])
class TestEmptyPages:
    def test_without_a_voice_one_can_be_imported(self, qtbot, store, editor):
        store.replace(Project(), {})
        assert editor.pages.currentWidget() is editor.empty
        with qtbot.waitSignal(editor.import_requested):
            editor.empty.currentWidget().button.click()

    def test_of_several_clips_the_first_can_be_chosen(self, qtbot, store, editor):
        project, motions = store.project, dict(store.motions)
        store.replace(Project(), {})
        store.replace(project, motions)
        assert editor.scene.clip is None
        with qtbot.waitSignal(editor.clip_requested) as wanted:
            editor.empty.currentWidget().button.click()
        assert wanted.args == [CLIP]

    def test_a_clip_without_motion_can_be_generated(self, qtbot, store, editor):
        store.edit("No take", lambda project: choose_take(project, (CLIP,), None))
        assert editor.pages.currentWidget() is editor.empty
        with qtbot.waitSignal(editor.generate_requested) as wanted:
            editor.empty.currentWidget().button.click()
        assert wanted.args == [frozenset({CLIP})]

    def test_a_clip_without_layers_offers_one(self, store, editor):
        assert editor._hint.isVisible()

        editor._hint.button.click()

        assert [layer.name for layer in store.project.clip(CLIP).performance.layers] == ["Layer 1"]
        assert not editor._hint.isVisible()


def test_what_was_fitted_before_there_was_a_size_fits_when_there_is_one():
    early, late = CurveViewport(), CurveViewport()
    early.set_size(100, 30)
    early.fit_values(-8.0, 8.0)
    early.set_size(900, 220)
    late.set_size(900, 220)
    late.fit_values(-8.0, 8.0)

    assert early.values == late.values


def test_what_was_zoomed_by_hand_keeps_its_values_when_the_size_changes():
    viewport = CurveViewport()
    viewport.set_size(900, 200)
    viewport.fit_values(-8.0, 8.0)
    viewport.zoom_values(2.0, 100.0)
    top, bottom = viewport.values.value_at(0), viewport.values.value_at(200)
    viewport.set_size(900, 400)

    assert viewport.values.value_at(0) == pytest.approx(top)
    assert viewport.values.value_at(400) == pytest.approx(bottom)
