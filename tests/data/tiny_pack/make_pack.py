"""Makes a pack of the published kind whose networks only take means: it is whole, fast, and shows nothing.

Every answer is the mean of the first input that has a free number of items, spread over the answer's shape.
"""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from joyvasa_runtime.models.manifest import describe_file, write_manifest
from joyvasa_runtime.models.specs import (
    AudioSpec,
    DiffusionSpec,
    Manifest,
    MotionDefaults,
    MotionSpec,
    PortraitSpec,
    SafeRanges,
)

Shapes = Mapping[str, tuple[int | str, ...]]

WINDOW, CARRIED, CHANNELS, FEATURES, LAYERS, STEPS = 10, 2, 73, 4, 2, 5
VOLUME, GRID = (32, 16, 64, 64), (16, 64, 64, 3)

GFLOP = {"audio_encoder": 2.0, "denoiser": 0.5, "flow": 30.0, "generator": 60.0}
"""Work that is told of some files."""

_ROWS = CARRIED + WINDOW

_MODELS: dict[str, tuple[Shapes, Shapes]] = {
    "audio_encoder": ({"samples": ("B", WINDOW * 640)}, {"features": ("B", WINDOW, FEATURES)}),
    "cross_attention": ({"audio": ("B", _ROWS, FEATURES)}, {"attended": (LAYERS, "B", _ROWS, FEATURES)}),
    "denoiser": (
        {
            "attended": (LAYERS, "B", _ROWS, FEATURES),
            "noisy": ("M", WINDOW, CHANNELS),
            "previous_motion": ("M", CARRIED, CHANNELS),
            "step": ("M",),
        },
        {"denoised": ("B", WINDOW, CHANNELS)},
    ),
    "appearance": ({"image": ("B", 3, 256, 256)}, {"feature": ("B", *VOLUME)}),
    "motion_extractor": (
        {"image": ("B", 3, 256, 256)},
        {
            "kp": ("B", 63),
            "scale": ("B", 1),
            **dict.fromkeys(("pitch", "yaw", "roll"), ("B", 66)),
            "t": ("B", 3),
            "exp": ("B", 63),
        },
    ),
    "flow_source": ({"feature": (1, *VOLUME), "kp_source": (1, 21, 3)}, {"compressed": (1, 4, 16)}),
    "flow": (
        {"kp_driving": ("B", 21, 3), "kp_source": (1, 21, 3), "compressed": (1, 4, 16)},
        {"deformation": ("B", *GRID), "occlusion": ("B", 1, 64, 64)},
    ),
    "sampling": (
        {"deformation": ("B", *GRID), "occlusion": ("B", 1, 64, 64), "feature": (1, *VOLUME)},
        {"warped": ("B", 256, 64, 64)},
    ),
    "generator": (
        {"warped": ("B", 256, 64, 64)},
        {"picture": ("B", 3, 512, 512), "pixels": ("B", 512, 512, 3)},
    ),
}

_DTYPES = {"step": TensorProto.INT64, "pixels": TensorProto.UINT8}


def make_pack(folder: Path, pack_id: str = "tiny-published") -> Path:
    """Write the pack into a new folder."""
    folder.mkdir(parents=True)
    for role, (inputs, outputs) in _MODELS.items():
        onnx.save(_network(role, inputs, outputs), folder / f"{role}.onnx")
    np.savez(folder / "template.npz", **_template())
    np.savez(folder / "probe.npz", **_probe())
    names = {role: f"{role}.onnx" for role in _MODELS} | {"template": "template.npz", "probe": "probe.npz"}
    defaults = MotionDefaults("ddpm", STEPS, 2.0, "zero_phase")
    motion = MotionSpec(
        25, WINDOW, CARRIED, CHANNELS, FEATURES, "shared", defaults=defaults, cached_attention=True
    )
    manifest = Manifest(
        id=pack_id,
        name="Tiny",
        version="1.0.0",
        licence="MIT",
        credit="Nobody",
        audio=AudioSpec(16_000),
        motion=motion,
        diffusion=DiffusionSpec("stored", STEPS),
        portrait=PortraitSpec("liveportrait", ("human",), 512),
        safe=SafeRanges(),
        files=tuple(describe_file(folder, role, name, GFLOP.get(role)) for role, name in names.items()),
    )
    write_manifest(folder, manifest)
    return folder


def _network(name: str, inputs: Shapes, outputs: Shapes) -> onnx.ModelProto:
    given = [_described(key, shape) for key, shape in inputs.items()]
    made = [_described(key, shape) for key, shape in outputs.items()]
    first, shape = next(iter(inputs.items()))
    nodes: list[onnx.NodeProto] = []
    constants: list[onnx.TensorProto] = []
    # The free axis is 0, or 1 where layers come before it.
    axis = next((index for index, size in enumerate(shape) if isinstance(size, str)), 0)
    constants.append(_constant("others", [index for index in range(len(shape)) if index != axis]))
    nodes.append(helper.make_node("ReduceMean", [first, "others"], ["mean"], keepdims=0))
    for key, wanted in outputs.items():
        nodes += _spread(key, wanted, constants)
    graph = helper.make_graph(nodes, name, given, made, constants)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)


def _spread(
    key: str, wanted: tuple[int | str, ...], constants: list[onnx.TensorProto]
) -> list[onnx.NodeProto]:
    """The mean of each item all over an answer's shape."""
    axis = next((index for index, size in enumerate(wanted) if isinstance(size, str)), 0)
    flat = [-1 if index == axis else 1 for index in range(len(wanted))]
    full = [1 if isinstance(size, str) else size for size in wanted]
    constants += [_constant(f"{key}_flat", flat), _constant(f"{key}_full", full)]
    return [
        helper.make_node("Reshape", ["mean", f"{key}_flat"], [f"{key}_items"]),
        helper.make_node("Expand", [f"{key}_items", f"{key}_full"], [f"{key}_spread"]),
        helper.make_node("Cast", [f"{key}_spread"], [key], to=_DTYPES.get(key, TensorProto.FLOAT)),
    ]


def _constant(name: str, values: list[int]) -> onnx.TensorProto:
    return numpy_helper.from_array(np.array(values, np.int64), name)


def _described(name: str, shape: tuple[int | str, ...]) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, _DTYPES.get(name, TensorProto.FLOAT), shape)


def _template() -> dict[str, np.ndarray]:
    neutral = np.zeros(70, np.float32)
    neutral[63] = 1
    arrays = {
        "exp_mean": np.zeros(63),
        "exp_std": np.ones(63),
        "low": np.array([0.5, *[-1] * 6]),
        "high": np.array([1.5, *[1] * 6]),
        "start_motion": np.zeros((CARRIED, CHANNELS)),
        "start_audio": np.zeros((CARRIED, FEATURES)),
        "null_audio": np.zeros(FEATURES),
        "neutral": neutral,
        "guidance_mask": np.ones(CHANNELS),
        "alpha_bars": np.linspace(1, 0.1, STEPS + 1),
    }
    return {name: array.astype(np.float32) for name, array in arrays.items()}


def _probe() -> dict[str, np.ndarray]:
    """Keypoints of mean 0.5, of which the networks make an even grey."""
    return {
        "image": np.zeros((256, 256, 3), np.uint8),
        "kp_source": np.zeros((1, 21, 3), np.float32),
        "kp_driving": np.full((1, 21, 3), 0.5, np.float32),
        "pixels": np.full((512, 512, 3), 128, np.uint8),
    }
