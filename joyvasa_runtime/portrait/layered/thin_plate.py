"""Thin-plate splines: smooth values between scattered anchors, as one matrix from anchors to nodes.

What the values mean is the callers' business.
"""

import numpy as np
from numpy.typing import NDArray

_RIDGE = 2e-3
"""Smoothing that keeps anchors a pixel apart from pulling the plate into folds; found by eye."""


def thin_plate(
    anchors: NDArray[np.floating], nodes: NDArray[np.floating], ridge: float = _RIDGE
) -> NDArray[np.float64]:
    """Matrix that takes values at anchors to values at nodes.

    Parameters
    ----------
    anchors : ndarray, shape (A, 2)
    nodes : ndarray, shape (M, 2)
    ridge : float
        Smoothing; 0 passes through every anchor.

    Returns
    -------
    ndarray, shape (M, A), float64

    Notes
    -----
    Kernel r^2 log r plus an affine part (Duchon, 1977), in units of the anchors' spread.
    """
    centre = anchors.mean(axis=0)
    unit = float(np.std(anchors)) or 1.0
    anchors, nodes = (anchors - centre) / unit, (nodes - centre) / unit
    count = len(anchors)
    system = np.zeros((count + 3, count + 3))
    system[:count, :count] = _kernel(anchors, anchors) + ridge * np.eye(count)
    system[:count, count:] = _affine(anchors)
    system[count:, :count] = _affine(anchors).T
    weights = np.linalg.inv(system)[:, :count]
    return np.asarray(_kernel(nodes, anchors) @ weights[:count] + _affine(nodes) @ weights[count:])


def _kernel(a: NDArray[np.floating], b: NDArray[np.floating]) -> NDArray[np.float64]:
    squared = (a[:, None, 0] - b[None, :, 0]) ** 2 + (a[:, None, 1] - b[None, :, 1]) ** 2
    return np.asarray(0.5 * squared * np.log(np.maximum(squared, 1e-12)))


def _affine(points: NDArray[np.floating]) -> NDArray[np.float64]:
    return np.concatenate([np.ones((len(points), 1)), points], axis=1)
