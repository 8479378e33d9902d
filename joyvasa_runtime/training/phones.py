"""What each phone does to the mouth: a table of articulations and the alphabets that lead to it.

It knows nothing of time; `targets` lays the articulations on a time axis.
"""

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Articulation:
    """Mouth posture of a phone, every value in [0, 1].

    Parameters
    ----------
    jaw, spread, pucker, press, bite : float
        Mouth opening, lips spread, lips rounded, lips pressed together, lower lip under the teeth.
    weight : float
        Dominance over the neighbours: 1 for a vowel, small for sounds that any mouth shape can make.
    """

    jaw: float
    spread: float = 0.0
    pucker: float = 0.0
    press: float = 0.0
    bite: float = 0.0
    weight: float = 1.0


# Openness from the vowel chart, protrusion from Cohen and Massaro's dominance functions: lips and jaw
# are free for velars and glottals, moderately bound for alveolars, fully bound for labials.
_OPEN = Articulation(0.95, 0.12)
_NEAR_OPEN = Articulation(0.85, 0.32)
_MID_FRONT = Articulation(0.58, 0.38)
_CLOSE_MID_FRONT = Articulation(0.46, 0.48)
_CLOSE_FRONT = Articulation(0.24, 0.62)
_NEAR_CLOSE_FRONT = Articulation(0.30, 0.42, weight=0.8)
_CENTRAL = Articulation(0.38, 0.12, weight=0.5)
_OPEN_CENTRAL = Articulation(0.62, 0.12)
_CLOSE_CENTRAL = Articulation(0.24, 0.25, weight=0.8)
_OPEN_ROUND = Articulation(0.72, 0.0, 0.38)
_MID_ROUND = Articulation(0.46, 0.0, 0.62)
_CLOSE_ROUND = Articulation(0.22, 0.0, 0.85)
_NEAR_CLOSE_ROUND = Articulation(0.27, 0.0, 0.58, weight=0.8)
_FRONT_CLOSE_ROUND = Articulation(0.22, 0.0, 0.72)
_FRONT_MID_ROUND = Articulation(0.45, 0.0, 0.5)
_LABIAL = Articulation(0.0, 0.0, 0.0, press=1.0, weight=1.6)
_LABIODENTAL = Articulation(0.1, 0.05, 0.0, bite=1.0, weight=1.3)
_LABIAL_GLIDE = Articulation(0.12, 0.0, 0.92, weight=1.2)
_POSTALVEOLAR = Articulation(0.16, 0.0, 0.48, weight=0.9)
_SIBILANT = Articulation(0.1, 0.36, weight=0.9)
_ALVEOLAR = Articulation(0.18, 0.15, weight=0.5)
_LATERAL = Articulation(0.28, 0.15, weight=0.45)
_RHOTIC = Articulation(0.2, 0.0, 0.35, weight=0.6)
_DENTAL = Articulation(0.22, 0.12, weight=0.6)
_PALATAL = Articulation(0.2, 0.45, weight=0.6)
_VELAR = Articulation(0.28, 0.1, weight=0.25)
_GLOTTAL = Articulation(0.35, 0.1, weight=0.1)
_THROAT = Articulation(0.5, 0.1, weight=0.3)

_IPA: dict[str, Articulation] = {}
for _symbols, _articulation in (
    ("aɑäɐ̯ᴀ", _OPEN),
    ("æ", _NEAR_OPEN),
    ("ɛɜɝ", _MID_FRONT),
    ("e", _CLOSE_MID_FRONT),
    ("i", _CLOSE_FRONT),
    ("ɪᵻ", _NEAR_CLOSE_FRONT),
    ("əɘɚ", _CENTRAL),
    ("ʌɐɤ", _OPEN_CENTRAL),
    ("ɨɯʏ̈", _CLOSE_CENTRAL),
    ("ɔɒ", _OPEN_ROUND),
    ("oɵ", _MID_ROUND),
    ("uʉ", _CLOSE_ROUND),
    ("ʊ", _NEAR_CLOSE_ROUND),
    ("yʏ", _FRONT_CLOSE_ROUND),
    ("øœɞ", _FRONT_MID_ROUND),
    ("pbmɓʙ", _LABIAL),
    ("fvⱱɱ", _LABIODENTAL),
    ("wʍɥɸβʋ", _LABIAL_GLIDE),
    ("ʃʒɕʑʂʐɖʈɧ", _POSTALVEOLAR),
    ("szɬɮ", _SIBILANT),
    ("tdnɗɾɳ", _ALVEOLAR),
    ("lɫɭʎɺ", _LATERAL),
    ("rɹɻɽ", _RHOTIC),
    ("θð", _DENTAL),
    ("jɲçʝcɟ", _PALATAL),
    ("kgɡŋxɣɠɰ", _VELAR),
    ("hɦʔ", _GLOTTAL),
    ("qχʁħʕʀɢɴ", _THROAT),
):
    for _symbol in _symbols:
        if not unicodedata.combining(_symbol):
            _IPA[_symbol] = _articulation

