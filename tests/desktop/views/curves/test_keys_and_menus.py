"""Keys added, selected, copied and changed by clicks and by the keyboard."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from joyvasa_runtime.project.curves.sampling import value_at
from joyvasa_runtime.project.performance.addresses import LayerCurve, curve_at
from joyvasa_runtime.project.performance.performance import UNTOUCHED

CLIP, TOP = 20, 31
PITCH_CURVE, YAW_CURVE, ROLL_CURVE = (LayerCurve(TOP, name) for name in ("pitch", "yaw", "roll"))
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def height_of(store, address, frame):
    return value_at(curve_at(store.project.clip(CLIP).performance, address), frame + 40, 0.0)


def test_a_click_selects_a_key_and_shift_adds_or_takes_away(hands, selected):
    hands.click(hands.at(60, 8))
    assert selected() == [60]
    hands.click(hands.at(100, -4), SHIFT)
    assert selected() == [60, 100]
    hands.click(hands.at(60, 8), SHIFT)
    assert selected() == [100]


def test_a_click_on_an_empty_place_deselects(hands, selected):
    hands.click(hands.at(60, 8))

    hands.click(hands.at(150, 12))

    assert selected() == []


def test_a_drag_on_an_empty_place_selects_what_its_box_touches(hands, selected):
    hands.drag(hands.at(50, 10), hands.at(125, -6))

    assert selected(PITCH_CURVE) == [60, 100]
    assert selected(YAW_CURVE) == [120]


def test_b_draws_a_box_even_from_a_key(hands, selected):
    hands.type(Qt.Key.Key_B)

    hands.drag(hands.at(60, 8), hands.at(105, -5))

    assert selected(PITCH_CURVE) == [60, 100]


def test_a_click_on_another_curve_makes_it_the_current_one(editor, hands):
    assert editor.scene.current == PITCH_CURVE

    hands.click(hands.at(120, -5))

    assert editor.scene.current == YAW_CURVE


def test_ctrl_and_a_click_add_a_key_on_the_curve_as_it_is(store, hands, curve, one_step):
    before, height = store.project, height_of(store, PITCH_CURVE, 80)

    hands.click(hands.at(80, height), CTRL)

    assert [frame for frame, _ in curve()] == [20, 60, 80, 100]
    assert height_of(store, PITCH_CURVE, 80) == pytest.approx(height, abs=1e-6)
    one_step(before)


def test_a_double_click_on_the_curve_adds_a_key(store, hands, curve):
    point = hands.at(80, height_of(store, PITCH_CURVE, 80)).toPoint()

    QTest.mouseDClick(hands.canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)

    assert [frame for frame, _ in curve()] == [20, 60, 80, 100]


def test_ctrl_and_a_click_beside_the_curves_put_a_key_there(store, hands, curve, one_step):
    before = store.project

    hands.click(hands.at(140, 12), CTRL)

    assert curve()[-1] == (140, 12.0)
    one_step(before)


def test_i_adds_a_key_at_the_playhead(store, editor, hands, curve, selected, one_step):
    editor.set_playhead(90)
    before = store.project

    hands.type(Qt.Key.Key_I)

    assert [frame for frame, _ in curve()] == [20, 60, 90, 100]
    assert selected() == [90]
    one_step(before)


@pytest.mark.parametrize(
    ("key", "keys", "moved"),
    [
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, (61, 8.0)),
        (Qt.Key.Key_Left, SHIFT, (50, 8.0)),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier, (60, 8.5)),
        (Qt.Key.Key_Down, SHIFT, (60, 3.0)),
    ],
)
def test_arrows_move_the_selected_key(store, hands, curve, one_step, key, keys, moved):
    hands.click(hands.at(60, 8))
    before = store.project

    hands.type(key, keys)

    assert moved in curve()
    one_step(before)


def test_a_held_arrow_key_is_one_step_of_the_history(store, hands, curve, one_step):
    hands.click(hands.at(60, 8))
    before = store.project

    for _ in range(5):
        hands.type(Qt.Key.Key_Right)

    assert (65, 8.0) in curve()
    one_step(before)


def test_delete_takes_the_selected_keys_away(store, hands, curve, one_step):
    hands.drag(hands.at(50, 10), hands.at(110, -4.5))
    before = store.project

    hands.type(Qt.Key.Key_Delete)

    assert curve() == [(20, 0.0)]
    one_step(before)


def test_copied_keys_are_pasted_at_the_playhead_into_the_current_curve(store, editor, hands, curve, one_step):
    hands.drag(hands.at(50, 10), hands.at(110, -4.5))
    hands.type(Qt.Key.Key_C, CTRL)
    editor.scene.make_current(ROLL_CURVE)
    editor.set_playhead(150)
    before = store.project

    hands.type(Qt.Key.Key_V, CTRL)

    assert curve(ROLL_CURVE) == [(150, 8.0), (190, -4.0)]
    one_step(before)


def test_nothing_is_pasted_where_the_clip_is_not(qtbot, store, editor, hands):
    hands.click(hands.at(60, 8))
    hands.type(Qt.Key.Key_C, CTRL)
    editor.set_playhead(300)
    before = store.project

    with qtbot.waitSignal(editor.refused):
        hands.type(Qt.Key.Key_V, CTRL)

    assert store.project is before


def test_keys_of_several_curves_are_pasted_into_the_same_ones(editor, hands, curve):
    hands.type(Qt.Key.Key_A)
    hands.type(Qt.Key.Key_C, CTRL)
    editor.set_playhead(140)

    hands.type(Qt.Key.Key_V, CTRL)

    assert curve(PITCH_CURVE)[3:] == [(140, 0.0), (180, 8.0), (220, -4.0)]
    assert curve(YAW_CURVE)[2:] == [(160, 5.0), (240, -5.0)]


def test_cut_keys_are_gone_and_can_be_pasted(editor, hands, curve):
    hands.click(hands.at(60, 8))
    hands.type(Qt.Key.Key_X, CTRL)
    assert curve() == [(20, 0.0), (100, -4.0)]
    editor.set_playhead(80)

    hands.type(Qt.Key.Key_V, CTRL)

    assert curve() == [(20, 0.0), (80, 8.0), (100, -4.0)]


def test_duplicates_stand_behind_the_selected_keys_and_are_selected(store, hands, curve, selected, one_step):
    hands.drag(hands.at(50, 10), hands.at(110, -4.5))
    before = store.project

    hands.type(Qt.Key.Key_D, CTRL)

    assert curve() == [(20, 0.0), (60, 8.0), (100, -4.0), (140, 8.0), (180, -4.0)]
    assert selected() == [140, 180]
    one_step(before)


def test_tab_goes_from_key_to_key_and_then_on(editor, hands, selected):
    for frame in (20, 60, 100):
        hands.type(Qt.Key.Key_Tab)
        assert selected() == [frame]
    assert editor.canvas.hasFocus()

    hands.type(Qt.Key.Key_Tab)

    assert not editor.canvas.hasFocus()


def test_escape_deselects(hands, selected):
    hands.click(hands.at(60, 8))

    hands.type(Qt.Key.Key_Escape)

    assert selected() == []


def test_the_menus_change_handles_and_interpolation(qtbot, store, editor, hands, one_step):
    hands.click(hands.at(60, 8))
    before = store.project
    hands.type(Qt.Key.Key_V)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    (flat,) = [action for action in menu.actions() if action.text() == "Flat"]

    flat.trigger()
    menu.close()

    key = curve_at(store.project.clip(CLIP).performance, PITCH_CURVE).key_at(100)
    assert key.handles == "flat"
    one_step(before)
    hands.type(Qt.Key.Key_T)
    menu = QApplication.activePopupWidget()
    (constant,) = [action for action in menu.actions() if action.text() == "Constant"]
    constant.trigger()
    menu.close()
    key = curve_at(store.project.clip(CLIP).performance, PITCH_CURVE).key_at(100)
    assert key.interpolation == "constant"


def test_the_context_menu_offers_what_can_be_done(editor, hands):
    hands.click(hands.at(60, 8))

    editor.canvas.menu_asked.emit(QPoint(10, 10))

    menu = QApplication.activePopupWidget()
    texts = {action.text().split("\t")[0]: action.isEnabled() for action in menu.actions()}
    assert texts["Delete"]
    assert texts["Handle type"]
    menu.close()


@pytest.mark.parametrize("key", [Qt.Key.Key_B, Qt.Key.Key_G, Qt.Key.Key_S, Qt.Key.Key_I, Qt.Key.Key_V])
def test_the_canvas_keeps_its_keys_from_the_window(editor, key):
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
    event.ignore()

    QApplication.sendEvent(editor.canvas, event)

    assert event.isAccepted()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_J, Qt.Key.Key_M])
def test_playing_and_markers_stay_the_windows(editor, key):
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
    event.ignore()

    QApplication.sendEvent(editor.canvas, event)

    assert not event.isAccepted()


class TestWithoutLayers:
    @pytest.fixture
    def performance(self):
        return UNTOUCHED

    def test_the_first_key_makes_a_layer_in_the_same_step(self, store, editor, hands, one_step):
        editor.set_playhead(60)
        before = store.project

        hands.type(Qt.Key.Key_I)

        (layer,) = store.project.clip(CLIP).performance.layers
        assert (layer.name, layer.mode) == ("Head", "add")
        assert layer.curve("pitch").key_at(100) is not None
        assert editor.scene.current == LayerCurve(layer.id, "pitch")
        one_step(before)

    def test_the_layer_of_a_first_key_of_the_face_is_named_after_it(self, store, editor):
        editor.commands.insert(LayerCurve(0, "smile"), 100)

        (layer,) = store.project.clip(CLIP).performance.layers
        assert layer.name == "Face"
