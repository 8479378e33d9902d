"""A drawn face with known points, prepared once; no picture files and no face models are needed."""

from collections.abc import Mapping
from typing import Any

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from joyvasa_runtime.models.session import Session
from joyvasa_runtime.portrait.hand_points import POINT_NAMES, HandPoints
from joyvasa_runtime.portrait.layered.hand_rig import rig_from_hand_points
from joyvasa_runtime.portrait.layered.prepare import prepare
from joyvasa_runtime.portrait.layered.render import LayeredRenderer
from joyvasa_runtime.portrait.layered.rig import Rig
from joyvasa_runtime.resources import resource

POINTS = {
    "left_eye_outer": (186, 226),
    "left_eye_top": (210, 214),
    "left_eye_inner": (234, 228),
    "left_eye_bottom": (210, 238),
    "right_eye_outer": (326, 226),
    "right_eye_top": (302, 214),
    "right_eye_inner": (278, 228),
    "right_eye_bottom": (302, 238),
    "nose": (256, 280),
    "mouth_left": (214, 326),
    "mouth_right": (298, 326),
    "mouth_middle": (256, 328),
    "upper_lip_top": (256, 314),
    "lower_lip_bottom": (256, 344),
    "chin": (256, 386),
    "left_cheek": (172, 320),
    "right_cheek": (340, 320),
    "left_ear": (146, 240),
    "right_ear": (366, 240),
    "head_top": (256, 110),
}


def draw_face() -> NDArray[np.uint8]:
    """A face of ellipses on a striped wall, shape (512, 512, 3)."""
    stripes = np.repeat(np.tile([90, 130], 16), 16)
    picture = np.repeat(np.tile(stripes, (512, 1))[..., None], 3, axis=2).astype(np.uint8)
    cv2.ellipse(picture, (256, 248), (112, 140), 0, 0, 360, (205, 160, 130), -1, cv2.LINE_AA)
    for x in (210, 302):
        cv2.ellipse(picture, (x, 226), (24, 12), 0, 0, 360, (245, 245, 245), -1, cv2.LINE_AA)
        cv2.circle(picture, (x, 226), 9, (60, 40, 30), -1, cv2.LINE_AA)
    cv2.ellipse(picture, (256, 328), (42, 15), 0, 0, 360, (180, 80, 80), -1, cv2.LINE_AA)
    cv2.line(picture, (216, 327), (296, 327), (70, 25, 25), 2, cv2.LINE_AA)
    return picture


def face_matte() -> NDArray[np.float32]:
    """Where the drawn face is."""
    matte = np.zeros((512, 512), np.float32)
    cv2.ellipse(matte, (256, 248), (113, 141), 0, 0, 360, (1.0,), -1, cv2.LINE_AA)
    return cv2.GaussianBlur(matte, (0, 0), 1.0)


@pytest.fixture(scope="session")
def picture() -> NDArray[np.uint8]:
    return draw_face()


@pytest.fixture(scope="session")
def hand_points() -> dict[str, tuple[int, int]]:
    return POINTS


@pytest.fixture(scope="session")
def rig() -> Rig:
    return rig_from_hand_points(HandPoints("drawing", np.array([POINTS[name] for name in POINT_NAMES])))


@pytest.fixture(scope="session")
def graph() -> Session:
    return Session(resource("packs", "starter", "layered_warp.onnx"), threads=1, provider="cpu")


@pytest.fixture(scope="session")
def inputs(picture: NDArray[np.uint8], rig: Rig) -> Mapping[str, NDArray[Any]]:
    return prepare(picture, rig, None)


@pytest.fixture(scope="session")
def renderer(graph: Session, inputs: Mapping[str, NDArray[Any]]) -> LayeredRenderer:
    return LayeredRenderer(graph, inputs)


@pytest.fixture(scope="session")
def layered_renderer(graph: Session, picture: NDArray[np.uint8], rig: Rig) -> LayeredRenderer:
    """The same face cut out of its background."""
    return LayeredRenderer(graph, prepare(picture, rig, face_matte()))


@pytest.fixture
def rest() -> NDArray[np.float32]:
    """The motion row at rest."""
    row = np.zeros(70, np.float32)
    row[63] = 1.0
    return row
