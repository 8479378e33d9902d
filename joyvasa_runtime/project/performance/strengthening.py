"""How strongly regions of the face and the head are played: their distance from the reference, multiplied.

The expression offsets fall into parts that add up to the whole: what the jaw's axis explains, what the
smile's does, and the rest by the keypoints of lips, cheeks, brows and eyes.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.motion.axes import JAW, LIP_KEYPOINTS, SMILE
from joyvasa_runtime.motion.sequence import EXP, HEAD
from joyvasa_runtime.project.curves.curve import Curve
from joyvasa_runtime.project.curves.sampling import sample
from joyvasa_runtime.project.performance.channels import axis_values
from joyvasa_runtime.project.performance.easing import Frames
from joyvasa_runtime.project.performance.performance import Performance, Region
from joyvasa_runtime.project.performance.take_rows import Rows

_KEYPOINTS: Mapping[Region, tuple[int, ...]] = {
    "lips": LIP_KEYPOINTS,
    "cheeks": (3, 7),
    "brows": (1, 2),
    "eyes": (11, 13, 15, 16, 18),
}
"""Which keypoints move with what: LivePortrait's regions, and its retargeting axes for cheeks and brows."""


def _mask(keypoints: tuple[int, ...]) -> NDArray[np.float32]:
    mask = np.zeros((21, 3), np.float32)
    mask[list(keypoints)] = 1
    return mask.reshape(63)


_MASKS = {region: _mask(keypoints) for region, keypoints in _KEYPOINTS.items()}
_REST = 1 - np.sum(list(_MASKS.values()), axis=0, dtype=np.float32)


def strengthen(rows: Rows, frames: Frames, performance: Performance, reference: Rows) -> None:
    """Scale rows, shape (F, 70), about the reference row as the strength curves say, in place.

    A frame whose curves are all 1 stays as it is, bit for bit.
    """
    strength = {region: _sampled(curve, frames) for region, curve in performance.strength}
    one = np.ones(len(frames), np.float32)
    head = strength.get("head", one)
    here = np.flatnonzero(head != 1)
    rows[here, HEAD] = reference[HEAD] + head[here, None] * (rows[here, HEAD] - reference[HEAD])
    face = [values != 1 for region, values in strength.items() if region != "head"]
    here = np.flatnonzero(np.any(face, axis=0)) if face else np.empty(0, np.int64)
    if len(here):
        gains = {region: values[here, None] for region, values in strength.items()}
        rows[here, EXP] += _added(rows[here], reference, gains, one[here, None])


def _added(rows: Rows, reference: Rows, gains: Mapping[Region, Rows], one: Rows) -> Rows:
    """What other strengths than 1 add to the expressions of rows, shape (F, 63)."""
    overall = gains.get("overall", one)
    jaw = _along(rows, reference, "jaw", JAW)
    smile = _along(rows, reference, "smile", SMILE)
    rest = rows[:, EXP] - reference[EXP] - jaw - smile
    added = (overall * gains.get("jaw", one) - 1) * jaw
    added += (overall * gains.get("cheeks", one) - 1) * smile
    for region, mask in _MASKS.items():
        added += (overall * gains.get(region, one) - 1) * mask * rest
    added += (overall - 1) * _REST * rest
    return added


def _along(rows: Rows, reference: Rows, name: str, axis: Rows) -> Rows:
    part: Rows = axis_values(rows, reference, name).astype(np.float32)[:, None] * axis
    return part


def _sampled(curve: Curve, frames: Frames) -> Rows:
    return sample(curve, frames, 1.0).astype(np.float32)
