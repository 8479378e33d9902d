"""Small stand-ins for all published files, in the published layout: networks that convert in seconds.

Pictures keep their sizes (256 pixels in, 512 out), and so do keypoints, angles and motion; only channels,
depths and layers are few. The values are made as `synth_weights.py` makes the published ones. Needs torch.

    python small_checkpoints.py OUT_FOLDER
"""

import argparse
import importlib.util
import json
import pathlib
import pickle
import sys

import numpy as np
import torch

from joyvasa_runtime.networks.appearance_extractor import AppearanceExtractor, AppearanceSizes
from joyvasa_runtime.networks.dense_motion import DenseMotionSizes
from joyvasa_runtime.networks.keypoint_mlps import KeypointMlp
from joyvasa_runtime.networks.motion_extractor import MotionExtractor, MotionExtractorSizes
from joyvasa_runtime.networks.spade_generator import SpadeGenerator, SpadeGeneratorSizes
from joyvasa_runtime.networks.warping import Warping, WarpingSizes

HERE = pathlib.Path(__file__).resolve().parent

CHANNELS, DEPTH, PLANES = 4, 4, 8
FLOW = DenseMotionSizes(CHANNELS, DEPTH, compressed=1, down=(8,), up=(6,))
NETWORKS = {
    "appearance_feature_extractor": AppearanceExtractor,
    "motion_extractor": MotionExtractor,
    "warping_module": Warping,
    "spade_generator": SpadeGenerator,
}
SIZES = {
    "appearance_feature_extractor": AppearanceSizes(4, (6, 8), CHANNELS, DEPTH, blocks=1),
    "motion_extractor": MotionExtractorSizes((1, 1), (8, 16)),
    "warping_module": WarpingSizes(FLOW, PLANES),
    "spade_generator": SpadeGeneratorSizes(PLANES, hidden=4, width=8, blocks=1, doubled=(6, 4)),
}
KEYPOINT_NETWORKS = {
    "retarget_shoulder": (126, 16, 65),
    "retarget_mouth": (65, 16, 63),
    "retarget_eye": (66, 16, 16, 63),
}

# Lengths of the motion generator's axes, published: small. Numbers that are not here stay.
ENCODER = {768: 64, 3072: 96, 512: 16, 48: 4, 128: 16}
DENOISER = {256: 32, 128: 16, 768: 96, 1024: 48}
BETWEEN = {768: 64, 256: 32}
LAYERS = 2


def write_small_checkpoints(folder):
    """Write the layout below `folder`: JoyVASA/, liveportrait/ and liveportrait_animals/."""
    script, manifest = _published()
    folder = pathlib.Path(folder)
    state = _tensors(script, _small_motion(manifest[script.MOTION]), "small")
    arguments = argparse.Namespace(**script.ARGS, data_root=pathlib.PosixPath("data"))
    _save(folder / script.MOTION, {"args": arguments, "model": state, "iter": 20000})
    template = folder / script.TEMPLATE
    template.parent.mkdir(parents=True)
    template.write_bytes(pickle.dumps(script.checkpoint(script.TEMPLATE, manifest[script.TEMPLATE])))
    for kind in ("liveportrait", "liveportrait_animals"):
        for name, network in NETWORKS.items():
            shapes = _shapes(network, SIZES[name])
            _save(folder / kind / "base_models" / f"{name}.pth", _tensors(script, shapes, kind + name))
    parts = {
        part: _tensors(script, _shapes(KeypointMlp, widths), part, "module.")
        for part, widths in KEYPOINT_NETWORKS.items()
    }
    _save(folder / "liveportrait" / "retargeting_models" / "stitching_retargeting_module.pth", parts)


def _published():
    """The module `synth_weights`, and the published shapes."""
    spec = importlib.util.spec_from_file_location("synth_weights", HERE / "synth_weights.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module, json.loads((HERE / "manifest.json").read_text())


def _small_motion(published):
    """Shapes of the motion generator: fewer layers of everything, and shorter axes."""
    small = {}
    for name, (shape, dtype) in published.items():
        layer = name.partition(".layers.")[2].split(".")[0]
        if layer and int(layer) >= LAYERS:
            continue
        part = name.split(".")[0]
        lengths = {"audio_encoder": ENCODER, "denoising_net": DENOISER}.get(part, BETWEEN)
        small[name] = [[lengths.get(length, length) for length in shape], dtype]
    return small


def _shapes(network, sizes):
    """Names, shapes and types of a network's tensors, as the manifest has them."""
    with torch.device("meta"):
        state = network(sizes).state_dict()
    return {name: [list(value.shape), str(value.dtype)] for name, value in state.items()}


def _tensors(script, shapes, seed, prefix=""):
    arrays = script.state_dict(shapes, seed)
    return {prefix + name: torch.from_numpy(np.ascontiguousarray(value)) for name, value in arrays.items()}


def _save(path, held):
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save(held, path)


if __name__ == "__main__":
    write_small_checkpoints(sys.argv[1])
