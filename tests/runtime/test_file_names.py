"""File names made from titles, and names that a system can't keep."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_runtime import file_names
from joyvasa_runtime.errors import ExportError, MotionError, ProjectError, SubtitleError
from joyvasa_runtime.file_names import check_name, file_stem, portable_name
from joyvasa_runtime.motion.csv_file import write_csv
from joyvasa_runtime.motion.piece import MotionPiece
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.motion.storage import save_motion
from joyvasa_runtime.project.caption_files import write_subtitles
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.storage import save_project
from joyvasa_runtime.subtitles.subtitle import Subtitle

MOTION = np.ones((3, 70), np.float32)


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("Museum guide", "Museum guide"),
        ("我的项目 🎭", "我的项目 🎭"),
        ("Q&A: 1/2", "Q&A- 1-2"),
        ("../../etc/passwd", "etc-passwd"),
        (".hidden", "hidden"),
        ("the end…  ", "the end…"),
        ("CON", "CON-"),
        ("com1.take", "com1-.take"),
        ("NUL .mov", "NUL- .mov"),
        ("com²", "com²-"),
        ("conman", "conman"),
        ("half \ud83c of it", "half - of it"),
        ("a" * 300, "a" * 60),
        ("", "Untitled"),
        (" .. ", "Untitled"),
        ("???", "Untitled"),
    ],
)
def test_a_title_stays_what_it_is_as_far_as_files_allow(title, stem):
    assert file_stem(title, "Untitled") == stem


@settings(max_examples=200)
@given(st.text(max_size=120) | st.from_regex(r"(?i)(con|nul|com\d)[ .x]*", fullmatch=True))
def test_any_title_is_one_name_on_every_system(title):
    name = file_stem(title, "Untitled") + ".mp4"
    assert PurePosixPath(name).name == name
    assert PureWindowsPath(name).name == name
    assert not PureWindowsPath(name).is_reserved()
    assert file_stem(name.removesuffix(".mp4"), "Untitled") == name.removesuffix(".mp4")


@pytest.fixture
def windows(monkeypatch):
    monkeypatch.setattr(file_names, "ON_WINDOWS", True)


@pytest.mark.parametrize(
    ("name", "portable"),
    [
        ("Take 1: intro?.wav", "Take 1- intro-.wav"),
        ("con.wav", "con-.wav"),
        (".hidden", ".hidden"),
        ("the end. ", "the end"),
        (" .. ", ""),
        ("a" * 200 + ".wav", "a" * 200 + ".wav"),
    ],
)
def test_a_portable_name_keeps_its_ending_and_its_length(name, portable):
    assert portable_name(name) == portable


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("part 1: intro.mp4", "Windows can't have “:” in a name, as in part 1: intro.mp4"),
        ("who?.mp4", "Windows can't have “?” in a name"),
        ("film.", "a dot or a space at the end of a name, as in film."),
        ("film ", "a dot or a space at the end"),
        ("NUL.mp4", "Windows keeps the name NUL.mp4 for itself"),
        ("com3 .tar.gz", "for itself"),
        ("CONOUT$", "for itself"),
        ("字" * 256, "is too long"),
    ],
)
def test_windows_is_asked_for_no_name_that_it_can_not_keep(name, told):
    with pytest.raises(ExportError) as caught:
        check_name(Path("folder") / name, ExportError)
    assert told in caught.value.message
    assert caught.value.hint == "Choose another name."


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize("name", ["film.mp4", "console.mp4", "com10.mp4", ".hidden", "字" * 255])
def test_windows_keeps_all_other_names(name):
    check_name(Path(name), ExportError)


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize(
    ("write", "kind"),
    [
        (lambda path: write_subtitles(path, (Subtitle(0.0, 1.0, "Hello"),)), SubtitleError),
        (lambda path: save_motion(path, MotionSequence(MOTION)), MotionError),
        (lambda path: write_csv(path, MotionPiece(MotionSequence(MOTION))), MotionError),
        (lambda path: save_project(path, Project(), {}), ProjectError),
    ],
    ids=["captions", "motion", "table", "project"],
)
def test_nothing_is_written_to_a_device(tmp_path, write, kind):
    with pytest.raises(kind, match=r"Windows keeps the name NUL\.srt for itself"):
        write(tmp_path / "NUL.srt")
    assert list(tmp_path.iterdir()) == []


def test_linux_refuses_only_names_that_are_too_long(monkeypatch):
    monkeypatch.setattr(file_names, "ON_WINDOWS", False)
    for name in ("NUL", "a: b?", "film.", "字" * 85):
        check_name(Path(name), MotionError)
    for name, room in (("字" * 86, 0), ("a" * 251, 5)):
        with pytest.raises(MotionError, match="is too long"):
            check_name(Path(name), MotionError, room)
