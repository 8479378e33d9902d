import numpy as np
import pytest

from joyvasa_runtime.training.speech import Phone
from joyvasa_runtime.training.targets import (
    BITE,
    JAW,
    PRESS,
    PUCKER,
    SPREAD,
    controls_from_phones,
    loudness_rows,
    silence_rows,
    to_frames,
)

_LOUD = np.ones(120, np.float32)


def _spoken(*symbols: str) -> tuple[Phone, ...]:
    return tuple(Phone(symbol, 0.2 * i, 0.2 * (i + 1)) for i, symbol in enumerate(symbols))


def test_vowels_open_the_mouth_in_the_order_of_the_vowel_chart() -> None:
    rows = controls_from_phones(_spoken("i", "e", "a"), "ipa", _LOUD)

    assert rows[10, JAW] < rows[30, JAW] < rows[50, JAW]
    assert rows[10, SPREAD] > rows[50, SPREAD]


def test_rounding_starts_before_the_rounded_vowel() -> None:
    rows = controls_from_phones(_spoken("t", "u"), "ipa", _LOUD)

    assert rows[18, PUCKER] > rows[5, PUCKER]
    assert rows[30, PUCKER] > 0.7


def test_a_bilabial_between_open_vowels_shuts_the_mouth() -> None:
    frames = to_frames(controls_from_phones(_spoken("a", "m", "a"), "ipa", _LOUD))

    assert frames[7, JAW] == 0.0
    assert frames[7, PRESS] == 1.0
    assert min(frames[2, JAW], frames[12, JAW]) > 0.7


def test_a_closure_shorter_than_a_frame_still_shows() -> None:
    phones = (Phone("a", 0.0, 0.3), Phone("b", 0.3, 0.33), Phone("a", 0.33, 0.6))

    frames = to_frames(controls_from_phones(phones, "ipa", _LOUD))

    assert frames[:, PRESS].max() == 1.0
    assert frames[6:9, JAW].min() < 0.1


def test_the_lower_lip_bites_for_f_without_closing_the_mouth() -> None:
    frames = to_frames(controls_from_phones(_spoken("a", "f", "a"), "ipa", _LOUD))

    assert frames[7, BITE] == 1.0
    assert 0.0 < frames[7, JAW] < 0.3 * frames[2, JAW]


def test_long_silence_is_exactly_still() -> None:
    rows = controls_from_phones((Phone("a", 0.0, 0.2), Phone("pau", 0.2, 1.2)), "arpabet", _LOUD)

    assert np.all(rows[60:] < 1e-6)


def test_quiet_speech_opens_the_mouth_less() -> None:
    loud = controls_from_phones(_spoken("a", "a"), "ipa", _LOUD)
    quiet = controls_from_phones(_spoken("a", "a"), "ipa", 0 * _LOUD)

    assert quiet[20, JAW] == pytest.approx(0.4 * loud[20, JAW])


def test_silence_rows_are_those_without_a_sounding_phone() -> None:
    silent = silence_rows(
        (Phone("pau", 0.0, 0.1), Phone("aa", 0.1, 0.2), Phone("pau", 0.2, 0.3)), "arpabet", 40
    )

    assert silent.tolist() == [True] * 10 + [False] * 10 + [True] * 20


def test_loudness_does_not_depend_on_the_gain() -> None:
    rng = np.random.default_rng(0)
    samples = (rng.standard_normal(16000) * np.linspace(0, 0.1, 16000)).astype(np.float32)

    first, second = loudness_rows(samples, 16000, 100), loudness_rows(4 * samples, 16000, 100)

    assert np.allclose(first, second, atol=1e-6)
    assert first[-20:].mean() > 2 * first[:20].mean()
