"""The motion generator's stand-in, loaded once."""

import pytest
import torch

from joyvasa_runtime.networks.motion_generator import load_motion_generator


@pytest.fixture(scope="session")
def checkpoint(tensors):
    """The motion generator's state dict."""
    return tensors("JoyVASA/motion_generator/motion_generator_hubert_chinese.pt")


@pytest.fixture(scope="session")
def generators(checkpoint):
    """The motion generator for each rule of positions; both share their tensors."""
    return {rule: load_motion_generator(checkpoint, rule) for rule in ("constant", "sinusoidal")}


@pytest.fixture(autouse=True)
def _one_thread():
    """A denoising step is so short that threads which wait for each other on a busy machine take longer."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)
