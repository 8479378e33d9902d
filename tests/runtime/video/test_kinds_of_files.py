"""Every kind of file is what was asked for when it is read back."""

from fractions import Fraction
from itertools import pairwise

import av
import cv2
import numpy as np
import pytest

from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.video.compression import CODECS, Compression
from joyvasa_runtime.video.encoders import encoder_for, encoder_threads
from joyvasa_runtime.video.gif import gif_times
from joyvasa_runtime.video.join import join_segments
from joyvasa_runtime.video.probe import probe, read_frames

RATES = [24, 25, 30, 50, 60]
LENGTHS = (4, 1, 3)
FRAMES = sum(LENGTHS)


@pytest.fixture
def make_video(tmp_path, write_segments, sweep_source):
    """Write a video of eight frames, and give its path."""

    def make(compression, fps=25, size=(64, 64), target=None, lengths=LENGTHS):
        target = target or tmp_path / f"out{compression.kind.ending}"
        fps = Fraction(fps)
        segments = []
        if compression.kind.has_pictures:
            segments = write_segments(lengths, compression, fps=fps, size=size)
        sound = sweep_source(48_000)
        join_segments(segments, target, fps, compression, sound, sum(lengths), "Made up.", Monitor())
        assert sound.is_closed
        return target

    return make


def _decoded(path, pixels):
    with av.open(str(path)) as file:
        return np.stack([frame.to_ndarray(format=pixels) for frame in file.decode(video=0)])


@pytest.mark.parametrize("fps", RATES)
@pytest.mark.parametrize(
    ("codec", "read_by", "heard"),
    [
        ("h264", "h264", "aac"),
        ("h265", "hevc", "aac"),
        ("av1", "libdav1d", "aac"),
        ("vp9", "vp9", "opus"),
        ("prores_422_hq", "prores", "pcm_s24le"),
        ("prores_4444", "prores", "pcm_s24le"),
    ],
)
def test_a_movie_has_its_codec_size_rate_length_and_sound(make_video, codec, read_by, heard, fps):
    path = make_video(Compression(codec), fps)
    info = probe(path)
    assert (info.codec, info.width, info.height, info.fps) == (read_by, 64, 64, fps)
    assert (info.audio_codec, info.audio_rate_hz, info.audio_channels) == (heard, 48_000, 2)
    assert (info.colour_primaries, info.colour_transfer, info.colour_matrix, info.colour_range) == (
        1,
        1,
        1,
        1,
    )
    assert info.comment == "Made up."
    assert info.audio_duration_s == pytest.approx(FRAMES / fps, abs=1 / fps)
    assert len(list(read_frames(path))) == FRAMES


@pytest.mark.parametrize(
    ("codec", "crf", "off"),
    # Where a file can't say that colour lies on even columns, the reader here takes it half a column off.
    [
        ("h264", 10, 0.6),
        ("h265", 10, 0.6),
        ("av1", 10, 0.6),
        ("vp9", 10, 1.1),
        ("prores_422_hq", None, 1.1),
        ("prores_4444", None, 0.2),
    ],
)
def test_a_movie_shows_the_colours_it_was_given(make_video, drifting_frames, codec, crf, off):
    read = np.stack(list(read_frames(make_video(Compression(codec, crf))))).astype(int)
    difference = read - np.stack(list(drifting_frames(FRAMES, 64, 64)))
    assert np.abs(difference).mean() < 2.0
    assert np.abs(difference.mean(axis=(0, 1, 2))).max() < off


@pytest.mark.parametrize("codec", ["h265", "av1", "vp9", "prores_4444"])
def test_the_sound_of_a_movie_is_in_time_to_the_sample(make_video, sound_lag, codec):
    assert sound_lag(make_video(Compression(codec), lengths=(30,))) == 0


