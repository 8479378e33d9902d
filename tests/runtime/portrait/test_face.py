from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from joyvasa_runtime.portrait.detector import detect_faces
from joyvasa_runtime.portrait.face import Face, find_faces
from joyvasa_runtime.portrait.mesh import fit_mesh, region_around, region_of_mesh
from joyvasa_runtime.portrait.picture import Picture

UPPER_LIP, LOWER_LIP, NOSE_TIP, CHIN, LEFT_EYE, RIGHT_EYE = 13, 14, 1, 152, 33, 263


def picture_of(pixels: NDArray[np.uint8]) -> Picture:
    return Picture(pixels, Path("made.png"))


def on_grey(picture: Picture, size: tuple[int, int], at: tuple[int, int], side: int) -> Picture:
    """The head of the astronaut, `side` px wide, on a plain picture of size (width, height)."""
    head = cv2.resize(picture.pixels[30:230, 130:330], (side, side), interpolation=cv2.INTER_AREA)
    canvas = np.full((size[1], size[0], 3), 110, np.uint8)
    canvas[at[1] : at[1] + side, at[0] : at[0] + side] = head
    return picture_of(canvas)


def test_the_only_face_of_a_photo_is_found(astronaut: Picture) -> None:
    (face,) = find_faces(astronaut)
    assert face.score > 0.9
    x0, y0, x1, y1 = face.box
    assert 170 < x0 < 190 < 260 < x1 < 280
    assert 60 < y0 < 80 < 170 < y1 < 190


def test_landmarks_lie_where_they_belong(astronaut_face: Face) -> None:
    points = astronaut_face.points
    assert points[LEFT_EYE, 0] < points[NOSE_TIP, 0] < points[RIGHT_EYE, 0]
    assert points[LEFT_EYE, 1] < points[NOSE_TIP, 1] < points[UPPER_LIP, 1] < points[CHIN, 1]
    # As seen in the photo, enlarged.
    np.testing.assert_allclose(points[LEFT_EYE], [195, 100], atol=2)
    np.testing.assert_allclose(points[RIGHT_EYE], [255, 104], atol=2)
    # A broad smile with the teeth apart from the lower lip.
    assert points[LOWER_LIP, 1] - points[UPPER_LIP, 1] > 3


def test_the_nose_is_nearer_than_the_temples(astronaut_face: Face) -> None:
    assert astronaut_face.depth[NOSE_TIP] < astronaut_face.depth[[127, 356]].min() - 10


def test_paintings_have_faces_too(mona_lisa: Picture, pearl_earring: Picture) -> None:
    assert len(find_faces(mona_lisa)) == 1
    assert len(find_faces(pearl_earring)) == 1


def test_a_cat_is_no_person(cat: Picture) -> None:
    assert find_faces(cat) == ()


@pytest.mark.parametrize("value", [0, 128, 255])
def test_a_plain_picture_has_no_face(value: int) -> None:
    assert find_faces(picture_of(np.full((300, 400, 3), value, np.uint8))) == ()


def test_noise_has_no_face() -> None:
    noise = np.random.default_rng(0).integers(0, 256, (256, 256, 3), dtype=np.uint8)
    assert find_faces(picture_of(noise)) == ()


def test_five_faces_come_largest_first(astronaut: Picture) -> None:
    canvas = np.full((700, 1100, 3), 110, np.uint8)
    sides = [150, 300, 200, 250, 180]
    corners = [(20, 20), (250, 380), (600, 20), (800, 400), (330, 60)]
    for (x, y), side in zip(corners, sides, strict=True):
        canvas[y : y + side, x : x + side] = on_grey(astronaut, (side, side), (0, 0), side).pixels
    faces = find_faces(picture_of(canvas))
    found = [round(float(face.box[0] + face.box[2]) / 2) for face in faces]
    expected = [x + 0.47 * side for side, (x, y) in sorted(zip(sides, corners, strict=True), reverse=True)]
    np.testing.assert_allclose(found, expected, atol=12)


@pytest.mark.parametrize("side", [90, 160])
def test_a_small_face_in_a_large_picture_is_found(astronaut: Picture, side: int) -> None:
    (face,) = find_faces(on_grey(astronaut, (1000, 800), (700, 500), side))
    np.testing.assert_allclose(
        (face.box[:2] + face.box[2:]) / 2, [700 + 0.47 * side, 500 + 0.47 * side], atol=8
    )


@pytest.mark.parametrize("quarter_turns", [1, 2, 3])
def test_a_lying_head_is_found(astronaut: Picture, quarter_turns: int) -> None:
    close = np.ascontiguousarray(astronaut.pixels[0:320, 60:380])
    upright = find_faces(picture_of(close))[0]
    (face,) = find_faces(picture_of(np.ascontiguousarray(np.rot90(close, quarter_turns))))
    forth = {
        1: lambda p: [p[1], 319 - p[0]],
        2: lambda p: [319 - p[0], 319 - p[1]],
        3: lambda p: [319 - p[1], p[0]],
    }
    np.testing.assert_allclose(face.points[NOSE_TIP], forth[quarter_turns](upright.points[NOSE_TIP]), atol=3)


def test_a_tilted_head_gives_a_level_crop(astronaut: Picture) -> None:
    turn = cv2.getRotationMatrix2D((225.0, 123.0), 40.0, 1.0)
    tilted = picture_of(np.asarray(cv2.warpAffine(astronaut.pixels, turn, (512, 512)), np.uint8))
    face = find_faces(tilted)[0]
    moved = face.moved_to(face.crop())
    assert moved.points[LEFT_EYE, 1] == pytest.approx(moved.points[RIGHT_EYE, 1], abs=1e-3)
    assert moved.points[CHIN, 1] > moved.points[NOSE_TIP, 1] + 50


def test_a_large_picture_gives_the_same_face(astronaut: Picture, astronaut_face: Face) -> None:
    large = picture_of(
        np.asarray(cv2.resize(astronaut.pixels, (2048, 2048), interpolation=cv2.INTER_CUBIC), np.uint8)
    )
    (face,) = find_faces(large)
    np.testing.assert_allclose((face.points + 0.5) / 4 - 0.5, astronaut_face.points, atol=1.5)


def test_a_face_moves_with_its_crop(astronaut_face: Face) -> None:
    crop = astronaut_face.crop(512)
    moved = astronaut_face.moved_to(crop)
    np.testing.assert_allclose(moved.points, crop.to_crop(astronaut_face.points), atol=1e-3)
    np.testing.assert_allclose(moved.depth, astronaut_face.depth * crop.zoom, rtol=1e-5)
    # 2.3 times the landmarks' box, moved up by an eighth: the head is in the middle of the lower part.
    assert moved.side == pytest.approx(512 / 2.3, rel=0.01)
    assert (moved.box[1] + moved.box[3]) / 2 == pytest.approx(256 + 64, abs=1)


def test_the_mesh_stays_where_it_is_when_it_looks_again(astronaut: Picture) -> None:
    detection = max(detect_faces(astronaut.pixels), key=lambda found: found.score)
    points, presence = fit_mesh(astronaut.pixels, region_around(detection.box, *detection.points[:2]))
    again, _ = fit_mesh(astronaut.pixels, region_of_mesh(points))
    assert presence > 0.99
    assert np.abs(again - points)[:, :2].mean() < 1.0
