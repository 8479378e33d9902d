"""The noise schedule of the diffusion model, as the share of signal left at each step.

It does not draw noise and it does not denoise: see `sampler`.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.errors import ModelPackError, MotionError

_OFFSET = 0.008
_BETA_RANGE = (1e-4, 0.999)


@dataclass(frozen=True, slots=True)
class NoiseSchedule:
    """How much of the motion is left in the noisy motion at each step.

    Parameters
    ----------
    alpha_bars : ndarray, shape (S + 1,), float64
        Variance share of the signal, from 1 at step 0 (clean) downwards to step S (noise); read-only.
    """

    alpha_bars: NDArray[np.float64]

    @property
    def steps(self) -> int:
        """Number of the noisiest step, S."""
        return len(self.alpha_bars) - 1

    def visited(self, count: int) -> tuple[int, ...]:
        """The `count + 1` steps from S down to 0 that a loop of `count` denoisings visits, evenly spaced.

        Raises
        ------
        MotionError
            If `count` is not 1 to S.
        """
        if not 1 <= count <= self.steps:
            raise MotionError(
                f"{count} sampling steps are not possible", f"Choose 1 to {self.steps} for this model pack."
            )
        return tuple(round(self.steps * (count - index) / count) for index in range(count + 1))


def cosine_schedule(steps: int) -> NoiseSchedule:
    """The cosine schedule with `steps` steps.

    Notes
    -----
    Nichol and Dhariwal, "Improved Denoising Diffusion Probabilistic Models", equation 17, with s = 0.008;
    betas clipped to [1e-4, 0.999]; step 0 has beta 0.
    """
    times = np.arange(steps + 1) / steps
    signal = np.cos((times + _OFFSET) / (1 + _OFFSET) * np.pi / 2) ** 2
    betas = np.concatenate([[0.0], np.clip(1 - signal[1:] / signal[:-1], *_BETA_RANGE)])
    alpha_bars = np.cumprod(1 - betas)
    alpha_bars.setflags(write=False)
    return NoiseSchedule(alpha_bars)


def stored_schedule(alpha_bars: NDArray[np.float32]) -> NoiseSchedule:
    """The schedule that a pack brings along, shape (S + 1,).

    Raises
    ------
    ModelPackError
        If it doesn't begin at 1 and fall at every step, staying above 0.
    """
    stored = alpha_bars.astype(np.float64)
    if stored[0] != 1 or not (np.diff(stored) < 0).all() or not stored[-1] > 0:
        raise ModelPackError("The pack's noise schedule (alpha_bars) is not one", "Install the pack again.")
    stored.setflags(write=False)
    return NoiseSchedule(stored)
