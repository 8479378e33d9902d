from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from joyvasa_runtime.portrait.crop_box import CropBox
from joyvasa_runtime.portrait.hand_points import POINT_NAMES

NOSE = POINT_NAMES.index("nose")
CHIN = POINT_NAMES.index("chin")


@pytest.fixture(autouse=True)
def _editing(preview, set_up, points):
    set_up(kind="animal", points=points)
    preview.set_editing(True)
    preview.editor.set_mode("points")


def test_a_point_is_dragged_alone(store, hand, points):
    x, y = points[NOSE]
    hand.drag((x, y), (x + 12, y - 7))
    after = store.project.portrait.points
    assert after[NOSE] == pytest.approx((x + 12, y - 7))
    assert after[:NOSE] == points[:NOSE]
    assert after[NOSE + 1 :] == points[NOSE + 1 :]
    assert store.undo_stack.count() == 1


def test_the_kind_stays(store, hand, points):
    hand.drag(points[CHIN], (200, 270))
    assert store.project.portrait.kind == "animal"


def test_a_point_stays_in_the_picture(store, hand, points):
    hand.drag(points[CHIN], (200, 900))
    assert store.project.portrait.points[CHIN][1] == 299


def test_dragging_between_the_points_moves_all(store, hand, points):
    hand.drag((170, 160), (180, 150))
    for before, after in zip(points, store.project.portrait.points, strict=True):
        assert after == pytest.approx((before[0] + 10, before[1] - 10))


def test_a_corner_of_the_box_scales_all(store, hand, preview, points):
    first, _, third, _ = preview.editor.bounds()
    middle = ((first[0] + third[0]) / 2, (first[1] + third[1]) / 2)
    hand.drag(third, middle)
    after = store.project.portrait.points
    width = after[18][0] - after[17][0]
    assert width == pytest.approx((points[18][0] - points[17][0]) / 2, rel=0.02)


def test_arrow_keys_move_the_selected_point_only(store, hand, preview, qtbot, points):
    at = hand.at(points[NOSE])
    hand.press(at)
    hand.release(at)
    qtbot.keyClick(preview.canvas, Qt.Key.Key_Left)
    qtbot.keyClick(preview.canvas, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    x, y = points[NOSE]
    assert store.project.portrait.points[NOSE] == pytest.approx((x - 1, y - 10))


def test_without_a_selected_point_the_arrow_keys_are_the_windows(preview, qtbot, store):
    before = store.project
    qtbot.keyClick(preview.canvas, Qt.Key.Key_Left)
    assert store.project is before


def test_tab_goes_to_the_next_point(hand, preview, qtbot, store, points):
    at = hand.at(points[NOSE])
    hand.press(at)
    hand.release(at)
    qtbot.keyClick(preview.canvas, Qt.Key.Key_Tab)
    qtbot.keyClick(preview.canvas, Qt.Key.Key_Right)
    x, y = points[NOSE + 1]
    assert store.project.portrait.points[NOSE + 1] == pytest.approx((x + 1, y))


def test_escape_first_unselects_and_then_leaves(hand, preview, qtbot, points):
    at = hand.at(points[NOSE])
    hand.press(at)
    hand.release(at)
    qtbot.keyClick(preview.canvas, Qt.Key.Key_Escape)
    assert preview.is_editing
    qtbot.keyClick(preview.canvas, Qt.Key.Key_Escape)
    assert not preview.is_editing


def test_a_person_gets_the_points_of_the_face_that_was_found(store, preview, set_up, prepared):
    set_up(kind="human", points=None)
    preview.editor.place_points("drawing")
    assert store.project.portrait.kind == "drawing"
    assert store.project.portrait.points == prepared.suggested


def test_without_a_face_the_points_start_in_the_middle(store, preview, set_up, prepared):
    set_up(kind="human", points=None)
    preview.show_prepared(replace(prepared, faces=(), corners=None, suggested=None))
    preview.editor.place_points("animal")
    x, y = store.project.portrait.points[NOSE]
    assert abs(x - 200) < 5
    assert 100 < y < 200


def test_changing_what_the_points_mark_keeps_them(store, preview, points):
    preview.editor.place_points("drawing")
    assert store.project.portrait.kind == "drawing"
    assert store.project.portrait.points == points


def test_finding_the_face_again_forgets_points_and_crop(store, preview, set_up, points):
    set_up(kind="animal", points=points, crop=CropBox((99.0, 99.0), 99.0))
    preview.editor.find_face()
    assert store.project.portrait.kind == "human"
    assert store.project.portrait.points is None
    assert store.project.portrait.crop is None


def test_the_square_follows_the_points(preview, set_up, points):
    moved = tuple((x + 20, y) for x, y in points)
    preview.editor.set_mode("crop")
    before = preview.editor.bounds()
    set_up(points=moved)
    for (x, y), after in zip(before, preview.editor.bounds(), strict=True):
        assert after == pytest.approx((x + 20, y))


@pytest.fixture
def tabbed(preview, qtbot):
    """Come to the picture by Tab, or by Shift+Tab."""

    def come(reason):
        preview.window().activateWindow()
        preview.canvas.clearFocus()
        preview.canvas.setFocus(reason)
        qtbot.waitUntil(preview.canvas.hasFocus)

    return come


def test_tab_comes_to_the_first_point_and_goes_on_behind_the_last(preview, tabbed, qtbot, store, points):
    tabbed(Qt.FocusReason.TabFocusReason)
    for _ in points[1:]:
        assert preview.editor.can_nudge
        qtbot.keyClick(preview.canvas, Qt.Key.Key_Tab)
    qtbot.keyClick(preview.canvas, Qt.Key.Key_Right)
    assert store.project.portrait.points[:-1] == points[:-1]
    assert store.project.portrait.points[-1] == pytest.approx((points[-1][0] + 1, points[-1][1]))

    qtbot.keyClick(preview.canvas, Qt.Key.Key_Tab)
    assert not preview.editor.can_nudge


def test_going_back_by_tab_begins_with_the_last_point(tabbed, preview, qtbot, store, points):
    tabbed(Qt.FocusReason.BacktabFocusReason)
    qtbot.keyClick(preview.canvas, Qt.Key.Key_Backtab)
    qtbot.keyClick(preview.canvas, Qt.Key.Key_Right)
    assert store.project.portrait.points[-2] == pytest.approx((points[-2][0] + 1, points[-2][1]))
    assert store.project.portrait.points[-1] == points[-1]
