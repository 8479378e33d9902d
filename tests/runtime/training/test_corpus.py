from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from joyvasa_runtime.errors import MotionError
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.training import corpus
from joyvasa_runtime.training.corpus import build, open_parts, utterance_rows
from joyvasa_runtime.training.speech import Phone, Sentence, Utterance
from joyvasa_runtime.training.texts import sentences


def _utterance(gain: float = 0.2) -> Utterance:
    noise = np.random.default_rng(0).standard_normal(22_050).astype(np.float32)
    phones = (Phone("pau", 0, 0.2), Phone("aa", 0.2, 0.8), Phone("pau", 0.8, 1.0))
    sound = noise * gain
    sound[:4410] = sound[-4410:] = 0
    return Utterance(sound, 22_050, phones, "arpabet")


class _Humming:
    name = "humming"
    natural = True
    share = 1.0
    languages = ("en",)

    def __init__(self) -> None:
        self.spoken = 0

    def speak(self, texts: Iterable[Sentence], rng: np.random.Generator) -> Iterator[Utterance]:
        for _ in texts:
            self.spoken += 1
            yield _utterance()


def test_rows_of_an_utterance_belong_together() -> None:
    rows = utterance_rows(_utterance(), np.random.default_rng(0))

    assert rows is not None
    spectrogram, controls, silence = rows
    assert len(spectrogram) == len(controls) == len(silence)
    loud = spectrogram.astype(np.float32).mean(axis=1)
    assert loud[~silence].mean() > loud[silence].mean() + 1
    assert controls[~silence, 0].mean() > controls[silence, 0].mean()


def test_the_spectrogram_does_not_depend_on_the_recordings_gain() -> None:
    quiet, loud = (utterance_rows(_utterance(gain), np.random.default_rng(0)) for gain in (0.02, 0.4))

    assert quiet is not None
    assert loud is not None
    assert np.allclose(quiet[0], loud[0], atol=0.01)


def test_a_sentence_without_sound_is_left_out() -> None:
    assert utterance_rows(_utterance(0.0), np.random.default_rng(0)) is None


def test_a_finished_voice_is_not_spoken_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    voice = _Humming()
    monkeypatch.setattr(corpus, "installed_voices", lambda: (voice,))
    hours = 0.02

    first = build(tmp_path, hours, 1, Monitor())
    spoken = voice.spoken
    again = build(tmp_path, hours, 1, Monitor())

    assert voice.spoken == spoken > 0
    assert np.array_equal(first[0].spectrogram, again[0].spectrogram)


def test_an_empty_folder_holds_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(MotionError, match="joyvasa-train corpus"):
        open_parts(tmp_path)


def test_a_language_without_texts_gets_syllables() -> None:
    spoken = list(islice(sentences("ja", np.random.default_rng(0)), 3))

    assert all(len(sentence.split()) >= 4 for sentence in spoken)
    assert len(set(spoken)) == 3
