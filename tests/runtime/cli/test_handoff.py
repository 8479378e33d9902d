"""`joyvasa handoff`: a project file becomes a timeline for another editor."""

import json
from pathlib import Path

import opentimelineio as otio
import pytest

from joyvasa_runtime.cli import main
from joyvasa_runtime.project.document import Clip, Marker, Media, Project, Track
from joyvasa_runtime.project.storage import save_project


@pytest.fixture
def project(tmp_path: Path, voice: Path) -> Path:
    media = Media(1, "sound", voice, voice.stat().st_size, "1" * 64, 178)
    track = Track(2, "Voice", clips=(Clip(3, 1, 0, 0, 178),))
    path = tmp_path / "talk.joyvasa"
    save_project(
        path, Project("Talk", media=(media,), tracks=(track,), markers=(Marker(4, 9),), next_id=5), {}
    )
    return path


def test_handoff_writes_both_formats(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("talk.otio", "talk.edl"):
        output = project.with_name(name)
        assert main(["handoff", str(project), "-o", str(output), "--json"]) == 0
        record = json.loads(capsys.readouterr().out)
        assert record == {"output": str(output), "clips": 1, "markers": 1, "missing": []}
        timeline = otio.adapters.read_from_file(str(output))
        assert [clip.name for clip in timeline.find_clips()][-1] == "voice.wav"


def test_handoff_counts_in_words(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = project.with_name("talk.otio")
    assert main(["handoff", str(project), "-o", str(output)]) == 0
    assert capsys.readouterr().out == f"{output}: 1 clip, 1 marker\n"


def test_handoff_of_something_else_says_why(
    tmp_path: Path, voice: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["handoff", str(voice), "-o", str(tmp_path / "a.otio")]) == 10
    assert "voice.wav" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_handoff_says_which_files_are_missing(
    project: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    gone = Media(1, "sound", Path("/gone/voice.wav"), 1, "1" * 64, 178)
    save_project(
        project, Project(media=(gone,), tracks=(Track(2, "V", clips=(Clip(3, 1, 0, 0, 9),)),), next_id=5), {}
    )

    assert main(["handoff", str(project), "-o", str(tmp_path / "a.otio")]) == 0
    assert "voice.wav" in capsys.readouterr().out


def test_handoff_of_a_video_that_is_not_there_says_so(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = project.with_name("a.otio")
    assert main(["handoff", str(project), "-o", str(output), "--video", "no such.mp4"]) == 7
    assert "no video at no such.mp4" in capsys.readouterr().err
    assert not output.exists()
