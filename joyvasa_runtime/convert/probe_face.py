"""The face that a conversion draws once with the torch networks: the pack's probe, and what checks run on.

Drawing it is `portrait_files`'; comparing with it when a pack is loaded is the runtime's.
"""

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from joyvasa_runtime.convert.self_check import seeded
from joyvasa_runtime.convert.settings import Kind
from joyvasa_runtime.motion.sequence import POSE
from joyvasa_runtime.networks.motion_extractor import RawMotion, expected_degrees
from joyvasa_runtime.portrait.keypoints import SourceKeypoints
from joyvasa_runtime.portrait.subject import Subject, open_subject
from joyvasa_runtime.resources import resource

SIDE = 256
"""Pixels a side of what the networks see."""

_PICTURES: dict[Kind, str] = {"human": "portrait.jpg", "animal": "cat.png"}

_JAW = 3 * 19 + 1
"""Height of the keypoint below the lower lip, among the expression's numbers."""

_OPENED, _TURNED = 0.03, 8.0
"""A mouth open as in talking; degrees of a glance aside."""

_NOISE = 0.1
"""Share of the second picture's values that is noise: another picture, but one of a face."""


def probe_image(kind: Kind) -> NDArray[np.uint8]:
    """The bundled sample of a kind as the networks see it, shape (256, 256, 3), RGB."""
    picture, located = open_subject(Subject(resource("sample", _PICTURES[kind])))
    crop = located.crop.extract(picture.pixels)
    return np.asarray(cv2.resize(crop, (SIDE, SIDE), interpolation=cv2.INTER_AREA), np.uint8)


def probe_pair(image: NDArray[np.uint8]) -> Tensor:
    """The probe's image and a noisy one, (2, 3, 256, 256), 0 to 1."""
    clean = torch.from_numpy(image).permute(2, 0, 1).float() / 255
    noise = torch.rand(clean.shape, generator=seeded())
    return torch.stack([clean, torch.lerp(clean, noise, _NOISE)])


def probe_keypoints(motion: RawMotion) -> tuple[Tensor, Tensor]:
    """Keypoints of the first image, and with the jaw down and the head turned, (1, 21, 3) each."""
    angles = (expected_degrees(bins) for bins in (motion.pitch, motion.yaw, motion.roll))
    row = torch.cat([motion.exp, motion.scale, motion.t, *angles], dim=1)[0].numpy()
    canonical = motion.kp[0].reshape(-1, 3).numpy()
    moved = row.copy()
    moved[_JAW] += _OPENED
    moved[POSE.start + 1] += _TURNED
    posed = [SourceKeypoints(canonical, values).posed() for values in (row, moved)]
    source, driving = (torch.from_numpy(np.array(points))[None] for points in posed)
    return source, driving
