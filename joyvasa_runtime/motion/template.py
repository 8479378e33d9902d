"""The constants of a motion model: its units, what precedes the first window, the resting face.

Model units never leave `motion/`; everything else uses `MotionSequence`'s physical ones.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.motion.sequence import CHANNELS, EXP, HEAD

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class MotionTemplate:
    """Arrays of a pack's `template.npz`, all float32 and read-only.

    Parameters
    ----------
    exp_mean, exp_std : ndarray, shape (63,)
        Expression in physical units = model x std + mean.
    low, high : ndarray, shape (7,)
        Scale, translation, pitch, yaw, roll in physical units = model x (high - low) + low.
    start_motion : ndarray, shape (carried, channels)
        Stands in for the motion before the first window; model units.
    start_audio : ndarray, shape (carried, features)
        Stands in for the audio features before the first window.
    null_audio : ndarray, shape (features,)
        Takes the place of the audio features where the model is asked without sound (guidance).
    neutral : ndarray, shape (70,)
        The resting face in physical units: lips just closed, eyes open, head straight, scale 1.
    guidance_mask : ndarray, shape (channels,)
        1 where guidance applies, 0 where the conditional result is taken.
    """

    exp_mean: Array
    exp_std: Array
    low: Array
    high: Array
    start_motion: Array
    start_audio: Array
    null_audio: Array
    neutral: Array
    guidance_mask: Array

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, Array]) -> "MotionTemplate":
        """From arrays by name, as `ModelPack.template` has checked them."""
        return cls(**{name: arrays[name] for name in cls.__dataclass_fields__})

    def to_physical(self, model: Array) -> Array:
        """Physical motion, shape (T, 70), from model units, shape (T, channels)."""
        physical = np.empty((len(model), CHANNELS), np.float32)
        physical[:, EXP] = model[:, EXP] * self.exp_std + self.exp_mean
        physical[:, HEAD] = model[:, HEAD] * (self.high - self.low) + self.low
        return physical
