"""A written video has the frames, colours, sound and length it was given, or it isn't there."""

from fractions import Fraction

import numpy as np
import pytest

from joyvasa_runtime.audio.decode import decode_audio
from joyvasa_runtime.errors import AudioError, ExportError
from joyvasa_runtime.video.encode import EncodeSettings, VideoWriter
from joyvasa_runtime.video.mp4 import encoder_threads
from joyvasa_runtime.video.probe import probe, read_frames
from joyvasa_runtime.video.soundtrack import Soundtrack


def _write(path, frames, fps=25, **options):
    frames = list(frames)
    height, width = frames[0].shape[:2]
    with VideoWriter(path, width, height, fps, **options) as writer:
        for frame in frames:
            writer.write(frame)
    return frames


def test_frames_come_back_in_order_with_their_colours(tmp_path, drifting_frames):
    path = tmp_path / "out.mp4"
    written = _write(path, drifting_frames(30, 128, 96))
    read = list(read_frames(path))
    assert len(read) == 30
    difference = np.stack(read).astype(int) - np.stack(written)
    assert np.abs(difference).mean() < 2.0
    assert np.abs(difference.mean(axis=(0, 1, 2))).max() < 1.0


def test_the_file_says_what_it_is(tmp_path, drifting_frames):
    path = tmp_path / "out.mp4"
    _write(path, drifting_frames(10, 64, 64))
    info = probe(path)
    assert (info.codec, info.profile, info.pixel_format) == ("h264", "High", "yuv420p")
    assert (info.colour_primaries, info.colour_transfer, info.colour_matrix) == (1, 1, 1)
    assert info.colour_range == 1
    assert (info.width, info.height, info.fps, info.frames) == (64, 64, 25, 10)
    assert info.audio_codec is None


def test_the_index_comes_before_the_pictures(tmp_path, drifting_frames):
    path = tmp_path / "out.mp4"
    _write(path, drifting_frames(10, 64, 64))
    contents = path.read_bytes()
    assert contents.index(b"moov") < contents.index(b"mdat")


@pytest.mark.parametrize(
    ("fps", "sound_s"), [(24, 0.3), (25, 3.0), (30, 0.9), (50, 3.0), (60, 0.3), (Fraction(30_000, 1001), 3.0)]
)
def test_pictures_and_sound_are_equally_long(tmp_path, drifting_frames, sound_file, make_sweep, fps, sound_s):
    sound = sound_file("a.wav", make_sweep(sound_s, 44_100), 44_100)
    path = tmp_path / "out.mp4"
    _write(path, drifting_frames(31, 32, 32), fps, sound=Soundtrack(sound))
    info = probe(path)
    assert info.frames == 31
    assert info.fps == fps
    assert info.duration_s == pytest.approx(31 / fps, abs=1e-3)
    assert info.audio_duration_s == pytest.approx(31 / fps, abs=2e-3)
    assert len(decode_audio(path).samples) == pytest.approx(16_000 * 31 / fps, abs=32)


def test_the_sound_begins_at_the_chosen_sample(tmp_path, drifting_frames, sound_file, make_sweep):
    values = make_sweep(4, 48_000)
    path = tmp_path / "out.mp4"
    sound = Soundtrack(sound_file("a.flac", values, 48_000, "flac"), start_s=1.25, duration_s=1.5)
    _write(path, drifting_frames(50, 32, 32), sound=sound)
    heard = decode_audio(path).samples
    expected = make_sweep(4, 16_000)[20_000:44_000]
    np.testing.assert_allclose(heard[200:23_800], expected[200:23_800], atol=0.03)
    assert np.abs(heard[24_500:]).max() < 0.01


@pytest.mark.parametrize(
    ("rate_hz", "layout", "kept_rate", "kept_channels"),
    [
        (8_000, "mono", 8_000, 1),
        (16_000, "mono", 16_000, 1),
        (44_100, "stereo", 44_100, 2),
        (192_000, "stereo", 48_000, 2),
        (48_000, "5.1", 48_000, 2),
        (48_000, "3.0", 48_000, 2),
    ],
)
def test_the_sound_keeps_its_rate_and_stereo_where_aac_can(
    tmp_path, drifting_frames, sound_file, make_sweep, rate_hz, layout, kept_rate, kept_channels
):
    channels = {"mono": 1, "stereo": 2, "3.0": 3, "5.1": 6}[layout]
    values = np.repeat(make_sweep(1, rate_hz)[None], channels, axis=0)
    path = tmp_path / "out.mp4"
    sound = Soundtrack(sound_file("a.wav", values, rate_hz, layout=layout))
    _write(path, drifting_frames(25, 32, 32), sound=sound)
    info = probe(path)
    assert (info.audio_codec, info.audio_rate_hz, info.audio_channels) == ("aac", kept_rate, kept_channels)
    assert info.audio_duration_s == pytest.approx(1.0, abs=2e-3)


