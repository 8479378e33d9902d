"""What the hourglass sees, computed without sampling: blobs and moved volumes as products along each axis.

A candidate only shifts, so moving the volume is three small matrices, one per axis; and a Gaussian is the
product of three.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from joyvasa_runtime.networks.dense_motion import GAUSSIAN_VARIANCE, DenseMotionSizes

_MULTIPLE = 8
"""Of channels, for the matrix units of graphics cards."""


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

    def __init__(self, sizes: DenseMotionSizes, size: tuple[int, int]) -> None:
        super().__init__()
        self.sizes = sizes
        self.rows = sizes.candidates + -sizes.seen % _MULTIPLE
        self.lines = nn.ParameterList(
            torch.linspace(-1.0, 1.0, count) for count in (size[1], size[0], sizes.depth)
        ).requires_grad_(False)

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
        x, y, z = (
            torch.exp((line - keypoints[..., axis, None]).square() * (-0.5 / GAUSSIAN_VARIANCE))
            for axis, line in enumerate(self.lines)
        )
        return z[:, :, :, None, None] * (y[:, :, :, None] * x[:, :, None, :])[:, :, None]

    def moved(self, compressed: Tensor, shifts: Tensor) -> Tensor:
        """The compressed volume (1, 4, D, H, W) as each candidate moves it, (B, K + 1, 4, D, H, W)."""
        channels, depth, height, width = compressed.shape[1:]
        x, y, z = (_weights(line, shifts[..., axis]) for axis, line in enumerate(self.lines))
        candidates = shifts.shape[1]
        rows = compressed.reshape(1, 1, channels * depth * height, width) @ x.transpose(2, 3)
        planes = y[:, :, None] @ rows.reshape(-1, candidates, channels * depth, height, width)
        volumes = z[:, :, None] @ planes.reshape(-1, candidates, channels, depth, height * width)
        return volumes.reshape(-1, candidates, channels, depth, height, width)


def _weights(line: Tensor, shift: Tensor) -> Tensor:
    """What each cell of an axis takes of each other, (..., N, N), when it reads at its place plus a shift.

    Places are from -1 at the first cell to 1 at the last, but are read as if these were the outer faces
    (`dense_motion.identity_grid`); linear, and nothing lies outside.
    """
    count = line.shape[0]
    cells = torch.arange(count, dtype=line.dtype, device=line.device)
    place = ((line + shift[..., None] + 1) * count - 1) / 2
    return torch.relu(1 - (place[..., None] - cells).abs())
