"""A segment holds the frames it was given, always in the same packets, or it isn't there."""

from fractions import Fraction

import av
import numpy as np
import pytest

from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.video.compression import CODECS, Compression
from joyvasa_runtime.video.probe import probe, read_frames
from joyvasa_runtime.video.segment import encoded_size, open_segment
from tests.runtime.video.conftest import open_on_full_disk

FPS = Fraction(25)
H264 = Compression("h264")


def _write(path, frames, compression=H264, fps=FPS):
    frames = list(frames)
    height, width = frames[0].shape[:2]
    writer = open_segment(path, (width, height), fps, compression)
    for frame in frames:
        writer.add(frame)
    writer.finish()
    return frames


def _packets(path):
    with av.open(str(path)) as file:
        return [(bytes(p), p.pts, p.dts) for p in file.demux(video=0) if p.size]


def test_frames_come_back_in_order_with_their_colours(tmp_path, drifting_frames):
    written = _write(tmp_path / "a", drifting_frames(12, 96, 64))
    read = np.stack(list(read_frames(tmp_path / "a")))
    difference = read.astype(int) - np.stack(written)
    assert np.abs(difference).mean() < 2.0
    assert np.abs(difference.mean(axis=(0, 1, 2))).max() < 1.0


def test_a_segment_is_sealed_while_the_next_begins(tmp_path, drifting_frames):
    writers = [open_segment(tmp_path / name, (64, 64), FPS, H264) for name in "ab"]
    for writer in writers:
        for frame in drifting_frames(5, 64, 64):
            writer.add(frame)
        writer.seal()
    for writer in writers:
        writer.finish()
        writer.finish()
    assert [probe(tmp_path / name).frames for name in "ab"] == [5, 5]
    assert _packets(tmp_path / "a") == _packets(tmp_path / "b")


def test_a_frames_memory_can_be_reused(tmp_path):
    frame = np.empty((64, 64, 3), np.uint8)
    writer = open_segment(tmp_path / "a", (64, 64), FPS, H264)
    for i in range(40):
        frame[:] = 5 * i
        writer.add(frame)
    writer.finish()
    levels = [frame.mean() for frame in read_frames(tmp_path / "a")]
    np.testing.assert_allclose(levels, 5 * np.arange(40), atol=2.5)


def test_an_abandoned_segment_and_one_without_frames_leave_nothing(tmp_path, drifting_frames):
    writer = open_segment(tmp_path / "a", (64, 64), FPS, H264)
    for frame in drifting_frames(3, 64, 64):
        writer.add(frame)
    writer.abandon()
    with pytest.raises(ExportError, match="no frames"):
        open_segment(tmp_path / "b", (64, 64), FPS, H264).finish()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_gone_is_told(tmp_path):
    with pytest.raises(ExportError, match="could not be written"):
        open_segment(tmp_path / "none" / "a", (64, 64), FPS, H264)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ExportError, match="could not be written"):
        open_segment(tmp_path / "file" / "a", (64, 64), FPS, H264)


def test_a_size_that_the_encoder_refuses_is_told_as_such(tmp_path):
    with pytest.raises(ExportError, match=r"No H\.264 video of 40000 × 64 pixels") as told:
        open_segment(tmp_path / "a", (40_000, 64), FPS, H264)
    assert "another size" in told.value.hint
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["视频 🎬", "concat:a", "x" * 240, "a.avi"])
def test_unusual_names_are_written(tmp_path, drifting_frames, name):
    _write(tmp_path / name, drifting_frames(3, 64, 64))
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert probe(tmp_path / name).frames == 3


def test_a_full_disk_is_told(full_disk, drifting_frames):
    with pytest.raises(ExportError, match="disk is full"):
        _write(full_disk, drifting_frames(3, 64, 64))
    assert not full_disk.is_symlink()
    assert open_on_full_disk() == 0


@pytest.mark.parametrize("codec", [name for name, codec in CODECS.items() if codec.has_pictures])
@pytest.mark.parametrize("size", [(64, 64), (98, 64), (144, 144)])
def test_the_same_frames_give_the_same_packets(tmp_path, drifting_frames, codec, size):
    packets = []
    for i in range(4):
        # Other memory lies where the encoder finds it each time.
        _clutter = np.full(100_000 * i + 10, i, np.uint8)
        _write(tmp_path / "a", drifting_frames(9, *size), Compression(codec))
        packets.append(_packets(tmp_path / "a"))
    assert packets[1:] == packets[:-1]


@pytest.mark.parametrize(("width", "height"), [(65, 64), (64, 65), (67, 69)])
def test_odd_sizes_grow_by_a_repeated_row_or_column(tmp_path, drifting_frames, width, height):
    compression = Compression("h264", crf=4)
    written = _write(tmp_path / "a", drifting_frames(3, width, height), compression)
    read = next(read_frames(tmp_path / "a"))
    assert read.shape == (height + height % 2, width + width % 2, 3)
    assert encoded_size((width, height), FPS, compression) == read.shape[1::-1]
    grown = np.pad(written[0], ((0, height % 2), (0, width % 2), (0, 0)), mode="edge")
    assert np.abs(read.astype(int) - grown).mean() < 2.5
