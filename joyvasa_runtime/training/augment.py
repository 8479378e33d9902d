"""Changes of a spectrogram that leave the mouth as it is: rooms, noises, microphones, music, other voices.

Works on mel powers of a whole batch in numpy; speed and vocal-tract length belong to `crops`.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.networks.speech_encoder import MEL_BANDS, mel_centres

Powers = NDArray[np.float32]

_CENTRES_HZ = mel_centres().numpy()
_SPEECH_POWER = 0.01  # the square of the level that every clip is brought to


@dataclass(frozen=True, slots=True)
class Chances:
    """Probability of each change for one crop."""

    room: float = 0.45
    noise: float = 0.75
    babble: float = 0.12
    music: float = 0.18
    telephone: float = 0.10
    dull: float = 0.15
    gate: float = 0.10
    mask: float = 0.30


def augment(powers: Powers, rng: np.random.Generator, chances: Chances | None = None) -> Powers:
    """Changed mel powers of a batch.

    Parameters
    ----------
    powers : ndarray, shape (B, T, 80), float32
        Speech at the training level; the others of a batch serve as babble for one.

    Returns
    -------
    ndarray, shape (B, T, 80), float32
    """
    chances = chances or Chances()
    count, rows, _ = powers.shape

    def drawn(chance: float) -> NDArray[np.intp]:
        return np.flatnonzero(rng.random(count) < chance)

    changed = powers * _decibels(_curves(count, 4.0, 4.0, rng))[:, None]
    chosen = drawn(chances.room)
    changed[chosen] = _room(changed[chosen], rng)
    chosen = drawn(chances.babble)
    others = powers[(chosen + 1) % count]
    changed[chosen] += others * _decibels(-rng.uniform(8, 28, (len(chosen), 1, 1)))
    chosen = drawn(chances.music)
    changed[chosen] += _music(len(chosen), rows, rng)
    chosen = drawn(chances.noise)
    changed[chosen] += _noise(len(chosen), rows, rng)
    for index in drawn(chances.telephone):
        changed[index] *= np.where((_CENTRES_HZ > 280) & (_CENTRES_HZ < 3500), 1.0, 1e-4)
    for index in drawn(chances.dull):
        changed[index] *= np.where(rng.uniform(3500, 7000) > _CENTRES_HZ, 1.0, 1e-4)
    for index in drawn(chances.gate):
        threshold = np.quantile(changed[index].sum(axis=1), 0.2)
        changed[index] *= np.where(changed[index].sum(axis=1, keepdims=True) < threshold, 1e-3, 1.0)
    for index in drawn(chances.mask):
        first = int(rng.integers(MEL_BANDS))
        changed[index][:, first : first + int(rng.integers(2, 9))] *= 1e-3
    gain = _decibels(rng.normal(0.0, 2.5, (count, 1, 1)))
    result: Powers = (changed * gain).astype(np.float32)
    return result


def _decibels(values: NDArray[np.float64]) -> NDArray[np.float32]:
    result: NDArray[np.float32] = (10.0 ** (values / 10.0)).astype(np.float32)
    return result


def _curves(count: int, ripple_db: float, tilt_db: float, rng: np.random.Generator) -> NDArray[np.float64]:
    """Smooth random frequency responses in dB, shape (count, 80)."""
    bands = np.arange(MEL_BANDS)
    knots = np.linspace(0, MEL_BANDS - 1, 8)
    ripple = np.array([np.interp(bands, knots, row) for row in rng.normal(0, ripple_db, (count, 8))])
    tilt = rng.normal(0, tilt_db, (count, 1)) * np.linspace(-1, 1, MEL_BANDS)
    return ripple.reshape(count, MEL_BANDS) + tilt


def _room(powers: Powers, rng: np.random.Generator) -> Powers:
    """Powers with an exponential tail, as the diffuse sound of a room adds it."""
    count, rows, bands = powers.shape
    decay_s = rng.uniform(0.15, 0.9, (count, 1)) * np.linspace(1.1, 0.6, bands)
    keep = (10.0 ** (-6.0 * 0.01 / decay_s)).astype(np.float32)
    direct = _decibels(rng.uniform(-2, 14, (count, 1)))
    share = (1 - keep) / direct
    tail = np.zeros((count, bands), np.float32)
    wet = powers.copy()
    for row in range(1, rows):
        tail = keep * tail + powers[:, row - 1]
        wet[:, row] += share * tail
    return wet


def _noise(count: int, rows: int, rng: np.random.Generator) -> Powers:
    """Coloured noise whose loudness wanders, 3 to 41 dB under the speech."""
    spectrum = _decibels(_curves(count, 5.0, 8.0, rng))
    spectrum /= spectrum.sum(axis=1, keepdims=True)
    level = _SPEECH_POWER * _decibels(-rng.uniform(3, 41, (count, 1)))
    knots = np.linspace(0, rows - 1, 7)
    wander = np.array([np.interp(np.arange(rows), knots, row) for row in rng.normal(0, 2.5, (count, 7))])
    grain = rng.standard_gamma(2.5, (count, rows, MEL_BANDS)).astype(np.float32) / 2.5
    return grain * (spectrum * level)[:, None] * _decibels(wander.reshape(count, rows))[:, :, None]


def _music(count: int, rows: int, rng: np.random.Generator) -> Powers:
    """Chords of harmonic notes that change a few times a second, 5 to 28 dB under the speech."""
    result = np.zeros((count, rows, MEL_BANDS), np.float32)
    for piece in result:
        row = 0
        while row < rows:
            length = int(rng.integers(12, 70))
            fade = np.exp(-np.arange(length) / rng.uniform(15, 120))[: rows - row]
            piece[row : row + length] += fade[:, None] * _chord(rng)
            row += length
        piece *= _SPEECH_POWER * 10.0 ** (-rng.uniform(5, 28) / 10) / max(float(piece.sum(1).mean()), 1e-9)
    return result


def _chord(rng: np.random.Generator) -> NDArray[np.float32]:
    """Mel powers of up to four notes, shape (80,)."""
    notes = 110.0 * 2 ** (rng.integers(0, 40, int(rng.integers(1, 5))) / 12)
    harmonics = np.arange(1, 16)
    partials = (notes[:, None] * harmonics).ravel()
    strengths = np.tile(1.0 / harmonics ** rng.uniform(1.0, 2.5), len(notes))
    bands = np.clip(np.searchsorted(_CENTRES_HZ, partials), 0, MEL_BANDS - 1)
    result = np.zeros(MEL_BANDS, np.float32)
    np.add.at(result, bands, np.where(partials < 7600, strengths, 0.0))
    return result
