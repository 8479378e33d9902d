import json
from pathlib import Path

import numpy as np
import pytest

from joyvasa_runtime.errors import PortraitError
from joyvasa_runtime.portrait.hand_points import (
    POINT_NAMES,
    HandPoints,
    load_hand_points,
    parse_hand_points,
    points_path,
    save_hand_points,
)

CAT_POINTS = Path(__file__).parents[2] / "data" / "portraits" / "cat.jpg.points.json"
SIZE = (451, 300)


@pytest.fixture
def record() -> dict[str, object]:
    text = CAT_POINTS.read_text(encoding="utf-8")
    value: dict[str, object] = json.loads(text)
    return value


def changed(record: dict[str, object], **points: object) -> dict[str, object]:
    named = record["points"]
    assert isinstance(named, dict)
    return {**record, "points": {**named, **points}}


def test_the_points_of_the_cat_are_read(record: dict[str, object]) -> None:
    hand = load_hand_points(points_path(CAT_POINTS.with_name("cat.jpg")), SIZE)
    assert hand.kind == "animal"
    assert len(POINT_NAMES) == 20
    np.testing.assert_array_equal(hand["nose"], record["points"]["nose"])  # type: ignore[index]
    assert not hand.points.flags.writeable


def test_saved_points_come_back(record: dict[str, object], tmp_path: Path) -> None:
    hand = parse_hand_points(record, SIZE, "cat")
    save_hand_points(tmp_path / "猫.points.json", hand)
    again = load_hand_points(tmp_path / "猫.points.json", SIZE)
    assert again.kind == hand.kind
    np.testing.assert_array_equal(again.points, hand.points)
    assert [path.name for path in tmp_path.iterdir()] == ["猫.points.json"]


def test_points_cannot_be_saved_into_a_missing_folder(record: dict[str, object], tmp_path: Path) -> None:
    with pytest.raises(PortraitError, match="cannot be written"):
        save_hand_points(tmp_path / "none" / "p.json", parse_hand_points(record, SIZE, "cat"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("point", "message"),
    [
        ([451, 10], r"nose of cat lies outside the picture \(451 x 300 px\)"),
        ([10, -0.5], "outside the picture"),
        ([float("nan"), 10], "not a pair of numbers"),
        ([float("inf"), 10], "not a pair of numbers"),
        ([1], "not a pair of numbers"),
        (["1", "2"], "not a pair of numbers"),
        ([True, 2], "not a pair of numbers"),
        (None, "not a pair of numbers"),
    ],
)
def test_a_wrong_point_is_named(record: dict[str, object], point: object, message: str) -> None:
    with pytest.raises(PortraitError, match=message):
        parse_hand_points(changed(record, nose=point), SIZE, "cat")


def test_a_missing_and_an_unknown_point_are_named(record: dict[str, object]) -> None:
    with pytest.raises(PortraitError, match="unknown point 'tail'"):
        parse_hand_points(changed(record, tail=[1, 2]), SIZE, "cat")
    named = record["points"]
    assert isinstance(named, dict)
    del named["chin"]
    with pytest.raises(PortraitError, match="lacks the point chin"):
        parse_hand_points(record, SIZE, "cat")


def test_left_means_left_in_the_picture(record: dict[str, object]) -> None:
    swapped = changed(record, mouth_left=[301, 274], mouth_right=[192, 272])
    with pytest.raises(PortraitError, match="mouth_left is not left of mouth_right"):
        parse_hand_points(swapped, SIZE, "cat")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"format": 2}, "not a points file of format 1"),
        ({"kind": "plant"}, "unknown kind 'plant'"),
        ({"points": [1, 2]}, "holds no points"),
    ],
)
def test_a_file_of_another_kind_is_refused(
    record: dict[str, object], change: dict[str, object], message: str
) -> None:
    with pytest.raises(PortraitError, match=message):
        parse_hand_points({**record, **change}, SIZE, "cat")


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe\x00", b"[1, 2]", b"[" * 100_000])
def test_a_damaged_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "p.json").write_bytes(content)
    with pytest.raises(PortraitError, match=r"p\.json"):
        load_hand_points(tmp_path / "p.json", SIZE)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(PortraitError, match="There is no points file"):
        load_hand_points(tmp_path / "none.json", SIZE)


def test_the_crop_holds_all_points_with_the_eyes_level(record: dict[str, object]) -> None:
    hand = parse_hand_points(record, SIZE, "cat")
    crop = hand.crop(512)
    moved = hand.moved_to(crop)
    assert isinstance(moved, HandPoints)
    left, right = moved.eye_axis()
    assert left[1] == pytest.approx(right[1])
    assert moved.points.min() > 0
    assert moved.points.max() < 511
