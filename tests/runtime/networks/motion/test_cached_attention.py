"""Cached cross-attention is the same function, step by step and over whole windows sampled by the runtime."""

import numpy as np
import pytest
import torch

from joyvasa_runtime.convert.motion_half import motion_specs, template_arrays
from joyvasa_runtime.motion.schedule import stored_schedule
from joyvasa_runtime.motion.template import MotionTemplate
from joyvasa_runtime.motion.windows import MotionModel, Sampling, WindowState, sample_window
from joyvasa_runtime.networks.cached_attention import CachedDenoiser, CrossAttention

TEMPLATE = "JoyVASA/motion_template/motion_template.pkl"


class TorchNetwork:
    """A torch module behind the interface of a model session."""

    def __init__(self, module, output, rows=slice(None)):
        self._module, self._output, self._rows = module, output, rows

    def run(self, feeds):
        with torch.inference_mode():
            answer = self._module(**{name: torch.from_numpy(value) for name, value in feeds.items()})
        return {self._output: answer.numpy()[:, self._rows]}

    def run_kept(self, feeds):
        return self.run(feeds)


class Replay:
    """The noise that the reference drew, step by step."""

    def __init__(self):
        self._rows = iter(np.random.default_rng(5).standard_normal((50, 1, 100, 73)).astype(np.float32))

    def standard_normal(self, size, dtype):
        return next(self._rows)[0]


@pytest.fixture(scope="module")
def sampled(generators, expected, stand_in):
    """The first windows of the reference run, by a denoiser and cross-attention or a denoiser alone."""
    generator = generators["sinusoidal"]
    template = MotionTemplate.from_arrays(template_arrays(generator, stand_in(TEMPLATE)))
    schedule = stored_schedule(generator.diffusion_sched.alpha_bars.numpy())

    def windows(count, denoiser, attention=None):
        spec = motion_specs(generator)[1]
        model = MotionModel(spec, schedule, template, denoiser, attention)
        state = WindowState(template.start_motion, template.start_audio, expected["noise"][0])
        made = []
        for _ in range(count):
            motion, state = sample_window(
                model, expected["audio_feat"][0], state, Sampling("ddpm", 50, 2.8), Replay(), lambda: None
            )
            made.append(motion)
        return np.stack(made)

    return windows


def test_a_step_with_cached_attention_equals_the_plain_step(generators):
    rng = torch.Generator().manual_seed(3)
    noisy, past = torch.randn(2, 100, 73, generator=rng), torch.randn(2, 10, 73, generator=rng)
    audio, step = torch.randn(2, 110, 256, generator=rng), torch.tensor([50, 1])
    for generator in generators.values():
        denoiser = generator.denoising_net
        with torch.inference_mode():
            plain = denoiser(noisy, past, audio[:, :10], audio[:, 10:], step)[:, 10:]
            attended = CrossAttention(denoiser)(audio)
            cached = CachedDenoiser(denoiser, generator.carried)(noisy, past, attended, step)
        assert attended.shape == (8, 2, 110, 256)
        np.testing.assert_allclose(cached, plain, atol=1e-5)


def test_answers_of_one_motion_need_it_only_once(generators):
    denoiser = generators["constant"].denoising_net
    cached = CachedDenoiser(denoiser, 10)
    rng = torch.Generator().manual_seed(4)
    noisy, past = torch.randn(1, 100, 73, generator=rng), torch.randn(1, 10, 73, generator=rng)
    attended, step = torch.randn(8, 3, 110, 256, generator=rng), torch.tensor([20])
    with torch.inference_mode():
        shared = cached(noisy, past, attended, step)
        each = cached(noisy.expand(3, -1, -1), past.expand(3, -1, -1), attended, step.expand(3))
    np.testing.assert_allclose(shared, each, atol=1e-5)


def test_windows_sampled_by_the_runtime_are_the_published_ones(generators, sampled, expected):
    denoiser = generators["sinusoidal"].denoising_net
    cached = sampled(
        2,
        TorchNetwork(CachedDenoiser(denoiser, 10), "denoised"),
        TorchNetwork(CrossAttention(denoiser), "attended"),
    )
    np.testing.assert_allclose(cached[0], expected["sampled_window_0"][0], atol=1e-3)
    np.testing.assert_allclose(cached[1], expected["sampled_window_1"][0], atol=1e-3)
    plain = sampled(1, TorchNetwork(denoiser, "denoised", slice(10, None)))
    np.testing.assert_allclose(cached[0], plain[0], atol=1e-3)
