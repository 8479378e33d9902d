"""Head rotations as matrices, from angles and back. What turns by them is not known here.

Notes
-----
LivePortrait's convention: R = (Rz Ry Rx)^T for roll about z, yaw about y and pitch about x; unique for a yaw
within +-90 degrees.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray


def rotations(pose: NDArray[np.float32]) -> NDArray[np.float32]:
    """Rotation matrices for row vectors, (Rz Ry Rx) transposed, shape (T, 3, 3), float32.

    Parameters
    ----------
    pose : ndarray, shape (T, 3)
        Pitch, yaw and roll in degrees.
    """
    c, s = np.cos(np.deg2rad(pose, dtype=np.float64)).T, np.sin(np.deg2rad(pose, dtype=np.float64)).T
    zero, one = np.zeros(len(pose)), np.ones(len(pose))
    about_x = _matrices([[one, zero, zero], [zero, c[0], -s[0]], [zero, s[0], c[0]]])
    about_y = _matrices([[c[1], zero, s[1]], [zero, one, zero], [-s[1], zero, c[1]]])
    about_z = _matrices([[c[2], -s[2], zero], [s[2], c[2], zero], [zero, zero, one]])
    return np.asarray((about_z @ about_y @ about_x).swapaxes(1, 2), np.float32)


def pose_angles(rotations: NDArray[np.floating[Any]]) -> NDArray[np.float64]:
    """Pitch, yaw and roll in degrees, shape (T, 3), of rotation matrices, shape (T, 3, 3)."""
    yaw = np.arcsin(np.clip(-rotations[:, 0, 2], -1, 1))
    pitch = np.arctan2(rotations[:, 1, 2], rotations[:, 2, 2])
    roll = np.arctan2(rotations[:, 0, 1], rotations[:, 0, 0])
    angles: NDArray[np.float64] = np.degrees(np.stack([pitch, yaw, roll], axis=1))
    return angles


def _matrices(entries: list[list[NDArray[np.float64]]]) -> NDArray[np.float64]:
    """Entries given as arrays over time, stacked to matrices, shape (T, 3, 3)."""
    return np.array(entries).transpose(2, 0, 1)
