"""A video never takes the place of what the project is made of."""

from dataclasses import replace
from pathlib import Path

import pytest

from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.export import export_project
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.project.document import Media, Project
from joyvasa_runtime.project.overwriting import check_keeps_media
from joyvasa_runtime.timebase import FrameSpan


@pytest.fixture
def voice(tmp_path):
    path = tmp_path / "声 voice.mp4"
    path.write_bytes(b"sound")
    return path


@pytest.fixture
def project(voice):
    gone = Media(2, "sound", Path("/nowhere/gone.mp4"), 5, "b" * 64, 10)
    return Project(media=(gone, Media(1, "sound", voice, 5, "a" * 64, 10)), next_id=3)


def test_the_projects_own_file_is_refused(project, voice):
    with pytest.raises(ExportError, match="needs it"):
        check_keeps_media(project, voice)


def test_it_is_refused_by_any_of_its_names(project, voice, tmp_path):
    (tmp_path / "link.mp4").symlink_to(voice)
    for name in (tmp_path / "link.mp4", tmp_path / ".." / tmp_path.name / voice.name):
        with pytest.raises(ExportError):
            check_keeps_media(project, name)


def test_a_folder_of_pictures_that_holds_the_portrait_is_refused(project, tmp_path):
    folder = tmp_path / "pictures"
    folder.mkdir()
    portrait = folder / "frame_00001.png"
    portrait.write_bytes(b"face")
    (tmp_path / "link").symlink_to(folder)
    project = replace(project, media=(*project.media, Media(3, "picture", portrait, 4, "c" * 64)))
    for name in (folder, tmp_path / "link"):
        with pytest.raises(ExportError, match="needs it"):
            check_keeps_media(project, name)
    check_keeps_media(project, tmp_path / "other pictures")


def test_other_files_and_new_ones_are_not(project, tmp_path):
    (tmp_path / "old.mp4").write_bytes(b"another video")
    for name in ("old.mp4", "new.mp4", "no folder/new.mp4"):
        check_keeps_media(project, tmp_path / name)
    check_keeps_media(project, Path("/nowhere/gone.mp4"))


def test_an_export_over_a_voice_is_refused_before_any_frame_is_made(project, voice, tmp_path):
    span = FrameSpan(0, 10)
    with pytest.raises(ExportError, match="needs it"):
        export_project(None, project, {}, voice, ExportSettings(), span, Monitor(), tmp_path)
    assert voice.read_bytes() == b"sound"
