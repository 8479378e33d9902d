"""Sound comes out of files as it went in: whole, aligned, without holes, or with a clear error."""

import struct
from pathlib import Path

import av
import numpy as np
import pytest

from joyvasa_runtime.errors import AudioError
from joyvasa_runtime.sound_stream import read_sound

RATE = 48_000
_FORM = struct.pack("<IHHIIHH", 16, 1, 1, RATE, 2 * RATE, 2, 16)


def _whole(path: Path) -> np.ndarray:
    return np.concatenate([block.values for block in read_sound(path)], axis=1)


@pytest.mark.parametrize(
    ("name", "codec", "sample_format", "tolerance"),
    [
        ("a.wav", "pcm_u8", "u8", 0.01),
        ("a.wav", "pcm_s16le", "s16", 1e-4),
        ("a.wav", "pcm_s24le", "s32", 1e-6),
        ("a.wav", "pcm_f32le", "flt", 1e-6),
        ("a.flac", "flac", "s16", 1e-4),
        ("a.m4a", "aac", "fltp", 0.03),
        ("a.opus", "libopus", "flt", 0.03),
        ("a.webm", "libopus", "flt", 0.03),
        ("a.mp4", "libopus", "flt", 0.03),
    ],
)
def test_sound_is_as_long_and_as_timed_as_it_was_before_encoding(
    sound_file, make_sweep, name, codec, sample_format, tolerance
):
    values = make_sweep(0.7123, RATE)
    read = _whole(sound_file(name, values, RATE, codec, sample_format))
    assert read.shape == (1, len(values))
    # The first and last milliseconds of a lossy codec ring.
    np.testing.assert_allclose(read[0, 500:-500], values[500:-500], atol=tolerance)


def test_mp3_is_as_long_and_as_timed_as_it_was_before_encoding(sound_file, make_sweep):
    values = make_sweep(0.7123, RATE)
    read = _whole(sound_file("a.mp3", values, RATE, "libmp3lame", "fltp"))
    assert read.shape == (1, len(values))
    # LAME turns everything down by 5 %.
    np.testing.assert_allclose(read[0, 500:-500], 0.95 * values[500:-500], atol=0.02)


def test_channels_keep_their_order(sound_file):
    left, right = np.full(4096, 0.25, np.float32), np.full(4096, -0.5, np.float32)
    blocks = list(read_sound(sound_file("two.wav", np.stack([left, right]), RATE)))
    assert blocks[0].channels == ("FL", "FR")
    assert blocks[0].layout == "stereo"
    np.testing.assert_allclose(blocks[0].values[:, 0], [0.25, -0.5], atol=1e-4)


def test_a_gap_in_the_time_stamps_becomes_silence(sound_file, make_sweep):
    values = make_sweep(3, RATE)
    read = _whole(sound_file("gap.mka", values, RATE, "pcm_s16le", "s16", skipped=(1.0, 2.0)))[0]
    hole_start, hole_stop = 12 * 4096, 24 * 4096
    assert len(read) == len(values)
    assert not read[hole_start:hole_stop].any()
    np.testing.assert_allclose(read[hole_stop:], values[hole_stop:], atol=1e-4)


def test_a_file_with_another_extension_is_read_by_its_contents(sound_file, make_sweep, tmp_path):
    values = make_sweep(0.3, RATE)
    path = sound_file("a.flac", values, RATE, "flac").rename(tmp_path / "a.mp3")
    assert _whole(path).shape == (1, len(values))


def test_a_name_with_spaces_chinese_and_emoji_is_read(sound_file, make_sweep):
    assert _whole(sound_file("我的 声音 🎤.wav", make_sweep(0.1, RATE), RATE)).shape == (1, 4800)


def test_a_wav_that_was_written_to_a_pipe_is_read_to_its_end(tmp_path):
    path = tmp_path / "pipe.wav"
    # Programs that can't go back to fill in the sizes leave the largest number there.
    path.write_bytes(
        b"RIFF\xff\xff\xff\xffWAVEfmt " + _FORM + b"data\xff\xff\xff\xff" + bytes(range(200)) * 10
    )
    assert _whole(path).shape == (1, 1000)


@pytest.mark.parametrize(
    ("contents", "message"),
    [
        (b"", "is empty"),
        (b"This is a text, not a sound.\n" * 40, "is not a sound or video file"),
        (b"ffconcat version 1.0\nfile other.wav\n", "is not a sound or video file"),
        (b"#EXTM3U\n#EXTINF:1,\nother.aac\n#EXT-X-ENDLIST\n", "is not a sound or video file"),
        (
            b"RIFF\x24\0\0\0WAVEfmt "
            + struct.pack("<IHHIIHH", 16, 1, 1, RATE, 2 * RATE, 2, 16)
            + b"data\0\0\0\0",
            "holds no sound samples",
        ),
    ],
)
def test_what_is_no_sound_is_refused(sound_file, make_sweep, tmp_path, contents, message):
    # A readable neighbour: a playlist must not lead to it.
    sound_file("other.wav", make_sweep(0.1, RATE), RATE)
    path = tmp_path / "voice.wav"
    path.write_bytes(contents)
    with pytest.raises(AudioError, match=message) as caught:
        _whole(path)
    assert caught.value.hint


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    with pytest.raises(AudioError, match="does not exist"):
        _whole(tmp_path / "none.wav")
    with pytest.raises(AudioError, match="is a folder"):
        _whole(tmp_path)


def test_a_video_without_sound_is_refused(tmp_path):
    path = tmp_path / "silent film.mp4"
    with av.open(str(path), "w") as file:
        stream = file.add_stream("libx264", rate=25)
        stream.width = stream.height = 64
        file.mux(stream.encode(av.VideoFrame(64, 64, "yuv420p")))
        file.mux(stream.encode(None))
    with pytest.raises(AudioError, match="has no sound"):
        _whole(path)


def test_samples_that_are_not_numbers_are_refused(sound_file):
    values = np.zeros(1000, np.float32)
    values[500] = np.nan
    with pytest.raises(AudioError, match="not numbers"):
        _whole(sound_file("nan.wav", values, RATE, "pcm_f32le", "flt"))


def test_a_file_cut_in_half_is_refused(sound_file, make_sweep):
    path = sound_file("half.flac", make_sweep(2, RATE), RATE, "flac")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(AudioError, match=r"damaged: \d\.\d of 2\.0 seconds"):
        _whole(path)


def test_a_little_damage_is_reported_and_read_as_silence(sound_file, make_sweep, caplog):
    path = sound_file("scratch.m4a", make_sweep(4, RATE), RATE, "aac", "fltp")
    contents = bytearray(path.read_bytes())
    middle = len(contents) // 2
    contents[middle : middle + 3000] = b"\xff" * 3000
    path.write_bytes(contents)
    assert _whole(path).shape[1] == pytest.approx(4 * RATE, abs=0.1 * RATE)
    assert "could not be read" in caplog.text


def test_a_sound_beyond_the_limit_is_refused_before_and_while_it_is_read(sound_file, make_sweep):
    announced = sound_file("long.wav", make_sweep(2, RATE), RATE)
    with pytest.raises(AudioError, match="longer than"):
        next(read_sound(announced, max_seconds=1))
    unannounced = sound_file("long.aac", make_sweep(2, RATE), RATE, "aac", "fltp")
    with pytest.raises(AudioError, match="longer than"):
        list(read_sound(unannounced, max_seconds=1))
