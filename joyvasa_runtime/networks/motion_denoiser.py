"""The starter pack's denoiser: a small diffusion transformer for head and eyes with a fixed map for lips.

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


class Attention(nn.Module):
    """Self-attention written out: on a CPU it runs faster than the fused operator."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.project = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)

    def forward(self, rows: Tensor) -> Tensor:
        """Rows (B, T, width) mixed over time."""
        batch, length, width = rows.shape
        parts = self.project(rows).reshape(batch, length, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4).unbind(0)
        scores = query @ key.transpose(-1, -2) / math.sqrt(width // self.heads)
        mixed: Tensor = self.out((scores.softmax(-1) @ value).transpose(1, 2).reshape(batch, length, width))
        return mixed


class Layer(nn.Module):
    """Transformer layer whose norms are scaled and shifted by the diffusion step."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.attention = Attention(width, heads)
        self.grow = nn.Linear(width, 3 * width)
        self.shrink = nn.Linear(3 * width, width)
        self.modulation = nn.Linear(width, 6 * width)
        nn.init.zeros_(self.modulation.weight)
        nn.init.zeros_(self.modulation.bias)

    def forward(self, rows: Tensor, step: Tensor) -> Tensor:
        """Rows (B, T, width) after attention and MLP; step embedding (B, width)."""
        scale1, shift1, gate1, scale2, shift2, gate2 = self.modulation(step)[:, None].chunk(6, dim=-1)
        width = rows.shape[-1]
        normed = functional.layer_norm(rows, (width,)) * (1 + scale1) + shift1
        rows = rows + (1 + gate1) * self.attention(normed)
        normed = functional.layer_norm(rows, (width,)) * (1 + scale2) + shift2
        grown: Tensor = self.shrink(functional.gelu(self.grow(normed)))
        result: Tensor = rows + (1 + gate2) * grown
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
        self, lips: Tensor, moves: Tensor, width: int = 128, layers: int = 3, heads: int = 4
    ) -> None:
        super().__init__()
        self.register_buffer("lips", lips)
        self.register_buffer("moves", moves)
        channels, latents = moves.shape
        controls = lips.shape[1]
        self.motion = nn.Linear(channels, width)
        self.junction = nn.Linear(2 * channels, width)
        self.audio = nn.Sequential(nn.Linear(controls, width), nn.GELU(), nn.Linear(width, width))
        self.places = nn.Parameter(0.02 * torch.randn(CARRIED + FRAMES, width))
        self.past = nn.Parameter(0.02 * torch.randn(width))
        self.step = nn.Sequential(nn.Linear(width, width), nn.SiLU(), nn.Linear(width, width))
        self.layers = nn.ModuleList(Layer(width, heads) for _ in range(layers))
        self.out = nn.Linear(width, latents)
        self.register_buffer("step_table", _sinusoids(STEPS + 1, width), persistent=False)

    def latents(
        self, noisy: Tensor, previous_motion: Tensor, previous_audio: Tensor, audio: Tensor, step: Tensor
    ) -> Tensor:
        """Head and eye latents (B, 100, K) of the clean motion."""
        edge = torch.cat([previous_motion[:, -1], previous_motion[:, -1] - previous_motion[:, -2]], dim=-1)
        rows = torch.cat([self.motion(previous_motion) + self.past, self.motion(noisy)], dim=1)
        rows = rows + self.audio(torch.cat([previous_audio, audio], dim=1)) + self.places
        rows = rows + self.junction(edge)[:, None]
        embedded = self.step(self.step_table[step])  # type: ignore[index]
        for layer in self.layers:
            rows = layer(rows, embedded)
        result: Tensor = self.out(functional.layer_norm(rows[:, CARRIED:], (rows.shape[-1],)))
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
