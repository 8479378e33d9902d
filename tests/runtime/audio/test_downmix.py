"""Any loudspeakers become two, never louder than full scale."""

import numpy as np
import pytest

from joyvasa_runtime.audio.downmix import stereo
from joyvasa_runtime.sound_stream import SoundBlock


def _heard(*channels):
    """What each channel alone, at full scale, is on the left and on the right; shape (channels, 2)."""
    values = np.eye(len(channels), dtype=np.float32)
    return stereo(SoundBlock(values, 48_000, channels, "any"))


def test_stereo_stays_as_it_is():
    np.testing.assert_array_equal(_heard("FL", "FR"), np.eye(2))


def test_mono_is_heard_on_both_sides_whatever_its_name():
    for name in ("FC", "FL", "LFE"):
        np.testing.assert_array_equal(_heard(name), [[1, 1]])


@pytest.mark.parametrize(
    "channels",
    [
        ("FL", "FR", "LFE"),
        ("FL", "FR", "FC", "LFE", "BL", "BR"),
        ("FL", "FR", "FC", "LFE", "BL", "BR", "SL", "SR"),
        ("FL", "FR", "FC", "BC"),
        ("NONE", "NONE", "NONE"),
    ],
)
def test_all_channels_together_just_reach_full_scale(channels):
    assert _heard(*channels).sum(axis=0) == pytest.approx([1.0, 1.0])


def test_left_is_left_centre_is_both_and_the_subwoofer_is_not_heard():
    left, centre, low, back_right = _heard("FL", "FC", "LFE", "BR", "FR")[:4]
    assert left[0] > 0
    assert left[1] == 0
    assert centre[0] == centre[1] == pytest.approx(left[0] * np.sqrt(0.5))
    assert not low.any()
    assert back_right[0] == 0
    assert back_right[1] == pytest.approx(centre[1])


def test_a_file_of_nothing_but_subwoofers_is_heard():
    assert _heard("LFE", "LFE2").sum(axis=0) == pytest.approx([1.0, 1.0])
