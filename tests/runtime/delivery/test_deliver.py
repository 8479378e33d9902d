"""A video and its contents under one name: whole or not at all."""

import errno
import json
import os
import zipfile

import numpy as np
import pytest

from joyvasa_runtime.delivery import deliver as delivery
from joyvasa_runtime.delivery import zip_archive
from joyvasa_runtime.delivery.contents import Contents, contents_of
from joyvasa_runtime.delivery.deliver import check_target, deliver
from joyvasa_runtime.delivery.work import Work
from joyvasa_runtime.errors import Cancelled, ExportError
from joyvasa_runtime.file_names import ON_WINDOWS
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.motion.piece import MotionPiece
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.motion.template_import import load_motion_file
from joyvasa_runtime.project.caption import Caption
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.subtitles.reading import read_subtitles
from joyvasa_runtime.subtitles.subtitle import Subtitle
from joyvasa_runtime.timebase import FrameSpan

VALUES = np.random.default_rng(1).uniform(0.5, 1, (5, 70)).astype(np.float32)
SUBTITLES = (Subtitle(0.0, 1.0, "Hello"),)
VIDEO = bytes(range(256)) * 9000
ALL = [
    "LICENCES.md",
    "README.txt",
    "licences.json",
    "motion.csv",
    "motion.npz",
    "motion.pkl",
    "poster.jpg",
    "我 的.c2pa",
    "我 的.mp4",
    "我 的.srt",
    "我 的.vtt",
]


@pytest.fixture
def contents(tmp_path):
    sidecar = tmp_path / "rendered.c2pa"
    sidecar.write_bytes(b"signed")
    return Contents(
        MotionPiece(MotionSequence(VALUES), VALUES[0], "Talk"),
        SUBTITLES,
        (Work("program", "JoyVASA Studio", "MIT"),),
        np.zeros((8, 8, 3), np.uint8),
        sidecar,
    )


@pytest.fixture
def video(tmp_path):
    path = tmp_path / "rendered.mp4"
    path.write_bytes(VIDEO)
    return path


