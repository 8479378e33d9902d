"""A small corpus that no synthesiser has to speak."""

import numpy as np
import pytest

from joyvasa_runtime.training.corpus import Part
from joyvasa_runtime.training.crops import HELD_OUT_ROWS


@pytest.fixture
def parts() -> tuple[Part, ...]:
    rng = np.random.default_rng(0)
    count = 2 * HELD_OUT_ROWS
    time = np.arange(count) / 100
    controls = np.zeros((count, 5), np.float16)
    controls[:, 0] = np.clip(np.sin(2 * np.pi * 1.5 * time), 0, 1)
    spectrogram = (rng.standard_normal((count, 80)) * 0.2 + controls[:, :1]).astype(np.float16)
    return (Part("voice", True, spectrogram, controls, controls[:, 0] == 0),)
