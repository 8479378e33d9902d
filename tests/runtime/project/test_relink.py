"""Finding moved media again: by name and size first, by contents in the end."""

import hashlib
from pathlib import Path

import pytest

from joyvasa_runtime.errors import Cancelled
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.project import relink
from joyvasa_runtime.project.document import Media, Project
from joyvasa_runtime.project.relink import find_media, is_same_media, missing_media

VOICE, MUSIC = b"voice of somebody", b"music from somewhere"


def media(media_id, data, path):
    return Media(media_id, "sound", Path(path), len(data), hashlib.sha256(data).hexdigest(), 10)


def place(path, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_only_files_that_are_gone_or_of_another_size_are_missing(tmp_path):
    there = media(1, VOICE, place(tmp_path / "a.wav", VOICE))
    changed = media(2, VOICE, place(tmp_path / "b.wav", VOICE + b"!"))
    gone, folder = media(3, VOICE, tmp_path / "c.wav"), media(4, VOICE, tmp_path)
    impossible = media(5, VOICE, tmp_path / ("x" * 400))

    project = Project(media=(there, changed, gone, folder, impossible))

    assert missing_media(project) == (changed, gone, folder, impossible)


def test_files_are_found_under_their_names_in_folders_within(tmp_path):
    voice = place(tmp_path / "new" / "deep" / "voice.wav", VOICE)
    music = place(tmp_path / "new" / "music.wav", MUSIC)
    wanted = (media(1, VOICE, "/old/voice.wav"), media(2, MUSIC, "/old/music.wav"))

    assert find_media(tmp_path, wanted, Monitor()) == {1: voice, 2: music}


def test_a_file_is_found_under_another_name(tmp_path):
    place(tmp_path / "voice.wav", MUSIC[: len(VOICE)])
    renamed = place(tmp_path / "Interview – final.WAV", VOICE)

    assert find_media(tmp_path, (media(1, VOICE, "/old/voice.wav"),), Monitor()) == {1: renamed}


def test_of_two_same_files_the_one_of_the_right_name_is_taken(tmp_path):
    place(tmp_path / "a copy.wav", VOICE)
    named = place(tmp_path / "z" / "VOICE.wav", VOICE)

    assert find_media(tmp_path, (media(1, VOICE, "/old/voice.wav"),), Monitor()) == {1: named}


def test_a_file_of_the_right_name_and_size_but_other_contents_is_not_taken(tmp_path):
    place(tmp_path / "voice.wav", VOICE.upper())

    assert find_media(tmp_path, (media(1, VOICE, "/old/voice.wav"),), Monitor()) == {}


def test_a_search_is_bounded_in_depth_and_number(tmp_path, monkeypatch):
    wanted = (media(1, VOICE, "/old/voice.wav"),)
    place(tmp_path.joinpath(*"123456789") / "voice.wav", VOICE)
    assert find_media(tmp_path, wanted, Monitor()) == {}

    for number in range(5):
        place(tmp_path / "many" / f"{number}.txt", b"")
    place(tmp_path / "many" / "voice.wav", VOICE)
    monkeypatch.setattr(relink, "MAX_SEARCHED", 5)
    assert find_media(tmp_path, wanted, Monitor()) == {}


def test_links_to_folders_that_lead_back_are_not_followed(tmp_path):
    voice = place(tmp_path / "sounds" / "voice.wav", VOICE)
    (tmp_path / "sounds" / "round").symlink_to(tmp_path)
    (tmp_path / "dead").symlink_to(tmp_path / "gone")

    assert find_media(tmp_path, (media(1, VOICE, "/old/voice.wav"),), Monitor()) == {1: voice}


def test_a_folder_that_is_gone_holds_nothing(tmp_path):
    assert find_media(tmp_path / "gone", (media(1, VOICE, "/old/voice.wav"),), Monitor()) == {}


def test_a_search_can_be_cancelled(tmp_path):
    place(tmp_path / "voice.wav", VOICE)
    monitor = Monitor()
    monitor.cancel()

    with pytest.raises(Cancelled):
        find_media(tmp_path, (media(1, VOICE, "/old/voice.wav"),), monitor)


def test_one_file_is_compared_by_size_and_contents(tmp_path):
    wanted = media(1, VOICE, "/old/voice.wav")

    assert is_same_media(place(tmp_path / "a", VOICE), wanted, Monitor())
    assert not is_same_media(place(tmp_path / "b", VOICE.upper()), wanted, Monitor())
    assert not is_same_media(place(tmp_path / "c", VOICE + b"!"), wanted, Monitor())
    assert not is_same_media(tmp_path / "gone", wanted, Monitor())


def test_progress_tells_how_much_was_compared(tmp_path):
    steps = []

    class Steps(Monitor):
        def show(self, stage, done, total):
            steps.append((stage, done, total))

    place(tmp_path / "voice.wav", VOICE)
    find_media(tmp_path, (media(1, VOICE, "/old/voice.wav"),), Steps())

    assert steps == [("search", 0, 0), ("compare", len(VOICE), len(VOICE))]
