import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from desktop.views.preview.mask_shape import EDGES, dragged, outline, spots
from joyvasa_runtime.portrait.mask import Mask
from joyvasa_runtime.project.ranges import mask_problem

insets = st.floats(0, 200)
masks = st.builds(Mask, insets, insets, insets, insets, st.floats(1, 200), st.floats(0, 1))
ways = st.tuples(st.floats(-900, 900), st.floats(-900, 900))


@settings(max_examples=60, deadline=None)
@given(
    masks,
    st.sampled_from([*EDGES, "roundness", "feather", "inside"]),
    ways,
    st.booleans(),
)
def test_no_drag_leaves_the_ranges(mask, spot, by, is_symmetric):
    assert mask_problem(dragged(mask, spot, by, is_symmetric)) is None


@settings(max_examples=40, deadline=None)
@given(masks, st.sampled_from([*EDGES, "roundness", "feather"]))
def test_no_way_is_no_change(mask, spot):
    after = dragged(mask, spot, (0.0, 0.0))
    assert after.feather == pytest.approx(mask.feather)
    assert after.roundness == pytest.approx(mask.roundness, abs=1e-6)
    assert (after.left, after.top) == (mask.left, mask.top)


@given(st.floats(0, 1))
def test_the_roundness_dot_lies_on_the_edge(roundness):
    mask = Mask(left=30, roundness=roundness)
    x, y = spots(mask)["roundness"]
    nearest = min((x - a) ** 2 + (y - b) ** 2 for a, b in outline(mask))
    assert nearest < 12**2


def in_picture(hand, found, spot):
    """Picture point of a place of the 512-pixel square that was found."""
    x, y = spot
    left, top = found.centre[0] - found.side / 2, found.centre[1] - found.side / 2
    return left + x / 512 * found.side, top + y / 512 * found.side


@pytest.fixture
def _editing(preview):
    preview.set_editing(True)
    preview.editor.set_mode("mask")


@pytest.mark.usefixtures("_editing")
def test_an_edge_is_dragged_inward(store, hand, found):
    start = in_picture(hand, found, spots(Mask())["left"])
    hand.drag(start, (start[0] + 100 / 512 * found.side, start[1]))
    mask = store.project.portrait.mask
    assert mask.left == pytest.approx(100, abs=1)
    assert (mask.right, mask.top) == (0, 0)
    assert store.undo_stack.count() == 1


@pytest.mark.usefixtures("_editing")
def test_alt_moves_the_opposite_edge_too(store, hand, found):
    start = in_picture(hand, found, spots(Mask())["top"])
    way = (start[0], start[1] + 60 / 512 * found.side)
    hand.drag(start, way, Qt.KeyboardModifier.AltModifier)
    mask = store.project.portrait.mask
    assert mask.top == pytest.approx(60, abs=1)
    assert mask.bottom == pytest.approx(mask.top)


@pytest.mark.usefixtures("_editing")
def test_the_corner_dot_makes_it_round(store, hand, found):
    start = in_picture(hand, found, spots(Mask())["roundness"])
    end = in_picture(hand, found, (256 + 256 * 0.7072, 256 - 256 * 0.7072))
    hand.drag(start, end)
    assert store.project.portrait.mask.roundness == pytest.approx(1.0, abs=0.02)


@pytest.mark.usefixtures("_editing")
def test_the_inner_dot_makes_it_soft(store, hand, found):
    start = in_picture(hand, found, spots(Mask())["feather"])
    end = in_picture(hand, found, (512 - 110, 512 - 110))
    hand.drag(start, end)
    assert store.project.portrait.mask.feather == pytest.approx(110, abs=1)


@pytest.mark.usefixtures("_editing")
def test_escape_takes_a_drag_back(store, hand, found, preview, qtbot):
    hand.press(hand.at(in_picture(hand, found, spots(Mask())["left"])))
    hand.move(hand.at(found.centre), Qt.MouseButton.LeftButton)
    qtbot.keyClick(preview.canvas, Qt.Key.Key_Escape)
    assert store.project.portrait.mask == Mask()


@pytest.mark.usefixtures("_editing")
def test_reset_gives_the_usual_mask_back(store, preview, set_up):
    set_up(mask=Mask(left=50, roundness=0.4))
    preview.set_editing(True)
    preview.editor.set_mode("mask")
    preview.editor.reset()
    assert store.project.portrait.mask == Mask()
