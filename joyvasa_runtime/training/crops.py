"""Random crops of the corpus as training batches: a batch is a pure function of the seed and its number.

That makes a run resumable without storing any random state. No model and no loss is here.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.utils.data import Dataset

from joyvasa_runtime.networks.speech_encoder import (
    MEL_BANDS,
    MEL_ROWS,
    WINDOW_FRAMES,
    mel_centres,
    normalise_power,
    restore_power,
)
from joyvasa_runtime.training.augment import augment
from joyvasa_runtime.training.corpus import Part
from joyvasa_runtime.training.targets import to_frames

Rows = NDArray[np.float32]

HELD_OUT_ROWS = 3000
"""Rows at the end of each part that training never sees."""

_CONTEXT_ROWS = (MEL_ROWS - 4 * WINDOW_FRAMES) // 2
_SPEED = (0.85, 1.2)
_TRACT = (0.78, 1.3)
_CENTRES_HZ = mel_centres().numpy()


@dataclass(frozen=True, slots=True)
class SpeechBatch:
    """A batch of windows.

    Parameters
    ----------
    spectrogram : Tensor, shape (B, 80, 500)
    controls : Tensor, shape (B, 100, 5)
    silence : Tensor, shape (B, 100)
        1 where nobody speaks.
    """

    spectrogram: Tensor
    controls: Tensor
    silence: Tensor


class SpeechCrops(Dataset[SpeechBatch]):
    """Augmented batches, numbered from 0; `held_out` crops come from the parts' ends, unchanged."""

    def __init__(
        self, parts: tuple[Part, ...], size: int, batches: int, seed: int, *, held_out: bool = False
    ) -> None:
        self.parts = parts
        self.size = size
        self.batches = batches
        self.seed = seed
        self.held_out = held_out
        hours = np.array([part.hours for part in parts])
        self.shares = hours / hours.sum()

    def __len__(self) -> int:
        return self.batches

    def __getitem__(self, number: int) -> SpeechBatch:
        rng = np.random.default_rng([self.seed, number])
        crops = [self._crop(rng) for _ in range(self.size)]
        spectrogram, rows, silence = (np.stack(arrays) for arrays in zip(*crops, strict=True))
        if not self.held_out:
            powers = restore_power(torch.from_numpy(spectrogram)).numpy()
            spectrogram = normalise_power(torch.from_numpy(augment(powers, rng))).numpy()
        quiet = silence.reshape(self.size, WINDOW_FRAMES, 4).min(axis=2)
        inputs = torch.from_numpy(spectrogram).transpose(1, 2).contiguous()
        return SpeechBatch(inputs, torch.from_numpy(to_frames(rows)), torch.from_numpy(quiet))

    def _crop(self, rng: np.random.Generator) -> tuple[Rows, Rows, Rows]:
        part = self.parts[int(rng.choice(len(self.parts), p=self.shares))]
        speed = 1.0 if self.held_out else float(rng.uniform(*_SPEED))
        tract = 1.0 if self.held_out else float(np.exp(rng.uniform(*np.log(_TRACT))))
        span = int(MEL_ROWS * speed) + 2
        limit = len(part.silence) - HELD_OUT_ROWS
        first, last = (limit, len(part.silence)) if self.held_out else (0, limit)
        start = int(rng.integers(first, max(last - span, first + 1)))
        rows = slice(start, start + span)
        places = np.arange(MEL_ROWS) * speed
        spectrogram = _at(part.spectrogram[rows].astype(np.float32), places)[:, _tract_bands(tract)]
        central = places[_CONTEXT_ROWS:-_CONTEXT_ROWS]
        controls = _at(part.controls[rows].astype(np.float32), central)
        silence = part.silence[rows].astype(np.float32)[np.minimum(central.astype(int), span - 1)]
        return spectrogram, controls, silence


def control_frames(part: Part, frames: int, rng: np.random.Generator) -> Rows:
    """Mouth controls of a random stretch at 25 frames a second and a random speed, shape (frames, 5)."""
    speed = float(rng.uniform(*_SPEED))
    span = int(4 * frames * speed) + 2
    start = int(rng.integers(max(len(part.silence) - HELD_OUT_ROWS - span, 1)))
    rows = part.controls[start : start + span].astype(np.float32)
    return to_frames(_at(rows, np.arange(4 * frames) * speed))


def _at(rows: Rows, places: NDArray[np.floating[Any]]) -> Rows:
    """Rows at fractional places, linearly interpolated; past the end the last row counts."""
    below = np.minimum(places.astype(int), len(rows) - 1)
    above = np.minimum(below + 1, len(rows) - 1)
    part = np.clip(places - below, 0, 1)[:, None].astype(np.float32)
    result: Rows = rows[below] * (1 - part) + rows[above] * part
    return result


def _tract_bands(factor: float) -> NDArray[np.intp]:
    """Bands to read so that formants lie `factor` times higher, as in a shorter vocal tract."""
    wanted = np.interp(_CENTRES_HZ / factor, _CENTRES_HZ, np.arange(MEL_BANDS))
    result: NDArray[np.intp] = np.round(wanted).astype(np.intp)
    return result
