"""Keys and handles dragged with the mouse."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from joyvasa_runtime.project.performance.addresses import LayerCurve, curve_at

CLIP, TOP = 20, 31
PITCH_CURVE, YAW_CURVE = LayerCurve(TOP, "pitch"), LayerCurve(TOP, "yaw")
SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


def by(frames, value):
    return QPointF(4 * frames, -10 * value)


def test_a_drag_moves_the_key_under_the_mouse(store, hands, curve, selected, one_step):
    before, start = store.project, hands.at(60, 8)

    hands.drag(start, start + by(10, -3))

    assert curve() == [(20, 0.0), (70, 5.0), (100, -4.0)]
    assert selected() == [70]
    one_step(before)


def test_all_selected_keys_move_together(store, hands, curve, one_step):
    before = store.project
    hands.click(hands.at(60, 8))
    hands.click(hands.at(100, -4), SHIFT)
    start = hands.at(100, -4)

    hands.drag(start, start + by(5, 1))

    assert curve() == [(20, 0.0), (65, 9.0), (105, -3.0)]
    one_step(before)


def test_keys_of_several_curves_move_together(store, hands, curve, one_step):
    before = store.project
    hands.click(hands.at(60, 8))
    hands.click(hands.at(120, -5), SHIFT)
    start = hands.at(60, 8)

    hands.drag(start, start + by(-5, 2))

    assert curve(PITCH_CURVE)[1] == (55, 10.0)
    assert curve(YAW_CURVE)[1] == (115, -3.0)
    one_step(before)


def test_a_key_follows_while_it_is_dragged_and_keys_it_passes_come_back(hands, curve):
    start = hands.at(60, 8)

    hands.pull(start, start + by(40, 0))
    assert curve() == [(20, 0.0), (100, 8.0)]
    hands.move(start + by(50, 0))

    assert curve() == [(20, 0.0), (100, -4.0), (110, 8.0)]
    hands.release()


def test_escape_puts_the_keys_back_and_leaves_no_step(store, hands, selected):
    before, start = store.project, hands.at(60, 8)
    hands.pull(start, start + by(10, 3))

    hands.type(Qt.Key.Key_Escape)
    hands.move(start + by(20, 3))
    hands.release()

    assert store.project == before
    assert store.undo_stack.count() == 0
    assert selected() == [60]


def test_shift_keeps_to_the_axis_along_which_the_hand_went_further(hands, curve):
    hands.click(hands.at(60, 8))
    start = hands.at(60, 8)

    hands.press(start)
    hands.move(start + by(10, 0.5), SHIFT)
    hands.release(SHIFT)

    assert curve()[1] == (70, 8.0)


@pytest.mark.parametrize(("key", "expected"), [(Qt.Key.Key_X, (70, 8.0)), (Qt.Key.Key_Y, (60, 11.0))])
def test_x_and_y_lock_an_axis_during_a_drag(hands, curve, key, expected):
    start = hands.at(60, 8)
    hands.pull(start, start + by(10, 3))

    hands.type(key)
    hands.release()

    assert curve()[1] == expected


def test_a_key_catches_on_the_playhead_unless_ctrl_is_held(editor, hands, curve):
    editor.set_snapping(True)
    editor.set_playhead(75)
    start = hands.at(60, 8)

    hands.pull(start, start + by(14, 0))
    assert curve()[1] == (75, 8.0)
    hands.move(start + by(14, 0), CTRL)

    assert curve()[1] == (74, 8.0)
    hands.release()


def test_alt_moves_the_selection_from_anywhere(hands, curve):
    hands.click(hands.at(60, 8))
    start = hands.at(150, 12)

    hands.drag(start, start + by(-4, 1), ALT)

    assert curve()[1] == (56, 9.0)


def test_values_stay_within_what_the_channel_may_be(hands, curve):
    start = hands.at(60, 8)

    hands.drag(start, start + by(0, 90))

    assert curve()[1] == (60, 60.0)


def test_g_lets_the_selection_follow_the_mouse_until_a_click(store, hands, curve, one_step):
    hands.click(hands.at(60, 8))
    before = store.project
    middle = QPointF(hands.canvas.rect().center())
    hands.editor.hands.grab(middle)

    hands.move(middle + by(6, 2))
    hands.click(middle + by(6, 2))

    assert curve()[1] == (66, 10.0)
    one_step(before)


def test_escape_calls_g_off(store, hands):
    hands.click(hands.at(60, 8))
    before = store.project
    hands.type(Qt.Key.Key_G)
    hands.move(QPointF(300, 100))

    hands.type(Qt.Key.Key_Escape)

    assert store.project == before
    assert not hands.editor.hands.is_running


def test_s_scales_the_selection_around_the_playhead(store, editor, hands, curve, one_step):
    editor.set_playhead(60)
    hands.type(Qt.Key.Key_A)
    before = store.project
    start = hands.at(60, 8) + QPointF(100, 100)
    editor.hands.grab(start, is_scaling=True)

    hands.move(hands.at(60, 8) + QPointF(50, 200))
    hands.type(Qt.Key.Key_Return)

    # Half as long, twice as high, around frame 60 and the curve's 8 degrees there.
    assert curve() == [(40, -8.0), (60, 8.0), (80, -16.0)]
    one_step(before)


def test_pulling_a_handle_turns_the_curve(store, hands, one_step):
    hands.click(hands.at(60, 8))
    before = store.project
    end = hands.at(60, 8) + QPointF(4 * 40 / 3, 0)

    hands.drag(end, end + QPointF(0, -50))

    key = curve_at(store.project.clip(CLIP).performance, PITCH_CURVE).key_at(100)
    assert key.handles == "aligned"
    assert key.right == pytest.approx((40 / 3, 5.0), abs=0.5)
    assert key.left[1] < 0
    one_step(before)


def test_a_locked_layer_refuses_a_drag_and_says_why(qtbot, store, editor, hands):
    editor.layers.rows[TOP].lock.click()
    before, start = store.project, hands.at(60, 8)

    with qtbot.waitSignal(editor.refused) as refusal:
        hands.drag(start, start + by(10, 3))

    assert "Head" in refusal.args[0].message
    assert store.project == before


def test_another_project_ends_a_drag(store, hands, editor):
    start = hands.at(60, 8)
    hands.pull(start, start + by(10, 3))
    other = store.project

    store.replace(other, dict(store.motions))
    hands.move(start + by(40, 3))
    hands.release()

    assert store.project is other


def test_a_press_right_after_a_click_drags_too(hands, curve):
    start = hands.at(60, 8)
    hands.click(start)

    QTest.mouseDClick(hands.canvas, Qt.MouseButton.LeftButton, pos=start.toPoint())
    hands.button = Qt.MouseButton.LeftButton
    for part in (0.5, 1.0):
        hands.move(start + by(10, 0) * part)
    hands.release()

    assert curve()[1] == (70, 8.0)
