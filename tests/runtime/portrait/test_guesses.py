from pathlib import Path

import numpy as np

from joyvasa_runtime.portrait.animal_guess import guess_animal_points
from joyvasa_runtime.portrait.drawing_guess import guess_drawing_points
from joyvasa_runtime.portrait.face import find_faces
from joyvasa_runtime.portrait.hand_points import load_hand_points, points_path
from joyvasa_runtime.portrait.picture import Picture


def test_the_cats_eyes_are_guessed_well_and_the_rest_roughly(cat: Picture) -> None:
    guess = guess_animal_points(cat)
    placed = load_hand_points(points_path(cat.source), (cat.width, cat.height))
    assert guess is not None
    assert guess.kind == "animal"
    for found, right in zip(guess.eye_axis(), placed.eye_axis(), strict=True):
        assert np.linalg.norm(found - right) < 12
    assert np.linalg.norm(guess["nose"] - placed["nose"]) < 60
    assert guess.points.min() >= 0
    assert (guess.points <= [cat.width - 1, cat.height - 1]).all()


def test_no_animal_is_guessed_in_a_plain_picture() -> None:
    assert guess_animal_points(Picture(np.full((200, 240, 3), 99, np.uint8), Path("plain.png"))) is None


def test_a_drawing_gets_its_points_from_the_mesh(mona_lisa: Picture) -> None:
    guess = guess_drawing_points(mona_lisa)
    assert guess is not None
    assert guess.kind == "drawing"
    painted = find_faces(mona_lisa)[0]
    np.testing.assert_allclose(guess["nose"], painted.points[1], atol=1)
    np.testing.assert_allclose(guess["chin"], painted.points[152], atol=1)
    assert guess["head_top"][1] < painted.points[10, 1]
    assert guess["left_ear"][0] < guess["left_cheek"][0] < guess["right_cheek"][0] < guess["right_ear"][0]


def test_no_drawing_is_guessed_in_a_plain_picture() -> None:
    assert guess_drawing_points(Picture(np.full((200, 240, 3), 99, np.uint8), Path("plain.png"))) is None
