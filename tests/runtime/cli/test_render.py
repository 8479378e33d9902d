"""`joyvasa render`: a saved project becomes a video, with every setting as an option."""

import json
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from joyvasa_runtime.audio.file_hash import file_sha256
from joyvasa_runtime.cli import main
from joyvasa_runtime.cli.entry import build_parser
from joyvasa_runtime.cli.export_options import export_settings
from joyvasa_runtime.lettering.styles import CaptionStyle, LabelStyle
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.portrait.canvas import Canvas
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.project.document import Clip, Media, PortraitSetup, Project, Track
from joyvasa_runtime.project.storage import save_project
from joyvasa_runtime.timebase import FrameSpan
from joyvasa_runtime.video.compression import Compression
from joyvasa_runtime.video.probe import probe, read_frames
from tests.patience import PATIENCE_S

TINY = ["--face", "--size", "64", "--crf", "0", "--quiet"]


def media(id: int, kind: str, path: Path, frames: int = 0) -> Media:
    return Media(id, kind, path, path.stat().st_size, file_sha256(path, Monitor()), frames)  # type: ignore[arg-type]


@pytest.fixture
def project(portrait: Path, tmp_path: Path) -> Project:
    """A second and a half: half a second of sound, a gap, and half a second again; nothing has a take."""
    folder = tmp_path / "媒体 1"
    folder.mkdir()
    picture, sound = folder / "肖像 1.jpg", folder / "声音 1.wav"
    shutil.copy(portrait, picture)
    tone = 0.3 * np.sin(np.arange(16_000) * 2 * np.pi * 400 / 16_000)
    soundfile.write(sound, tone.astype(np.float32), 16_000)
    clips = Clip(4, 2, 0, 0, 12), Clip(5, 2, 25, 0, 12)
    return Project(
        portrait=PortraitSetup(1),
        media=(media(1, "picture", picture), media(2, "sound", sound, 25)),
        tracks=(Track(3, "Voice", clips=clips),),
        next_id=6,
    )


