"""Voices of Flite: four clustergen and diphone speakers of recorded English."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from joyvasa_runtime.training.speech import Phone, Sentence, Utterance
from joyvasa_runtime.training.voices.sound import read_mono

_TIMEOUT_S = 60
_PITCH_HZ = {"slt": 170.0, "rms": 105.0, "awb": 120.0, "kal16": 105.0}


@dataclass(frozen=True, slots=True)
class FliteSpeech:
    """One Flite speaker; speed and pitch change from sentence to sentence."""

    speaker: str
    natural: bool = True
    share: float = 0.078
    languages: tuple[str, ...] = ("en",)

    @property
    def name(self) -> str:
        """Name of the corpus part."""
        return f"flite-{self.speaker}"

    def speak(self, sentences: Iterable[Sentence], rng: np.random.Generator) -> Iterator[Utterance]:
        """Speak the sentences, one process each: Flite takes a tenth of a second."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "speech.wav"
            for sentence in sentences:
                pitch = _PITCH_HZ[self.speaker] * float(rng.uniform(0.85, 1.2))
                command = ["flite", "-voice", self.speaker, "-psdur", "-o", str(path), "-t", sentence.text]
                command += ["--setf", f"duration_stretch={rng.uniform(0.8, 1.3):.3f}"]
                command += ["--setf", f"int_f0_target_mean={pitch:.1f}"]
                done = subprocess.run(
                    command, capture_output=True, text=True, timeout=_TIMEOUT_S, check=False
                )
                phones = parse_ends(done.stdout)
                if done.returncode == 0 and phones:
                    samples, rate_hz = read_mono(path)
                    yield Utterance(samples, rate_hz, phones, "arpabet")


def parse_ends(text: str) -> tuple[Phone, ...]:
    """Phones from Flite's ``symbol:end_s`` list."""
    phones: list[Phone] = []
    start = 0.0
    for entry in text.split():
        symbol, _, end = entry.rpartition(":")
        phones.append(Phone(symbol, start, float(end)))
        start = float(end)
    return tuple(phones)


def installed() -> tuple[FliteSpeech, ...]:
    """The Flite speakers, if the program is there."""
    return tuple(FliteSpeech(speaker) for speaker in _PITCH_HZ) if shutil.which("flite") else ()
