"""Smooth, simplify, scale, blend, hold still and limit: live while a slider moves, one step each."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.jobs.pack_info import PackInfo
from joyvasa_runtime.models.specs import SafeRanges
from joyvasa_runtime.project.curves.curve import Curve, Key
from joyvasa_runtime.project.curves.sampling import value_at
from joyvasa_runtime.project.operations.layers import set_layer_mode
from joyvasa_runtime.project.operations.markers import set_range
from joyvasa_runtime.project.operations.performance import set_curve
from joyvasa_runtime.project.performance.addresses import LayerCurve, curve_at
from joyvasa_runtime.timebase import FrameSpan

CLIP, TOP = 20, 31
PITCH_CURVE = LayerCurve(TOP, "pitch")


@pytest.fixture
def opened(editor):
    """Open a tool's small window and return it."""

    def open_tool(name):
        getattr(editor.bar.tools, name).click()
        return editor.bar.tools.popup

    yield open_tool
    if editor.bar.tools.popup is not None:
        editor.bar.tools.popup.close()


def slide(popup, *values):
    for slider, value in zip(popup.sliders, values, strict=False):
        slider.set_value(value)
    popup.sliders[0].changed.emit(values[0], object())


def test_smoothing_follows_the_slider_and_is_one_step(store, hands, opened, curve, one_step):
    hands.click(hands.at(60, 8))
    before = store.project
    popup = opened("smooth")

    slide(popup, 50)
    slide(popup, 100)

    # Halfway to the line between its neighbours, which is at -2.
    assert curve() == [(20, 0.0), (60, 3.0), (100, -4.0)]
    popup.close()
    one_step(before)


def test_escape_takes_a_tool_back(store, hands, opened):
    before = store.project
    popup = opened("smooth")
    slide(popup, 80)

    QTest.keyClick(popup, Qt.Key.Key_Escape)

    assert store.project == before
    assert store.undo_stack.count() == 0


def test_scaling_around_a_value_and_raising(store, opened, curve, one_step):
    before = store.project
    popup = opened("scale")

    slide(popup, 2, 1, -4)

    assert curve() == [(20, 5.0), (60, 21.0), (100, -3.0)]
    popup.close()
    one_step(before)


def test_an_adding_layer_blends_to_nothing(store, opened, curve, one_step):
    before = store.project
    popup = opened("blend")

    slide(popup, 75)

    assert curve() == [(20, 0.0), (60, 2.0), (100, -1.0)]
    popup.close()
    one_step(before)


def test_a_replacing_layer_blends_to_the_generated_motion(store, opened, curve):
    store.edit("Replace", lambda project: set_layer_mode(project, CLIP, TOP, "replace"))
    popup = opened("blend")

    slide(popup, 100)

    # The motion rises from -3 to 3 degrees over 300 frames of the sound.
    wanted = [(frame, pytest.approx(-3 + 6 * (frame + 40) / 299, abs=1e-4)) for frame in (20, 60, 100)]
    # Frame 20 of the timeline is shown by the clip, as are the others.
    assert curve() == wanted


def test_simplifying_keeps_a_line_with_fewer_keys(store, opened, curve, one_step):
    keys = tuple(Key(60 + 10 * step, float(step), "linear") for step in range(9))
    store.edit("Many", lambda project: set_curve(project, CLIP, PITCH_CURVE, Curve(keys)))
    before = store.project
    store.undo_stack.clear()
    popup = opened("simplify")

    slide(popup, 1)

    assert curve() == [(20, 0.0), (100, 8.0)]
    popup.close()
    one_step(before)


def test_limiting_keeps_values_between_two_numbers(store, opened, curve, one_step):
    before = store.project
    popup = opened("limit")

    slide(popup, -2, 5)

    assert curve() == [(20, 0.0), (60, 5.0), (100, -2.0)]
    popup.close()
    one_step(before)


def test_the_safe_pose_of_the_pack_is_one_press_away(tmp_path, editor, opened, curve):
    pack_id = editor.scene.clip.generation.pack_id
    editor.set_packs((PackInfo(pack_id, "Pack", tmp_path, True, safe=SafeRanges(pitch=(-3.0, 6.0))),))
    popup = opened("limit")

    popup.preset.click()

    assert curve() == [(20, 0.0), (60, 6.0), (100, -3.0)]


def test_hold_still_keeps_one_value_over_the_selected_keys(store, editor, hands, one_step):
    hands.drag(hands.at(50, 10), hands.at(110, -4.5))
    editor.set_playhead(60)
    before = store.project
    old = curve_at(before.clip(CLIP).performance, PITCH_CURVE)

    editor.bar.tools.hold.click()

    held = curve_at(store.project.clip(CLIP).performance, PITCH_CURVE)
    assert {value_at(held, frame + 40, 0.0) for frame in range(60, 101)} == {8.0}
    for frame in (20, 40, 59, 101, 150):
        expected = value_at(old, frame + 40, 0.0)
        assert value_at(held, frame + 40, 0.0) == pytest.approx(expected, abs=1e-6)
    one_step(before)


def test_hold_still_takes_the_in_out_range_without_a_selection(store, editor):
    assert not editor.bar.tools.hold.isEnabled()
    store.edit("Range", lambda project: set_range(project, FrameSpan(70, 90)))

    editor.bar.tools.hold.click()

    held = curve_at(store.project.clip(CLIP).performance, PITCH_CURVE)
    assert len({value_at(held, frame + 40, 0.0) for frame in range(70, 90)}) == 1


def test_tools_need_keys(editor):
    editor.scene.make_current(LayerCurve(TOP, "roll"))

    assert not any(button.isEnabled() for button in editor.bar.tools.buttons)
