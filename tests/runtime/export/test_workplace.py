"""The folder of an unfinished render: what it keeps, what it drops, and what it leaves."""

import errno
import os
from pathlib import Path

import pytest

from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.export.workplace import RenderWorkplace, discard_render, workplace_folder
from joyvasa_runtime.monitor import Monitor


def opened(output, fingerprint="a", count=3):
    return RenderWorkplace(output, fingerprint, count, ".mp4")


def write(workplace, index, text="picture"):
    workplace.part(index).write_text(f"{text} {index}")
    workplace.keep(index)


def beside(output):
    return sorted(os.listdir(output.parent))


@pytest.fixture
def begun(output):
    """The first two segments of three."""
    with opened(output) as workplace:
        workplace.check(Monitor())
        write(workplace, 0)
        write(workplace, 1)


@pytest.mark.usefixtures("begun")
def test_finished_segments_are_there_the_next_time(output):
    with opened(output) as workplace:
        assert workplace.check(Monitor()) == (2,)
        assert [path.read_text() for path in workplace.segments[:2]] == ["picture 0", "picture 1"]
        assert workplace.finished == {0, 1}


@pytest.mark.usefixtures("begun")
def test_of_another_render_nothing_is_kept(output):
    with opened(output, "b") as workplace:
        assert workplace.check(Monitor()) == (0, 1, 2)
    assert beside(output) == []


@pytest.mark.usefixtures("begun")
@pytest.mark.parametrize("damage", ["changed", "cut", "gone", "no word", "half a word"])
def test_a_segment_that_is_not_whole_is_made_again(output, damage):
    folder = workplace_folder(output)
    segment, word = folder / "segment-00001.mp4", folder / "segment-00001.json"
    {
        "changed": lambda: segment.write_text("pictura 1"),
        "cut": lambda: segment.write_text(""),
        "gone": segment.unlink,
        "no word": word.unlink,
        "half a word": lambda: word.write_text('{"size": 9'),
    }[damage]()
    with opened(output) as workplace:
        assert workplace.check(Monitor()) == (1, 2)
        write(workplace, 1)
    with opened(output) as workplace:
        assert workplace.check(Monitor()) == (2,)


def test_what_a_killed_program_was_writing_is_no_segment(output, begun):
    (workplace_folder(output) / "part-00002.mp4").write_text("half")
    with opened(output) as workplace:
        assert workplace.check(Monitor()) == (2,)
        assert not workplace.part(2).exists()


def test_what_is_not_finished_takes_no_room_when_nobody_works_on_it(output):
    with opened(output) as workplace:
        write(workplace, 0)
        workplace.part(1).write_text("half")
        workplace.ready().write_text("half of all")
    left = sorted(os.listdir(workplace_folder(output)))
    assert left == ["render.json", "segment-00000.json", "segment-00000.mp4"]


def test_segments_may_come_in_any_order(output):
    with opened(output) as workplace:
        write(workplace, 2)
    with opened(output) as workplace:
        assert workplace.check(Monitor()) == (0, 1)


def test_where_nothing_is_finished_nothing_is_left(output):
    with opened(output) as workplace:
        workplace.part(0).write_text("half")
    assert beside(output) == []


def test_two_renders_of_one_output_are_kept_apart(output):
    with opened(output):
        with pytest.raises(ExportError, match="is being made already"):
            opened(output)
        with pytest.raises(ExportError, match="is being made already"):
            discard_render(output)
        with opened(output.with_name("b.mp4")):
            pass
    with opened(output):
        pass


@pytest.mark.usefixtures("begun")
def test_a_render_can_be_discarded_and_the_old_video_stays(output):
    output.write_text("old")
    discard_render(output)
    assert beside(output) == [output.name]
    discard_render(output)
    assert output.read_text() == "old"


def test_the_video_takes_its_place_with_what_lies_beside_it(output):
    output.write_text("old")
    with opened(output) as workplace:
        write(workplace, 0)
        ready = workplace.ready()
        assert ready.name == output.name
        ready.write_text("new")
        ready.with_suffix(".c2pa").write_text("credentials")
        assert output.read_text() == "old"
        assert workplace.deliver()[-1] == output
        workplace.discard()
    assert beside(output) == ["结果 1.c2pa", "结果 1.mp4"]
    assert output.read_text() == "new"


