from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from joyvasa_runtime.portrait.crop_box import CropBox


@pytest.fixture(autouse=True)
def _editing(preview):
    preview.set_editing(True)


def test_dragging_inside_moves_the_square(store, hand):
    hand.drag((200, 140), (220, 130))
    crop = store.project.portrait.crop
    assert crop.centre == pytest.approx((220, 130))
    assert crop.side == pytest.approx(160)
    assert store.undo_stack.count() == 1


def test_undo_gives_the_found_square_back(store, hand):
    before = store.project
    hand.drag((200, 140), (220, 130))
    store.undo_stack.undo()
    assert store.project == before


def test_a_drag_that_ends_where_it_began_is_no_edit(store, hand, preview):
    hand.drag((200, 140), (220, 130))
    moved = store.project
    start = hand.at((210, 135))
    hand.press(start)
    hand.move(hand.at((250, 160)), Qt.MouseButton.LeftButton)
    hand.move(start, Qt.MouseButton.LeftButton)
    hand.release(start)
    assert store.project == moved
    assert store.undo_stack.count() == 1


def test_a_corner_scales_about_the_opposite_one(store, hand):
    hand.drag((279.5, 219.5), (239.5, 179.5))
    crop = store.project.portrait.crop
    assert crop.side == pytest.approx(120, abs=0.5)
    assert crop.centre == pytest.approx((180, 120), abs=0.5)


def test_alt_scales_about_the_middle(store, hand):
    hand.drag((279.5, 219.5), (259.5, 199.5), Qt.KeyboardModifier.AltModifier)
    crop = store.project.portrait.crop
    assert crop.side == pytest.approx(120, abs=0.5)
    assert crop.centre == pytest.approx((200, 140), abs=0.5)


def test_the_square_never_gets_too_small(store, hand):
    hand.drag((279.5, 219.5), (10, 10))
    assert store.project.portrait.crop.side == pytest.approx(32)


def test_the_centre_stays_on_the_picture(store, hand):
    hand.drag((200, 140), (-300, 1000))
    assert store.project.portrait.crop.centre == (0.0, 299.0)


def knob(hand, box):
    """Just above the upper edge's middle, as it is painted."""
    x, y = box.centre
    top = hand.at((x, y - box.side / 2))
    top.setY(top.y() - 26)
    return hand.canvas.view.to_picture(top)


def test_the_knob_turns_the_square(store, hand, found):
    start = knob(hand, found)
    reach = found.centre[1] - start[1]
    hand.drag(start, (found.centre[0] + reach, found.centre[1]))
    crop = store.project.portrait.crop
    assert crop.angle == pytest.approx(90, abs=0.5)
    assert crop.centre == pytest.approx(found.centre)


def test_shift_turns_in_steps_of_five_degrees(store, hand, found):
    start = knob(hand, found)
    hand.drag(start, (start[0] + 22, start[1]), Qt.KeyboardModifier.ShiftModifier)
    angle = store.project.portrait.crop.angle
    assert angle == pytest.approx(round(angle / 5) * 5)
    assert angle != 0


def test_escape_takes_a_drag_back(store, hand, preview, qtbot):
    before = store.project
    hand.press(hand.at((200, 140)))
    hand.move(hand.at((260, 100)), Qt.MouseButton.LeftButton)
    assert store.project != before
    qtbot.keyClick(preview.canvas, Qt.Key.Key_Escape)
    hand.move(hand.at((280, 100)), Qt.MouseButton.LeftButton)
    hand.release(hand.at((280, 100)))
    assert store.project == before
    assert store.undo_stack.count() == 0
    assert preview.is_editing


@pytest.mark.parametrize(("modifier", "step"), [("NoModifier", 1), ("ShiftModifier", 10)])
def test_arrow_keys_nudge_the_square(store, preview, qtbot, found, modifier, step):
    qtbot.keyClick(preview.canvas, Qt.Key.Key_Right, getattr(Qt.KeyboardModifier, modifier))
    x, y = found.centre
    assert store.project.portrait.crop.centre == pytest.approx((x + step, y))


def test_nudges_in_quick_succession_are_one_step_of_the_history(store, preview, qtbot):
    for _ in range(3):
        qtbot.keyClick(preview.canvas, Qt.Key.Key_Down)
    assert store.undo_stack.count() == 1


def test_reset_forgets_the_square_set_by_hand(store, preview, set_up):
    set_up(crop=CropBox((50.0, 50.0), 80.0))
    preview.set_editing(True)
    preview.editor.reset()
    assert store.project.portrait.crop is None


def test_another_face_is_chosen_by_a_click(store, preview, hand, prepared):
    boxes = (*prepared.faces, (20.0, 30.0, 80.0, 90.0))
    preview.show_prepared(replace(prepared, faces=boxes))
    at = hand.at((50, 60))
    hand.move(at)
    hand.press(at)
    hand.release(at)
    assert store.project.portrait.face_index == 1
