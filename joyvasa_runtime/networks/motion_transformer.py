"""The published denoiser: a transformer that predicts the clean motion of a window from a noisy one.

It denoises once; the loop over the steps and guidance are the runtime's (`motion.sampler`, `.windows`).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from joyvasa_runtime.errors import ModelPackError
from joyvasa_runtime.models.specs import Positions
from joyvasa_runtime.networks.tensor_sizes import count_parts, length

HEADS = 8
"""Attention heads; the one size that no tensor tells."""


@dataclass(frozen=True, slots=True)
class MotionSizes:
    """Sizes of the denoiser.

    Parameters
    ----------
    channels : int
        Width of the motion.
    width : int
        Width of the transformer and of the audio features.
    hidden : int
        Width inside its feed-forward parts.
    layers : int
    rows : int
        Frames seen at once: the carried ones and those of the window.
    positions, steps : int
        Lengths of the tables of positions and of diffusion steps.
    """

    channels: int
    width: int
    hidden: int
    layers: int
    rows: int
    positions: int
    steps: int


class _Table(nn.Module):
    """A stored table of sinusoids, shape (1, N, width)."""

    pe: Tensor

    def __init__(self, length: int, width: int) -> None:
        super().__init__()
        self.register_buffer("pe", torch.zeros(1, length, width))


class MotionTransformer(nn.Module):
    """Denoiser whose parameters are named as in the published checkpoint.

    Parameters
    ----------
    sizes : MotionSizes
    positions : {"constant", "sinusoidal"}
        What is added to tell rows apart: one row for all of them (code up to 2025-12-09), or a row for each.
        It must be the rule that the weights were trained with.

    Notes
    -----
    JoyVASA (arXiv 2411.09209), section 3.3: a transformer decoder over the frames whose memory is the audio
    features; the mask lets each frame see the memory of its own time only.
    """

    alignment_mask: Tensor

    def __init__(self, sizes: MotionSizes, positions: Positions) -> None:
        super().__init__()
        self.sizes = sizes
        self.positions = positions
        self.PE = _Table(sizes.positions, sizes.width)
        self.TE = _Table(sizes.steps, sizes.width)
        self.diff_step_map = nn.Sequential(
            nn.Linear(sizes.width, sizes.width), nn.GELU(), nn.Linear(sizes.width, sizes.width)
        )
        self.feature_proj = nn.Linear(sizes.channels, sizes.width)
        layer = nn.TransformerDecoderLayer(
            sizes.width, HEADS, sizes.hidden, dropout=0.0, activation="gelu", batch_first=True
        )
        self.transformer = nn.TransformerDecoder(layer, sizes.layers)
        self.motion_dec = nn.Sequential(
            nn.Linear(sizes.width, sizes.width // 2), nn.GELU(), nn.Linear(sizes.width // 2, sizes.channels)
        )
        self.register_buffer("alignment_mask", ~torch.eye(sizes.rows, dtype=torch.bool))

    def forward(
        self, noisy: Tensor, previous_motion: Tensor, previous_audio: Tensor, audio: Tensor, step: Tensor
    ) -> Tensor:
        """Clean motion (B, carried + window, C); its last rows are the window.

        Parameters
        ----------
        noisy : Tensor, shape (B, window, C)
        previous_motion : Tensor, shape (B, carried, C)
        previous_audio, audio : Tensor, shape (B, carried, D) and (B, window, D)
        step : Tensor, shape (B,), int64
            Diffusion step, 1 to S.
        """
        rows = self.embed(noisy, previous_motion, self.embed_step(step))
        memory = torch.cat([previous_audio, audio], dim=1)
        rows = self.transformer(rows, memory, memory_mask=self.alignment_mask)
        motion: Tensor = self.motion_dec(rows)
        return motion

    def embed(self, noisy: Tensor, previous_motion: Tensor, step: Tensor) -> Tensor:
        """What the transformer gets, (B, carried + window, width); `step` is `embed_step`'s, (B, width)."""
        rows: Tensor = self.feature_proj(torch.cat([previous_motion, noisy], dim=1))
        return rows + self.position_rows() + step[:, None]

    def embed_step(self, step: Tensor) -> Tensor:
        """Embedding (B, width) of diffusion steps (B,)."""
        embedded: Tensor = self.diff_step_map(self.TE.pe[0, step])
        return embedded

    def position_rows(self) -> Tensor:
        """What is added to the rows, (1, 1, width) or (1, carried + window, width)."""
        rows = self.sizes.rows
        return self.PE.pe[:, rows : rows + 1] if self.positions == "constant" else self.PE.pe[:, :rows]


def motion_sizes(tensors: Mapping[str, Tensor]) -> MotionSizes:
    """Sizes read from the denoiser's tensors; the published ones where they are missing.

    Raises
    ------
    ModelPackError
        If the denoiser takes another width than it gives (it was trained with an indicator channel), or has
        fewer positions than frames.
    """
    channels = length(tensors, "motion_dec.2.weight", 73)
    taken = length(tensors, "feature_proj.weight", channels, 1)
    if taken != channels:
        raise ModelPackError(
            f"The motion generator takes {taken} channels and gives {channels}: it was trained with an "
            "indicator of padding, which is not supported",
            "Use the published checkpoint, or one trained without the indicator.",
        )
    rows, positions = length(tensors, "alignment_mask", 110), length(tensors, "PE.pe", 600, 1)
    if positions <= rows:
        raise ModelPackError(
            f"The motion generator sees {rows} frames at once, but knows {positions} positions",
            "Use the published checkpoint.",
        )
    return MotionSizes(
        channels=channels,
        width=length(tensors, "feature_proj.weight", 256),
        hidden=length(tensors, "transformer.layers.0.linear1.weight", 1024),
        layers=count_parts(tensors, "transformer.layers.") or 8,
        rows=rows,
        positions=positions,
        steps=length(tensors, "TE.pe", 501, 1),
    )


def check_alignment(mask: Tensor) -> None:
    """Refuse a mask that lets a frame hear anything but its own time: the cached attention would be wrong.

    Parameters
    ----------
    mask : Tensor, shape (N, N), bool
        True where a frame (row) does not see the memory (column).

    Raises
    ------
    ModelPackError
    """
    rows = mask.shape[0]
    if (
        mask.dtype != torch.bool
        or mask.shape != (rows, rows)
        or not torch.equal(mask, ~torch.eye(rows, dtype=torch.bool))
    ):
        raise ModelPackError(
            "The motion generator's alignment_mask is not diagonal: its frames hear other frames' sound, "
            "which is not supported",
            "Use the published checkpoint, or one trained with an alignment mask of width 1.",
        )
