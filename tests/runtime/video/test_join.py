"""Joined segments show exactly the segments' frames, in time with the sound."""

from fractions import Fraction
from itertools import pairwise

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_runtime.errors import AudioError, Cancelled, ExportError
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.video.compression import Compression
from joyvasa_runtime.video.join import join_segments
from joyvasa_runtime.video.probe import probe, read_frames
from joyvasa_runtime.video.segment import open_segment
from tests.runtime.video.conftest import open_on_full_disk

H264 = Compression("h264")
FPS = Fraction(25)


def _join(segments, target, frames, fps=FPS, compression=H264, sound=None, comment="", monitor=None):
    join_segments(segments, target, Fraction(fps), compression, sound, frames, comment, monitor or Monitor())


@pytest.fixture(scope="module")
def cut_video(tmp_path_factory):
    """Write a video of grey frames, each lighter than the last, from segments of some lengths."""

    def cut(lengths, fps):
        folder = tmp_path_factory.mktemp("cut")
        segments, level = [], 40
        for i, length in enumerate(lengths):
            segments.append(folder / str(i))
            writer = open_segment(segments[-1], (64, 64), fps, H264)
            for _ in range(length):
                writer.add(np.full((64, 64, 3), level, np.uint8))
                level += 6
            writer.finish()
        _join(segments, folder / "out.mp4", sum(lengths), fps)
        return folder / "out.mp4"

    return cut


def _packets(path):
    with av.open(str(path)) as file:
        stream = file.streams.video[0]
        return [
            (p.pts * p.time_base, p.dts * p.time_base, p.duration * p.time_base, p.is_keyframe)
            for p in file.demux(stream)
            if p.size
        ]


@pytest.mark.parametrize("codec", ["h264", "h265", "av1"])
@pytest.mark.parametrize("lengths", [(7,), (1,), (1, 1, 1), (6, 1, 5), (2, 3, 9)])
def test_the_frames_are_those_of_the_segments_one_after_the_other(tmp_path, write_segments, codec, lengths):
    segments = write_segments(lengths, Compression(codec))
    target = tmp_path / "out.mp4"
    _join(segments, target, sum(lengths))
    expected = [frame for segment in segments for frame in read_frames(segment)]
    assert len(expected) == sum(lengths)
    np.testing.assert_array_equal(np.stack(list(read_frames(target))), np.stack(expected))


@settings(max_examples=8, deadline=None)
@given(lengths=st.lists(st.integers(1, 6), min_size=1, max_size=5), fps=st.sampled_from([24, 25, 30, 50, 60]))
def test_wherever_a_video_is_cut_it_has_all_frames_at_their_times(lengths, fps, cut_video):
    target = cut_video(lengths, Fraction(fps))
    packets = _packets(target)
    assert sorted(pts for pts, *_ in packets) == [Fraction(i, fps) for i in range(sum(lengths))]
    assert [dts for _, dts, *_ in packets] == sorted({dts for _, dts, *_ in packets})
    levels = [frame.mean() for frame in read_frames(target)]
    np.testing.assert_allclose(levels, 40 + 6 * np.arange(sum(lengths)), atol=2.5)


@pytest.mark.parametrize("codec", ["h264", "h265", "av1"])
@pytest.mark.parametrize("fps", [24, 25, 30, 50, 60, Fraction(30_000, 1001)])
def test_every_frame_has_its_time_and_lasts_as_long_as_the_others(tmp_path, write_segments, codec, fps):
    segments = write_segments((4, 1, 3), Compression(codec), fps=Fraction(fps))
    _join(segments, tmp_path / "out.mp4", 8, fps)
    packets = _packets(tmp_path / "out.mp4")
    assert sorted(pts for pts, *_ in packets) == [Fraction(i) / fps for i in range(8)]
    decoded = [dts for _, dts, *_ in packets]
    assert decoded == sorted(set(decoded))
    assert {duration for *_, duration, _ in packets} == {1 / Fraction(fps)}
    info = probe(tmp_path / "out.mp4")
    assert (info.fps, info.frames) == (fps, 8)
    assert info.duration_s == pytest.approx(8 / fps, abs=2e-5)


@pytest.mark.parametrize("codec", ["h264", "h265", "av1", "vp9"])
def test_every_segment_begins_with_a_keyframe_and_none_is_more_than_two_seconds_away(
    tmp_path, write_segments, codec
):
    compression = Compression(codec)
    segments = write_segments((60, 3), compression)
    _join(segments, tmp_path / "out.mp4", 63, compression=compression)
    keys = [pts for pts, _, _, is_key in _packets(tmp_path / "out.mp4") if is_key]
    assert keys[0] == 0
    assert Fraction(60, 25) in keys
    assert max(later - earlier for earlier, later in pairwise(keys)) <= 2


