"""Formant voices of eSpeak NG: artificial, but dozens of languages and a hundred speakers.

Some pairs of language and speaker crash the library, so each batch runs in a process of its own.
"""

import ctypes
import ctypes.util
import multiprocessing
import re
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from joyvasa_runtime.training.speech import Phone, Sentence, Utterance

LANGUAGES = (
    "en-us", "en-gb", "de", "fr", "fr-be", "es", "es-419", "it", "pt", "pt-br", "nl", "sv", "da", "nb",
    "fi", "pl", "cs", "sk", "ru", "uk", "bg", "ro", "hu", "tr", "el", "hr", "sr", "sl", "lt", "lv", "et",
    "ca", "eu", "ga", "hi", "bn", "ta", "te", "ja", "ko", "cmn-latn-pinyin", "vi", "id", "sw", "eo", "fa",
    "ka",
)  # fmt: skip
SPEAKERS = (
    "adam", "Alex", "Alicia", "Andrea", "Andy", "anika", "Annie", "antonio", "aunty", "belinda", "benjamin",
    "boris", "caleb", "david", "Denis", "Diogo", "ed", "edward", "f1", "f2", "f3", "f4", "f5", "Gene",
    "Gene2", "grandma", "grandpa", "gustave", "Henrique", "Hugo", "iven", "iven2", "Jacky", "john", "klatt",
    "klatt2", "klatt3", "Lee", "linda", "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "marcelo", "Marco",
    "Mario", "max", "michel", "Michael", "miguel", "Mike", "norbert", "pablo", "paul", "pedro", "quincy",
    "rob", "robert", "sandro", "shelby", "steph", "steph2", "travis", "victor", "zac",
)  # fmt: skip

_BATCH = 40
_TIMEOUT_S = 240
_RETRIEVAL, _UTF8 = 1, 1
_PHONEME_EVENTS_IN_IPA = 0x0003
_EVENT_PHONEME = 7
_RATE, _PITCH, _RANGE = 1, 3, 4


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("text", ctypes.c_char * 8),
    )


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


@dataclass(frozen=True, slots=True)
class EspeakSpeech:
    """All of eSpeak NG's languages and speakers, drawn anew for each sentence."""

    name: str = "espeak"
    natural: bool = False
    share: float = 0.25
    languages: tuple[str, ...] = LANGUAGES

    def speak(self, sentences: Iterable[Sentence], rng: np.random.Generator) -> Iterator[Utterance]:
        """Speak the sentences, each batch in a process of its own."""
        waiting: list[Sentence] = []
        for sentence in sentences:
            waiting.append(sentence)
            if len(waiting) == _BATCH:
                yield from _speak_apart(waiting, int(rng.integers(2**31)))
                waiting = []
        if waiting:
            yield from _speak_apart(waiting, int(rng.integers(2**31)))


def _speak_apart(sentences: list[Sentence], seed: int) -> list[Utterance]:
    """Speak a batch in its own process and collect what it wrote before it ended or crashed."""
    with tempfile.TemporaryDirectory() as folder:
        worker = multiprocessing.get_context("spawn").Process(
            target=_speak_into, args=(sentences, seed, Path(folder))
        )
        worker.start()
        worker.join(_TIMEOUT_S)
        if worker.is_alive():
            worker.kill()
            worker.join()
        return [_load(path) for path in sorted(Path(folder).glob("*.npz"))]


def _load(path: Path) -> Utterance:
    with np.load(path) as stored:
        symbols = str(stored["symbols"]).split("\n")
        starts, rate_hz, samples = stored["starts"], int(stored["rate_hz"]), stored["samples"]
    ends = [*starts[1:], len(samples) / rate_hz]
    phones = tuple(Phone(s, float(a), float(b)) for s, a, b in zip(symbols, starts, ends, strict=True))
    return Utterance(samples, rate_hz, phones, "ipa")


def _speak_into(sentences: list[Sentence], seed: int, folder: Path) -> None:
    rng = np.random.default_rng(seed)
    library = ctypes.CDLL(ctypes.util.find_library("espeak-ng") or "libespeak-ng.so.1")
    rate_hz = library.espeak_Initialize(_RETRIEVAL, 0, None, _PHONEME_EVENTS_IN_IPA)
    sound: list[bytes] = []
    events: list[tuple[str, float]] = []

    def collect(wave: "ctypes._Pointer[ctypes.c_short]", count: int, event: "ctypes._Pointer[_Event]") -> int:
        if wave and count > 0:
            sound.append(ctypes.string_at(wave, count * 2))
        index = 0
        while event[index].type:
            if event[index].type == _EVENT_PHONEME:
                text = event[index].text.decode("utf-8", "ignore")
                events.append((text, event[index].audio_position / 1000))
            index += 1
        return 0

    callback = _Callback(collect)
    library.espeak_SetSynthCallback(callback)
    for number, sentence in enumerate(sentences):
        sound.clear()
        events.clear()
        library.espeak_SetVoiceByName(f"{sentence.language}+{rng.choice(SPEAKERS)}".encode())
        library.espeak_SetParameter(_RATE, int(rng.integers(115, 220)), 0)
        library.espeak_SetParameter(_PITCH, int(rng.integers(25, 75)), 0)
        library.espeak_SetParameter(_RANGE, int(rng.integers(30, 90)), 0)
        data = sentence.text.encode()
        library.espeak_Synth(data, len(data) + 1, 0, 1, 0, _UTF8, None, None)
        library.espeak_Synchronize()
        if sound and events:
            _store(folder / f"{number:03d}.npz", b"".join(sound), events, rate_hz)


def _store(path: Path, sound: bytes, events: list[tuple[str, float]], rate_hz: int) -> None:
    samples = np.frombuffer(sound, np.int16).astype(np.float32) / 32768
    marked = [(text, time) for text, time in events if not text.startswith("(")]  # a change of language
    symbols = "\n".join(re.sub(r"[\sˈˌ]", "", text) or "_" for text, _ in marked)
    partial = path.with_suffix(".part")
    with partial.open("wb") as file:
        np.savez(file, samples=samples, symbols=symbols, starts=[t for _, t in marked], rate_hz=rate_hz)
    partial.rename(path)


def installed() -> tuple[EspeakSpeech, ...]:
    """eSpeak NG, if its library is there."""
    return (EspeakSpeech(),) if ctypes.util.find_library("espeak-ng") else ()
