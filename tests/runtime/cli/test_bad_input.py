"""Bad input of every kind: one line that says what to do, an exit code of its kind, nothing left behind."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
import soundfile

from joyvasa_runtime.cli import main

AUDIO, PORTRAIT, PACK, MOTION, EXPORT = 3, 4, 5, 6, 7

Refuse = Callable[..., str]


@pytest.fixture
def refuse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Refuse:
    """Run `joyvasa`, expect one line of error and no file that wasn't there before; returns the line."""

    def run(arguments: list[object], code: int) -> str:
        before = sorted(tmp_path.rglob("*"))
        assert main([str(argument) for argument in arguments]) == code
        line = capsys.readouterr().err
        assert line.startswith("joyvasa: ")
        assert line.count("\n") == 1
        assert len(line.split(". ", 1)) == 2, f"no hint in {line!r}"
        assert sorted(tmp_path.rglob("*")) == before
        return line

    return run


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_missing_and_unreadable_voices(refuse: Refuse, portrait: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.mp4"
    text = written(tmp_path / "text.wav", b"this is no sound at all, only words\n" * 20)
    empty = written(tmp_path / "empty.wav", b"")
    for voice in (tmp_path / "missing.wav", tmp_path, empty, text):
        assert str(voice) in refuse(["animate", portrait, voice, "-o", out], AUDIO)


def test_a_voice_without_samples(refuse: Refuse, portrait: Path, tmp_path: Path) -> None:
    voice = tmp_path / "none.wav"
    soundfile.write(voice, np.zeros(0, np.float32), 16_000)
    refuse(["animate", portrait, voice, "-o", tmp_path / "out.mp4"], AUDIO)


def test_a_silent_voice(refuse: Refuse, portrait: Path, tmp_path: Path) -> None:
    voice = tmp_path / "muted.wav"
    soundfile.write(voice, np.zeros(16_000, np.float32), 16_000)
    assert "silent" in refuse(["animate", portrait, voice, "-o", tmp_path / "out.mp4"], AUDIO)


def test_a_voice_of_three_hours(refuse: Refuse, portrait: Path, tmp_path: Path) -> None:
    voice = tmp_path / "long.wav"
    soundfile.write(voice, np.zeros(3 * 3600 * 1000, np.int16), 1000, subtype="PCM_U8")
    refuse(["animate", portrait, voice, "-o", tmp_path / "out.mp4"], AUDIO)


def test_a_range_outside_the_voice(refuse: Refuse, portrait: Path, short_voice: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.mp4"
    for span in (["--start", "5"], ["--start", "0.5", "--end", "0.2"], ["--end", "0"]):
        refuse(["animate", portrait, short_voice, "-o", out, *span], AUDIO)


def test_pictures_that_are_none(refuse: Refuse, portrait: Path, short_voice: Path, tmp_path: Path) -> None:
    text = written(tmp_path / "text.png", b"no picture")
    cut = written(tmp_path / "cut.png", portrait.read_bytes()[:40_000])
    dot = tmp_path / "dot.png"
    cv2.imwrite(str(dot), np.zeros((1, 1, 3), np.uint8))
    for picture in (tmp_path / "missing.png", text, cut, dot):
        line = refuse(["animate", picture, short_voice, "-o", tmp_path / "out.mp4"], PORTRAIT)
        assert str(picture) in line


def test_a_picture_without_a_face(refuse: Refuse, short_voice: Path, tmp_path: Path) -> None:
    sky = tmp_path / "sky.png"
    cv2.imwrite(str(sky), np.full((300, 300, 3), (230, 180, 120), np.uint8))
    assert "oints" in refuse(["animate", sky, short_voice, "-o", tmp_path / "out.mp4"], PORTRAIT)


def test_a_face_that_is_not_there(refuse: Refuse, portrait: Path, short_voice: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.mp4"
    refuse(["animate", portrait, short_voice, "-o", out, "--face-index", "7"], PORTRAIT)


def test_points_outside_the_picture(refuse: Refuse, cat: Path, short_voice: Path, tmp_path: Path) -> None:
    record = json.loads(cat.with_name(cat.name + ".points.json").read_text())
    record["points"]["nose"] = [99_999, 3]
    points = written(tmp_path / "points.json", json.dumps(record).encode())
    out = tmp_path / "out.mp4"
    assert "nose" in refuse(["animate", cat, short_voice, "--points", points, "-o", out], PORTRAIT)


def test_outputs_that_cannot_be_written(
    refuse: Refuse, portrait: Path, short_voice: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "folder.mp4"
    folder.mkdir()
    for output in (tmp_path / "nowhere" / "out.mp4", folder, tmp_path / "out.txt"):
        refuse(["animate", portrait, short_voice, "-o", output], EXPORT)


def test_motion_files_that_are_none(refuse: Refuse, portrait: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.mp4"
    text = written(tmp_path / "text.npz", b"no arrays")
    for motion in (tmp_path / "missing.npz", text):
        refuse(["render-motion", portrait, motion, "-o", out], MOTION)


def test_a_pickle_that_calls_a_function_is_refused_and_runs_nothing(
    refuse: Refuse, portrait: Path, tmp_path: Path
) -> None:
    mark = tmp_path / "ran"
    pickled = b"cos\nsystem\n(S'touch " + os.fsencode(mark) + b"'\ntR."
    template = written(tmp_path / "evil.pkl", pickled)
    assert "system" in refuse(["render-motion", portrait, template, "-o", tmp_path / "out.mp4"], MOTION)
    assert not mark.exists()


def test_an_unknown_pack(refuse: Refuse, portrait: Path, short_voice: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.mp4"
    assert "starter" in refuse(["animate", portrait, short_voice, "-o", out, "--pack", "nobody"], PACK)