@pytest.mark.parametrize("speed", ["balanced", "small"])
@pytest.mark.parametrize("codec", ["h264", "h265", "av1", "vp9"])
def test_slower_encoding_joins_as_well(make_video, codec, speed):
    path = make_video(Compression(codec, speed=speed), lengths=(9, 1, 2))
    assert len(list(read_frames(path))) == 12


@pytest.mark.parametrize("codec", ["h264", "h265", "av1"])
def test_more_bits_a_second_make_a_larger_file(make_video, tmp_path, codec):
    sizes = []
    for rate in (100_000, 5_000_000):
        target = tmp_path / f"{rate}{CODECS[codec].ending}"
        make_video(Compression(codec, bit_rate=rate), target=target, lengths=(12,))
        sizes.append(target.stat().st_size)
    assert sizes[0] < sizes[1]


def test_apple_knows_h265_and_each_prores_by_its_name(make_video, tmp_path):
    for codec, tag in (("h265", "hvc1"), ("prores_422_hq", "apch"), ("prores_4444", "ap4h")):
        with av.open(str(make_video(Compression(codec)))) as file:
            assert file.streams.video[0].codec_context.codec_tag == tag


def test_the_ending_chooses_between_mp4_and_quicktime(make_video, tmp_path):
    path = make_video(Compression("h264"), target=tmp_path / "a.MOV")
    assert path.read_bytes()[8:12] == b"qt  "
    path = make_video(Compression("h264"), target=tmp_path / "a.unknown")
    assert path.read_bytes()[8:12] == b"isom"


@pytest.mark.parametrize("size", [(65, 67), (64, 65)])
def test_only_halved_colour_needs_even_sizes(make_video, size):
    width, height = size
    info = probe(make_video(Compression("prores_422_hq"), size=size))
    assert (info.width, info.height) == (width + width % 2, height)
    info = probe(make_video(Compression("prores_4444", has_alpha=True), size=size))
    assert (info.width, info.height) == size


def test_prores_4444_is_transparent_where_the_frames_are(make_video, drifting_frames):
    read = _decoded(make_video(Compression("prores_4444", has_alpha=True)), "rgba64le")
    written = np.stack(list(drifting_frames(FRAMES, 64, 64, has_alpha=True)))
    assert np.abs(read[..., 3] / 257 - written[..., 3]).max() < 1.0
    assert np.abs(read[..., :3] / 257 - written[..., :3]).mean() < 2.0


@pytest.mark.parametrize("has_alpha", [False, True])
def test_single_pictures_are_exactly_the_frames(make_video, drifting_frames, has_alpha):
    folder = make_video(Compression("png", has_alpha=has_alpha), size=(65, 67))
    names = sorted(path.name for path in folder.iterdir())
    assert names == [f"frame_{i:05}.png" for i in range(1, FRAMES + 1)]
    for name, frame in zip(names, drifting_frames(FRAMES, 65, 67, has_alpha=has_alpha), strict=True):
        way = cv2.COLOR_BGRA2RGBA if has_alpha else cv2.COLOR_BGR2RGB
        read = cv2.cvtColor(cv2.imread(str(folder / name), cv2.IMREAD_UNCHANGED), way)
        np.testing.assert_array_equal(read, frame)
    assert b"Comment\0\0\0\0\0Made up." in (folder / names[0]).read_bytes()


@pytest.mark.parametrize("fps", RATES)
def test_a_gif_shows_the_video_at_its_pace(make_video, drifting_frames, fps):
    path = make_video(Compression("gif"), fps, size=(65, 64))
    info = probe(path)
    shown = [i for i, _ in gif_times(FRAMES, Fraction(fps))]
    assert (info.codec, info.width, info.height, info.frames) == ("gif", 65, 64, len(shown))
    assert info.duration_s == pytest.approx(FRAMES / fps, abs=0.011)
    written = list(drifting_frames(FRAMES, 65, 64))
    read = np.stack(list(read_frames(path))).astype(int)
    assert np.abs(read - np.stack([written[i] for i in shown])).mean() < 6


