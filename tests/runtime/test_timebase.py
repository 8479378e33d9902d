"""Frames, samples and seconds: conversions agree with each other exactly, at any rate."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_runtime.timebase import (
    FrameSpan,
    frame_to_sample,
    frame_to_seconds,
    frames_covering,
    seconds_to_frame,
)

FRAMES = st.integers(0, 1_000_000)
RATES_HZ = st.sampled_from([8_000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000])
FPS = st.sampled_from([24, 25, 30, 50, 60])


def test_a_motion_frame_is_640_samples_of_the_models_sound() -> None:
    assert [frame_to_sample(frame, 16_000) for frame in (0, 1, 25)] == [0, 640, 16_000]


@given(FRAMES, RATES_HZ, FPS)
def test_a_frame_starts_with_the_first_sample_at_or_after_its_time(
    frame: int, rate_hz: int, fps: int
) -> None:
    sample = frame_to_sample(frame, rate_hz, fps)
    assert sample * fps >= frame * rate_hz > (sample - 1) * fps


@given(FRAMES, RATES_HZ, FPS)
def test_the_samples_before_a_frame_are_covered_by_as_many_frames(frame: int, rate_hz: int, fps: int) -> None:
    samples = frame_to_sample(frame, rate_hz, fps)
    exact = samples * fps == frame * rate_hz
    assert frames_covering(samples, rate_hz, fps) == (frame if exact else frame + 1)


@given(FRAMES, FPS)
def test_seconds_and_frames_are_inverse(frame: int, fps: int) -> None:
    assert seconds_to_frame(frame_to_seconds(frame, fps), fps) == frame


def test_a_span_has_a_length_and_is_never_empty() -> None:
    assert len(FrameSpan(3, 10)) == 7
    with pytest.raises(AssertionError):
        FrameSpan(4, 4)
