"""The published networks in plain PyTorch, at small sizes: they draw and denoise, and say what goes wrong."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch

from joyvasa_runtime.errors import DeviceMemoryError, InferenceError
from joyvasa_runtime.networks import eager
from joyvasa_runtime.networks.dense_motion import DenseMotionSizes
from joyvasa_runtime.networks.eager import PUBLISHED_MOTION, Mode, eager_denoising, eager_drawing
from joyvasa_runtime.networks.motion_transformer import MotionSizes, MotionTransformer
from joyvasa_runtime.networks.spade_generator import SpadeGeneratorSizes
from joyvasa_runtime.networks.warping import WarpingSizes

WARPING = WarpingSizes(
    DenseMotionSizes(channels=3, depth=4, compressed=2, keypoints=2, down=(6, 8), up=(7, 5)), planes=6
)
GENERATOR = SpadeGeneratorSizes(planes=6, hidden=4, width=8, blocks=1, doubled=(4,), shuffled=2)
MOTION = MotionSizes(channels=7, width=16, hidden=32, layers=1, rows=6, positions=9, steps=11)
PLAIN = Mode("cpu", "fp32", 1)


def drawing(mode: Mode, batch: int) -> Callable[[], Any]:
    torch.manual_seed(0)
    return eager_drawing(mode, batch, WARPING, GENERATOR, side=8)


def test_frames_are_drawn_to_pixels():
    pixels = drawing(PLAIN, 3)()
    assert pixels.shape == (3, 32, 32, 3)
    assert pixels.dtype == np.uint8
    assert pixels.std() > 0


def test_the_random_generator_does_not_run_into_infinity():
    torch.manual_seed(0)
    picture = eager._settled(eager.SpadeGenerator(GENERATOR).eval())(torch.randn(1, 6, 8, 8))
    assert torch.isfinite(picture).all()
    assert 0.01 < picture.std() < 0.5


def test_a_window_is_denoised():
    torch.manual_seed(0)
    motion = eager_denoising(PLAIN, 5, MOTION, carried=2)()
    assert motion.shape == (4, 7)
    assert motion.dtype == np.float32
    assert np.isfinite(motion).all()


def test_every_step_is_asked_of_the_network_for_both_conditions(monkeypatch: pytest.MonkeyPatch):
    seen = []
    forward = MotionTransformer.forward

    def watched(self: MotionTransformer, noisy: torch.Tensor, *rest: torch.Tensor) -> torch.Tensor:
        seen.append((len(noisy), rest[-1].tolist()))
        return forward(self, noisy, *rest)

    monkeypatch.setattr(MotionTransformer, "forward", watched)
    eager_denoising(PLAIN, 3, MOTION, carried=2)()
    assert seen == [(2, [3, 3]), (2, [2, 2]), (2, [1, 1])]


def test_the_last_step_of_denoising_is_the_answer_itself():
    step, kept, pulled, noise = eager._coefficients(50)[-1]
    assert (step, kept, noise) == (1, 0.0, 0.0)
    assert pulled == pytest.approx(1.0)


def test_half_precision_denoises_too():
    motion = eager_denoising(Mode("cpu", "half", 1), 3, MOTION, carried=2)()
    assert np.isfinite(motion).all()


def test_the_published_sizes_are_those_of_the_checkpoint():
    with torch.device("meta"):
        network = MotionTransformer(PUBLISHED_MOTION, "constant")
    assert sum(parameter.numel() for parameter in network.parameters()) > 8_000_000


def test_threads_are_as_before_afterwards():
    before = torch.get_num_threads()
    drawing(Mode("cpu", "fp32", before + 1), 1)()
    assert torch.get_num_threads() == before


def test_a_full_gpu_is_told_in_the_users_words(monkeypatch: pytest.MonkeyPatch):
    call = drawing(PLAIN, 1)

    def full(*_: object) -> None:
        raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 20.00 MiB.")

    monkeypatch.setattr(eager.Warping, "forward", full)
    with pytest.raises(DeviceMemoryError, match="too little memory for the published networks") as caught:
        call()
    assert "--eager" in caught.value.hint


def test_a_gpu_that_pytorch_cannot_use_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    with pytest.raises(InferenceError, match="does not run on this GPU"):
        Mode("cuda", "half", 1)
