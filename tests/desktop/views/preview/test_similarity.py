import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.views.preview.similarity import Similarity
from joyvasa_runtime.portrait.crop_box import CropBox

numbers = st.floats(-1e3, 1e3)
places = st.tuples(numbers, numbers)


@given(places, places)
def test_a_move_brings_the_start_to_the_end(start, end):
    assert Similarity.move(start, end).point(start) == pytest.approx(end, abs=1e-9)


@given(places, st.floats(0.1, 9), st.floats(-180, 180))
def test_the_anchor_of_scaling_and_turning_stays(anchor, factor, degrees):
    assert Similarity.scale(anchor, factor).point(anchor) == pytest.approx(anchor, abs=1e-6)
    assert Similarity.turn(anchor, degrees).point(anchor) == pytest.approx(anchor, abs=1e-6)


@given(places, places, st.floats(0.1, 9))
def test_scaling_changes_every_distance_by_its_factor(anchor, other, factor):
    scaled = Similarity.scale(anchor, factor).points((anchor, other))
    assert math.dist(*scaled) == pytest.approx(factor * math.dist(anchor, other), abs=1e-6)


@given(places, st.floats(-170, 170))
def test_a_square_turns_with_its_corners(anchor, degrees):
    box, turn = CropBox((30.0, 20.0), 50.0, 5.0), Similarity.turn(anchor, degrees)
    corners = tuple((float(x), float(y)) for x, y in box.crop(512).corners())
    turned = turn.box(box).crop(512).corners()
    for corner, moved in zip(corners, turned, strict=True):
        assert turn.point(corner) == pytest.approx(tuple(moved), abs=1e-6)
