"""The mix of a stretch, handed out frame by frame."""

from fractions import Fraction

import numpy as np

from joyvasa_runtime.audio.mix import MixPart, mix
from joyvasa_runtime.audio.mix_stream import MixStream
from joyvasa_runtime.timebase import FrameSpan

FRAME = 1920


def part(start, frames, seed):
    samples = np.random.default_rng(seed).integers(-9_000, 9_000, (frames * FRAME, 2)).astype(np.int16)
    return MixPart(samples, start * FRAME, 0, frames * FRAME)


PARTS = (part(0, 30, 0), part(10, 30, 1), part(45, 5, 2), part(80, 9, 3))


def taken(stream, frames, fps):
    return np.concatenate([stream.up_to(Fraction(frame + 1, fps)) for frame in range(frames)], axis=1)


def test_frame_by_frame_it_is_the_mix_from_the_span_on():
    values = taken(MixStream(PARTS, FrameSpan(5, 50)), 45, 25)
    np.testing.assert_array_equal(values, mix(PARTS, 5 * FRAME, 45 * FRAME).T)


def test_behind_the_span_it_is_silent():
    stream = MixStream(PARTS, FrameSpan(5, 8))
    values = taken(stream, 7, 60)  # 0.1167 s, while three frames are 0.12 s
    np.testing.assert_array_equal(values, mix(PARTS, 5 * FRAME, 5_600).T)
    rest = stream.up_to(Fraction(1, 5))
    assert rest.shape == (2, 4_000)
    np.testing.assert_array_equal(rest[:, :160], mix(PARTS, 5 * FRAME + 5_600, 160).T)
    assert not rest[:, 160:].any()
    assert stream.given == 9_600


def test_where_no_part_is_there_is_silence():
    values = taken(MixStream(PARTS, FrameSpan(60, 70)), 10, 25)
    assert values.shape == (2, 10 * FRAME)
    assert not values.any()
