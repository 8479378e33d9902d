"""The three denoising loops, as pure functions of a denoiser, a schedule and a starting noise.

They know nothing about sound, windows or units; guidance is the denoiser's business (see `windows`).
"""

from collections.abc import Callable, Iterator
from itertools import pairwise
from math import exp, log, sqrt
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.models.specs import SamplerName
from joyvasa_runtime.motion.schedule import NoiseSchedule

Array = NDArray[np.float32]

Denoise = Callable[[Array, int], Array]
"""Predicts the clean motion x0 from a noisy one and its step (1 to S)."""


class NoiseSource(Protocol):
    """What the loops need of `numpy.random.Generator`."""

    def standard_normal(self, size: tuple[int, ...], dtype: type[np.float32]) -> Array: ...


def ddpm(
    denoise: Denoise, schedule: NoiseSchedule, steps: int, noise: Array, generator: NoiseSource
) -> Array:
    """Clean motion by ancestral sampling, fresh noise at every step but the last.

    Parameters
    ----------
    denoise : callable
    schedule : NoiseSchedule
    steps : int
        Denoisings, 1 to the schedule's number; all of them is the published loop.
    noise : ndarray, float32
        The starting point x_T, any shape.
    generator : NoiseSource

    Notes
    -----
    Ho et al., "Denoising Diffusion Probabilistic Models", equations 6 and 7, for the x0 prediction. With
    fewer steps, alpha is the ratio of the alpha bars of the visited steps.
    """
    x = noise
    for step, following in _pairs(schedule, steps):
        clean = denoise(x, step)
        bar, bar_next = schedule.alpha_bars[step], schedule.alpha_bars[following]
        alpha = bar / bar_next
        x = _mix(sqrt(alpha) * (1 - bar_next) / (1 - bar), x, sqrt(bar_next) * (1 - alpha) / (1 - bar), clean)
        if following:
            deviation = sqrt((1 - bar_next) / (1 - bar) * (1 - alpha))
            x = _mix(1.0, x, deviation, generator.standard_normal(x.shape, np.float32))
    return x


def ddim(denoise: Denoise, schedule: NoiseSchedule, steps: int, noise: Array) -> Array:
    """Clean motion by the deterministic loop (eta = 0).

    Notes
    -----
    Song et al., "Denoising Diffusion Implicit Models", equation 12, for the x0 prediction.
    """
    x = noise
    for step, following in _pairs(schedule, steps):
        clean = denoise(x, step)
        bar, bar_next = schedule.alpha_bars[step], schedule.alpha_bars[following]
        ratio = sqrt((1 - bar_next) / (1 - bar))
        x = _mix(ratio, x, sqrt(bar_next) - ratio * sqrt(bar), clean)
    return x


def dpmpp_2m(denoise: Denoise, schedule: NoiseSchedule, steps: int, noise: Array) -> Array:
    """Clean motion by DPM-Solver++ of second order, multistep, in its x0 form.

    Notes
    -----
    Lu et al., "DPM-Solver++", algorithm 2. The first step and the last one, which ends without noise, are of
    first order.
    """
    x = noise
    previous: tuple[Array, float] | None = None
    for step, following in _pairs(schedule, steps):
        clean = denoise(x, step)
        if not following:
            return clean
        bar, bar_next = schedule.alpha_bars[step], schedule.alpha_bars[following]
        stride = _log_snr(bar_next) - _log_snr(bar)
        target = clean
        if previous is not None:
            weight = stride / (2 * previous[1])
            target = _mix(1 + weight, clean, -weight, previous[0])
        x = _mix(sqrt((1 - bar_next) / (1 - bar)), x, sqrt(bar_next) * (1 - exp(-stride)), target)
        previous = clean, stride
    return x


def sample(
    name: SamplerName,
    denoise: Denoise,
    schedule: NoiseSchedule,
    steps: int,
    noise: Array,
    generator: NoiseSource,
) -> Array:
    """Clean motion by the loop called `name`; only ``ddpm`` draws from the generator."""
    if name == "ddpm":
        return ddpm(denoise, schedule, steps, noise, generator)
    return (ddim if name == "ddim" else dpmpp_2m)(denoise, schedule, steps, noise)


def _pairs(schedule: NoiseSchedule, steps: int) -> Iterator[tuple[int, int]]:
    """Each visited step with the one after it."""
    return pairwise(schedule.visited(steps))


def _mix(first_weight: float, first: Array, second_weight: float, second: Array) -> Array:
    """Weighted sum that stays float32."""
    return np.float32(first_weight) * first + np.float32(second_weight) * second


def _log_snr(bar: float) -> float:
    """Half the logarithm of the signal-to-noise ratio."""
    return 0.5 * log(bar / (1 - bar))