@pytest.fixture
def out(tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


class Recorded(Monitor):
    """Keeps the steps, and cancels at one of them."""

    def __init__(self, stop_at=None):
        super().__init__()
        self.steps, self._stop_at = [], stop_at

    def show(self, stage, done, total):
        self.steps.append((stage, done, total))
        if len(self.steps) == self._stop_at:
            self.cancel()


def test_a_folder_holds_everything_that_belongs_to_the_video(video, contents, out):
    monitor = Recorded()

    made = deliver(video, out / "我 的", contents, "folder", monitor)

    assert [path.name for path in out.iterdir()] == ["我 的"]
    assert sorted(path.name for path in made.iterdir()) == ALL
    assert (made / "我 的.mp4").read_bytes() == VIDEO == video.read_bytes()
    assert (made / "我 的.c2pa").read_bytes() == b"signed"
    assert read_subtitles(made / "我 的.srt") == read_subtitles(made / "我 的.vtt") == SUBTITLES
    for name in ("motion.npz", "motion.csv", "motion.pkl"):
        np.testing.assert_array_equal(load_motion_file(made / name).motion.values, VALUES)
    assert json.loads((made / "licences.json").read_text())["works"][0]["name"] == "JoyVASA Studio"
    assert all(name in (made / "README.txt").read_text("utf-8") for name in ALL if name != "README.txt")
    assert monitor.steps[-1] == ("package", len(VIDEO), len(VIDEO))


def test_a_zip_holds_the_same_with_the_video_stored(video, contents, out):
    made = deliver(video, out / "我 的.zip", contents, "zip", Monitor())

    assert [path.name for path in out.iterdir()] == ["我 的.zip"]
    with zipfile.ZipFile(made) as archive:
        assert archive.testzip() is None
        assert sorted(archive.namelist()) == [f"我 的/{name}" for name in ALL]
        assert archive.read("我 的/我 的.mp4") == VIDEO
        kinds = {name: archive.getinfo(f"我 的/{name}").compress_type for name in ALL}
    assert kinds["我 的.mp4"] == kinds["poster.jpg"] == zipfile.ZIP_STORED
    assert kinds["motion.csv"] == zipfile.ZIP_DEFLATED


@pytest.mark.skipif(ON_WINDOWS, reason="this system has no such names")
def test_an_archive_can_be_unpacked_on_every_system(video, contents, out):
    made = deliver(video, out / "Part 1: con.zip", contents, "zip", Monitor())

    with zipfile.ZipFile(made) as archive:
        assert "Part 1- con/Part 1- con.mp4" in archive.namelist()
        assert "Part 1- con.mp4" in archive.read("Part 1- con/README.txt").decode()


@pytest.mark.parametrize("kind", ["folder", "zip"])
def test_a_sequence_of_pictures_keeps_its_own_folder(contents, out, tmp_path, kind):
    video = tmp_path / "frames"
    video.mkdir()
    for number in (1, 2):
        (video / f"frame_{number:05d}.png").write_bytes(b"png" * number)

    made = deliver(video, out / "talk", contents, kind, Monitor())

    if kind == "zip":
        with zipfile.ZipFile(made) as archive:
            assert archive.read("talk/talk/frame_00002.png") == b"pngpng"
    else:
        assert (made / "talk" / "frame_00002.png").read_bytes() == b"pngpng"


def test_a_dot_in_the_name_of_pictures_begins_no_ending(contents, out, tmp_path):
    video = tmp_path / "v1.2"
    video.mkdir()
    (video / "frame_00001.png").write_bytes(b"png")

    made = deliver(video, out / "v1.2", contents, "folder", Monitor())

    assert (made / "v1.2" / "frame_00001.png").read_bytes() == b"png"


@pytest.mark.parametrize("kind", ["folder", "zip"])
def test_a_moved_video_is_gone_from_its_place(video, contents, out, kind):
    made = deliver(video, out / "talk", contents, kind, Monitor(), moves_video=True)

    assert made.exists()
    assert not video.exists()


def test_a_video_on_another_drive_is_copied_and_then_removed(video, contents, out, monkeypatch):
    def refuse(*_):
        raise OSError(errno.EXDEV, "another drive")

    monkeypatch.setattr(os, "link", refuse)
    made = deliver(video, out / "talk", contents, "folder", Monitor(), moves_video=True)

    assert (made / "talk.mp4").read_bytes() == VIDEO
    assert not video.exists()


def test_what_is_missing_is_not_made_up(video, out):
    made = deliver(video, out / "talk", Contents(MotionPiece(MotionSequence(VALUES))), "folder", Monitor())

    names = {path.name for path in made.iterdir()}
    assert names.isdisjoint({"poster.jpg", "talk.srt", "talk.vtt", "talk.c2pa"})
    assert "poster.jpg" not in (made / "README.txt").read_text()


def test_nothing_is_overwritten_silently(video, contents, out):
    folder, archive = out / "folder", out / "a.zip"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine")
    archive.write_text("mine")

    for target, kind, replaces in (
        (folder, "folder", False),
        (folder, "folder", True),
        (folder, "zip", True),
        (archive, "zip", False),
        (archive, "folder", True),
    ):
        with pytest.raises(ExportError, match="already something"):
            deliver(video, target, contents, kind, Monitor(), replaces=replaces)

    assert sorted(path.name for path in out.iterdir()) == ["a.zip", "folder"]
    assert archive.read_text() == (folder / "mine.txt").read_text() == "mine"


def test_an_empty_folder_is_used_and_an_archive_replaced_if_wanted(video, contents, out):
    (out / "talk").mkdir()
    (out / "talk.zip").write_text("old")

    deliver(video, out / "talk", contents, "folder", Monitor())
    deliver(video, out / "talk.zip", contents, "zip", Monitor(), replaces=True)

    assert (out / "talk" / "talk.mp4").exists()
    assert zipfile.is_zipfile(out / "talk.zip")


@pytest.mark.parametrize("kind", ["folder", "zip"])
@pytest.mark.parametrize("stop_at", [1, 2])
def test_a_cancelled_delivery_leaves_nothing(video, contents, out, kind, stop_at):
    with pytest.raises(Cancelled):
        deliver(video, out / "talk", contents, kind, Recorded(stop_at), moves_video=kind == "zip")

    assert list(out.iterdir()) == []
    assert video.read_bytes() == VIDEO


@pytest.mark.parametrize("kind", ["folder", "zip"])
def test_a_full_disk_leaves_nothing(video, contents, out, kind, monkeypatch):
    def fail(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(
        delivery if kind == "folder" else zip_archive, "_put" if kind == "folder" else "_add", fail
    )
    with pytest.raises(ExportError, match="disk is full"):
        deliver(video, out / "talk", contents, kind, Monitor(), moves_video=True)

    assert list(out.iterdir()) == []
    assert video.exists()


@pytest.mark.parametrize("kind", ["folder", "zip"])
def test_a_disk_that_turns_out_full_at_the_end_leaves_nothing(video, contents, out, kind, monkeypatch):
    def fail(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(ExportError, match=r"talk could not be written: the disk is full"):
        deliver(video, out / "talk", contents, kind, Monitor(), moves_video=True)

    assert list(out.iterdir()) == []
    assert video.read_bytes() == VIDEO


@pytest.mark.parametrize("kind", ["folder", "zip"])
def test_what_is_not_finished_lies_where_it_is_wanted(video, contents, out, tmp_path, kind):
    class Looking(Monitor):
        seen = ()

        def show(self, *_):
            self.seen = (*self.seen, tuple(out.iterdir()))

    place = tmp_path / "place"
    place.mkdir()
    monitor = Looking()
    deliver(video, out / "talk", contents, kind, monitor, moves_video=True, made_in=place)

    assert set(monitor.seen) == {()}
    assert [path.name for path in out.iterdir()] == ["talk"]
    assert list(place.iterdir()) == []


def test_a_folder_that_is_gone_or_a_missing_video_is_refused(video, contents, out):
    with pytest.raises(ExportError, match="does not exist"):
        deliver(video, out / "gone" / "talk", contents, "folder", Monitor())
    with pytest.raises(ExportError, match="could not be written"):
        deliver(out / "gone.mp4", out / "talk", contents, "folder", Monitor())
    assert list(out.iterdir()) == []


def test_the_contents_of_a_stretch_of_a_project_count_from_its_start():
    project = Project(title="Talk", captions=(Caption(1, 10, 40, "Hi"),), next_id=2)
    rest = np.full(70, 0.5, np.float32)

    made = contents_of(project, FrameSpan(20, 30), {}, rest, (), Monitor())

    assert len(made.motion.motion) == 10
    assert made.motion.name == "Talk"
    np.testing.assert_array_equal(made.motion.reference, rest)
    assert made.subtitles == (Subtitle(0.0, 0.4, "Hi"),)


@pytest.mark.parametrize("kind", ["folder", "zip"])
def test_a_name_that_no_text_can_hold_is_refused_before_the_video_is_made(tmp_path, kind):
    with pytest.raises(ExportError, match=r"film \\udcff has characters that no text can hold"):
        check_target(tmp_path / "film \udcff", kind)
