"""Mouth controls that the phones of an utterance ask for, at 100 rows a second.

Coarticulation follows Cohen and Massaro's dominance model (1993) with Gaussian dominance functions;
closures are laid over it explicitly. Head and eyes are not decided here.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.training.phones import Articulation, articulations, is_plosive
from joyvasa_runtime.training.speech import Phone

ROWS_PER_S = 100
JAW, SPREAD, PUCKER, PRESS, BITE = range(5)

Rows = NDArray[np.float32]

_SIGMA_S = {JAW: 0.038, SPREAD: 0.050, PUCKER: 0.060}
"""How far coarticulation reaches: the lips move ahead further than the jaw."""

_SILENCE_WEIGHT = 0.8
_CLOSURE_HALF_S = (0.028, 0.070)
_CLOSURE_EDGE_S = 0.025
_QUIET_JAW = 0.4
"""Share of the jaw's opening left in the quietest voiced sound."""

_BITE_KEEPS = 0.4
"""Share of the jaw's opening left while the lower lip touches the teeth."""


def controls_from_phones(phones: Sequence[Phone], alphabet: str, loudness: Rows) -> Rows:
    """Mouth controls before closures are applied to the jaw.

    Parameters
    ----------
    phones : sequence of Phone
        In order of time.
    loudness : ndarray, shape (T,), float32
        In [0, 1], 100 rows a second.

    Returns
    -------
    ndarray, shape (T, 5), float32
        Jaw, spread, pucker, press, bite, each in [0, 1]. `to_frames` applies the closures.
    """
    count = len(loudness)
    targets = np.zeros((3, count))
    weights = np.full(count, 1e-3)
    controls = np.zeros((count, 5), np.float32)
    for phone in phones:
        postures = articulations(phone.symbol, alphabet)
        edges = np.linspace(phone.start_s, phone.end_s, max(len(postures), 1) + 1)
        for index, posture in enumerate(postures or (Articulation(0.0, weight=_SILENCE_WEIGHT),)):
            span = slice(*np.round(edges[index : index + 2] * ROWS_PER_S).astype(int))
            weights[span] = posture.weight
            targets[:, span] = np.array([posture.jaw, posture.spread, posture.pucker])[:, None]
        _add_closures(controls, phone, postures)
    for control, sigma in _SIGMA_S.items():
        kernel = _gaussian(sigma)
        blended = _blur(targets[control] * weights, kernel) / _blur(weights, kernel)
        controls[:, control] = blended
    controls[:, JAW] *= _QUIET_JAW + (1 - _QUIET_JAW) * loudness
    return controls


def silence_rows(phones: Sequence[Phone], alphabet: str, count: int) -> NDArray[np.bool_]:
    """Which of `count` rows lie in no sounding phone."""
    silent = np.ones(count, np.bool_)
    for phone in phones:
        if articulations(phone.symbol, alphabet):
            silent[round(phone.start_s * ROWS_PER_S) : round(phone.end_s * ROWS_PER_S)] = False
    return silent


def to_frames(rows: Rows) -> Rows:
    """Controls at 25 frames a second, closures applied, from rows (..., 4 T, 5) at 100 a second.

    A closure that touches a frame at all counts for the whole frame: at 25 frames a second most would be
    averaged away otherwise.
    """
    grouped = rows.reshape(*rows.shape[:-2], -1, 4, 5)
    frames = grouped.mean(axis=-2)
    frames[..., (PRESS, BITE)] = grouped[..., (PRESS, BITE)].max(axis=-2)
    frames[..., JAW] *= 1 - frames[..., PRESS]
    frames[..., JAW] *= 1 - (1 - _BITE_KEEPS) * frames[..., BITE]
    result: Rows = frames.astype(np.float32)
    return result


def _add_closures(controls: Rows, phone: Phone, postures: Sequence[Articulation]) -> None:
    for control in (PRESS, BITE):
        strength = max(((p.press, p.bite)[control - PRESS] for p in postures), default=0.0)
        if strength == 0.0:
            continue
        duration = phone.end_s - phone.start_s
        centre = phone.start_s + (0.42 if is_plosive(phone.symbol) else 0.5) * duration
        half = float(np.clip(duration / 2, *_CLOSURE_HALF_S))
        reach = half + _CLOSURE_EDGE_S
        first = max(int((centre - reach) * ROWS_PER_S), 0)
        last = min(int((centre + reach) * ROWS_PER_S) + 2, len(controls))
        times = (np.arange(first, last) + 0.5) / ROWS_PER_S
        bump = strength * np.clip((reach - np.abs(times - centre)) / _CLOSURE_EDGE_S, 0, 1)
        controls[first:last, control] = np.maximum(controls[first:last, control], bump)


def _gaussian(sigma_s: float) -> NDArray[np.float64]:
    reach = int(3.5 * sigma_s * ROWS_PER_S) + 1
    times = np.arange(-reach, reach + 1) / ROWS_PER_S
    kernel = np.exp(-0.5 * (times / sigma_s) ** 2)
    result: NDArray[np.float64] = kernel / kernel.sum()
    return result


def _blur(signal: NDArray[np.float64], kernel: NDArray[np.float64]) -> NDArray[np.float64]:
    reach = len(kernel) // 2
    return np.convolve(np.pad(signal, reach, mode="edge"), kernel, mode="valid")


def loudness_rows(samples: Rows, rate_hz: int, count: int) -> Rows:
    """Loudness in [0, 1], 100 rows a second: square root of the RMS relative to the loud passages."""
    energy = np.concatenate([[0.0], np.cumsum(samples.astype(np.float64) ** 2)])
    centres = (np.arange(count) + 0.5) / ROWS_PER_S * rate_hz
    low = np.clip(np.round(centres - 0.01 * rate_hz), 0, len(samples)).astype(int)
    high = np.clip(np.round(centres + 0.01 * rate_hz), 0, len(samples)).astype(int)
    rms = np.sqrt((energy[high] - energy[low]) / np.maximum(high - low, 1))
    smooth = _blur(rms, _gaussian(0.03))
    loud = max(float(np.percentile(smooth, 95)), 1e-6)
    result: Rows = np.sqrt(np.clip(smooth / loud, 0, 1)).astype(np.float32)
    return result
