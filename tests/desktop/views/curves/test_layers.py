"""The list of layers and the controls of the active one."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from joyvasa_runtime.project.curves.curve import Curve, Key
from joyvasa_runtime.project.misplaced import misplaced
from joyvasa_runtime.project.performance.addresses import LayerCurve, LayerWeight

CLIP, SECOND, BASE, TOP = 20, 21, 30, 31


@pytest.fixture
def layers(store):
    """The clip's layers from the bottom."""
    return lambda: store.project.clip(CLIP).performance.layers


def names(editor):
    """What is listed, from the top."""
    rows = sorted(editor.layers.rows.values(), key=lambda row: row.y())
    return [row.name.text() for row in rows]


def test_the_topmost_layer_is_listed_first(qtbot, editor):
    qtbot.waitUntil(lambda: names(editor) == ["Head", "Base"])


def test_a_new_layer_lies_on_top_and_is_active(store, editor, layers, one_step):
    before = store.project

    editor.layers.add.click()

    assert [layer.name for layer in layers()] == ["Base", "Head", "Layer 3"]
    assert editor.scene.active.layer is layers()[-1]
    one_step(before)


def test_a_duplicate_lies_above_its_original(store, editor, layers, one_step):
    before = store.project
    editor.layers.rows[BASE].chosen.emit()

    editor.layers.duplicate.click()

    assert [layer.name for layer in layers()] == ["Base", "Base copy", "Head"]
    one_step(before)


@pytest.mark.parametrize("how", ["button", "key"])
def test_a_layer_is_deleted(store, editor, layers, one_step, how):
    before = store.project

    if how == "button":
        editor.layers.delete.click()
    else:
        editor.layers.rows[TOP].setFocus()
        QTest.keyClick(editor.layers.rows[TOP], Qt.Key.Key_Delete)

    assert [layer.id for layer in layers()] == [BASE]
    assert editor.scene.current == LayerCurve(BASE, "pitch")
    one_step(before)


def test_a_layer_is_renamed_in_place(store, editor, layers, one_step):
    before, row = store.project, editor.layers.rows[TOP]
    QTest.mouseDClick(row, Qt.MouseButton.LeftButton, pos=row.rect().center())

    row.name.setText("Nods")
    QTest.keyClick(row.name, Qt.Key.Key_Return)

    assert layers()[1].name == "Nods"
    one_step(before)


@pytest.mark.parametrize("how", ["button", "keys", "drag"])
def test_a_layer_is_moved(store, editor, layers, one_step, how):
    before, row = store.project, editor.layers.rows[TOP]
    if how == "button":
        editor.layers.down.click()
    elif how == "keys":
        row.setFocus()
        QTest.keyClick(row, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    else:
        start = row.rect().center()
        QTest.mousePress(row, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(row, (QPointF(start) + QPointF(0, 30)).toPoint())
        QTest.mouseRelease(row, Qt.MouseButton.LeftButton)

    assert [layer.id for layer in layers()] == [TOP, BASE]
    one_step(before)


def test_arrows_go_from_layer_to_layer(editor):
    editor.layers.rows[TOP].setFocus()

    QTest.keyClick(editor.layers.rows[TOP], Qt.Key.Key_Down)

    assert editor.scene.active.layer.id == BASE
    assert editor.layers.rows[BASE].hasFocus()


@pytest.mark.parametrize(
    ("button", "flag"), [("mute", "is_muted"), ("solo", "is_solo"), ("lock", "is_locked")]
)
def test_a_layer_is_muted_soloed_and_locked(store, editor, layers, one_step, button, flag):
    before = store.project

    getattr(editor.layers.rows[TOP], button).click()

    assert getattr(layers()[1], flag)
    one_step(before)


def test_the_mode_says_whether_a_layer_adds_or_replaces(store, editor, layers, one_step):
    before, mode = store.project, editor.layers.mode

    mode.setCurrentIndex(mode.findData("replace"))
    mode.activated.emit(mode.currentIndex())

    assert layers()[1].mode == "replace"
    one_step(before)


def test_the_weight_is_one_for_the_whole_clip_until_it_has_keys(store, editor, layers, one_step):
    before = store.project
    editor.layers.weight.changed.emit(40.0, object())
    assert [key.value for key in layers()[1].weight.keys] == [0.4]
    one_step(before)

    editor.layers.weight.changed.emit(100.0, object())
    assert not layers()[1].weight


def test_a_weight_with_keys_gets_one_at_the_playhead(editor, layers):
    editor.show_curve(editor.channels._listed.layer[0])
    editor.commands.put(editor.scene.current, 60, 0.0)
    editor.commands.put(editor.scene.current, 100, 1.0)
    editor.set_playhead(40)

    editor.layers.weight.changed.emit(25.0, object())

    assert [(key.frame, key.value) for key in layers()[1].weight.keys] == [(60, 0.0), (80, 0.25), (100, 1.0)]
    assert editor.layers.weight.value == 25


def test_a_weight_for_the_whole_clip_stands_where_the_clip_begins_in_its_sound(store, editor, layers):
    editor.layers.weight.changed.emit(40.0, object())

    assert [key.frame for key in layers()[1].weight.keys] == [50]
    assert not misplaced(store.project)


def test_a_key_of_a_weight_keeps_its_handles(editor, layers):
    keys = (Key(60, 0.0, handles="flat"), Key(80, 1.0, "linear", "flat"), Key(100, 0.0, handles="flat"))
    editor.edits.set_curves("", {LayerWeight(TOP): Curve(keys)})
    editor.set_playhead(40)

    editor.layers.weight.changed.emit(25.0, object())

    assert layers()[1].weight.keys == (keys[0], Key(80, 0.25, "linear", "flat"), keys[2])


def test_away_from_the_clip_a_weight_with_keys_stays(qtbot, store, editor):
    editor.edits.set_curves("", {LayerWeight(TOP): Curve((Key(60, 0.0), Key(100, 1.0)))})
    editor.set_playhead(350)
    before = store.project

    with qtbot.waitSignal(editor.refused) as told:
        editor.layers.weight.changed.emit(25.0, object())

    assert told.args[0].message == "The playhead is not on the clip"
    assert store.project is before
    assert editor.layers.weight.value == 100


def test_another_layer_shows_the_same_channels(editor):
    shown = {address.channel for address in editor.scene.shown}

    editor.layers.rows[BASE].chosen.emit()

    assert {(one.layer_id, one.channel) for one in editor.scene.shown} == {(BASE, name) for name in shown}


def test_another_clip_shows_its_own_layers(editor, selection):
    selection.select_clips(frozenset({SECOND}))

    assert editor.layers.rows == {}
    assert not editor.layers.delete.isEnabled()
