"""The corpus on disk: one folder per voice with spectrogram, controls and silence at 100 rows a second.

It is built by speaking sentences with every installed synthesiser; a part that is complete is kept.
"""

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

import numpy as np
import soxr
import torch
from numpy.typing import NDArray

from joyvasa_runtime.audio.level import percentile_level
from joyvasa_runtime.errors import MotionError
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.networks.speech_encoder import HOP, RATE_HZ, LogMel
from joyvasa_runtime.training.speech import Phone, Sentence, Utterance, Voice
from joyvasa_runtime.training.targets import ROWS_PER_S, controls_from_phones, loudness_rows, silence_rows
from joyvasa_runtime.training.texts import sentences
from joyvasa_runtime.training.voices import espeak, festival, flite, piper

LEVEL = 0.1
"""95th percentile of the 20 ms RMS that every clip is brought to, in the corpus and in the pack."""

_LOG = logging.getLogger(__name__)
_PLAYBACK = (0.88, 1.16)  # every sentence is played slower or faster: more speakers from few voices
_PAUSE_S = (0.05, 1.4)
_BATCH = 40  # sentences handed to a voice at once


@dataclass(frozen=True, slots=True)
class Part:
    """Corpus of one voice, mapped from disk.

    Parameters
    ----------
    spectrogram : ndarray, shape (T, 80), float16
        Normalised log-mel rows, 100 a second.
    controls : ndarray, shape (T, 5), float16
        Mouth controls before closures, see `targets`.
    silence : ndarray, shape (T,), bool
    """

    name: str
    natural: bool
    spectrogram: NDArray[np.float16]
    controls: NDArray[np.float16]
    silence: NDArray[np.bool_]

    @property
    def hours(self) -> float:
        """Length in hours, pauses included."""
        return len(self.silence) / ROWS_PER_S / 3600


def installed_voices() -> tuple[Voice, ...]:
    """Every voice that this machine can speak with.

    Raises
    ------
    MotionError
        If there is none.
    """
    voices: tuple[Voice, ...] = (
        *piper.installed(),
        *flite.installed(),
        *festival.installed(),
        *espeak.installed(),
    )
    if not voices:
        raise MotionError(
            "No speech synthesiser is installed",
            "Install espeak-ng and flite, and the train extra for Piper.",
        )
    return voices


def build(folder: Path, hours: float, seed: int, monitor: Monitor) -> tuple[Part, ...]:
    """Speak what is missing of the corpus and open it.

    Raises
    ------
    MotionError
        If no synthesiser is installed.
    Cancelled
        If the user asked to stop; finished voices stay.
    """
    voices = installed_voices()
    for index, voice in enumerate(voices):
        target = folder / voice.name
        if not (target / "part.json").exists():
            rng = np.random.default_rng([seed, index])
            _speak_part(voice, target, hours * voice.share, rng, monitor)
    return open_parts(folder)


def open_parts(folder: Path) -> tuple[Part, ...]:
    """Open every finished part of a corpus.

    Raises
    ------
    MotionError
        If there is none.
    """
    parts = []
    for marker in sorted(folder.glob("*/part.json")):
        facts = json.loads(marker.read_text())
        arrays = [np.load(marker.parent / f"{name}.npy") for name in ("spectrogram", "controls", "silence")]
        parts.append(Part(marker.parent.name, bool(facts["natural"]), *arrays))
    if not parts:
        raise MotionError(f"{folder} holds no corpus", "Run: joyvasa-train corpus")
    return tuple(parts)


def _speak_part(voice: Voice, folder: Path, hours: float, rng: np.random.Generator, monitor: Monitor) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    wanted = int(hours * 3600 * ROWS_PER_S)
    texts = _texts(voice, rng)
    rows: list[tuple[NDArray[np.float16], NDArray[np.float16], NDArray[np.bool_]]] = []
    done = failures = 0
    while done < wanted and failures < 5:
        before = done
        for utterance in voice.speak(islice(texts, _BATCH), rng):
            row = utterance_rows(utterance, rng)
            if row is not None:
                rows.append(row)
                done += len(row[2])
            monitor.step(voice.name, min(done, wanted), wanted)
        failures += done == before
    if not rows:
        _LOG.warning("%s spoke nothing and is left out", voice.name)
        return
    for name, arrays in zip(("spectrogram", "controls", "silence"), zip(*rows, strict=True), strict=True):
        np.save(folder / f"{name}.npy", np.concatenate(arrays))
    (folder / "part.json").write_text(json.dumps({"natural": voice.natural}))


def _texts(voice: Voice, rng: np.random.Generator) -> Iterator[Sentence]:
    sources = {language: sentences(language.split("-")[0], rng) for language in voice.languages}
    while True:
        language = str(rng.choice(voice.languages))
        yield Sentence(language, next(sources[language]))


def utterance_rows(
    utterance: Utterance, rng: np.random.Generator
) -> tuple[NDArray[np.float16], NDArray[np.float16], NDArray[np.bool_]] | None:
    """Rows of one utterance with a pause after it; None if it has hardly any sound.

    Returns
    -------
    tuple of ndarray
        Spectrogram (T, 80), controls (T, 5), silence (T,).
    """
    speed = float(rng.uniform(*_PLAYBACK))
    rate_hz = utterance.rate_hz * speed
    samples = soxr.resample(utterance.samples, rate_hz, RATE_HZ).astype(np.float32)
    level = percentile_level(samples, RATE_HZ)
    if len(samples) < RATE_HZ // 2 or level < 1e-3:
        return None
    pause = round(float(rng.uniform(*_PAUSE_S)) * RATE_HZ)
    count = (len(samples) + pause) // HOP
    samples = np.pad(samples * (LEVEL / level), (0, pause))[: count * HOP]
    phones = tuple(
        Phone(p.symbol, p.start_s / speed, p.end_s / speed) for p in utterance.phones if p.end_s > p.start_s
    )
    controls = controls_from_phones(phones, utterance.alphabet, loudness_rows(samples, RATE_HZ, count))
    silence = silence_rows(phones, utterance.alphabet, count)
    return _spectrogram(samples).astype(np.float16), controls.astype(np.float16), silence


@cache
def _front() -> LogMel:
    return LogMel()


def _spectrogram(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    with torch.inference_mode():
        rows: NDArray[np.float32] = _front()(torch.from_numpy(samples)[None])[0].T.numpy()
    return rows
