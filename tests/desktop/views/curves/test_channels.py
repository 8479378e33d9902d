"""The tree of channels, and the fields of the selected keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from joyvasa_runtime.project.performance.addresses import LayerCurve, LayerWeight, StrengthCurve

CLIP, TOP = 20, 31
PITCH_CURVE, YAW_CURVE, ROLL_CURVE, SMILE_CURVE = (
    LayerCurve(TOP, name) for name in ("pitch", "yaw", "roll", "smile")
)
SHIFT = Qt.KeyboardModifier.ShiftModifier


def enter(entry, text):
    """Type a number and press Enter."""
    entry.setFocus()
    entry.selectAll()
    QTest.keyClicks(entry, text)
    QTest.keyClick(entry, Qt.Key.Key_Return)


def test_values_are_those_at_the_playhead(qtbot, editor):
    editor.set_playhead(60)
    qtbot.waitUntil(lambda: editor.channels.entries[PITCH_CURVE].value() == 8.0)

    editor.set_playhead(100)

    assert editor.channels.entries[PITCH_CURVE].value() == -4.0


def test_a_value_entered_on_a_key_changes_it(store, editor, curve, one_step):
    editor.set_playhead(60)
    before = store.project

    enter(editor.channels.entries[PITCH_CURVE], "3")

    assert curve() == [(20, 0.0), (60, 3.0), (100, -4.0)]
    one_step(before)


def test_a_value_entered_beside_keys_raises_the_whole_curve(store, editor, curve, one_step):
    editor.set_playhead(120)
    before = store.project

    enter(editor.channels.entries[PITCH_CURVE], "-2")

    assert curve() == [(20, 2.0), (60, 10.0), (100, -2.0)]
    one_step(before)


def test_with_auto_key_a_value_sets_a_key(store, editor, curve, one_step):
    editor.set_playhead(120)
    editor.bar.auto_key.click()
    before = store.project

    enter(editor.channels.entries[PITCH_CURVE], "-2")

    assert curve() == [(20, 0.0), (60, 8.0), (100, -4.0), (120, -2.0)]
    one_step(before)


def test_the_first_value_of_a_channel_sets_a_key(store, editor, curve, one_step):
    editor.set_playhead(70)
    before = store.project

    enter(editor.channels.entries[ROLL_CURVE], "6")

    assert curve(ROLL_CURVE) == [(70, 6.0)]
    one_step(before)


def test_the_diamond_sets_and_takes_a_key(store, editor, curve, one_step):
    editor.set_playhead(60)
    before = store.project

    editor.channels.buttons[PITCH_CURVE].toggle.click()

    assert curve() == [(20, 0.0), (100, -4.0)]
    one_step(before)
    editor.channels.buttons[PITCH_CURVE].toggle.click()
    assert [frame for frame, _ in curve()] == [20, 60, 100]


@pytest.mark.parametrize("playhead", [9, 210, 420])
def test_away_from_the_clip_no_key_is_set(qtbot, store, editor, playhead):
    editor.set_playhead(playhead)
    before, told = store.project, []
    editor.refused.connect(lambda error: told.append(error.message))

    editor.add_key()
    editor.channels.buttons[ROLL_CURVE].toggle.click()
    enter(editor.channels.entries[ROLL_CURVE], "6")
    editor.set_auto_key(True)
    enter(editor.channels.entries[PITCH_CURVE], "6")

    assert told == ["The playhead is not on the clip"] * 4
    assert store.project is before
    assert editor.channels.entries[ROLL_CURVE].value() == 0


def test_away_from_the_clip_a_curve_can_still_be_raised_as_a_whole(store, editor, curve):
    editor.set_playhead(300)

    enter(editor.channels.entries[PITCH_CURVE], "-2")

    assert curve() == [(20, 2.0), (60, 10.0), (100, -2.0)]


def test_arrows_lead_to_the_keys_before_and_behind(qtbot, editor):
    editor.set_playhead(70)
    with qtbot.waitSignal(editor.sought) as found:
        editor.channels.buttons[PITCH_CURVE].next.click()
    assert found.args == [100]
    with qtbot.waitSignal(editor.sought) as found:
        editor.channels.buttons[PITCH_CURVE].previous.click()
    assert found.args == [60]


def test_a_curve_can_be_hidden_unless_it_is_the_current_one(editor):
    items = editor.channels._items

    items[YAW_CURVE].setCheckState(0, Qt.CheckState.Unchecked)
    items[PITCH_CURVE].setCheckState(0, Qt.CheckState.Unchecked)

    assert set(editor.scene.shown) == {ROLL_CURVE, PITCH_CURVE}
    assert items[PITCH_CURVE].checkState(0) == Qt.CheckState.Checked


def test_keys_of_hidden_curves_are_not_selected(editor, hands, selected):
    hands.type(Qt.Key.Key_A)

    editor.scene.set_shown(YAW_CURVE, False)

    assert selected(YAW_CURVE) == []
    assert selected(PITCH_CURVE) == [20, 60, 100]


def test_show_curve_brings_a_strength_or_a_weight_into_the_canvas(store, editor, hands):
    editor.show_curve(StrengthCurve("lips"))
    editor.set_playhead(60)
    hands.type(Qt.Key.Key_I)

    assert editor.scene.shown == (StrengthCurve("lips"),)
    assert store.project.clip(CLIP).performance.strength_of("lips").keys[0].value == 1.0
    editor.show_curve(LayerWeight(TOP))
    assert editor.scene.current == LayerWeight(TOP)


def test_fields_show_the_selected_key(editor, hands):
    hands.click(hands.at(60, 8))
    fields = editor.bar.fields

    assert fields.time.text() == "00:02:10"
    assert fields.value.value() == 8.0
    assert fields.interpolation.currentText() == "Bezier"
    assert fields.handles.currentText() == "Automatic"


def test_fields_show_that_keys_differ(editor, hands):
    hands.type(Qt.Key.Key_A)

    assert editor.bar.fields.time.text() == ""
    assert editor.bar.fields.value.is_mixed


def test_a_typed_value_is_given_to_all_selected_keys(store, editor, hands, curve, one_step):
    hands.drag(hands.at(50, 10), hands.at(110, -4.5))
    before = store.project

    enter(editor.bar.fields.value, "2")

    assert curve() == [(20, 0.0), (60, 2.0), (100, 2.0)]
    one_step(before)


def test_a_typed_time_moves_the_first_key_there_and_the_others_with_it(
    store, editor, hands, curve, selected, one_step
):
    hands.drag(hands.at(50, 10), hands.at(110, -4.5))
    before = store.project

    enter(editor.bar.fields.time, "50")

    assert curve() == [(20, 0.0), (50, 8.0), (90, -4.0)]
    assert selected() == [50, 90]
    one_step(before)


@pytest.mark.parametrize(("field", "data"), [("interpolation", "linear"), ("handles", "free")])
def test_the_boxes_change_the_selected_keys(store, editor, hands, one_step, field, data):
    hands.click(hands.at(60, 8))
    before, box = store.project, getattr(editor.bar.fields, field)

    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())

    key = store.project.clip(CLIP).performance.layer(TOP).curve("pitch").key_at(100)
    assert getattr(key, field) == data
    one_step(before)


def test_every_control_has_a_name(editor):
    named = [editor.canvas, editor.times, editor.values, editor.channels, *editor.bar.fields.all]
    named += [*editor.bar.tools.buttons, editor.bar.auto_key, editor.bar.following, editor.layers.mode]
    for entry, buttons in zip(
        editor.channels.entries.values(), editor.channels.buttons.values(), strict=True
    ):
        named += [entry, buttons.toggle, buttons.previous, buttons.next]

    assert all(widget.accessibleName() for widget in named)
