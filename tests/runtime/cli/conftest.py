from pathlib import Path

import numpy as np
import pytest
import soundfile

from joyvasa_runtime.resources import resource

PORTRAIT = resource("sample", "portrait.jpg")
CAT = resource("sample", "cat.png")
VOICE = resource("sample", "voice.wav")


@pytest.fixture(scope="session")
def portrait() -> Path:
    return PORTRAIT


@pytest.fixture(scope="session")
def cat() -> Path:
    return CAT


@pytest.fixture(scope="session")
def voice() -> Path:
    """7.1 s of speech: 178 frames, two windows."""
    return VOICE


@pytest.fixture(scope="session")
def short_voice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first 0.8 s of the sample voice: 20 frames, one window."""
    samples, rate = soundfile.read(VOICE, frames=12_800, dtype="float32")
    path = tmp_path_factory.mktemp("voice") / "short.wav"
    soundfile.write(path, np.asarray(samples), rate)
    return path
