"""The commands that make videos, run whole with the bundled pack."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest

from joyvasa_runtime.audio.decode import decode_audio
from joyvasa_runtime.cli import main
from joyvasa_runtime.motion.template_import import load_motion_file
from joyvasa_runtime.video.probe import probe, read_frames
from tests.patience import PATIENCE_S


def frames_of(path: Path) -> np.ndarray:
    return np.stack(list(read_frames(path)))


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory, portrait: Path, short_voice: Path) -> Path:
    """A talking video of the sample portrait."""
    output = tmp_path_factory.mktemp("spoken") / "out.mp4"
    assert main(["animate", str(portrait), str(short_voice), "-o", str(output), "--seed", "3"]) == 0
    return output


def test_animate_writes_a_video_with_the_length_and_sound_of_the_voice(spoken: Path) -> None:
    info = probe(spoken)
    assert info.frames == 20
    assert info.fps == 25
    assert info.audio_codec == "aac"
    assert abs(info.audio_duration_s - 0.8) <= 0.04


def test_the_video_says_that_it_is_generated(spoken: Path) -> None:
    comment = probe(spoken).comment
    assert "AI-generated" in comment
    assert "compositeWithTrainedAlgorithmicMedia" in comment


def test_the_mouth_moves_while_the_corner_of_the_picture_stands_still(spoken: Path) -> None:
    frames = frames_of(spoken).astype(int)
    moved = np.abs(frames - frames[0]).max(axis=(0, 3))
    height, width = moved.shape
    assert moved[height // 4 : height * 3 // 4, width // 4 : width * 3 // 4].max() > 40
    assert moved[: height // 16, : width // 16].max() < 12


def test_the_same_seed_gives_the_same_video_and_another_seed_another(
    spoken: Path, portrait: Path, short_voice: Path, tmp_path: Path
) -> None:
    for seed, is_same in (("3", True), ("4", False)):
        again = tmp_path / f"{seed}.mp4"
        assert main(["animate", str(portrait), str(short_voice), "-o", str(again), "--seed", seed]) == 0
        assert np.array_equal(frames_of(spoken), frames_of(again)) is is_same


def test_paths_with_spaces_chinese_and_emoji_work(portrait: Path, short_voice: Path, tmp_path: Path) -> None:
    folder = tmp_path / "我的 视频 🎬"
    folder.mkdir()
    picture, voice, output = folder / "肖像 1.png", folder / "声音 🔊.wav", folder / "结果 ✨.mp4"
    shutil.copy(portrait, picture)
    shutil.copy(short_voice, voice)
    assert main(["animate", str(picture), str(voice), "-o", str(output), "--end", "0.2"]) == 0
    assert probe(output).frames == 5


def test_the_cat_talks_by_the_points_beside_its_picture(cat: Path, short_voice: Path, tmp_path: Path) -> None:
    output = tmp_path / "cat.mp4"
    arguments = ["animate", str(cat), str(short_voice), "-o", str(output), "--face", "--size", "256"]
    assert main([*arguments, "--end", "0.2"]) == 0
    info = probe(output)
    assert (info.width, info.height, info.frames) == (256, 256, 5)


def test_of_several_faces_one_is_chosen_and_that_is_said(
    portrait: Path, short_voice: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    head = cv2.imread(str(portrait))
    five = tmp_path / "five.png"
    cv2.imwrite(str(five), np.hstack([cv2.resize(head, (240, 240))] * 4 + [cv2.resize(head, (300, 240))]))
    outputs = [tmp_path / "0.mp4", tmp_path / "3.mp4"]
    for output in outputs:
        arguments = ["animate", str(five), str(short_voice), "-o", str(output), "--end", "0.4"]
        assert main([*arguments, "--face-index", output.stem]) == 0
    assert "5 faces; number 3 is animated" in caplog.text
    first, second = (np.abs(np.ptp(frames_of(o).astype(int), axis=0)).max(axis=(0, 2)) for o in outputs)
    assert abs(int(np.argmax(first)) - int(np.argmax(second))) > 120


@pytest.mark.parametrize("fps", [24, 30, 50])
def test_another_frame_rate_keeps_the_duration(
    fps: int, portrait: Path, short_voice: Path, tmp_path: Path
) -> None:
    output = tmp_path / "out.mp4"
    arguments = ["animate", str(portrait), str(short_voice), "-o", str(output), "--fps", str(fps)]
    assert main([*arguments, "--face", "--size", "128"]) == 0
    info = probe(output)
    assert info.fps == fps
    assert abs(info.frames / fps - 0.8) <= 1 / fps


def test_generated_motion_rendered_later_gives_the_same_frames(
    spoken: Path, portrait: Path, short_voice: Path, tmp_path: Path
) -> None:
    motion, video = tmp_path / "motion.npz", tmp_path / "video.mp4"
    assert main(["generate", str(short_voice), "-o", str(motion), "--seed", "3"]) == 0
    with np.load(motion) as arrays:
        assert arrays["motion"].shape == (20, 70)
        assert arrays["motion"].dtype == np.float32
        assert int(arrays["fps"]) == 25
    arguments = ["render-motion", str(portrait), str(motion), "-o", str(video)]
    assert main([*arguments, "--voice", str(short_voice)]) == 0
    np.testing.assert_array_equal(frames_of(video), frames_of(spoken))


def test_generated_motion_is_of_the_kind_that_its_name_says(short_voice: Path, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("motion.npz", "motion.CSV", "motion.pkl")]
    for file in files:
        assert main(["generate", str(short_voice), "-o", str(file), "--seed", "3"]) == 0
    assert [file.read_bytes()[:2] for file in files] == [b"PK", b"fr", b"\x80\x03"]
    motions = [load_motion_file(file).motion for file in files]
    assert [motion.fps for motion in motions] == [25, 25, 25]
    for motion in motions:
        np.testing.assert_array_equal(motion.values, motions[0].values)


def test_cutting_the_voice_by_its_end_changes_no_frame_before(voice: Path, tmp_path: Path) -> None:
    whole, cut = tmp_path / "whole.npz", tmp_path / "cut.npz"
    assert main(["generate", str(voice), "-o", str(whole)]) == 0
    assert main(["generate", str(voice), "-o", str(cut), "--end", "4.6"]) == 0
    with np.load(whole) as all_of_it, np.load(cut) as part:
        assert len(part["motion"]) == 115
        np.testing.assert_array_equal(part["motion"], all_of_it["motion"][:115])


def test_a_later_start_shows_the_sound_from_there(portrait: Path, voice: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.mp4"
    arguments = ["animate", str(portrait), str(voice), "-o", str(output), "--face", "--size", "64"]
    assert main([*arguments, "--start", "2", "--end", "2.4"]) == 0
    info = probe(output)
    assert info.frames == 10
    heard, original = decode_audio(output).samples, decode_audio(voice).samples[32_000:38_400]
    assert np.corrcoef(heard[:6_400], original)[0, 1] > 0.95


def test_no_strength_and_no_head_keep_the_portrait_still(
    portrait: Path, short_voice: Path, tmp_path: Path
) -> None:
    output = tmp_path / "still.mp4"
    arguments = ["animate", str(portrait), str(short_voice), "-o", str(output), "--crf", "0"]
    assert main([*arguments, "--strength", "0", "--head", "0"]) == 0
    frames = frames_of(output).astype(int)
    assert np.abs(frames - frames[0]).max() == 0


def test_json_tells_what_was_made(
    portrait: Path, short_voice: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "out.mp4"
    arguments = ["animate", str(portrait), str(short_voice), "-o", str(output), "--end", "0.12", "--json"]
    assert main(arguments) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["frames"] == 3
    assert record["output"] == str(output)
    assert record["pack"] == "starter"


def test_ctrl_c_in_the_middle_leaves_nothing_behind(portrait: Path, voice: Path, tmp_path: Path) -> None:
    script = Path(__file__).parent / "interrupted.py"
    command = [sys.executable, str(script), "5", "0", "animate", str(portrait), str(voice)]
    output = str(tmp_path / "out.mp4")
    ended = subprocess.run([*command, "-o", output], capture_output=True, timeout=PATIENCE_S, check=False)
    assert ended.returncode == 130
    assert b"Cancelled" in ended.stderr
    assert os.listdir(tmp_path) == []
