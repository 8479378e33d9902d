import numpy as np

from joyvasa_runtime.training.head import draw_head
from joyvasa_runtime.training.units import LATENTS


def _speech(frames: int) -> np.ndarray:
    time = np.arange(frames) / 25
    controls = np.zeros((frames, 5), np.float32)
    controls[:, 0] = 0.45 + 0.35 * np.sin(2 * np.pi * 3 * time)
    controls[(time % 6) > 5] = 0  # a pause every six seconds
    return controls


def _drawn(seed: int, frames: int = 3000) -> dict[str, np.ndarray]:
    latents = draw_head(_speech(frames), np.random.default_rng(seed))
    return dict(zip(LATENTS, latents.T, strict=True))


def test_the_same_seed_draws_the_same_head() -> None:
    assert np.array_equal(_drawn(3)["pitch"], _drawn(3)["pitch"])
    assert not np.array_equal(_drawn(3)["pitch"], _drawn(4)["pitch"])


def test_blinks_come_more_often_than_wanted_as_sampling_loses_some() -> None:
    closed = _drawn(0, 15000)["blink"] > 0.5

    blinks = np.count_nonzero(closed[1:] & ~closed[:-1]) / 10

    assert 20 <= blinks <= 32


def test_the_head_moves_slowly() -> None:
    pitch = _drawn(1)["pitch"]
    power = np.abs(np.fft.rfft(pitch - pitch.mean())) ** 2
    hertz = np.fft.rfftfreq(len(pitch), 1 / 25)

    assert power[hertz < 1].sum() > 0.9 * power.sum()
    assert 1.5 < pitch.std() < 4


def test_a_short_stretch_has_its_length() -> None:
    assert draw_head(_speech(7), np.random.default_rng(0)).shape == (7, len(LATENTS))


def test_the_phase_turns_once_from_blink_to_blink() -> None:
    drawn = _drawn(2)
    phase = np.unwrap(np.arctan2(drawn["blink_sin"], drawn["blink_cos"]))
    turns = (phase[-1] - phase[0]) / (2 * np.pi)
    closed = drawn["blink"] > 0.5

    blinks = np.count_nonzero(closed[1:] & ~closed[:-1])

    assert abs(turns - blinks) <= 1
    assert np.all(np.diff(phase) > 0)


def test_lids_close_fully_and_open_again() -> None:
    lids = _drawn(5)["blink"]

    assert lids.max() == 1.0
    assert lids.min() == 0.0
    assert np.mean(lids > 0) < 0.15
