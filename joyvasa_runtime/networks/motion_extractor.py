"""Motion extractor M: a portrait -> its neutral keypoints, where the head is, and its expression.

Keypoints are posed and combined elsewhere (`portrait.liveportrait`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor, nn

from joyvasa_runtime.networks.convnext import ConvNext
from joyvasa_runtime.networks.strict_loading import load_sized
from joyvasa_runtime.networks.tensor_sizes import count_parts, length, lengths

_BIN_DEGREES = 3.0
"""Width of an angle's bin."""

_FIRST_BIN_DEGREES = -97.5
"""Angle of bin 0."""


@dataclass(frozen=True, slots=True)
class MotionExtractorSizes:
    """Sizes of the motion extractor; by default the published ones, ConvNeXt V2 tiny.

    Parameters
    ----------
    depths, widths : tuple of int
        Blocks and channels of each stage of the backbone.
    keypoints, bins : int
        Implicit keypoints; bins of an angle.
    """

    depths: tuple[int, ...] = (3, 3, 9, 3)
    widths: tuple[int, ...] = (96, 192, 384, 768)
    keypoints: int = 21
    bins: int = 66


class RawMotion(NamedTuple):
    """What the heads say, in the order of the exported graph.

    kp, exp : (B, 63), x, y, z of each keypoint in turn; scale : (B, 1); pitch, yaw, roll : (B, 66), bins
    before the softmax (`expected_degrees`); t : (B, 3).
    """

    kp: Tensor
    scale: Tensor
    pitch: Tensor
    yaw: Tensor
    roll: Tensor
    t: Tensor
    exp: Tensor


class _Detector(ConvNext):
    """The backbone with its heads."""

    def __init__(self, sizes: MotionExtractorSizes) -> None:
        super().__init__(sizes.depths, sizes.widths)
        features = sizes.widths[-1]
        self.fc_kp = nn.Linear(features, 3 * sizes.keypoints)
        self.fc_scale = nn.Linear(features, 1)
        self.fc_pitch = nn.Linear(features, sizes.bins)
        self.fc_yaw = nn.Linear(features, sizes.bins)
        self.fc_roll = nn.Linear(features, sizes.bins)
        self.fc_t = nn.Linear(features, 3)
        self.fc_exp = nn.Linear(features, 3 * sizes.keypoints)


class MotionExtractor(nn.Module):
    """Motion extractor whose parameters are named as in the published checkpoint.

    Parameters
    ----------
    sizes : MotionExtractorSizes

    Notes
    -----
    LivePortrait (arXiv 2407.03168), "Stage I: Base Model Training": one ConvNeXt V2 takes the place of
    separate detectors of keypoints, head pose and expression.
    """

    def __init__(self, sizes: MotionExtractorSizes) -> None:
        super().__init__()
        self.sizes = sizes
        self.detector = _Detector(sizes)

    def forward(self, image: Tensor) -> RawMotion:
        """Raw motion of portraits (B, 3, 256, 256), RGB, 0 to 1."""
        detector = self.detector
        features = detector.pooled(image)
        return RawMotion(
            kp=detector.fc_kp(features),
            scale=detector.fc_scale(features),
            pitch=detector.fc_pitch(features),
            yaw=detector.fc_yaw(features),
            roll=detector.fc_roll(features),
            t=detector.fc_t(features),
            exp=detector.fc_exp(features),
        )


def expected_degrees(bins: Tensor) -> Tensor:
    """Angle (B, 1) in degrees that its bins (B, 66) expect: the mean of their angles by the softmax."""
    index = torch.arange(bins.shape[1], dtype=bins.dtype, device=bins.device)
    return _BIN_DEGREES * (bins.softmax(dim=1) * index).sum(dim=1, keepdim=True) + _FIRST_BIN_DEGREES


def motion_extractor_sizes(tensors: Mapping[str, Tensor]) -> MotionExtractorSizes:
    """Sizes read from plainly named tensors."""
    published = MotionExtractorSizes()
    widths = lengths(tensors, "detector.stages.{}.0.dwconv.bias", published.widths)
    return MotionExtractorSizes(
        depths=tuple(count_parts(tensors, f"detector.stages.{stage}.") for stage in range(len(widths))),
        widths=widths,
        keypoints=max(1, length(tensors, "detector.fc_kp.bias", 3 * published.keypoints) // 3),
        bins=length(tensors, "detector.fc_pitch.bias", published.bins),
    )


def load_motion_extractor(state: Mapping[str, Tensor], name: str = "motion extractor") -> MotionExtractor:
    """The motion extractor of a checkpoint, ready to run.

    Raises
    ------
    ModelPackError
        See `strict_loading.load_strict`.
    """
    return load_sized(MotionExtractor, motion_extractor_sizes, MotionExtractorSizes(), state, name)