@pytest.mark.parametrize(("fps", "frames"), [(24, 7), (25, 1), (60, 50), (Fraction(30_000, 1001), 31)])
def test_the_sound_is_as_long_as_the_pictures_and_starts_with_them(
    tmp_path, write_segments, sweep_source, fps, frames
):
    segments = write_segments((frames,), H264, fps=Fraction(fps))
    sound = sweep_source(48_000)
    _join(segments, tmp_path / "out.mp4", frames, fps, sound=sound)
    assert sound.is_closed
    info = probe(tmp_path / "out.mp4")
    assert (info.audio_codec, info.audio_rate_hz, info.audio_channels) == ("aac", 48_000, 2)
    assert info.audio_duration_s == pytest.approx(frames / fps, abs=1e-4)
    assert info.audio_duration_s == pytest.approx(info.duration_s, abs=1e-4)


def test_the_sound_is_in_time_to_the_sample(tmp_path, write_segments, sweep_source, sound_lag):
    segments = write_segments((20, 30), H264)
    _join(segments, tmp_path / "out.mp4", 50, sound=sweep_source(48_000))
    assert sound_lag(tmp_path / "out.mp4") == 0


def test_the_file_says_what_it_is_and_its_index_comes_first(tmp_path, write_segments):
    target = tmp_path / "视频 out.mp4"
    _join(write_segments((3,), H264), target, 3, comment="Made up.")
    info = probe(target)
    assert (info.codec, info.profile, info.pixel_format) == ("h264", "High", "yuv420p")
    assert (info.colour_primaries, info.colour_transfer, info.colour_matrix) == (1, 1, 1)
    assert (info.colour_range, info.comment, info.audio_codec) == (1, "Made up.", None)
    contents = target.read_bytes()
    assert contents.index(b"moov") < contents.index(b"mdat")


@pytest.mark.parametrize("codec", ["h264", "vp9", "prores_4444", "gif", "wav"])
def test_joining_twice_gives_the_same_file(tmp_path, write_segments, sweep_source, codec):
    compression = Compression(codec)
    segments = write_segments((5, 6), compression) if compression.kind.has_pictures else ()
    names = [name + compression.kind.ending for name in "ab"]
    for name in names:
        _join(segments, tmp_path / name, 11, compression=compression, sound=sweep_source(44_100))
    assert (tmp_path / names[0]).read_bytes() == (tmp_path / names[1]).read_bytes()


def test_segments_that_do_not_belong_together_are_refused(tmp_path, write_segments):
    one = write_segments((3,), H264)
    other = write_segments((3,), H264, size=(80, 64))
    with pytest.raises(ExportError, match="unlike the part before"):
        _join([*one, *other], tmp_path / "out.mp4", 6)


def test_too_few_or_too_many_pictures_are_refused(tmp_path, write_segments):
    segments = write_segments((3,), H264)
    for frames in (2, 4):
        with pytest.raises(ExportError, match="3 pictures instead of"):
            _join(segments, tmp_path / "out.mp4", frames)
    with pytest.raises(ExportError, match="no pictures to join"):
        _join([], tmp_path / "out.mp4", 0)


def test_a_missing_and_a_damaged_segment_are_refused(tmp_path, write_segments):
    (segment,) = write_segments((12,), H264)
    with pytest.raises(ExportError, match="does not exist"):
        _join([tmp_path / "none"], tmp_path / "out.mp4", 12)
    segment.write_bytes(segment.read_bytes()[:-100])
    with pytest.raises(ExportError, match="damaged"):
        _join([segment], tmp_path / "out.mp4", 12)


def test_a_folder_that_is_gone_is_told_and_closes_the_sound(tmp_path, write_segments, sweep_source):
    sound = sweep_source(48_000)
    with pytest.raises(ExportError, match="could not be written"):
        _join(write_segments((3,), H264), tmp_path / "none" / "out.mp4", 3, sound=sound)
    assert sound.is_closed


def test_a_full_disk_is_told(write_segments, full_disk):
    with pytest.raises(ExportError, match="disk is full"):
        _join(write_segments((12,), H264), full_disk, 12)
    assert open_on_full_disk() == 0


def test_a_sound_that_turns_bad_is_told(tmp_path, write_segments, sweep_source):
    class Bad(type(sweep_source(48_000))):
        def up_to(self, seconds):
            if seconds > Fraction(1, 5):
                raise AudioError("The sound broke off", "Try another.")
            return super().up_to(seconds)

    with pytest.raises(AudioError, match="broke off"):
        _join(write_segments((12,), H264), tmp_path / "out.mp4", 12, sound=Bad(48_000))


def test_it_can_be_stopped(tmp_path, write_segments):
    class Stopping(Monitor):
        def show(self, stage, done, total):
            assert (stage, total) == ("Joining", 12)
            if done == 3:
                self.cancel()

    with pytest.raises(Cancelled):
        _join(write_segments((12,), H264), tmp_path / "out.mp4", 12, monitor=Stopping())
