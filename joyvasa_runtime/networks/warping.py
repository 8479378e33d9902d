"""Warping network W: a portrait's volume, and keypoints before and after -> what a frame is drawn from.

Drawing is the generator's (`spade_generator`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from torch import Tensor, nn

from joyvasa_runtime.networks.conv_blocks import ConvBlock2d
from joyvasa_runtime.networks.dense_motion import DenseMotion, DenseMotionSizes, sample
from joyvasa_runtime.networks.strict_loading import load_sized
from joyvasa_runtime.networks.tensor_sizes import length, lengths

_SLOPE = 0.01
"""Below zero, of the activation after the first convolution of the flattened volume."""


@dataclass(frozen=True, slots=True)
class WarpingSizes:
    """Sizes of the warping network; by default the published ones.

    Parameters
    ----------
    dense_motion : DenseMotionSizes
    planes : int
        Channels of the result.
    """

    dense_motion: DenseMotionSizes = field(default_factory=DenseMotionSizes)
    planes: int = 256


class Warped(NamedTuple):
    """A frame's planes, and how they came about.

    warped : (B, 256, H, W); deformation, occlusion : see `dense_motion.Deformation`.
    """

    warped: Tensor
    deformation: Tensor
    occlusion: Tensor


class Warping(nn.Module):
    """Warping network whose parameters are named as in the published checkpoint.

    Its three parts can be called alone: `dense_motion_network.compress_volume` once per portrait,
    `dense_motion_network` and `warp` per frame.

    Parameters
    ----------
    sizes : WarpingSizes

    Notes
    -----
    LivePortrait (arXiv 2407.03168), "Stage I: Base Model Training".
    """

    def __init__(self, sizes: WarpingSizes) -> None:
        super().__init__()
        self.sizes = sizes
        motion = sizes.dense_motion
        self.dense_motion_network = DenseMotion(motion)
        self.third = ConvBlock2d(motion.channels * motion.depth, sizes.planes, _SLOPE)
        self.fourth = nn.Conv2d(sizes.planes, sizes.planes, kernel_size=1)

    def forward(self, feature: Tensor, kp_source: Tensor, kp_driving: Tensor) -> Warped:
        """Planes of frames of one portrait.

        Parameters
        ----------
        feature : Tensor, shape (1, 32, 16, H, W)
            By the appearance extractor.
        kp_source : Tensor, shape (1, K, 3)
        kp_driving : Tensor, shape (B, K, 3)
        """
        compressed = self.dense_motion_network.compress_volume(feature)
        deformation, occlusion = self.dense_motion_network(compressed, kp_source, kp_driving)
        return Warped(self.warp(feature, deformation, occlusion), deformation, occlusion)

    def warp(self, feature: Tensor, deformation: Tensor, occlusion: Tensor) -> Tensor:
        """Planes of frames whose flow and occlusion are known.

        Parameters
        ----------
        feature : Tensor, shape (1, 32, 16, H, W)
        deformation : Tensor, shape (B, 16, H, W, 3)
        occlusion : Tensor, shape (B, 1, H, W)

        Returns
        -------
        Tensor, shape (B, 256, H, W)
        """
        moved = sample(feature.expand(deformation.shape[0], *feature.shape[1:]), deformation)
        planes: Tensor = self.fourth(self.third(moved.flatten(1, 2)))
        return planes * occlusion


def warping_sizes(tensors: Mapping[str, Tensor]) -> WarpingSizes:
    """Sizes read from plainly named tensors."""
    published = DenseMotionSizes()
    prefix = "dense_motion_network."
    channels = length(tensors, prefix + "compress.weight", published.channels, axis=1)
    flattened = length(tensors, "third.conv.weight", channels * published.depth, axis=1)
    down = lengths(tensors, prefix + "hourglass.encoder.down_blocks.{}.conv.bias", published.down)
    up = lengths(tensors, prefix + "hourglass.decoder.up_blocks.{}.conv.bias", published.up)
    motion = DenseMotionSizes(
        channels=channels,
        depth=max(1, flattened // channels),
        compressed=length(tensors, prefix + "compress.bias", published.compressed),
        keypoints=length(tensors, prefix + "mask.bias", published.candidates) - 1,
        down=down,
        # An hourglass has as many steps up as down; strict loading names what is too few or too many.
        up=(*up, *[1] * len(down))[: len(down)],
    )
    return WarpingSizes(motion, planes=length(tensors, "fourth.bias", WarpingSizes().planes))


def load_warping(state: Mapping[str, Tensor], name: str = "warping network") -> Warping:
    """The warping network of a checkpoint, ready to run.

    Raises
    ------
    ModelPackError
        See `strict_loading.load_strict`.
    """
    return load_sized(Warping, warping_sizes, WarpingSizes(), state, name)
