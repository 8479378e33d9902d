"""What earlier videos let expect of the next one, and when nothing is said."""

import pytest

from desktop.export_speed import ExportSpeed, expected_bytes, expected_s, learned, size_kind, speed_kind
from joyvasa_runtime.video.compression import Compression

KIND, QUALITY = "starter h264 fast opaque", "crf 18 bits None fps 25"
PIXELS = 1920 * 1080


def speed(pixels=PIXELS, frame_s=0.04, bytes_per_s=1e6, kind=KIND, quality=QUALITY, besides_s=0.0):
    return ExportSpeed(kind, quality, pixels, frame_s, besides_s, bytes_per_s)


def test_nothing_is_expected_before_the_first_video():
    assert expected_s((), KIND, PIXELS, 100) is None
    assert expected_bytes((), KIND, QUALITY, PIXELS, 4.0) is None


def test_an_equal_video_takes_as_long_and_gets_as_large():
    assert expected_s((speed(),), KIND, PIXELS, 1500) == pytest.approx(60.0)
    assert expected_s((speed(besides_s=5.0),), KIND, PIXELS, 1500) == pytest.approx(65.0)
    assert expected_bytes((speed(),), KIND, QUALITY, PIXELS, 60.0) == pytest.approx(6e7)


def test_a_somewhat_larger_picture_takes_longer_and_its_size_is_not_told():
    assert expected_s((speed(),), KIND, 2 * PIXELS, 1500) == pytest.approx(90.0)
    assert expected_s((speed(),), KIND, 3 * PIXELS, 1500) is None
    assert expected_bytes((speed(),), KIND, QUALITY, 2 * PIXELS, 60.0) is None


def test_the_nearest_size_counts_and_of_equal_ones_the_latest():
    speeds = (speed(PIXELS // 2, 9.0), speed(frame_s=1.0), speed(frame_s=0.04, quality="crf 30"))
    assert expected_s(speeds, KIND, PIXELS, 100) == pytest.approx(4.0)


@pytest.mark.parametrize(
    "changes",
    [{"codec": "h265"}, {"speed": "small"}, {"uses_gpu": True}, {"codec": "png", "has_alpha": True}],
)
def test_another_way_of_encoding_is_another_kind(changes):
    assert speed_kind("starter", Compression(**changes)) != speed_kind("starter", Compression())
    assert speed_kind("other", Compression()) != speed_kind("starter", Compression())


def test_another_quality_has_another_size():
    kinds = {
        size_kind(one, 25) for one in (Compression(), Compression(crf=30), Compression(bit_rate=200_000))
    }
    assert len(kinds | {size_kind(Compression(), 30)}) == 4
    assert size_kind(Compression(), 25) == size_kind(Compression(crf=Compression().rate_factor), 25)


def test_a_size_that_is_not_known_is_not_told():
    assert expected_bytes((speed(bytes_per_s=0.0),), KIND, QUALITY, PIXELS, 60.0) is None


def test_the_latest_speed_of_a_video_replaces_the_one_before():
    first, other, again = speed(frame_s=1.0), speed(kind="other"), speed(frame_s=2.0)
    assert learned(learned((first,), other), again) == (other, again)


def test_only_so_many_are_kept():
    speeds = ()
    for pixels in range(1, 40):
        speeds = learned(speeds, speed(pixels))
    assert [one.pixels for one in speeds] == list(range(16, 40))