@pytest.mark.parametrize(("width", "height"), [(33, 32), (32, 33), (33, 35)])
def test_odd_sizes_grow_by_a_repeated_row_or_column(tmp_path, drifting_frames, width, height):
    path = tmp_path / "out.mp4"
    written = _write(path, drifting_frames(5, width, height), settings=EncodeSettings(crf=4))
    read = next(read_frames(path))
    assert read.shape == (height + height % 2, width + width % 2, 3)
    grown = np.pad(written[0], ((0, height % 2), (0, width % 2), (0, 0)), mode="edge")
    assert np.abs(read.astype(int) - grown).mean() < 2.5


def test_a_frames_memory_can_be_reused(tmp_path):
    path = tmp_path / "out.mp4"
    frame = np.empty((32, 32, 3), np.uint8)
    with VideoWriter(path, 32, 32, 25) as writer:
        for i in range(40):
            frame[:] = 5 * i
            writer.write(frame)
    levels = [frame.mean() for frame in read_frames(path)]
    np.testing.assert_allclose(levels, 5 * np.arange(40), atol=2.5)


@pytest.mark.parametrize(
    "name", ["with space.mp4", "视频 🎬.mp4", "x" * 240 + ".mp4", "a.MOV", "concat:a.mp4"]
)
def test_unusual_names_are_written(tmp_path, drifting_frames, name):
    _write(tmp_path / name, drifting_frames(3, 32, 32))
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert probe(tmp_path / name).frames == 3


def test_an_error_in_the_block_leaves_the_older_file(tmp_path, drifting_frames):
    path = tmp_path / "out.mp4"
    path.write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt), VideoWriter(path, 32, 32, 25) as writer:  # noqa: PT012
        for frame in drifting_frames(20, 32, 32):
            writer.write(frame)
        raise KeyboardInterrupt
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_no_frame_is_an_error_that_leaves_nothing(tmp_path):
    with pytest.raises(ExportError, match="no frames"), VideoWriter(tmp_path / "out.mp4", 32, 32, 25):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["out.avi", "missing/out.mp4", "out.mp4"])
def test_a_video_that_cannot_be_opened_closes_its_sound(tmp_path, name):
    class Source:
        rate_hz, channels, layout, given = 48_000, 2, "stereo", 0
        is_closed = False

        def close(self):
            self.is_closed = True

    source = Source()
    with pytest.raises(ExportError):
        VideoWriter(tmp_path / name, 32, 32, 25, sound=source, settings=EncodeSettings(codec="nothing"))
    assert source.is_closed
    assert list(tmp_path.iterdir()) == []


def test_sound_that_turns_bad_midway_is_told_and_leaves_nothing(tmp_path, sound_file, drifting_frames):
    values = np.zeros(200_000, np.float32)
    values[150_000] = np.nan
    sound = sound_file("a.wav", values, 48_000, "pcm_f32le", "flt")
    with pytest.raises(AudioError, match="not numbers"):
        _write(tmp_path / "out.mp4", drifting_frames(120, 32, 32), sound=Soundtrack(sound))
    assert [path.name for path in tmp_path.iterdir()] == ["a.wav"]


@pytest.mark.parametrize("name", ["out.avi", "out", "out.mp4.txt"])
def test_other_kinds_of_file_are_refused(tmp_path, name):
    with pytest.raises(ExportError, match=r"\.mp4"):
        VideoWriter(tmp_path / name, 32, 32, 25)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_encoder_is_refused_and_leaves_nothing(tmp_path):
    with pytest.raises(ExportError):
        VideoWriter(tmp_path / "out.mp4", 32, 32, 25, settings=EncodeSettings(codec="nothing"))
    assert list(tmp_path.iterdir()) == []


def test_closing_twice_keeps_the_file(tmp_path, drifting_frames):
    writer = VideoWriter(tmp_path / "out.mp4", 32, 32, 25)
    for frame in drifting_frames(3, 32, 32):
        writer.write(frame)
    writer.close()
    writer.close()
    assert probe(tmp_path / "out.mp4").frames == 3


@pytest.mark.parametrize(
    ("pixels", "cores", "threads"),
    [(512 * 512, 2, 1), (1920 * 1080, 2, 2), (1920 * 1080, 4, 3), (512 * 512, 16, 2), (1920 * 1080, 16, 11)],
)
def test_a_large_picture_is_encoded_on_the_cores_that_drawing_leaves(pixels, cores, threads):
    assert encoder_threads(pixels, cores) == threads