def test_a_gif_may_be_one_picture(make_video):
    assert probe(make_video(Compression("gif"), lengths=(1,))).frames == 1


@pytest.mark.parametrize(
    ("comment", "block"),
    [("Made up.", b"\x08Made up."), ("x" * 300, b"\xff" + b"x" * 255 + b"\x2d" + b"x" * 45)],
)
def test_a_gif_says_what_it_is_at_its_end(tmp_path, write_segments, comment, block):
    gif = Compression("gif")
    segments = write_segments((3,), gif)
    join_segments(segments, tmp_path / "a.gif", Fraction(25), gif, None, 3, comment, Monitor())
    assert (tmp_path / "a.gif").read_bytes().endswith(b"\x21\xfe" + block + b"\0\x3b")
    assert len(list(read_frames(tmp_path / "a.gif"))) == 3


@pytest.mark.parametrize("fps", [*RATES, Fraction(30_000, 1001)])
def test_the_times_of_a_gif_never_drift(fps):
    times = list(gif_times(3600, Fraction(fps)))
    starts = [start for _, start in times]
    assert min(b - a for a, b in pairwise(starts)) >= 2
    # Up to 50 a second every frame is shown; of more, the one that is due.
    slack = 0.5 if fps <= 50 else float(100 / fps)
    assert all(abs(start - 100 * i / fps) <= slack for i, start in times)


def test_a_sound_alone_is_as_long_as_the_video_would_be(make_video, sound_lag):
    path = make_video(Compression("wav"), 24, lengths=(31,))
    with av.open(str(path)) as file:
        stream = file.streams.audio[0]
        assert (stream.codec_context.name, stream.codec_context.sample_rate) == ("pcm_s24le", 48_000)
        assert sum(frame.samples for frame in file.decode(audio=0)) == 62_000
    assert sound_lag(path) == 0


def test_a_sound_alone_needs_a_sound(tmp_path):
    with pytest.raises(ExportError, match="no sound"):
        join_segments((), tmp_path / "a.wav", Fraction(25), Compression("wav"), None, 5, "", Monitor())


@pytest.mark.parametrize("codec", ["vp9", "prores_422_hq", "gif", "wav"])
def test_a_full_disk_is_told_of_every_kind(make_video, full_disk, codec):
    with pytest.raises(ExportError, match="disk is full"):
        make_video(Compression(codec), target=full_disk)


def test_single_pictures_need_a_folder_that_can_be_made(make_video, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ExportError, match="could not be written"):
        make_video(Compression("png"), target=tmp_path / "file" / "pictures")


@pytest.mark.parametrize("codec", ["png", "gif"])
def test_missing_pictures_are_told_of_every_kind(tmp_path, write_segments, codec):
    segments = write_segments((3,), Compression(codec))
    with pytest.raises(ExportError, match="3 pictures instead of 4"):
        join_segments(segments, tmp_path / "out", Fraction(25), Compression(codec), None, 4, "", Monitor())


@pytest.mark.parametrize(
    ("pixels", "cores", "threads"),
    [(512 * 512, 2, 1), (1920 * 1080, 2, 2), (1920 * 1080, 4, 3), (512 * 512, 16, 2), (1920 * 1080, 16, 11)],
)
def test_a_large_picture_is_encoded_on_the_cores_that_drawing_leaves(pixels, cores, threads):
    assert encoder_threads(pixels, cores) == threads


def test_the_users_choice_reaches_the_encoder():
    encoder = encoder_for(Compression("h265", crf=30, speed="small"), (64, 64), Fraction(30))
    assert {("crf", "30"), ("preset", "slow"), ("g", "60")} <= set(encoder.options)
    assert encoder.bit_rate is None
    encoder = encoder_for(Compression("vp9", bit_rate=10**6), (64, 64), Fraction(24))
    assert encoder.bit_rate == 10**6
    assert "crf" not in dict(encoder.options)
