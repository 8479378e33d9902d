from pathlib import Path

import numpy as np
import pytest

from joyvasa_runtime.errors import PortraitError
from joyvasa_runtime.portrait.hand_points import load_hand_points, points_path
from joyvasa_runtime.portrait.picture import Picture
from joyvasa_runtime.portrait.source import locate


def test_a_photo_is_located_by_its_face(astronaut: Picture) -> None:
    located = locate(astronaut)
    assert located.kind == "human"
    assert located.face is not None
    assert located.hand_points is None
    assert located.crop.size == 512


def test_hand_points_win_over_a_face(astronaut: Picture, cat: Picture) -> None:
    points = load_hand_points(points_path(cat.source), (cat.width, cat.height))
    located = locate(astronaut, points)
    assert located.kind == "animal"
    assert located.face is None
    assert located.hand_points is points


def test_a_second_face_that_is_not_there_is_refused(astronaut: Picture) -> None:
    with pytest.raises(PortraitError, match="no face number 1") as caught:
        locate(astronaut, face_index=1)
    assert "0 to 0" in caught.value.hint


def test_no_face_tells_how_to_go_on() -> None:
    plain = Picture(np.full((200, 200, 3), 80, np.uint8), Path("wall.jpg"))
    with pytest.raises(PortraitError, match=r"No face was found in wall\.jpg") as caught:
        locate(plain)
    assert "by hand" in caught.value.hint
