"""What the expression offsets mean: directions in the 63 numbers for jaw, lips, lids, brows and gaze.

The meaning follows LivePortrait's retargeting sliders; amplitudes are scaled so that one unit is a strong
but natural expression. Not here: how a generator draws them.
"""

import numpy as np
from numpy.typing import NDArray

LIP_KEYPOINTS = (6, 12, 14, 17, 19, 20)
"""The keypoints that carry the lips (LivePortrait, lip region)."""

_XYZ = {"x": 0, "y": 1, "z": 2}


def _direction(**offsets: float) -> NDArray[np.float32]:
    """Direction of shape (63,) from entries such as ``k19y=0.06``."""
    axis = np.zeros((21, 3), np.float32)
    for name, value in offsets.items():
        axis[int(name[1:-1]), _XYZ[name[-1]]] = value
    flat = axis.reshape(63)
    flat.setflags(write=False)
    return flat


JAW = _direction(k19y=0.06, k17y=-0.002, k20y=-0.004)
"""Jaw fully open in loud speech (real talking reaches 19.y = 0.06)."""

SMILE = _direction(
    k20y=-0.01, k14y=-0.02, k17y=0.0065, k17z=0.003, k13y=-0.00275, k16y=-0.00275, k3y=-0.0035, k7y=-0.0035
)
"""A clear smile."""

PUCKER = _direction(k14y=0.015, k3y=-0.0075, k7y=-0.0075, k17z=-0.0075)
"""Lips rounded as in "woo"."""

SPREAD = _direction(k20y=-0.015, k20z=-0.015, k14y=-0.015)
"""Lips spread as in "eee"."""

BLINK_11 = _direction(k11y=0.0167, k13y=-0.005)
"""The lid of keypoints 11 and 13 closed."""

BLINK_15 = _direction(k15y=0.0167, k16y=-0.005)
"""The lid of keypoints 15 and 16 closed."""

BROW_UP = _direction(k1y=0.0125, k2y=-0.0125)
"""Brows raised."""

GAZE_X = _direction(k11x=0.0085, k15x=0.0085)
"""Both eyes turned sideways as far as they go."""

GAZE_Y = _direction(k11y=-0.01, k15y=-0.01)
"""Both eyes turned up."""

AXES: dict[str, NDArray[np.float32]] = {
    "smile": SMILE,
    "brows": BROW_UP,
    "jaw": JAW,
    "spread": SPREAD,
    "pucker": PUCKER,
    "wink_left": BLINK_15,
    "wink_right": BLINK_11,
    "gaze_x": GAZE_X,
    "gaze_y": GAZE_Y,
}
"""The directions by the names that people and files use. Left and right are those of the person shown."""
