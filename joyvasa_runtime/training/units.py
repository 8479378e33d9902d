"""Which of the 70 motion numbers each mouth control and each head or eye latent moves, and by how much.

The only place that joins the training's controls to the meaning of the offsets (`motion.axes`).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.motion import axes
from joyvasa_runtime.motion.sequence import CHANNELS, PITCH, ROLL, SCALE, TRANSLATION, YAW

Matrix = NDArray[np.float32]

GUIDANCE = 1.5
"""Default guidance. It multiplies the lips, as the null condition is a closed mouth; divided out here."""

SHRINKAGE = 1.15
"""A regression predicts smaller movements than it was shown; this brings them back."""

JAW_PER_UNIT = 0.0775
"""19.y of a fully open mouth: real talking spreads by 0.012 to 0.027."""

LATENTS = (
    "blink",
    "gaze_x",
    "gaze_y",
    "brow",
    "smile",
    "scale",
    "shift_x",
    "shift_y",
    "pitch",
    "yaw",
    "roll",
    "blink_cos",
    "blink_sin",
)
"""What the diffusion draws, in the order of `moves_matrix`'s columns; degrees for pitch, yaw and roll.

The last two are the phase between one blink and the next. They move nothing: blinks alone are too rare and
too short for a few steps of diffusion to draw, a phase that turns all the time is not.
"""

MODEL_CHANNELS = CHANNELS + 2
"""Width of the model's motion: the 70 numbers and the phase of the blinks."""

_LOWER_LIP = 19 * 3 + 1
_PRESS_19Y, _BITE_19Y = -0.009, -0.004
_SPREAD_SHARE, _PUCKER_SHARE = 0.65, 0.95
_CONSTANT_SPREAD = 1e-3  # of offsets that nothing moves; any positive number would do


@dataclass(frozen=True, slots=True)
class Units:
    """Model units: physical = exp x std + mean, or x x (high - low) + low for the last seven.

    Parameters
    ----------
    exp_mean, exp_std : ndarray, shape (63,), float32
    low, high : ndarray, shape (7,), float32
    latent_spread : ndarray, shape (13,), float32
        Standard deviation of each head and eye latent; the network predicts them in this unit.
    """

    exp_mean: Matrix
    exp_std: Matrix
    low: Matrix
    high: Matrix
    latent_spread: Matrix

    @property
    def scale(self) -> Matrix:
        """Physical size of one model unit of each channel, shape (72,); a phase has no unit."""
        return np.concatenate([self.exp_std, self.high - self.low, np.ones(2, np.float32)])


def neutral_row() -> Matrix:
    """Head straight, eyes open, lips just closed, shape (70,), physical."""
    row = np.zeros(CHANNELS, np.float32)
    row[SCALE] = 1.0
    return row


def lips_matrix() -> Matrix:
    """Physical motion of one unit of each mouth control at the default guidance, shape (72, 5)."""
    matrix = np.zeros((MODEL_CHANNELS, 5), np.float32)
    jaw = axes.JAW * (JAW_PER_UNIT / axes.JAW[_LOWER_LIP])
    columns = (jaw, axes.SPREAD * _SPREAD_SHARE, axes.PUCKER * _PUCKER_SHARE)
    for index, column in enumerate(columns):
        matrix[:63, index] = column * SHRINKAGE
    matrix[_LOWER_LIP, 3:] = _PRESS_19Y, _BITE_19Y
    return matrix


def moves_matrix() -> Matrix:
    """Physical motion of one unit of each latent, shape (72, 13)."""
    matrix = np.zeros((MODEL_CHANNELS, len(LATENTS)), np.float32)
    eyes = (axes.BLINK_11 + axes.BLINK_15, axes.GAZE_X, axes.GAZE_Y, axes.BROW_UP, axes.SMILE)
    for index, column in enumerate(eyes):
        matrix[:63, index] = column
    rows = (SCALE, TRANSLATION.start, TRANSLATION.start + 1, PITCH, YAW, ROLL, CHANNELS, CHANNELS + 1)
    matrix[rows, np.arange(len(eyes), len(LATENTS))] = 1.0
    return matrix


def measure_units(controls: Matrix, latents: Matrix) -> Units:
    """Model units in which the motion of typical controls (N, 5) and latents (N, 13) spreads by about one.

    The mean is the neutral row, so a still face is 0 in model units.
    """
    motion = controls @ lips_matrix().T + latents @ moves_matrix().T
    spread = np.sqrt((motion.astype(np.float64) ** 2).mean(axis=0)).astype(np.float32)
    spread = np.where(spread > 1e-6, spread, _CONSTANT_SPREAD).astype(np.float32)
    neutral = neutral_row()
    return Units(
        neutral[:63],
        spread[:63],
        neutral[63:],
        neutral[63:] + spread[63:CHANNELS],
        latents.std(axis=0).astype(np.float32),
    )


def network_matrices(units: Units) -> tuple[Matrix, Matrix]:
    """Lips (72, 5), guidance divided out, and moves (72, 13) of one spread of each latent, in model units."""
    scale = units.scale[:, None]
    return lips_matrix() / scale / GUIDANCE, moves_matrix() * units.latent_spread / scale


def guidance_mask() -> Matrix:
    """1 for the channels that guidance multiplies: those that speech moves, shape (72,)."""
    result: Matrix = (np.abs(lips_matrix()).max(axis=1) > 0).astype(np.float32)
    return result
