"""Phones of real English speech with a known transcript, by forced alignment.

Only the evaluation uses it; nothing is ever trained on real recordings.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.errors import AudioError
from joyvasa_runtime.training.speech import Phone, Utterance
from joyvasa_runtime.training.voices.sound import read_mono

_FRAME_S = 0.01


@dataclass(frozen=True, slots=True)
class Recording:
    """A sound file and what is said in it."""

    path: Path
    transcript: str


def align(recording: Recording) -> Utterance:
    """The recording with its phones.

    Raises
    ------
    AudioError
        If the aligner finds no path through the transcript.
    """
    from pocketsphinx import Decoder

    samples, rate_hz = read_mono(recording.path)
    sound = (np.clip(samples, -1, 1) * 32767).astype(np.int16).tobytes()
    decoder = Decoder(lm=None, samprate=rate_hz, loglevel="FATAL")
    decoder.set_align_text(recording.transcript)
    _decode(decoder, sound)
    decoder.set_alignment()
    _decode(decoder, sound)
    alignment = decoder.get_alignment()
    if alignment is None:
        raise AudioError(f"{recording.path} does not fit its transcript", "Check the transcript.")
    spans = [(phone.name, phone.start, phone.duration) for word in alignment for phone in word]
    phones = tuple(
        Phone(_symbol(name), start * _FRAME_S, (start + length) * _FRAME_S) for name, start, length in spans
    )
    return Utterance(samples, rate_hz, phones, "arpabet")


def _decode(decoder: object, sound: bytes) -> None:
    decoder.start_utt()  # type: ignore[attr-defined]
    decoder.process_raw(sound, full_utt=True)  # type: ignore[attr-defined]
    decoder.end_utt()  # type: ignore[attr-defined]


def _symbol(name: str) -> str:
    return "pau" if name in ("SIL", "+NSN+", "+SPN+") else name.lower()


def phone_rows(phones: tuple[Phone, ...], symbols: frozenset[str]) -> NDArray[np.float64]:
    """Start and end in seconds of every phone among `symbols`, shape (N, 2)."""
    spans = [(phone.start_s, phone.end_s) for phone in phones if phone.symbol in symbols]
    return np.array(spans, np.float64).reshape(-1, 2)