SILENCES = frozenset(
    ("", "_", "^", "$", "pau", "#", "sil", "<sil>", "h#", "brth", "ssil", "(...)", *'.,;:!?¡¿-–—…"“”«»()[]')
)
"""Symbols that mean that nobody speaks, in every alphabet."""

JOINS = frozenset(("ˈ", "ˌ", " ", "ː", "ˑ", "‿", "|"))
"""Symbols that last without being sounds of their own: stress, word borders, length."""

_ARPABET = {
    "aa": "ɑ", "ae": "æ", "ah": "ʌ", "ao": "ɔ", "aw": "aʊ", "ax": "ə", "axr": "ɚ", "ay": "aɪ", "b": "b",
    "ch": "tʃ", "d": "d", "dh": "ð", "dx": "ɾ", "eh": "ɛ", "el": "l", "em": "m", "en": "n", "er": "ɝ",
    "ey": "eɪ", "f": "f", "g": "g", "hh": "h", "hv": "h", "ih": "ɪ", "ix": "ɪ", "iy": "i", "jh": "dʒ",
    "k": "k", "l": "l", "m": "m", "n": "n", "ng": "ŋ", "nx": "n", "ow": "oʊ", "oy": "ɔɪ", "p": "p",
    "r": "ɹ", "s": "s", "sh": "ʃ", "t": "t", "th": "θ", "uh": "ʊ", "uw": "u", "v": "v", "w": "w", "y": "j",
    "z": "z", "zh": "ʒ",
}  # fmt: skip

_CZECH = {
    "s~": "ʃ", "z~": "ʒ", "c~": "tʃ", "c": "ts", "ch": "x", "r~": "r", "dz": "dz", "dz~": "dʒ", "n~": "ɲ",
    "t~": "c", "d~": "ɟ", "d'": "ɟ", "t'": "c", "n'": "ɲ", "j": "j", "0": "ʔ",
}  # fmt: skip

_FINNISH = {
    "@": "æ", "7": "ø", "N": "ŋ", "ng": "ŋ", "nk": "ŋ", "S": "ʃ", "T": "t", "D": "d", "ts": "ts", "R": "r",
    "A": "æ", "O": "ø",
}  # fmt: skip

_ROMANCE = {
    "tS": "tʃ", "dZ": "dʒ", "ddZ": "dʒ", "ttS": "tʃ", "SS": "ʃ", "S": "ʃ", "Z": "ʒ", "JJ": "ɲ", "J": "ɲ",
    "LL": "ʎ", "L": "ʎ", "E": "ɛ", "O": "ɔ", "ax": "ə", "rr": "r", "N": "ŋ", "B": "b", "D": "ð", "G": "ɣ",
    "nn": "n", "ll": "l", "ddz": "dz", "tts": "ts", "uax": "ə", "y": "j", "nj": "ɲ", "lj": "ʎ", "ch": "tʃ",
}  # fmt: skip

_RUSSIAN = {
    "aa": "a", "ee": "ɛ", "ii": "i", "oo": "o", "uu": "u", "yy": "ɨ", "y": "ɨ", "ae": "e", "ch": "tʃ",
    "sh": "ʂ", "sch": "ɕ", "zh": "ʐ", "c": "ts", "h": "x", "hh": "x", "bb": "b", "pp": "p", "mm": "m",
    "ff": "f", "vv": "v", "dd": "d", "tt": "t", "nn": "n", "ll": "l", "rr": "r", "ss": "s", "zz": "z",
    "gg": "g", "kk": "k", "ur": "ə",
}  # fmt: skip

ALPHABETS: dict[str, dict[str, str]] = {
    "ipa": {},
    "arpabet": _ARPABET,
    "czech": _CZECH,
    "finnish": _FINNISH,
    "romance": _ROMANCE,
    "russian": _RUSSIAN,
}
"""Phone alphabets: symbol -> IPA; a symbol that is not listed is read as IPA itself."""


def articulations(symbol: str, alphabet: str = "ipa") -> tuple[Articulation, ...]:
    """Postures that a phone passes through, one for each sound in it (two for a diphthong).

    Returns
    -------
    tuple of Articulation
        Empty for a silence and for symbols without a sound.
    """
    table = ALPHABETS[alphabet]
    plain = symbol.rstrip("0123456789:'") if symbol not in table else symbol
    ipa = table.get(symbol, table.get(plain, plain))
    if symbol in SILENCES or ipa in SILENCES:
        return ()
    sounds = unicodedata.normalize("NFD", ipa)
    return tuple(_IPA[sound] for sound in sounds if sound in _IPA)


def is_plosive(symbol: str) -> bool:
    """Whether the phone closes and then releases, so that its closure is its first part."""
    return symbol[:1] in ("p", "b")
