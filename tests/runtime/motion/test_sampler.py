"""The loops on a target whose best denoiser is known: independent Gaussians."""

import numpy as np
import pytest

from joyvasa_runtime.motion.sampler import ddim, ddpm, dpmpp_2m, sample
from joyvasa_runtime.motion.schedule import cosine_schedule

MEAN, DEVIATION = 1.5, 0.4


def gaussian_denoiser(schedule, calls=None):
    """The exact posterior mean of x0 given x_t for x0 ~ N(MEAN, DEVIATION^2)."""

    def denoise(x, step):
        if calls is not None:
            calls.append(step)
        bar = schedule.alpha_bars[step]
        gain = np.sqrt(bar) * DEVIATION**2 / (bar * DEVIATION**2 + 1 - bar)
        return (MEAN + gain * (x - np.sqrt(bar) * MEAN)).astype(np.float32)

    return denoise


def transported(noise, alpha_bar):
    """Where the exact probability flow takes the noise: the same quantile of the target."""
    deviation = np.sqrt(alpha_bar * DEVIATION**2 + 1 - alpha_bar)
    return MEAN + DEVIATION * (noise - np.sqrt(alpha_bar) * MEAN) / deviation


def noise(shape=(100, 100), seed=0):
    return np.random.default_rng(seed).standard_normal(shape, np.float32)


def test_ancestral_sampling_reaches_the_target_distribution():
    schedule = cosine_schedule(200)
    result = ddpm(gaussian_denoiser(schedule), schedule, 200, noise(), np.random.default_rng(1))
    assert result.dtype == np.float32
    assert result.mean() == pytest.approx(MEAN, abs=0.02)
    assert result.std() == pytest.approx(DEVIATION, abs=0.02)


def test_ancestral_sampling_is_the_published_posterior_step_by_step():
    schedule = cosine_schedule(50)
    denoise, x = gaussian_denoiser(schedule), noise((3, 4)).astype(np.float64)
    drawn = np.random.default_rng(7)
    bars = schedule.alpha_bars
    for t in range(50, 0, -1):
        alpha, bar, before = bars[t] / bars[t - 1], bars[t], bars[t - 1]
        clean = denoise(x, t)
        mean = (
            np.sqrt(alpha) * (1 - before) / (1 - bar) * x + np.sqrt(before) * (1 - alpha) / (1 - bar) * clean
        )
        variance = (1 - before) / (1 - bar) * (1 - alpha)
        x = mean + (np.sqrt(variance) * drawn.standard_normal((3, 4), np.float32) if t > 1 else 0)
    result = ddpm(denoise, schedule, 50, noise((3, 4)), np.random.default_rng(7))
    np.testing.assert_allclose(result, x, atol=2e-5)


@pytest.mark.parametrize("name", ["ddim", "dpm++2m"])
def test_deterministic_loops_approach_the_exact_flow_as_steps_grow(name):
    errors = []
    for steps in (10, 40, 1000):
        schedule = cosine_schedule(1000)
        result = sample(name, gaussian_denoiser(schedule), schedule, steps, noise(), np.random.default_rng(0))
        errors.append(np.abs(result - transported(noise(), schedule.alpha_bars[1000])).max())
    assert errors[0] > errors[1] > errors[2]
    assert errors[2] < 0.02


def test_the_second_order_loop_is_closer_than_the_first_order_one_at_few_steps():
    schedule = cosine_schedule(50)
    exact = transported(noise(), schedule.alpha_bars[50])
    first = ddim(gaussian_denoiser(schedule), schedule, 20, noise())
    second = dpmpp_2m(gaussian_denoiser(schedule), schedule, 20, noise())
    assert np.abs(second - exact).mean() < 0.5 * np.abs(first - exact).mean()


@pytest.mark.parametrize("name", ["ddpm", "ddim", "dpm++2m"])
def test_every_loop_returns_a_prediction_that_never_changes(name):
    schedule, target = cosine_schedule(50), noise((5, 3), seed=9)
    for steps in (1, 7, 50):
        result = sample(
            name, lambda x, step: target, schedule, steps, noise((5, 3)), np.random.default_rng(0)
        )
        np.testing.assert_allclose(result, target, atol=1e-6)


@pytest.mark.parametrize("name", ["ddpm", "ddim", "dpm++2m"])
def test_every_loop_asks_once_for_each_visited_step(name):
    schedule, calls = cosine_schedule(50), []
    sample(name, gaussian_denoiser(schedule, calls), schedule, 10, noise((2, 2)), np.random.default_rng(0))
    assert calls == [50, 45, 40, 35, 30, 25, 20, 15, 10, 5]


@pytest.mark.parametrize("name", ["ddim", "dpm++2m"])
def test_deterministic_loops_draw_no_noise(name):
    generator = np.random.default_rng(0)
    schedule = cosine_schedule(50)
    sample(name, gaussian_denoiser(schedule), schedule, 10, noise((2, 2)), generator)
    assert generator.random() == np.random.default_rng(0).random()


def test_the_starting_noise_is_left_as_it_was():
    schedule, start = cosine_schedule(50), noise((2, 2))
    for name in ("ddpm", "ddim", "dpm++2m"):
        sample(name, gaussian_denoiser(schedule), schedule, 10, start, np.random.default_rng(0))
    np.testing.assert_array_equal(start, noise((2, 2)))
