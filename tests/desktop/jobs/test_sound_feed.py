"""What is mixed ahead is what the run puts out, whatever is taken at a time."""

import numpy as np
import pytest

from desktop.jobs.run import Run
from desktop.jobs.sound_feed import SoundFeed, run_sound
from joyvasa_runtime.audio.mix import MixPart, mix

RATE = 48_000
NOISE = np.random.default_rng(4).integers(-20000, 20000, (4 * RATE, 2), np.int16)
PARTS = (MixPart(NOISE, 0, 0, len(NOISE)),)
OTHER = (MixPart(NOISE, 0, RATE, 2 * RATE, gain=0.5),)


@pytest.fixture
def feed():
    feed = SoundFeed()
    yield feed
    feed.close()


def take(feed, count):
    """The next `count` samples of the run, however late they are mixed."""
    parts = []
    while count:
        block = np.full((min(count, 1100), 2), np.nan, np.float32)
        read = feed.read(block)
        assert not block[read:].any()
        parts.append(block[:read])
        count -= read
    return np.concatenate(parts)


def test_what_is_read_is_the_mix_from_the_origin_on(feed):
    feed.set_parts(PARTS)
    feed.start(Run(1000))
    np.testing.assert_array_equal(take(feed, 2 * RATE), mix(PARTS, 1000, 2 * RATE))
    assert feed.taken == 2 * RATE


def test_before_a_run_and_after_it_there_is_silence(feed):
    feed.set_parts(PARTS)
    block = np.ones((100, 2), np.float32)
    assert feed.read(block) == 0
    assert not block.any()
    feed.start(Run(0))
    take(feed, 100)

    feed.stop()

    block[:] = 1.0
    assert feed.read(block) == 0
    assert not block.any()


def test_a_new_run_is_heard_at_once(feed):
    feed.set_parts(PARTS)
    feed.start(Run(0))
    take(feed, 5000)
    feed.start(Run(RATE))
    np.testing.assert_array_equal(take(feed, 5000), mix(PARTS, RATE, 5000))


def test_an_edit_is_heard_within_a_tenth_of_a_second(feed):
    feed.set_parts(PARTS)
    feed.start(Run(0))
    take(feed, RATE)

    feed.set_parts(OTHER)

    heard = take(feed, RATE)
    changed = np.flatnonzero((heard != mix(PARTS, RATE, RATE)).any(axis=1))[0]
    assert changed <= RATE // 10
    np.testing.assert_array_equal(heard[changed:], mix(OTHER, RATE, RATE)[changed:])


def test_a_loop_is_heard_without_a_gap(feed):
    feed.set_parts(PARTS)
    feed.start(Run(1500, 1.0, (1000, 2920)))
    loop = mix(PARTS, 1000, 1920)
    expected = np.concatenate([loop[500:], loop, loop, loop])
    np.testing.assert_array_equal(take(feed, len(expected)), expected)


def test_backwards_is_the_mix_read_backwards(feed):
    feed.set_parts(PARTS)
    feed.start(Run(RATE, -1.0))
    np.testing.assert_array_equal(take(feed, RATE), mix(PARTS, 1, RATE)[::-1])


def test_a_backward_loop_jumps_to_its_end(feed):
    feed.set_parts(PARTS)
    feed.start(Run(1100, -1.0, (1000, 1500)))
    loop = mix(PARTS, 1000, 500)[::-1]
    np.testing.assert_array_equal(take(feed, 601), np.concatenate([loop[399:], loop]))


@pytest.mark.parametrize("speed", [2.0, 4.0, -2.0, -4.0])
def test_faster_the_mean_of_what_is_passed_over_is_heard(speed):
    step = int(abs(speed))
    passed = mix(PARTS, 8000 if speed > 0 else 8001 - 100 * step, 100 * step)
    if speed < 0:
        passed = passed[::-1]
    expected = passed.reshape(100, step, 2).mean(axis=1)
    np.testing.assert_allclose(run_sound(Run(8000, speed), PARTS, 0, 100), expected, atol=1e-6)


def test_slower_the_sound_is_drawn_out_on_straight_lines():
    slow = run_sound(Run(500, 0.5), PARTS, 0, 100)
    exact = mix(PARTS, 500, 51)
    np.testing.assert_array_equal(slow[::2], exact[:50])
    np.testing.assert_allclose(slow[1::2], (exact[:50] + exact[1:]) / 2, atol=1e-6)


def test_chunks_join_at_any_speed():
    for run in (Run(500, 0.3), Run(9000, -1.7), Run(2000, 3.0, (1000, 2500))):
        whole = run_sound(run, PARTS, 0, 600)
        chunks = [run_sound(run, PARTS, first, 200) for first in (0, 200, 400)]
        np.testing.assert_allclose(np.concatenate(chunks), whole, atol=1e-5)


def test_what_is_too_loud_is_clipped_only_here():
    loud = (MixPart(NOISE, 0, 0, RATE, gain=9.0),)
    out = run_sound(Run(0), loud, 0, 1000)
    assert out.max() == 1.0
    assert out.min() == -1.0


def test_outside_of_the_timeline_there_is_silence():
    assert not run_sound(Run(-200), PARTS, 0, 200).any()
    assert not run_sound(Run(len(NOISE)), PARTS, 0, 200).any()
