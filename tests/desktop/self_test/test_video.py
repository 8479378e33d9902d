"""What the self-test finds wrong with a video; a right one is in the whole run."""

import av
import numpy as np
import pytest

from desktop.self_test.step import SelfTestError, Workbench
from desktop.self_test.video import FRAMES, read_back

SIZE = 64


def write_video(path, frames, codec="libx264", has_sound=True):
    with av.open(str(path), "w") as container:
        pictures = container.add_stream(codec, rate=25)
        pictures.width = pictures.height = SIZE
        pictures.pix_fmt = "yuv420p"
        sound = container.add_stream("aac", rate=16_000) if has_sound else None
        for frame in frames:
            container.mux(pictures.encode(av.VideoFrame.from_ndarray(frame, format="rgb24")))
        container.mux(pictures.encode(None))
        if sound is not None:
            silence = av.AudioFrame.from_ndarray(
                np.zeros((1, 1024), np.float32), format="fltp", layout="mono"
            )
            silence.rate = 16_000
            container.mux(sound.encode(silence))
            container.mux(sound.encode(None))


def pictures(count):
    halves = np.zeros((SIZE, SIZE, 3), np.uint8)
    halves[: SIZE // 2] = 255
    return [halves] * count


def test_a_video_with_everything_in_it_is_right(tmp_path):
    bench = Workbench(tmp_path)
    write_video(bench.video, pictures(FRAMES))

    assert read_back(bench) == "h264, 5 frames, aac sound"


def test_a_missing_frame_is_found(tmp_path):
    bench = Workbench(tmp_path)
    write_video(bench.video, pictures(FRAMES - 1))

    with pytest.raises(SelfTestError, match="frames: 4 instead of 5"):
        read_back(bench)


def test_a_blank_frame_is_found(tmp_path):
    bench = Workbench(tmp_path)
    write_video(bench.video, [np.full((SIZE, SIZE, 3), 90, np.uint8)] * FRAMES)

    with pytest.raises(SelfTestError, match="shows nothing"):
        read_back(bench)


def test_another_codec_is_found(tmp_path):
    bench = Workbench(tmp_path)
    write_video(bench.video, pictures(FRAMES), codec="mpeg4")

    with pytest.raises(SelfTestError, match="codec: mpeg4 instead of h264"):
        read_back(bench)


def test_missing_sound_is_found(tmp_path):
    bench = Workbench(tmp_path)
    write_video(bench.video, pictures(FRAMES), has_sound=False)

    with pytest.raises(SelfTestError, match="no sound"):
        read_back(bench)
