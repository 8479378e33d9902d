"""Voices of Festival in seven languages: diphones and unit selection of recorded people."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from joyvasa_runtime.training.speech import Phone, Sentence, Utterance
from joyvasa_runtime.training.voices.sound import read_mono

_BATCH = 20
_TIMEOUT_S = 240
_VOICES = Path("/usr/share/festival/voices")


@dataclass(frozen=True, slots=True)
class FestivalSpeech:
    """One Festival speaker."""

    voice: str
    languages: tuple[str, ...]
    alphabet: str
    encoding: str
    natural: bool = True
    share: float = 0.017

    @property
    def name(self) -> str:
        """Name of the corpus part."""
        return f"festival-{self.voice}"

    def speak(self, sentences: Iterable[Sentence], rng: np.random.Generator) -> Iterator[Utterance]:
        """Speak the sentences in batches, one process each; a batch that hangs loses its rest."""
        waiting: list[Sentence] = []
        for sentence in sentences:
            waiting.append(sentence)
            if len(waiting) == _BATCH:
                yield from self._speak_batch(waiting, rng)
                waiting = []
        if waiting:
            yield from self._speak_batch(waiting, rng)

    def _speak_batch(self, sentences: list[Sentence], rng: np.random.Generator) -> list[Utterance]:
        with tempfile.TemporaryDirectory() as folder:
            script = Path(folder) / "speak.scm"
            script.write_bytes(self._script(sentences, Path(folder), rng).encode(self.encoding, "replace"))
            command = ["festival", "-b", str(script)]
            with suppress(subprocess.TimeoutExpired):  # the sentences spoken so far are on disk
                subprocess.run(command, capture_output=True, timeout=_TIMEOUT_S, check=False)
            return [u for i in range(len(sentences)) if (u := self._read(Path(folder), i)) is not None]

    def _script(self, sentences: list[Sentence], folder: Path, rng: np.random.Generator) -> str:
        lines = [f"(voice_{self.voice})"]
        for index, sentence in enumerate(sentences):
            text = sentence.text.replace("\\", " ").replace('"', " ")
            stem = folder / str(index)
            lines.append(f"(Parameter.set 'Duration_Stretch {rng.uniform(0.8, 1.25):.3f})")
            lines.append(
                f'(unwind-protect (let ((u (utt.synth (Utterance Text "{text}"))))'
                f' (utt.save.segs u "{stem}.lab") (utt.save.wave u "{stem}.wav")) nil)'
            )
        return "\n".join(lines)

    def _read(self, folder: Path, index: int) -> Utterance | None:
        sound, labels = folder / f"{index}.wav", folder / f"{index}.lab"
        if not sound.exists() or not labels.exists():
            return None
        samples, rate_hz = read_mono(sound)
        phones = parse_labels(labels.read_text(errors="replace"))
        return Utterance(samples, rate_hz, phones, self.alphabet) if phones else None


def parse_labels(text: str) -> tuple[Phone, ...]:
    """Phones from an xlabel file: ``end_s colour symbol`` lines after a ``#`` line."""
    phones: list[Phone] = []
    start = 0.0
    for line in text.partition("#\n")[2].splitlines():
        fields = line.split()
        if len(fields) == 3:
            phones.append(Phone(fields[2], start, float(fields[0])))
            start = float(fields[0])
    return tuple(phones)


_KNOWN = (
    FestivalSpeech("cmu_us_slt_arctic_hts", ("en",), "arpabet", "ascii"),
    FestivalSpeech("kal_diphone", ("en",), "arpabet", "ascii"),
    FestivalSpeech("ked_diphone", ("en",), "arpabet", "ascii"),
    FestivalSpeech("czech_dita", ("cs",), "czech", "iso-8859-2"),
    FestivalSpeech("czech_ph", ("cs",), "czech", "iso-8859-2"),
    FestivalSpeech("czech_machac", ("cs",), "czech", "iso-8859-2"),
    FestivalSpeech("czech_krb", ("cs",), "czech", "iso-8859-2"),
    FestivalSpeech("hy_fi_mv_diphone", ("fi",), "finnish", "iso-8859-1"),
    FestivalSpeech("suo_fi_lj_diphone", ("fi",), "finnish", "iso-8859-1"),
    FestivalSpeech("lp_diphone", ("it",), "romance", "iso-8859-1"),
    FestivalSpeech("pc_diphone", ("it",), "romance", "iso-8859-1"),
    FestivalSpeech("upc_ca_ona_hts", ("es",), "romance", "iso-8859-1"),
    FestivalSpeech("msu_ru_nsh_clunits", ("ru",), "russian", "utf-8"),
)


def installed() -> tuple[FestivalSpeech, ...]:
    """The known Festival speakers whose voice is installed."""
    if not shutil.which("festival") or not _VOICES.is_dir():
        return ()
    there = {path.name for path in _VOICES.glob("*/*")}
    return tuple(voice for voice in _KNOWN if voice.voice in there)
