from pathlib import Path

import numpy as np

from joyvasa_runtime.portrait.alpha.outline import face_polygon, head_outline, polygon_pixels
from joyvasa_runtime.portrait.hand_points import load_hand_points
from joyvasa_runtime.portrait.picture import Picture
from joyvasa_runtime.portrait.source import LocatedFace, locate

CAT_POINTS = Path(__file__).parents[3] / "data" / "portraits" / "cat.jpg.points.json"


def cat_face(cat: Picture) -> LocatedFace:
    return locate(cat, load_hand_points(CAT_POINTS, (cat.width, cat.height)))


def test_all_points_of_an_animal_are_in_and_the_corners_are_out(cat: Picture) -> None:
    located = cat_face(cat)
    outline = head_outline(located, located.crop)
    assert located.hand_points is not None
    x, y = np.rint(located.crop.to_crop(located.hand_points.points)).astype(int).T
    assert (outline[y, x] > 0.5).all()
    assert outline[0, 0] == outline[0, -1] == outline[-1, 0] == outline[-1, -1] == 0.0


def test_a_human_outline_reaches_above_the_face(astronaut: Picture) -> None:
    located = locate(astronaut)
    outline = head_outline(located, located.crop)
    face = polygon_pixels(face_polygon(located, located.crop), located.crop.size)
    assert (outline[face > 0] > 0.4).all()
    assert np.nonzero(outline > 0.5)[0].min() < np.nonzero(face)[0].min() - 20


def test_the_edge_is_soft_and_the_middle_whole(cat: Picture) -> None:
    located = cat_face(cat)
    outline = head_outline(located, located.crop)
    row = outline[outline.shape[0] // 2]
    assert row.max() == 1.0
    assert np.abs(np.diff(row)).max() < 0.2
    assert 10 < ((row > 0.0) & (row < 1.0)).sum() < 60


def test_without_points_a_head_is_taken_where_heads_lie(cat: Picture) -> None:
    crop = cat_face(cat).crop
    outline = head_outline(None, crop)
    assert outline[crop.size // 2, crop.size // 2] == 1.0
    assert outline[:, 0].max() == 0.0