@pytest.mark.parametrize("older", ["of the old video", None])
def test_where_the_video_cannot_take_its_place_nothing_beside_it_changes(output, older):
    sidecar = output.with_suffix(".c2pa")
    if older is not None:
        sidecar.write_text(older)
    with opened(output) as workplace:
        write(workplace, 0)
        ready = workplace.ready()
        ready.write_text("new")
        ready.with_suffix(".c2pa").write_text("of the new video")
        # A file never takes the place of a folder.
        output.mkdir()
        with pytest.raises(ExportError, match="could not be written"):
            workplace.deliver()
    assert (sidecar.read_text() if sidecar.exists() else None) == older
    with opened(output) as workplace:
        assert workplace.check(Monitor()) == (1, 2)


def pictures(folder, text):
    folder.mkdir()
    (folder / "frame_00001.png").write_text(text)
    return folder


def test_a_folder_of_pictures_takes_the_place_of_an_older_one(output):
    pictures(output, "old")
    with opened(output) as workplace:
        pictures(workplace.ready(), "new")
        workplace.deliver()
        workplace.discard()
    assert beside(output) == [output.name]
    assert (output / "frame_00001.png").read_text() == "new"


@pytest.mark.parametrize("restore", [opened, discard_render])
def test_a_folder_that_had_stepped_aside_when_the_program_was_killed_comes_back(output, begun, restore):
    pictures(workplace_folder(output) / "replaced", "old")
    workplace = restore(output)
    if workplace is not None:
        workplace.close()
    assert (output / "frame_00001.png").read_text() == "old"


@pytest.mark.parametrize("restore", [opened, discard_render])
def test_a_folder_that_had_stepped_aside_for_the_new_one_goes(output, begun, restore):
    pictures(output, "new")
    pictures(workplace_folder(output) / "replaced", "old")
    workplace = restore(output)
    if workplace is not None:
        pictures(workplace.ready(), "newer")
        workplace.deliver()
        workplace.discard()
        workplace.close()
    assert beside(output) == [output.name]
    assert (output / "frame_00001.png").read_text() == ("newer" if workplace else "new")


def test_where_the_new_folder_cannot_take_its_place_the_old_one_comes_back(output, monkeypatch):
    pictures(output, "old")
    replace = os.replace

    def refuse(source, target):
        if Path(source).parent.name == "ready":
            raise PermissionError(errno.EACCES, "Permission denied", str(source))
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    with opened(output) as workplace:
        pictures(workplace.ready(), "new")
        with pytest.raises(ExportError, match="no permission"):
            workplace.deliver()
    assert beside(output) == [output.name]
    assert (output / "frame_00001.png").read_text() == "old"


@pytest.mark.usefixtures("begun")
def test_what_cannot_be_discarded_now_can_be_later(output, monkeypatch):
    def refuse(path, *_, **__):
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        with pytest.raises(ExportError, match="no permission"):
            discard_render(output)
    discard_render(output)
    assert beside(output) == []


def test_a_name_of_the_greatest_length_has_a_workplace(output):
    long = output.with_name("视" * 83 + ".mp4")
    with opened(long) as workplace:
        write(workplace, 0)
    with opened(long) as workplace:
        assert workplace.check(Monitor()) == (1, 2)
    discard_render(long)
    assert beside(output) == []


def test_a_folder_that_is_missing_is_named(output):
    with pytest.raises(ExportError, match="does not exist"):
        opened(output.parent / "gone" / "a.mp4")


def test_a_folder_that_may_not_be_written_to_is_told(output, monkeypatch):
    def refuse(path, *_mode, **_options):
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    # Not by the folder's own permissions: whoever administers a system may write anywhere.
    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(ExportError, match="no permission"):
        opened(output)
    assert beside(output) == []


def test_a_path_that_is_too_long_for_the_system_is_told_at_once(output, monkeypatch):
    def refuse(path, **_options):
        raise FileNotFoundError(errno.ENOENT, "The path is too long", str(path))

    monkeypatch.setattr(Path, "touch", refuse)
    with pytest.raises(ExportError, match=r"结果 1\.mp4 could not be written: The path is too long"):
        opened(output)
    assert beside(output) == []


def test_what_the_system_refuses_is_told_of_the_output(output, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    with opened(output) as workplace:
        write(workplace, 0)
        workplace.part(1).write_text("picture")
        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(ExportError, match=r"结果 1\.mp4 could not be written: the disk is full"):
            workplace.keep(1)
        monkeypatch.undo()
        assert workplace.finished == {0}
