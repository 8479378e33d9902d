import numpy as np
import pytest

from joyvasa_runtime.portrait.face import Face
from joyvasa_runtime.portrait.hand_points import POINT_NAMES, HandPoints, check_layout
from joyvasa_runtime.portrait.mesh_points import default_points, inside_picture, points_of_face


def test_a_face_gives_points_at_its_landmarks(astronaut_face: Face) -> None:
    hand = HandPoints("drawing", points_of_face(astronaut_face))
    np.testing.assert_allclose(hand["nose"], astronaut_face.points[1])
    assert hand["head_top"][1] < astronaut_face.box[1]
    check_layout(hand, "astronaut")


@pytest.mark.parametrize("size", [(64, 64), (300, 1200), (4000, 3000)])
def test_the_default_points_are_a_face_in_the_middle(size: tuple[int, int]) -> None:
    points = default_points(*size)
    assert points.shape == (len(POINT_NAMES), 2)
    check_layout(HandPoints("animal", points), "new")
    np.testing.assert_array_equal(inside_picture(points, *size), points)
    middle = (points.min(axis=0) + points.max(axis=0)) / 2
    np.testing.assert_allclose(middle, [size[0] / 2, size[1] / 2], atol=0.02 * min(size))


def test_points_beyond_the_border_move_onto_it() -> None:
    points = np.array([[-5.0, 3.0], [20.0, 99.0]])
    np.testing.assert_array_equal(inside_picture(points, 10, 8), [[0, 3], [9, 7]])
