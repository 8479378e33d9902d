import importlib.util
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from joyvasa_runtime.portrait.layered.render import LayeredRenderer

DATA = Path(__file__).resolve().parents[3] / "data" / "layered"


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    """The script that made the golden frames."""
    spec = importlib.util.spec_from_file_location("make_poses", DATA / "make_poses.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_poses_look_as_they_did(maker: ModuleType, layered_renderer: LayeredRenderer) -> None:
    with np.load(DATA / "poses.npz", allow_pickle=False) as file:
        expected = file["frames"].astype(int)
    difference = np.abs(maker.small_frames(layered_renderer).astype(int) - expected)
    # Machines may round the last bit of a coordinate differently.
    assert difference.mean() < 0.05
    assert difference.max() <= 8
