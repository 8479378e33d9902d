"""A sound is as loud as wanted, never clips, and stays in time to the sample."""

from fractions import Fraction

import numpy as np
import pytest

from joyvasa_runtime.errors import Cancelled
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.video.loud_source import LoudSource, open_loud_source
from joyvasa_runtime.video.loudness_meter import measure_loudness

RATE = 48_000
GOAL = -14.0


class _Array:
    """Values at a rate, and silence behind them; counts how many of its kind are open."""

    channels = 2
    layout = "stereo"
    opened = 0

    def __init__(self, values, rate_hz=RATE):
        self.values, self.rate_hz, self.given = values, rate_hz, 0
        _Array.opened += 1

    def up_to(self, seconds):
        stop = round(seconds * self.rate_hz)
        part = self.values[:, self.given : stop]
        part = np.pad(part, ((0, 0), (0, stop - self.given - part.shape[1])))
        self.given = stop
        return part

    def close(self):
        _Array.opened -= 1


@pytest.fixture(autouse=True)
def _all_are_closed():
    _Array.opened = 0
    yield
    assert _Array.opened == 0


def _talk(seconds, level, rate_hz=RATE):
    """Bursts of noise like syllables: louder and softer, with pauses."""
    rng = np.random.default_rng(4)
    t = np.arange(round(seconds * rate_hz)) / rate_hz
    swell = np.clip(np.sin(2 * np.pi * 3 * t), 0, 1) * (0.3 + 0.7 * np.sin(2 * np.pi * 0.4 * t) ** 2)
    noise = np.convolve(rng.standard_normal(len(t)), np.hanning(8), "same")
    values = (level * swell * noise / np.abs(noise).max()).astype(np.float32)
    return np.stack([values, 0.8 * values])


def _made_loud(values, rate_hz=RATE, monitor=None, pieces_per_s=25):
    seconds = Fraction(values.shape[1], rate_hz)
    source = open_loud_source(lambda: _Array(values, rate_hz), GOAL, seconds, monitor or Monitor())
    count = int(seconds * pieces_per_s)
    pieces = [source.up_to(Fraction(i + 1, pieces_per_s)) for i in range(count)]
    source.close()
    assert source.given == sum(piece.shape[1] for piece in pieces)
    return np.concatenate(pieces, axis=1), source.note


def _measured(values, rate_hz=RATE):
    return measure_loudness(_Array(values, rate_hz), Fraction(values.shape[1], rate_hz), Monitor())


def _lag(late, early):
    size = 2 * len(late)
    alike = np.fft.irfft(np.fft.rfft(late, size) * np.conj(np.fft.rfft(early, size)))
    best = int(alike.argmax())
    return best if best < len(late) else best - size


def test_a_tone_has_the_loudness_of_the_standard():
    # EBU Tech 3341, case 1: 1 kHz at -23 dB of full scale on both channels.
    tone = 10 ** (-23 / 20) * np.sin(2 * np.pi * 1000 * np.arange(5 * RATE) / RATE)
    loudness = _measured(np.stack([tone, tone]).astype(np.float32))
    assert loudness.lufs == pytest.approx(-23, abs=0.1)
    assert loudness.true_peak == pytest.approx(10 ** (-23 / 20), abs=0.002)


def test_peaks_between_the_samples_are_seen():
    # A quarter of the rate, sampled at 45 degrees: the samples never show its peaks.
    wave = np.hanning(RATE) * np.sin(np.pi / 2 * np.arange(RATE) + np.pi / 4)
    assert wave.max() < 0.71
    assert _measured(np.stack([wave, wave]).astype(np.float32)).true_peak == pytest.approx(1.0, abs=0.005)


@pytest.mark.parametrize("gain", [0.3, 8.0])
def test_a_sound_with_room_above_is_changed_by_one_factor(gain):
    # Of two seconds at -14 LUFS, and in turn quieter and louder than that.
    tone = np.sin(2 * np.pi * 440 * np.arange(2 * RATE) / RATE).astype(np.float32)
    values = np.float32(0.2 * gain) * np.stack([tone, tone])
    loud, note = _made_loud(values)
    assert note == ""
    assert _measured(loud).lufs == pytest.approx(GOAL, abs=0.1)
    factor = loud.std() / values.std()
    np.testing.assert_allclose(loud, factor * values, atol=1e-6)


@pytest.mark.parametrize("rate_hz", [16_000, 44_100, 48_000])
@pytest.mark.parametrize("level", [0.2, 0.9, 2.5])
def test_peaks_are_held_back_in_time_to_the_sample(level, rate_hz):
    values = _talk(6, level, rate_hz)
    loud, note = _made_loud(values, rate_hz)
    assert loud.shape == values.shape
    assert note == ""
    measured = _measured(loud, rate_hz)
    assert measured.lufs == pytest.approx(GOAL, abs=0.5)
    assert measured.true_peak <= 10 ** (-1 / 20) + 0.001
    assert _lag(loud[0], values[0]) == 0
    assert _lag(loud[1], values[0]) == 0


def test_it_does_not_matter_how_much_is_taken_at_a_time():
    values = _talk(4, 0.9)
    np.testing.assert_array_equal(_made_loud(values)[0], _made_loud(values, pieces_per_s=1)[0])


@pytest.mark.parametrize("values", [np.zeros((2, RATE), np.float32), _talk(0.3, 0.5), _talk(2, 1e-5)])
def test_silence_and_short_sounds_stay_as_they_are(values):
    loud, note = _made_loud(values, pieces_per_s=10)
    np.testing.assert_array_equal(loud, values)
    assert note == ""


def test_clicks_that_would_clip_are_told():
    values = np.zeros((2, 4 * RATE), np.float32)
    values[:, ::4800] = 0.9
    loud, note = _made_loud(values)
    assert _measured(loud).true_peak <= 10 ** (-1 / 20) + 0.001
    assert "LUFS loud instead of -14.0: its peaks would clip" in note


def test_noise_is_not_raised_to_speech():
    values = _talk(4, 0.005)
    loud, note = _made_loud(values)
    np.testing.assert_allclose(loud, values * 10 ** (30 / 20), rtol=1e-5)
    assert "too quiet" in note


def test_measuring_can_be_stopped():
    class Stopping(Monitor):
        def show(self, stage, done, total):
            assert (stage, total) == ("Measuring loudness", 6)
            if done == 2:
                self.cancel()

    with pytest.raises(Cancelled):
        _made_loud(_talk(6, 0.5), monitor=Stopping())


def test_without_a_gain_it_is_the_sound_itself():
    values = _talk(1, 0.5)
    source = LoudSource(_Array(values), 0.0, is_limited=False)
    np.testing.assert_array_equal(source.up_to(Fraction(1)), values)
    source.close()
