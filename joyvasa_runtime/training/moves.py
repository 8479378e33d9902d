"""Stage two: the denoiser learns to draw head and eyes that go with mouth controls.

It sees the corpus's controls, never sound, so it does not depend on how well stage one went.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.utils.data import Dataset

from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.motion.schedule import cosine_schedule
from joyvasa_runtime.networks.motion_denoiser import CARRIED, FRAMES, STEPS, MotionDenoiser
from joyvasa_runtime.training.corpus import Part
from joyvasa_runtime.training.crops import control_frames
from joyvasa_runtime.training.head import draw_head
from joyvasa_runtime.training.stage import Stage, StageSettings
from joyvasa_runtime.training.units import LATENTS, Units, measure_units, network_matrices

Rows = NDArray[np.float32]

BATCH = 32

_UNIT_CROPS = 400
_START_CHANCE = 0.12
_START_FRAMES = 30
_HEAD = slice(LATENTS.index("brow"), LATENTS.index("roll") + 1)
_BLINK_WEIGHT = 1.5
_VELOCITY = 2.0
_JUNCTION_FRAMES, _JUNCTION_WEIGHT = 12, 2.0
_CARRIED_NOISE = 0.03
_LIP_GAIN = (0.8, 2.6)
_SIGNAL = torch.from_numpy(cosine_schedule(STEPS).alpha_bars.copy()).float()


@dataclass(frozen=True, slots=True)
class MoveBatch:
    """A batch of windows with what precedes them.

    Parameters
    ----------
    latents : Tensor, shape (B, 110, 13)
        Head and eyes in units of their spread; carried frames first.
    controls : Tensor, shape (B, 110, 5)
    gain : Tensor, shape (B, 1, 1)
        How strongly guidance has driven the lips.
    """

    latents: Tensor
    controls: Tensor
    gain: Tensor


class MoveCrops(Dataset[MoveBatch]):
    """Numbered batches of controls from the corpus with a freshly drawn head."""

    def __init__(self, parts: tuple[Part, ...], spread: Rows, size: int, batches: int, seed: int) -> None:
        self.parts = parts
        self.spread = spread
        self.size = size
        self.batches = batches
        self.seed = seed
        hours = np.array([part.hours for part in parts])
        self.shares = hours / hours.sum()

    def __len__(self) -> int:
        return self.batches

    def __getitem__(self, number: int) -> MoveBatch:
        rng = np.random.default_rng([self.seed, number])
        crops = [self._crop(rng) for _ in range(self.size)]
        controls, latents = (torch.from_numpy(np.stack(arrays)) for arrays in zip(*crops, strict=True))
        gain = torch.from_numpy(rng.uniform(*_LIP_GAIN, (self.size, 1, 1)).astype(np.float32))
        return MoveBatch(latents, controls, gain)

    def _crop(self, rng: np.random.Generator) -> tuple[Rows, Rows]:
        part = self.parts[int(rng.choice(len(self.parts), p=self.shares))]
        controls = control_frames(part, CARRIED + FRAMES, rng)
        latents = draw_head(controls, rng) / self.spread
        if rng.random() < _START_CHANCE:  # the start of a sound: a still face, then the head begins to move
            ramp = np.clip(np.arange(1, FRAMES + 1) / _START_FRAMES, 0, 1)
            latents[:CARRIED], controls[:CARRIED] = 0, 0
            latents[CARRIED:, _HEAD] *= (ramp**2 * (3 - 2 * ramp))[:, None].astype(np.float32)
        return controls, latents


def corpus_units(parts: tuple[Part, ...], seed: int) -> Units:
    """Model units measured on random stretches of the corpus."""
    rng = np.random.default_rng([seed, 0])
    chosen = rng.integers(len(parts), size=_UNIT_CROPS)
    controls = [control_frames(parts[index], FRAMES, rng) for index in chosen]
    latents = [draw_head(rows, rng) for rows in controls]
    return measure_units(np.concatenate(controls), np.concatenate(latents))


def new_denoiser(units: Units) -> MotionDenoiser:
    """An untrained denoiser for these units."""
    lips, moves = network_matrices(units)
    return MotionDenoiser(torch.from_numpy(lips), torch.from_numpy(moves))


def move_loss(model: MotionDenoiser, batch: MoveBatch) -> Tensor:
    """Squared error of the latents and of their change, larger where windows join."""
    device = next(model.parameters()).device
    latents, controls = batch.latents.to(device), batch.controls.to(device)
    lips = controls @ model.lips.T * batch.gain.to(device)  # type: ignore[operator]
    motion = latents @ model.moves.T + lips  # type: ignore[operator]
    step = torch.randint(1, STEPS + 1, (len(motion),), device=device)
    signal = _SIGNAL.to(device)[step][:, None, None]
    clean = motion[:, CARRIED:]
    noisy = signal.sqrt() * clean + (1 - signal).sqrt() * torch.randn_like(clean)
    carried = motion[:, :CARRIED] + _CARRIED_NOISE * torch.randn_like(motion[:, :CARRIED])
    answer = model.latents(noisy, carried, controls[:, :CARRIED], controls[:, CARRIED:], step)
    error = answer - latents[:, CARRIED:]
    weights = torch.ones(FRAMES, len(LATENTS), device=device)
    weights[:_JUNCTION_FRAMES] = _JUNCTION_WEIGHT
    weights[:, LATENTS.index("blink")] *= _BLINK_WEIGHT
    change = error[:, 1:] - error[:, :-1]
    return (weights * error.square()).mean() + _VELOCITY * (weights[1:] * change.square()).mean()


def train_moves(
    parts: tuple[Part, ...], units: Units, path: Path, settings: StageSettings, seed: int, monitor: Monitor
) -> MotionDenoiser:
    """Train the denoiser, or finish a run that `path` holds.

    Raises
    ------
    Cancelled
        If the user asked to stop.
    """
    torch.manual_seed(seed)
    crops = MoveCrops(parts, units.latent_spread, BATCH, settings.steps, seed)
    stage = Stage("moves", new_denoiser(units), move_loss, settings)
    model = stage.run(crops, path, monitor)
    assert isinstance(model, MotionDenoiser)
    return model
