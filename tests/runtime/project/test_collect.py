"""Collecting media: every file is copied or none is, and nothing that lies there is harmed."""

import hashlib
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from joyvasa_runtime.errors import Cancelled, ProjectError
from joyvasa_runtime.file_names import ON_WINDOWS
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.project import collect as module
from joyvasa_runtime.project.collect import collect_media, media_folder
from joyvasa_runtime.project.document import Media, Project
from joyvasa_runtime.project.storage import load_project, save_project


def media(media_id, path, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return Media(media_id, "sound", path, len(data), hashlib.sha256(data).hexdigest(), 10)


@pytest.fixture
def project(tmp_path):
    """Two files of one name in two folders, and a third."""
    return Project(
        media=(
            media(1, tmp_path / "a" / "voice.wav", b"first"),
            media(2, tmp_path / "b" / "voice.wav", b"second"),
            media(3, tmp_path / "b" / "音楽 🎵.flac", b"third"),
        ),
        next_id=4,
    )


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_every_file_is_copied_and_a_clash_of_names_gets_a_number(tmp_path, project):
    folder = tmp_path / "film_media"

    collected = collect_media(project, folder, Monitor())

    assert [one.path for one in collected.media] == [
        folder / "voice.wav",
        folder / "voice (2).wav",
        folder / "音楽 🎵.flac",
    ]
    assert [one.path.read_bytes() for one in collected.media] == [b"first", b"second", b"third"]
    assert replace(collected, media=project.media) == project
    assert all(one.path.exists() for one in project.media)


@pytest.mark.skipif(ON_WINDOWS, reason="this system has no such names")
def test_copies_have_names_that_every_system_takes(tmp_path):
    folder = tmp_path / "film_media"
    files = ("Take 1: intro?.wav", "con.wav", "voice .", "???")
    made = (media(number, tmp_path / name, name.encode()) for number, name in enumerate(files, start=1))

    collected = collect_media(Project(media=tuple(made), next_id=5), folder, Monitor())

    assert [one.name for one in collected.media] == ["Take 1- intro-.wav", "con-.wav", "voice", "-"]
    assert [one.path.read_bytes() for one in collected.media] == [name.encode() for name in files]
    assert collect_media(collected, folder, Monitor()) == collected


def test_copies_do_not_differ_in_capitals_only(tmp_path):
    folder = tmp_path / "film_media"
    first, second = media(1, tmp_path / "a" / "Voice.wav", b"first"), media(2, tmp_path / "voice.WAV", b"2nd")

    for _ in range(2):
        collected = collect_media(Project(media=(first, second), next_id=3), folder, Monitor())

        assert [one.name for one in collected.media] == ["Voice.wav", "voice (2).WAV"]
    assert names(folder) == ["Voice.wav", "voice (2).WAV"]


def test_collecting_again_changes_and_copies_nothing(tmp_path, project):
    folder = tmp_path / "film_media"
    collected = collect_media(project, folder, Monitor())

    assert collect_media(collected, folder, Monitor()) == collected
    assert collect_media(project, folder, Monitor()) == collected
    assert len(names(folder)) == 3


def test_a_file_that_lies_there_already_is_not_touched(tmp_path, project):
    folder = tmp_path / "film_media"
    folder.mkdir()
    (folder / "voice.wav").write_bytes(b"mine!")

    collected = collect_media(project, folder, Monitor())

    assert (folder / "voice.wav").read_bytes() == b"mine!"
    assert [one.path.name for one in collected.media[:2]] == ["voice (2).wav", "voice (3).wav"]


def test_a_collected_project_can_be_moved_as_a_whole(tmp_path, project):
    home, away = tmp_path / "home", tmp_path / "away"
    home.mkdir()
    collected = collect_media(project, media_folder(home / "film.joyvasa"), Monitor())
    save_project(home / "film.joyvasa", collected, {})
    home.rename(away)

    loaded = load_project(away / "film.joyvasa")

    assert loaded.missing == ()
    assert loaded.project.media[0].path == away / "film_media" / "voice.wav"


def test_missing_media_are_named_and_nothing_is_made(tmp_path, project):
    project.media[1].path.unlink()

    with pytest.raises(ProjectError, match=r"missing: voice\.wav") as caught:
        collect_media(project, tmp_path / "film_media", Monitor())

    assert "Relink" in caught.value.hint
    assert not (tmp_path / "film_media").exists()


def test_a_file_that_was_changed_takes_everything_back(tmp_path, project):
    project.media[2].path.write_bytes(b"THIRD")

    with pytest.raises(ProjectError, match="was changed"):
        collect_media(project, tmp_path / "film_media", Monitor())

    assert not (tmp_path / "film_media").exists()


def test_a_disk_without_room_is_refused_before_copying(tmp_path, project, monkeypatch):
    monkeypatch.setattr(module.shutil, "disk_usage", lambda _folder: SimpleNamespace(free=3))

    with pytest.raises(ProjectError, match="free"):
        collect_media(project, tmp_path / "film_media", Monitor())

    assert not (tmp_path / "film_media").exists()


def test_a_folder_that_can_not_be_made_is_refused(tmp_path, project):
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(ProjectError):
        collect_media(project, tmp_path / "file" / "film_media", Monitor())

    assert (tmp_path / "file").read_bytes() == b""


def test_a_cancelled_collection_leaves_only_what_was_there(tmp_path, project):
    folder = tmp_path / "film_media"
    folder.mkdir()
    (folder / "mine.txt").write_bytes(b"")

    class StopsAtTheSecond(Monitor):
        copied = 0

        def show(self, stage, done, total):
            self.copied += stage == "copy"
            if self.copied == 2:
                self.cancel()

    with pytest.raises(Cancelled):
        collect_media(project, folder, StopsAtTheSecond())

    assert names(folder) == ["mine.txt"]
    assert isinstance(project.media[0].path, Path)