@pytest.fixture
def saved(project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("JOYVASA_CACHE", str(tmp_path / "cache"))
    path = tmp_path / "项目 1.joyvasa"
    save_project(path, project, {})
    return path


@pytest.fixture
def output(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out" / "结果 1.mp4"


def render(saved: Path, output: Path, *options: str) -> int:
    return main(["render", str(saved), "-o", str(output), *TINY, *options])


def test_a_project_with_gaps_becomes_a_video(saved: Path, output: Path) -> None:
    assert render(saved, output) == 0
    info = probe(output)
    assert (info.frames, info.fps, info.width, info.audio_codec) == (37, 25, 64, "aac")
    assert os.listdir(output.parent) == [output.name]


def test_a_stretch_has_the_frames_of_the_whole(saved: Path, output: Path) -> None:
    part = output.with_name("part.mp4")
    assert render(saved, output) == 0
    assert render(saved, part, "--start", "0.4", "--end", "0.8") == 0
    frames = [np.stack(list(read_frames(path))) for path in (output, part)]
    np.testing.assert_array_equal(frames[1], frames[0][10:20])


def test_the_marked_range_can_be_taken(
    saved: Path, project: Project, output: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert render(saved, output, "--range") == 10
    assert "No range is marked" in capsys.readouterr().err
    save_project(saved, replace(project, range=FrameSpan(5, 15)), {})
    assert render(saved, output, "--range") == 0
    assert probe(output).frames == 10


def test_scripts_get_the_facts(saved: Path, output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert render(saved, output, "--json", "--fps", "50") == 0
    facts = json.loads(capsys.readouterr().out)
    assert (facts["output"], facts["frames"], facts["fps"]) == (str(output), 74, 50)
    assert (facts["width"], facts["height"], facts["pack"]) == (64, 64, "starter")


@pytest.mark.parametrize("codec", ["h264", "png"])
def test_the_same_command_tells_of_the_package_that_it_made(
    saved: Path, output: Path, capsys: pytest.CaptureFixture[str], codec: str
) -> None:
    output = output if codec == "h264" else output.with_suffix("")
    package = ("--package", "folder", "--no-credentials", "--codec", codec)
    command = ["render", str(saved), "-o", str(output), "--face", "--size", "64", "--quiet", *package]
    told = []
    for _ in range(2):
        assert main([*command, "--json"]) == 0
        told.append(json.loads(capsys.readouterr().out))
    assert told[0] == told[1]
    assert told[0]["output"] == str(output.with_suffix(""))
    assert main([*command, "--anew"]) == 7
    assert "There is already something at" in capsys.readouterr().err
    assert main([*command, "--fps", "50"]) == 7


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (("--pack", "vanished"), 5, "vanished"),
        (("--start", "9"), 10, "between the start and the end"),
        (("--preset", "no such"), 7, "no preset"),
        (("--codec", "h264", "--alpha"), 7, "transparent background"),
        (("--codec", "vp9"), 7, "does not end in .webm"),
    ],
)
def test_what_cannot_be_is_told_before_anything_is_made(
    saved: Path,
    output: Path,
    capsys: pytest.CaptureFixture[str],
    options: tuple[str, ...],
    code: int,
    words: str,
) -> None:
    assert render(saved, output, *options) == code
    assert words in capsys.readouterr().err
    assert os.listdir(output.parent) == []


def test_an_empty_project_is_told(
    saved: Path, project: Project, output: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save_project(saved, replace(project, tracks=()), {})
    assert render(saved, output) == 10
    assert "nothing on the timeline" in capsys.readouterr().err


def test_a_file_that_is_no_project_is_told(
    portrait: Path, output: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert render(portrait, output) == 10
    assert "it is no project" in capsys.readouterr().err


def test_a_folder_that_is_gone_is_told(saved: Path, output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert render(saved, output.parent / "gone" / "a.mp4") == 7
    assert "does not exist" in capsys.readouterr().err


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is a signal only there")
def test_ctrl_c_says_that_the_same_command_goes_on(saved: Path, project: Project, output: Path) -> None:
    before = signal.getsignal(signal.SIGINT)
    long = replace(project.tracks[0], clips=(Clip(4, 2, 500, 0, 12),))
    save_project(saved, replace(project, tracks=(long,)), {})
    script = Path(__file__).parent / "interrupted.py"
    command = [sys.executable, str(script), "300", "1", "render", str(saved), "-o", str(output), *TINY]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_S, check=False)
    assert ended.returncode == 130
    assert "10 seconds are finished and kept: the same command goes on behind them" in ended.stderr
    assert not output.exists()
    assert signal.getsignal(signal.SIGINT) == before
    assert render(saved, output) == 0
    assert probe(output).frames == 512


def chosen(*options: str) -> ExportSettings:
    return export_settings(build_parser().parse_args(["render", "a.joyvasa", "-o", "b", *options]))


def test_without_options_it_is_what_the_settings_are_by_default() -> None:
    assert chosen() == ExportSettings()


def test_every_setting_is_an_option() -> None:
    settings = chosen(
        *("--codec", "h265", "--bit-rate", "8M", "--speed", "small", "--gpu", "--fps", "60"),
        *("--canvas", "1080x1920", "--fit", "fit", "--centre", "0.5,0.25", "--zoom", "2"),
        *("--background", "20a0ff", "--loudness", "-16", "--label", "Made by a machine"),
        *("--label-corner", "top-left", "--label-height", "0.05", "--captions", "top", "--caption-box"),
        *("--caption-height", "0.1", "--package", "zip", "--no-credentials"),
    )
    assert settings == ExportSettings(
        Compression("h265", bit_rate=8_000_000, speed="small", uses_gpu=True),
        Canvas("full", None, (1080, 1920), "fit", (0.5, 0.25), 2.0, (32, 160, 255)),
        60,
        -16.0,
        LabelStyle("Made by a machine", "top-left", 0.05),
        CaptionStyle("top", 0.1, True),
        "zip",
        False,
    )
    assert chosen("--codec", "prores_4444", "--alpha", "--face", "--size", "720") == ExportSettings(
        Compression("prores_4444", has_alpha=True), Canvas("face", 720)
    )
    assert chosen("--loudness").loudness_lufs == -14.0


def test_options_change_a_preset() -> None:
    preset = chosen("--preset", "vertical")
    assert preset.canvas.size == (1080, 1920)
    changed = chosen("--preset", "vertical", "--crf", "30", "--fps", "24", "--size", "480", "--no-label")
    assert changed.compression == replace(preset.compression, crf=30, bit_rate=None)
    assert (changed.canvas.size, changed.canvas.longer_side, changed.fps) == (None, 480, 24)
    assert chosen("--preset", "vertical", "--as-mixed").loudness_lufs is None


def test_another_codec_than_the_presets_takes_none_of_its_numbers() -> None:
    assert chosen("--preset", "vertical", "--codec", "av1").compression.rate_factor == 28


@pytest.mark.parametrize(
    "options",
    [
        ("--bit-rate", "fast"),
        ("--canvas", "1080"),
        ("--canvas", "8x8"),
        ("--centre", "0.5"),
        ("--centre", "2,2"),
        ("--background", "red"),
        ("--zoom", "9"),
        ("--fps", "23"),
        ("--crf", "18", "--bit-rate", "8M"),
    ],
)
def test_what_an_option_cannot_be_is_refused(
    options: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        chosen(*options)
    assert options[0] in capsys.readouterr().err or "--bit-rate" in options
