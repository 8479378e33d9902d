"""What LivePortrait's networks say of a picture, once: its volume, its keypoints, how to close its lips."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.errors import InferenceError
from joyvasa_runtime.models.device_array import DeviceArray
from joyvasa_runtime.motion.sequence import CHANNELS, EXP, PITCH, ROLL, SCALE, TRANSLATION, YAW
from joyvasa_runtime.portrait.face import Face
from joyvasa_runtime.portrait.keypoints import KEYPOINTS, SourceKeypoints

INPUT_SIDE = 256
"""Side of the picture that the networks look at, in pixels."""

OPEN_LIPS = 0.03
"""Height by width of the inner lips from which on they count as open (the published threshold)."""

_INNER_LIPS = (13, 14)
_LIP_CORNERS = (78, 308)
"""Landmarks: middle of the upper and the lower inner lip, and the inner corners."""

_BIN_DEGREES, _FIRST_BIN_DEGREES = 3.0, -97.5
"""Width of an angle's bin, and the angle of bin 0."""


class Network(Protocol):
    """What is needed of a model of the pack, such as a `models.session.Session`."""

    def run(self, feeds: Mapping[str, NDArray[Any] | DeviceArray]) -> dict[str, NDArray[Any]]:
        """Outputs by name."""
        ...


def network_image(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """A square RGB crop as the networks take it, shape (1, 3, 256, 256), 0 to 1."""
    small = cv2.resize(pixels, (INPUT_SIDE, INPUT_SIDE), interpolation=cv2.INTER_AREA)
    return np.ascontiguousarray(small.transpose(2, 0, 1)[None], np.float32) / np.float32(255)


def read_source(motion_extractor: Network, image: NDArray[np.float32]) -> SourceKeypoints:
    """Keypoints and pose of the head in an image, shape (1, 3, 256, 256).

    Raises
    ------
    InferenceError
        If the network fails or answers with numbers that are not finite.
    """
    said = motion_extractor.run({"image": image})
    row = np.zeros(CHANNELS, np.float32)
    row[EXP], row[SCALE], row[TRANSLATION] = said["exp"][0], said["scale"][0, 0], said["t"][0]
    for channel, name in ((PITCH, "pitch"), (YAW, "yaw"), (ROLL, "roll")):
        row[channel] = expected_degrees(said[name])[0]
    if not (np.isfinite(row).all() and np.isfinite(said["kp"]).all()):
        raise InferenceError(
            "The motion extractor answered with numbers that are not finite", "Check the pack."
        )
    return SourceKeypoints(said["kp"][0].reshape(KEYPOINTS, 3), row)


def expected_degrees(bins: NDArray[np.float32]) -> NDArray[np.float32]:
    """Angles in degrees, shape (B,), that their bins before the softmax, shape (B, 66), expect."""
    weights = np.exp(bins - bins.max(axis=1, keepdims=True), dtype=np.float64)
    index = (weights @ np.arange(bins.shape[1])) / weights.sum(axis=1)
    return np.asarray(_BIN_DEGREES * index + _FIRST_BIN_DEGREES, np.float32)


def lip_ratio(face: Face) -> float:
    """Height of the inner lips in units of their width."""
    upper, lower = face.points[list(_INNER_LIPS)]
    left, right = face.points[list(_LIP_CORNERS)]
    return float(np.linalg.norm(upper - lower) / max(float(np.linalg.norm(left - right)), 1e-6))


def lip_closing(lip: Network, source: SourceKeypoints, ratio: float) -> NDArray[np.float32] | None:
    """What is to be added to the keypoints so that open lips are closed, shape (21, 3); None if they are.

    Raises
    ------
    InferenceError
        If the network fails.
    """
    if ratio < OPEN_LIPS:
        return None
    wanted = np.array([ratio, 0.0], np.float32)
    pair = np.concatenate([source.posed().reshape(-1), wanted])[None]
    return np.asarray(lip.run({"pair": pair})["delta"].reshape(KEYPOINTS, 3), np.float32)


def frozen(arrays: dict[str, NDArray[Any]]) -> Mapping[str, NDArray[Any]]:
    """The arrays, read-only."""
    for array in arrays.values():
        array.setflags(write=False)
    return MappingProxyType(arrays)
