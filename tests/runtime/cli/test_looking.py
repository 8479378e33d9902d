"""The commands that only look: `doctor`, `packs`, `points`, `bench`."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest

from joyvasa_runtime.cli import main
from joyvasa_runtime.models.catalog import PACKS_VARIABLE, find_pack
from joyvasa_runtime.portrait.hand_points import load_hand_points, points_path


def record_of(arguments: list[object], capsys: pytest.CaptureFixture[str], code: int = 0) -> dict:
    assert main([str(argument) for argument in arguments] + ["--json"]) == code
    return json.loads(capsys.readouterr().out)


def test_doctor_finds_a_whole_installation(capsys: pytest.CaptureFixture[str]) -> None:
    findings = {f["name"]: f for f in record_of(["doctor"], capsys)["findings"]}
    assert all(finding["is_good"] for finding in findings.values())
    assert list(findings) == [
        "system",
        "libraries",
        "video encoder",
        "sound devices",
        "accelerator",
        "GPU",
        "volume sampling",
        "pack starter",
    ]


def test_doctor_probes_packs_when_asked_to(
    make_published_pack: Callable[[Path], Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    make_published_pack(tmp_path / "tiny")
    monkeypatch.setenv(PACKS_VARIABLE, str(tmp_path))
    for arguments, is_probed in ((["doctor"], False), (["doctor", "--probe"], True)):
        findings = {f["name"]: f for f in record_of(arguments, capsys)["findings"]}
        assert ("probe passes" in findings["pack tiny-published"]["text"]) == is_probed


def test_packs_lists_the_bundled_pack_and_checks_it_whole(capsys: pytest.CaptureFixture[str]) -> None:
    listed = record_of(["packs", "list"], capsys)["packs"]
    assert [pack["id"] for pack in listed if pack["bundled"]] == ["starter"]
    version = find_pack("starter").manifest.version
    assert record_of(["packs", "check", "starter"], capsys)["whole"] == [f"starter {version}"]


def test_packs_check_names_a_changed_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "pack"
    shutil.copytree(find_pack("starter").folder, folder)
    with (folder / "template.npz").open("ab") as file:
        file.write(b"x")
    error = record_of(["packs", "check", folder], capsys, code=5)["error"]
    assert "template.npz" in error


def test_points_guesses_a_cats_face_and_keeps_points_that_are_there(
    cat: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture, shown = tmp_path / "cat.png", tmp_path / "shown.png"
    shutil.copy(cat, picture)
    assert record_of(["points", picture, "--show", shown], capsys)["guessed"]
    pixels = cv2.imread(str(picture))
    size = pixels.shape[1], pixels.shape[0]
    guess = load_hand_points(points_path(picture), size)
    placed = load_hand_points(points_path(cat), size)
    apart = np.linalg.norm(guess.points - placed.points, axis=1)
    eyes = np.linalg.norm(placed.eye_axis()[1] - placed.eye_axis()[0])
    assert np.median(apart) < 0.35 * eyes
    assert (cv2.imread(str(shown)) != pixels).any()
    assert not record_of(["points", picture], capsys)["guessed"]


def test_points_says_what_to_do_where_nothing_is_recognised(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = tmp_path / "grey.png"
    cv2.imwrite(str(picture), np.full((200, 200, 3), 128, np.uint8))
    assert "by hand" in record_of(["points", picture], capsys, code=4)["hint"]
    assert not points_path(picture).exists()


def test_bench_measures_every_stage(short_voice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = record_of(["bench", "--voice", short_voice, "--face", "--size", "64"], capsys)
    names = [stage["name"] for stage in record["stages"]]
    assert names[0] == "load pack"
    assert names[-1] == "animate, all of it"
    assert all(stage["seconds"] > 0 for stage in record["stages"])
    assert record["provider"] in ("cpu", "cuda")
    assert [model["name"] for model in record["models"]][-1] == "drawing"
    assert record["eager"] == []


def test_bench_shows_a_table(
    make_published_pack: Callable[[Path], Path],
    short_voice: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    pack = make_published_pack(tmp_path / "tiny")
    arguments = ["--pack", str(pack), "--voice", str(short_voice), "--face", "--size", "64", "--quiet"]
    assert main(["bench", *arguments]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("tiny-published 1.0.0: frames on ")
    # A busy machine has a note before it.
    assert lines[lines.index("") + 1].startswith("load pack")


def test_bench_refuses_to_compare_a_pack_that_has_nothing_to_compare(
    capsys: pytest.CaptureFixture[str],
) -> None:
    error = record_of(["bench", "--eager"], capsys, code=5)
    assert "holds none of the published networks" in error["error"]
    assert "--pack" in error["hint"]
