"""The starter pack's denoiser: a small convolutional diffusion for head and eyes, a fixed map for the lips.

The lips are what the audio encoder regressed, mapped linearly to offsets, so diffusion can never blur
them; which offsets mean what is decided in `joyvasa_runtime.training.units`, not here.
"""

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

CARRIED = 10
FRAMES = 100
STEPS = 50
DILATIONS = (1, 2, 4, 8, 16, 8, 4, 2, 1)
"""Of the layers: each frame sees almost two seconds to either side, the time in which a head wanders."""


class Layer(nn.Module):
    """Residual dilated convolution over time whose norm is scaled and shifted by the diffusion step."""

    def __init__(self, width: int, dilation: int) -> None:
        super().__init__()
        self.spread = nn.Conv1d(width, width, 3, padding=dilation, dilation=dilation)
        self.mix = nn.Linear(width, width)
        self.modulation = nn.Linear(width, 3 * width)
        nn.init.zeros_(self.modulation.weight)
        nn.init.zeros_(self.modulation.bias)

    def forward(self, rows: Tensor, step: Tensor) -> Tensor:
        """Rows (B, T, width) with what the neighbourhood adds; step embedding (B, width)."""
        scale, shift, gate = self.modulation(step)[:, None].chunk(3, dim=-1)
        normed = functional.layer_norm(rows, (rows.shape[-1],)) * (1 + scale) + shift
        spread = self.spread(normed.transpose(1, 2)).transpose(1, 2)
        result: Tensor = rows + (1 + gate) * self.mix(functional.gelu(spread))
        return result


class MotionDenoiser(nn.Module):
    """Predicts the clean motion of a window from a noisy one (x0 prediction).

    Parameters
    ----------
    lips : Tensor, shape (C, 5)
        Motion, in model units, of one unit of each mouth control.
    moves : Tensor, shape (C, K)
        Motion, in model units, of one unit of each head and eye latent.
    """

    def __init__(
        self, lips: Tensor, moves: Tensor, width: int = 128, dilations: tuple[int, ...] = DILATIONS
    ) -> None:
        super().__init__()
        self.register_buffer("lips", lips)
        self.register_buffer("moves", moves)
        channels, latents = moves.shape
        controls = lips.shape[1]
        self.motion = nn.Linear(channels, width)
        self.junction = nn.Linear(2 * channels, width)
        self.audio = nn.Sequential(nn.Linear(controls, width), nn.GELU(), nn.Linear(width, width))
        self.past = nn.Parameter(torch.randn(width))
        self.step = nn.Sequential(nn.Linear(width, width), nn.SiLU(), nn.Linear(width, width), nn.SiLU())
        self.layers = nn.ModuleList(Layer(width, dilation) for dilation in dilations)
        self.out = nn.Linear(width, latents)
        self.keep = nn.Linear(channels, latents)
        self.trust = nn.Linear(width, latents)
        self.register_buffer("step_table", _sinusoids(STEPS + 1, width), persistent=False)

    def latents(
        self, noisy: Tensor, previous_motion: Tensor, previous_audio: Tensor, audio: Tensor, step: Tensor
    ) -> Tensor:
        """Head and eye latents (B, 100, K) of the clean motion."""
        edge = torch.cat([previous_motion[:, -1], previous_motion[:, -1] - previous_motion[:, -2]], dim=-1)
        rows = torch.cat([self.motion(previous_motion) + self.past, self.motion(noisy)], dim=1)
        rows = rows + self.audio(torch.cat([previous_audio, audio], dim=1))
        rows = rows + self.junction(edge)[:, None]
        embedded = self.step(self.step_table[step])  # type: ignore[index]
        for layer in self.layers:
            rows = layer(rows, embedded)
        rows = rows[:, CARRIED:]
        # The less noise, the more of the answer is already there: how much to keep depends on the step.
        kept = torch.sigmoid(self.trust(embedded))[:, None] * self.keep(noisy)
        result: Tensor = self.out(functional.layer_norm(rows, (rows.shape[-1],))) + kept
        return result

    def forward(
        self, noisy: Tensor, previous_motion: Tensor, previous_audio: Tensor, audio: Tensor, step: Tensor
    ) -> Tensor:
        """Clean motion (B, 100, C) of a window.

        Parameters
        ----------
        noisy : Tensor, shape (B, 100, C)
        previous_motion : Tensor, shape (B, 10, C)
        previous_audio, audio : Tensor, shape (B, 10, 5) and (B, 100, 5)
            Mouth controls of the encoder.
        step : Tensor, shape (B,), int64
            Diffusion step, 1 to 50.
        """
        moves = self.latents(noisy, previous_motion, previous_audio, audio, step)
        return moves @ self.moves.T + audio @ self.lips.T  # type: ignore[operator]


def _sinusoids(count: int, width: int) -> Tensor:
    rates = torch.exp(-math.log(10_000.0) * torch.arange(0, width, 2) / width)
    angles = torch.arange(count)[:, None] * rates
    return torch.cat([torch.sin(angles), torch.cos(angles)], dim=1)
