"""Sentences for the synthesisers: Debian's fortune files, their words shuffled, and random syllables.

Only the sound of the sentences matters; their meaning does not, and no text is kept in the model.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np

FORTUNES = Path("/usr/share/games/fortunes")
_ENGLISH = ("fortunes", "literature", "riddles", "debian-hints", "bofh-excuses")
_FOLDERS = {
    "cs": ("cs", "cz", "sk"), "de": ("de",), "es": ("es",), "it": ("it",), "pl": ("pl",), "ru": ("ru",),
    "bg": ("bg",), "pt": ("pt", "brasil"), "fr": ("fr",), "eo": ("eo",), "ga": ("ga",),
    "sv": ("sv",), "tr": ("tr",), "vi": ("vi",),
}  # fmt: skip
_MIN_WORDS, _MAX_WORDS = 3, 16

_CONSONANTS = [
    "p", "b", "m", "f", "v", "w", "t", "d", "n", "s", "z", "l", "r", "k", "g", "h", "j", "sh", "ch", "y",
]  # fmt: skip
_VOWELS = ["a", "e", "i", "o", "u", "ai", "au", "ei", "oo"]
_SCRIPTS = {
    "ja": [chr(c) for c in range(0x3042, 0x3094) if chr(c) not in "ぁぃぅぇぉっゃゅょゎ"],
    "ko": [chr(0xAC00 + 588 * a + 28 * b) for a in range(19) for b in (0, 1, 4, 5, 8, 13, 18, 20)],
    "hi": [c + v for c in "कगचजटडतदनपबभमयरलवशसह" for v in ("", "ा", "ि", "ी", "ु", "ू", "े", "ो", "ौ")],
    "fa": [c + v for c in "بپتجخدرزسشفکگلمنوهی" for v in ("ا", "و", "ی")],
}


def sentences(language: str, rng: np.random.Generator) -> Iterator[str]:
    """Endless sentences: half as written, half of shuffled words; syllables where a language has no text."""
    written = _written(language)
    words = [word for sentence in written for word in sentence.split()]
    while True:
        if len(words) < 200:
            yield _syllables(language, rng)
        elif rng.random() < 0.5:
            yield str(rng.choice(written))
        else:
            yield " ".join(rng.choice(words, int(rng.integers(4, 14)))) + "."


def _written(language: str) -> list[str]:
    if language == "en":
        paths = [FORTUNES / name for name in _ENGLISH]
    else:
        homes = [FORTUNES / name for name in _FOLDERS.get(language, ())]
        paths = [path for home in homes for path in (home, *sorted(home.glob("*"))) if not path.suffix]
    texts = [path.read_text("utf-8", "ignore") for path in paths if path.is_file()]
    return [sentence for text in texts for sentence in _split(text)]


def _split(text: str) -> Iterator[str]:
    for entry in text.split("\n%"):
        body = re.sub(r"\n\s*--.*", " ", entry, flags=re.DOTALL)  # the name of the author
        for part in re.split(r"(?<=[.!?;:])\s+", re.sub(r"\s+", " ", body)):
            clean = re.sub(r"[^\w\s'.,?!-]|[\d_]", " ", part)
            count = len(clean.split())
            if _MIN_WORDS <= count <= _MAX_WORDS and len(clean) < 150:
                yield " ".join(clean.split())


def _syllables(language: str, rng: np.random.Generator) -> str:
    if language in _SCRIPTS:
        words = ["".join(rng.choice(_SCRIPTS[language], int(rng.integers(2, 5)))) for _ in range(7)]
        return " ".join(words)
    words = []
    for _ in range(int(rng.integers(4, 9))):
        pairs = int(rng.integers(1, 4))
        words.append("".join(str(rng.choice(_CONSONANTS)) + str(rng.choice(_VOWELS)) for _ in range(pairs)))
    return " ".join(words) + "."
