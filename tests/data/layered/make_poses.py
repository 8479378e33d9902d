"""Writes `poses.npz` beside itself: the drawn face of the layered generator's tests in a few poses."""

import importlib.util
from pathlib import Path

import cv2
import numpy as np

from joyvasa_runtime.models.session import Session
from joyvasa_runtime.motion import axes
from joyvasa_runtime.motion.sequence import PITCH, ROLL, SCALE, YAW
from joyvasa_runtime.portrait.hand_points import POINT_NAMES, HandPoints
from joyvasa_runtime.portrait.layered.hand_rig import rig_from_hand_points
from joyvasa_runtime.portrait.layered.prepare import prepare
from joyvasa_runtime.portrait.layered.render import LayeredRenderer
from joyvasa_runtime.resources import resource

HERE = Path(__file__).resolve().parent
SIDE = 128


def pose_rows() -> np.ndarray:
    """Rest, open, rounded, blinking, turned, all at once; shape (6, 70)."""
    rows = np.zeros((6, 70), np.float32)
    rows[:, SCALE] = 1.0
    rows[1, :63] = 0.8 * axes.JAW
    rows[2, :63] = 0.3 * axes.JAW + 0.8 * axes.PUCKER
    rows[3, :63] = axes.BLINK_11 + 0.5 * axes.BLINK_15 + 0.5 * axes.SMILE
    rows[4, [PITCH, YAW, ROLL]] = 5.0, -8.0, 4.0
    rows[5, :63] = 0.5 * axes.JAW + 0.4 * axes.BLINK_15 + 0.7 * axes.GAZE_X
    rows[5, [PITCH, YAW, ROLL]] = -4.0, 7.0, -3.0
    return rows


def small_frames(renderer: LayeredRenderer) -> np.ndarray:
    """The poses, shape (6, 128, 128, 3), uint8."""
    rows = pose_rows()
    frames = renderer.render(rows, rows[0])
    return np.stack([cv2.resize(frame, (SIDE, SIDE), interpolation=cv2.INTER_AREA) for frame in frames])


def main() -> None:
    """Draw, prepare, render, write."""
    path = HERE.parents[1] / "runtime" / "portrait" / "layered" / "conftest.py"
    spec = importlib.util.spec_from_file_location("layered_conftest", path)
    assert spec is not None
    assert spec.loader is not None
    drawing = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(drawing)
    points = np.array([drawing.POINTS[name] for name in POINT_NAMES])
    rig = rig_from_hand_points(HandPoints("drawing", points))
    graph = Session(resource("packs", "starter", "layered_warp.onnx"), threads=1, provider="cpu")
    renderer = LayeredRenderer(graph, prepare(drawing.draw_face(), rig, drawing.face_matte()))
    np.savez_compressed(HERE / "poses.npz", frames=small_frames(renderer))


if __name__ == "__main__":
    main()
