"""Dense motion: from keypoints before and after to a flow for every cell of the volume, and what is hidden.

It moves no features; that is `warping`'s.
"""

from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from joyvasa_runtime.networks.hourglass import Hourglass

GAUSSIAN_VARIANCE = 0.01
"""Of a keypoint's blob, in the volume's coordinates (-1 to 1)."""


@dataclass(frozen=True, slots=True)
class DenseMotionSizes:
    """Sizes of dense motion; by default the published ones.

    Parameters
    ----------
    channels, depth : int
        Of the appearance volume.
    compressed : int
        Channels that the volume is reduced to before it is tried out on the candidates.
    keypoints : int
    down, up : tuple of int
        Channels of the hourglass, equally many.
    """

    channels: int = 32
    depth: int = 16
    compressed: int = 4
    keypoints: int = 21
    down: tuple[int, ...] = (64, 128, 256, 512, 1024)
    up: tuple[int, ...] = (512, 256, 128, 64, 32)

    @property
    def candidates(self) -> int:
        """Flows to choose from: the background's, then one per keypoint."""
        return self.keypoints + 1

    @property
    def seen(self) -> int:
        """Channels that the hourglass gets: per candidate its blob and the volume moved by it."""
        return self.candidates * (1 + self.compressed)

    @property
    def features(self) -> int:
        """Channels that the hourglass gives."""
        return self.up[-1] + self.seen


class Deformation(NamedTuple):
    """Where every cell is taken from, and how much of it is visible.

    deformation : (B, D, H, W, 3), x, y, z of the source cell, each -1 to 1 across the volume;
    occlusion : (B, 1, H, W), 1 where visible.
    """

    deformation: Tensor
    occlusion: Tensor


class DenseMotion(nn.Module):
    """Dense motion network whose parameters are named as in the published checkpoint.

    `compress_volume` depends on the portrait only; everything else runs for every frame.

    Parameters
    ----------
    sizes : DenseMotionSizes

    Notes
    -----
    LivePortrait (arXiv 2407.03168), "Stage I: Base Model Training", after "One-Shot Free-View Neural
    Talking-Head Synthesis" (arXiv 2011.15126), "Video generation". Candidates only shift: pose and expression
    are in the keypoints.
    """

    def __init__(self, sizes: DenseMotionSizes) -> None:
        super().__init__()
        self.sizes = sizes
        self.hourglass = Hourglass(sizes.seen, sizes.down, sizes.up)
        self.mask = nn.Conv3d(sizes.features, sizes.candidates, kernel_size=7, padding=3)
        self.compress = nn.Conv3d(sizes.channels, sizes.compressed, kernel_size=1)
        self.norm = nn.BatchNorm3d(sizes.compressed)
        self.occlusion = nn.Conv2d(sizes.features * sizes.depth, 1, kernel_size=7, padding=3)

    def forward(self, compressed: Tensor, kp_source: Tensor, kp_driving: Tensor) -> Deformation:
        """Flow and occlusion of frames of one portrait.

        Parameters
        ----------
        compressed : Tensor, shape (1, 4, D, H, W)
            By `compress_volume`; may also be one per frame.
        kp_source : Tensor, shape (1, K, 3)
            x, y, z, -1 to 1 across the volume; may also be one per frame.
        kp_driving : Tensor, shape (B, K, 3)
        """
        grid = identity_grid(compressed)
        flows = candidate_flows(grid, kp_source, kp_driving)
        blobs = blob_differences(grid, kp_source, kp_driving)
        moved = sample_candidates(compressed, flows)
        seen = torch.cat([blobs[:, :, None], moved], dim=2).flatten(1, 2)
        return self.read(self.hourglass(seen), flows)

    def compress_volume(self, feature: Tensor) -> Tensor:
        """The appearance volume (B, C, D, H, W) in few channels, (B, 4, D, H, W)."""
        return torch.relu(self.norm(self.compress(feature)))

    def read(self, features: Tensor, flows: Tensor) -> Deformation:
        """Flow and occlusion from the hourglass' features (B, F, D, H, W) and the candidates' flows."""
        choice = torch.softmax(self.mask(features), dim=1)
        deformation = (flows * choice[..., None]).sum(dim=1)
        return Deformation(deformation, torch.sigmoid(self.occlusion(features.flatten(1, 2))))


def identity_grid(volume: Tensor) -> Tensor:
    """Coordinates x, y, z of the cells of a volume (..., D, H, W), shape (D, H, W, 3).

    The first and last cell of an axis are at -1 and 1; sampling takes -1 and 1 for the cells' outer faces
    (`sample`). The published networks were trained with this difference.
    """
    z, y, x = (
        torch.linspace(-1.0, 1.0, count, dtype=volume.dtype, device=volume.device)
        for count in volume.shape[-3:]
    )
    return torch.stack(torch.meshgrid(z, y, x, indexing="ij")[::-1], dim=-1)


def candidate_flows(grid: Tensor, kp_source: Tensor, kp_driving: Tensor) -> Tensor:
    """Per candidate where each cell would come from, (B, K + 1, D, H, W, 3); the first stays in place."""
    shift = (kp_source - kp_driving)[:, :, None, None, None]
    staying = torch.zeros_like(shift[:, :1])
    return grid + torch.cat([staying, shift], dim=1)


def blob_differences(grid: Tensor, kp_source: Tensor, kp_driving: Tensor) -> Tensor:
    """Per candidate the Gaussian at the driving keypoint minus that at the source's, (B, K + 1, D, H, W).

    The background has none.
    """
    difference = blobs(grid, kp_driving) - blobs(grid, kp_source)
    return torch.cat([torch.zeros_like(difference[:, :1]), difference], dim=1)


def blobs(grid: Tensor, keypoints: Tensor) -> Tensor:
    """A Gaussian of height 1 at each keypoint (B, K, 3), as volumes (B, K, D, H, W)."""
    distance = (grid - keypoints[:, :, None, None, None]).square().sum(dim=-1)
    return (-0.5 / GAUSSIAN_VARIANCE * distance).exp()


def sample_candidates(compressed: Tensor, flows: Tensor) -> Tensor:
    """The compressed volume moved by each candidate's flow, (B, K + 1, 4, D, H, W)."""
    count, candidates = flows.shape[:2]
    volumes = compressed[:, None].expand(count, candidates, *compressed.shape[1:])
    moved = sample(volumes.flatten(0, 1), flows.flatten(0, 1))
    return moved.reshape(count, candidates, *compressed.shape[1:])


def sample(volume: Tensor, flow: Tensor) -> Tensor:
    """A volume (B, C, D, H, W) read at coordinates (B, D, H, W, 3), linearly; nothing (0) lies outside."""
    return functional.grid_sample(volume, flow, mode="bilinear", padding_mode="zeros", align_corners=False)
