"""A spoken sentence with the times of its phones, as every synthesiser hands it over.

Not here: what a phone means for the mouth (`phones`) and how sentences are made (`voices`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Phone:
    """One symbol of a synthesiser's own alphabet with its time in seconds."""

    symbol: str
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class Utterance:
    """A spoken sentence.

    Parameters
    ----------
    samples : ndarray, shape (N,), float32
        Mono sound in [-1, 1] at `rate_hz`.
    phones : tuple of Phone
        In order of time, silences included.
    alphabet : str
        Name of the phone alphabet, see `phones.ALPHABETS`.
    """

    samples: NDArray[np.float32]
    rate_hz: int
    phones: tuple[Phone, ...]
    alphabet: str

    @property
    def duration_s(self) -> float:
        """Length in seconds."""
        return len(self.samples) / self.rate_hz


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a voice is to say."""

    language: str
    text: str


class Voice(Protocol):
    """A synthesiser set to one speaker, or to many that are drawn anew for each sentence."""

    @property
    def name(self) -> str:
        """Unique name, also the name of the corpus part."""

    @property
    def natural(self) -> bool:
        """Whether the sound comes from recordings of a person rather than from formulas."""

    @property
    def share(self) -> float:
        """Share of the corpus that it speaks, of 1 when every known voice is installed."""

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages that it speaks."""

    def speak(self, sentences: Iterable[Sentence], rng: np.random.Generator) -> Iterator[Utterance]:
        """Speak the sentences one by one; a sentence that fails is left out."""
