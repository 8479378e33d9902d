"""A tiny but whole model pack, made of graphs that only add numbers."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper

from joyvasa_runtime.models.manifest import describe_file, write_manifest
from joyvasa_runtime.models.specs import (
    AudioSpec,
    DiffusionSpec,
    Manifest,
    MotionSpec,
    PortraitSpec,
    SafeRanges,
)

FILES = {
    "audio_encoder": "audio_encoder.onnx",
    "denoiser": "networks/denoiser.onnx",
    "layered_warp": "layered_warp.onnx",
    "template": "template.npz",
}


def _model(name: str, size: int) -> bytes:
    """A model that doubles rows of `size` numbers."""
    shape = ["B", size]
    graph = helper.make_graph(
        [helper.make_node("Add", ["x", "x"], ["y"])],
        name,
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, shape)],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)
    return bytes(onnx.ModelProto.SerializeToString(model))


def _template(motion: MotionSpec) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(0)
    shapes = {
        "exp_mean": 63,
        "exp_std": 63,
        "low": 7,
        "high": 7,
        "start_motion": (motion.carried, motion.channels),
        "start_audio": (motion.carried, motion.features),
        "null_audio": motion.features,
        "neutral": 70,
        "guidance_mask": motion.channels,
    }
    return {name: rng.standard_normal(shape).astype(np.float32) for name, shape in shapes.items()}


@pytest.fixture
def make_pack() -> Callable[..., Path]:
    """Writes a pack into a folder; arrays of the template can be replaced, or left out with None."""

    def make(folder: Path, pack_id: str = "tiny", **arrays: np.ndarray | None) -> Path:
        (folder / "networks").mkdir(parents=True)
        for size, role in enumerate(("audio_encoder", "denoiser", "layered_warp"), start=3):
            (folder / FILES[role]).write_bytes(_model(role, size))
        motion = MotionSpec(25, 8, 2, 70, 5, "fresh", 3)
        kept = {name: array for name, array in (_template(motion) | arrays).items() if array is not None}
        np.savez(folder / FILES["template"], **kept)
        manifest = Manifest(
            id=pack_id,
            name="Tiny",
            version="1.0.0",
            licence="MIT",
            credit='Nobody, "really" \\ é',
            audio=AudioSpec(16_000, 0.1, 800, 800),
            motion=motion,
            diffusion=DiffusionSpec("cosine", 50),
            portrait=PortraitSpec("layered", ("human", "animal"), 64),
            safe=SafeRanges(),
            files=tuple(describe_file(folder, role, path) for role, path in FILES.items()),
        )
        write_manifest(folder, manifest)
        return folder

    return make


@pytest.fixture
def pack_folder(make_pack: Callable[..., Path], tmp_path: Path) -> Path:
    """A whole pack in a folder with a difficult name."""
    return make_pack(tmp_path / "my pack 模型")
