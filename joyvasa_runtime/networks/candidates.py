"""What the hourglass sees, computed without sampling: blobs and moved volumes as products along each axis.

A candidate only shifts, so moving the volume is three small matrices, one per axis; and a Gaussian is the
product of three.
"""

from collections.abc import Iterable
from math import sqrt

import torch
from torch import Tensor, nn
from torch.nn import functional

from joyvasa_runtime.networks.dense_motion import GAUSSIAN_VARIANCE, DenseMotionSizes

_MULTIPLE = 8
"""Of channels, for the matrix units of graphics cards."""

_SHARPNESS = sqrt(0.5 / GAUSSIAN_VARIANCE)
"""What a Gaussian's distance is multiplied by before it is squared."""


class Candidates(nn.Module):
    """The hourglass' input (B, seen, D, H, W), in another order of channels than the published one.

    First the differences of blobs, of the background (nothing), of every keypoint, and of nothing again up to
    a multiple of 8 channels; then the compressed volume as moved by each candidate.

    Parameters
    ----------
    sizes : DenseMotionSizes
    size : tuple of int
        H, W of the volume.
    """

    cells_a_unit: Tensor

    def __init__(self, sizes: DenseMotionSizes, size: tuple[int, int]) -> None:
        super().__init__()
        self.sizes = sizes
        self.rows = sizes.candidates + -sizes.seen % _MULTIPLE
        counts = torch.tensor([size[1], size[0], sizes.depth], dtype=torch.float32)
        self.register_buffer("cells_a_unit", counts[:, None, None] / 2)
        lines = [torch.linspace(-1.0, 1.0, int(count)) for count in counts]
        # Each line lies along its own axis of D, H, W.
        self.lines = _constants(line.reshape(-1, *[1] * axis) for axis, line in enumerate(lines))
        self.distances = _constants(map(_distances, lines))

    def forward(
        self, kp_source: Tensor, kp_driving: Tensor, compressed: Tensor, source_blobs: Tensor
    ) -> Tensor:
        """What is seen of frames of one portrait.

        Parameters
        ----------
        kp_source : Tensor, shape (1, K, 3)
        kp_driving : Tensor, shape (B, K, 3)
        compressed : Tensor, shape (1, 4, D, H, W)
        source_blobs : Tensor, shape (1, rows, D, H, W)
            By `blobs` of the source's keypoints.
        """
        moved = self.moved(compressed, self.shifts(kp_source, kp_driving))
        return torch.cat([self.blobs(kp_driving) - source_blobs, moved.flatten(1, 2)], dim=1)

    @property
    def order(self) -> list[int]:
        """For each channel the published one, -1 for one that is always 0."""
        kinds = 1 + self.sizes.compressed
        candidates = range(self.sizes.candidates)
        nothing = [-1] * (self.rows - self.sizes.candidates)
        moved = [kinds * candidate + kind for candidate in candidates for kind in range(1, kinds)]
        return [kinds * candidate for candidate in candidates] + nothing + moved

    def shifts(self, kp_source: Tensor, kp_driving: Tensor) -> Tensor:
        """How far each candidate moves, x, y, z, (B, K + 1, 3); the first stays."""
        return functional.pad(kp_source - kp_driving, (0, 0, 1, 0))

    def blobs(self, keypoints: Tensor) -> Tensor:
        """Gaussians (B, rows, D, H, W) at keypoints (B, K, 3), and at the middle for all other rows."""
        keypoints = functional.pad(keypoints, (0, 0, 1, self.rows - self.sizes.candidates))
        places = (keypoints * _SHARPNESS)[..., None, None].split(1, dim=2)
        away = [line * _SHARPNESS - place for line, place in zip(self.lines, places, strict=True)]
        x, y, z = (torch.exp(-(distance * distance)) for distance in away)
        return z * (y * x)

    def moved(self, compressed: Tensor, shifts: Tensor) -> Tensor:
        """The compressed volume (1, 4, D, H, W) as each candidate moves it, (B, K + 1, 4, D, H, W)."""
        channels, depth, height, width = compressed.shape[1:]
        candidates = shifts.shape[1]
        cells = (shifts[..., None, None] * self.cells_a_unit).split(1, dim=2)
        x, y, z = (
            torch.relu(1 - (distance + cell).abs())
            for distance, cell in zip(self.distances, cells, strict=True)
        )
        rows = compressed.reshape(1, 1, channels * depth * height, width) @ x[:, :, 0].transpose(2, 3)
        planes = y @ rows.reshape(-1, candidates, channels * depth, height, width)
        volumes = z @ planes.reshape(-1, candidates, channels, depth, height * width)
        return volumes.reshape(-1, candidates, channels, depth, height, width)


def _distances(line: Tensor) -> Tensor:
    """How many cells each place of a line, when it is read, is away from each cell, (N, N).

    Places are from -1 at the first cell to 1 at the last, but are read as if these were the outer faces
    (`dense_motion.identity_grid`).
    """
    count = line.shape[0]
    return ((line[:, None] + 1) * count - 1) / 2 - torch.arange(count)


def _constants(tensors: Iterable[Tensor]) -> nn.ParameterList:
    return nn.ParameterList(tensors).requires_grad_(False)
