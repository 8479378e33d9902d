import logging
import shutil
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from joyvasa_runtime.errors import PortraitError
from joyvasa_runtime.portrait.crop_box import CropBox, crop_box
from joyvasa_runtime.portrait.face import find_faces
from joyvasa_runtime.portrait.hand_points import load_hand_points, points_path
from joyvasa_runtime.portrait.mesh_points import default_points
from joyvasa_runtime.portrait.picture import load_picture
from joyvasa_runtime.project.document import Media, Point, PortraitSetup, Project
from joyvasa_runtime.project.subject import locate_setup, open_setup, shown_crop, suggest_setup

_PORTRAITS = Path(__file__).parents[2] / "data" / "portraits"
CAT, ASTRONAUT = _PORTRAITS / "cat.jpg", _PORTRAITS / "astronaut.jpg"


def project_of(path: Path, **setup: object) -> Project:
    size = path.stat().st_size if path.exists() else 1
    media = Media(1, "picture", path, size, "0" * 64)
    return Project(media=(media,), portrait=PortraitSetup(1, **setup), next_id=2)  # type: ignore[arg-type]


def cat_points() -> tuple[Point, ...]:
    points = load_hand_points(points_path(CAT), (451, 300)).points
    return tuple((float(x), float(y)) for x, y in points)


@pytest.fixture
def wall(tmp_path: Path) -> Path:
    """A picture with nothing in it."""
    path = tmp_path / "wall.png"
    cv2.imwrite(str(path), np.full((200, 300, 3), 90, np.uint8))
    return path


def test_a_person_is_found_by_the_models() -> None:
    picture, located = open_setup(project_of(ASTRONAUT))
    assert picture.source == ASTRONAUT
    assert located.kind == "human"
    assert located.face is not None
    assert located.crop.size == 512


def test_points_of_an_animal_are_used_as_they_are() -> None:
    _, located = open_setup(project_of(CAT, kind="animal", points=cat_points()))
    assert located.kind == "animal"
    assert located.hand_points is not None
    np.testing.assert_array_equal(located.hand_points.points, cat_points())


@pytest.mark.parametrize("kind", ["human", "animal"])
def test_a_crop_set_by_hand_wins(kind: str) -> None:
    box = CropBox((220.0, 130.0), 200.0, 12.0)
    path, points = (ASTRONAUT, None) if kind == "human" else (CAT, cat_points())
    _, located = open_setup(project_of(path, kind=kind, points=points, crop=box))
    found = crop_box(located.crop)
    assert found.centre == pytest.approx(box.centre)
    assert (found.side, found.angle) == pytest.approx((200.0, 12.0))


def test_faces_found_before_are_not_sought_again() -> None:
    picture = load_picture(ASTRONAUT)
    faces = find_faces(picture)
    blank = replace(picture, pixels=np.zeros_like(picture.pixels))
    located = locate_setup(blank, PortraitSetup(1), faces)
    assert located.face is faces[0]


def test_a_project_without_a_portrait_asks_for_one() -> None:
    with pytest.raises(PortraitError, match="no portrait") as caught:
        open_setup(Project())
    assert "Import" in caught.value.hint


def test_a_missing_picture_asks_to_be_relinked(tmp_path: Path) -> None:
    with pytest.raises(PortraitError, match=r"gone\.jpg is not where it was") as caught:
        open_setup(project_of(tmp_path / "gone.jpg"))
    assert "Relink" in caught.value.hint


def test_a_picture_that_changed_still_opens(caplog: pytest.LogCaptureFixture) -> None:
    project = project_of(ASTRONAUT)
    changed = replace(project, media=(replace(project.media[0], size_bytes=5),))
    with caplog.at_level(logging.INFO):
        open_setup(changed)
    assert "has changed" in caplog.text


def test_a_picture_without_a_face_asks_for_points(wall: Path) -> None:
    with pytest.raises(PortraitError, match="No face was found") as caught:
        open_setup(project_of(wall))
    assert "by hand" in caught.value.hint


def test_the_default_points_make_any_picture_usable(wall: Path) -> None:
    points = tuple((float(x), float(y)) for x, y in default_points(300, 200))
    _, located = open_setup(project_of(wall, kind="drawing", points=points))
    assert located.hand_points is not None


def test_an_animal_without_points_is_refused() -> None:
    with pytest.raises(PortraitError, match=r"of the animal .* are not placed yet"):
        open_setup(project_of(CAT, kind="animal"))


def test_points_outside_the_picture_are_refused() -> None:
    points = ((900.0, 5.0), *cat_points()[1:])
    with pytest.raises(PortraitError, match="outside"):
        open_setup(project_of(CAT, kind="animal", points=points))


def test_exchanged_eyes_are_refused() -> None:
    points = cat_points()
    with pytest.raises(PortraitError, match="not left of"):
        open_setup(project_of(CAT, kind="animal", points=(*points[4:8], *points[:4], *points[8:])))


@pytest.mark.parametrize("box", [CropBox((-500.0, 10.0), 300.0), CropBox((100.0, 100.0), 3.0)])
def test_a_crop_that_shows_nothing_is_refused(box: CropBox) -> None:
    with pytest.raises(PortraitError, match="shows nothing") as caught:
        open_setup(project_of(ASTRONAUT, crop=box))
    assert "reset" in caught.value.hint


def test_a_person_needs_no_points() -> None:
    assert suggest_setup(ASTRONAUT) == ("human", None)


def test_the_points_beside_a_picture_come_first() -> None:
    assert suggest_setup(CAT) == ("animal", cat_points())


def test_an_animal_without_points_gets_a_guess(tmp_path: Path) -> None:
    kind, points = suggest_setup(shutil.copy(CAT, tmp_path / "小猫 🐈.jpg"))
    assert kind == "animal"
    assert points is not None
    assert np.linalg.norm(np.subtract(points[8], cat_points()[8])) < 60


def test_damaged_points_beside_a_picture_are_passed_over(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = Path(shutil.copy(ASTRONAUT, tmp_path))
    points_path(path).write_text("{")
    assert suggest_setup(path) == ("human", None)
    assert "not valid JSON" in caplog.text


def test_nothing_found_is_no_dead_end(wall: Path) -> None:
    assert suggest_setup(wall) == ("human", None)


def test_what_is_no_picture_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "letter.jpg"
    path.write_text("Dear Sir")
    with pytest.raises(PortraitError, match="not a picture"):
        suggest_setup(path)


def test_the_shown_crop_is_that_of_the_opened_portrait() -> None:
    by_points = PortraitSetup(1, "animal", points=cat_points())
    _, located = open_setup(project_of(CAT, kind="animal", points=cat_points()))
    assert shown_crop(by_points) == crop_box(located.crop)
    by_hand = CropBox((9.0, 9.0), 99.0)
    assert shown_crop(replace(by_points, crop=by_hand)) == by_hand


def test_the_shown_crop_of_a_person_is_the_one_that_was_found() -> None:
    found = CropBox((50.0, 40.0), 80.0, 3.0)
    assert shown_crop(PortraitSetup(1), found) == found
    assert shown_crop(PortraitSetup(1)) is None


def test_points_in_one_place_have_no_crop() -> None:
    assert shown_crop(PortraitSetup(1, "drawing", points=((5.0, 5.0),) * 20)) is None
