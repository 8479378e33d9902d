import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from joyvasa_runtime.models.manifest import read_manifest
from joyvasa_runtime.models.pack import open_pack
from joyvasa_runtime.models.session import Session
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.motion.generate import GenerationSettings, generate_take, load_motion_model
from joyvasa_runtime.networks.motion_denoiser import MotionDenoiser
from joyvasa_runtime.networks.speech_encoder import SoundEncoder, SpeechEncoder
from joyvasa_runtime.training.export import (
    export_pack,
    load_units,
    renew_manifest,
    save_units,
    write_template,
)
from joyvasa_runtime.training.units import LATENTS, Units, measure_units, network_matrices


@pytest.fixture(scope="module")
def units() -> Units:
    rng = np.random.default_rng(0)
    controls = rng.random((100, 5)).astype(np.float32)
    return measure_units(controls, rng.standard_normal((100, len(LATENTS))).astype(np.float32))


@pytest.fixture(scope="module")
def encoder() -> SpeechEncoder:
    torch.manual_seed(0)
    return SpeechEncoder(width=8, front=8).eval()


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory, units: Units, encoder: SpeechEncoder) -> Path:
    folder = tmp_path_factory.mktemp("pack")
    (folder / "layered_warp.onnx").write_bytes(_smallest_model())
    denoiser = MotionDenoiser(*map(torch.from_numpy, network_matrices(units)), width=8, dilations=(1,))
    export_pack(folder, encoder, denoiser, units)
    return folder


def _smallest_model() -> bytes:
    from onnx import TensorProto, helper

    kind = TensorProto.FLOAT
    inputs, outputs = ([helper.make_tensor_value_info(name, kind, [1])] for name in ("x", "y"))
    graph = helper.make_graph([helper.make_node("Identity", ["x"], ["y"])], "warp", inputs, outputs)
    return helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=10
    ).SerializeToString()


def test_the_pack_passes_its_own_checks(pack: Path) -> None:
    opened = open_pack(pack, provider="cpu")

    opened.check(Monitor())
    assert opened.manifest.motion.features == 5
    assert opened.manifest.audio.level == 0.1


def test_the_encoder_gives_the_same_as_its_network(pack: Path, encoder: SpeechEncoder) -> None:
    samples = np.random.default_rng(1).standard_normal((3, 80_000)).astype(np.float32) * 0.05

    features = Session(pack / "audio_encoder.onnx", provider="cpu").run({"samples": samples})["features"]

    with torch.inference_mode():
        expected = SoundEncoder(encoder)(torch.from_numpy(samples)).numpy()
    assert features.shape == (3, 100, 5)
    assert features == pytest.approx(expected, abs=1e-4)


def test_digital_silence_gives_finite_features(pack: Path) -> None:
    silence = np.zeros((1, 80_000), np.float32)

    features = Session(pack / "audio_encoder.onnx", provider="cpu").run({"samples": silence})["features"]

    assert np.isfinite(features).all()


def test_a_pack_makes_motion_through_the_runtime(pack: Path) -> None:
    model = load_motion_model(open_pack(pack, provider="cpu"))
    features = np.random.default_rng(0).random((200, 5)).astype(np.float32)

    motion = generate_take(features, 150, model, GenerationSettings(seed=1, steps=2), Monitor())

    assert motion.values.shape == (150, 70)
    assert np.isfinite(motion.values).all()


def test_the_files_name_no_folder_of_this_machine(pack: Path) -> None:
    here = str(Path(__file__).parents[3]).encode()

    for path in pack.iterdir():
        assert here not in path.read_bytes(), path.name


def test_a_renewed_manifest_keeps_what_it_said_of_the_portrait(
    pack: Path, units: Units, tmp_path: Path
) -> None:
    folder = tmp_path / "again"
    shutil.copytree(pack, folder)
    text = (folder / "pack.toml").read_text("utf-8").replace("yaw = [-15.0, 15.0]", "yaw = [-12.0, 12.0]")
    (folder / "pack.toml").write_text(text, "utf-8")

    write_template(replace(units, high=2 * units.high), folder / "template.npz")

    renew_manifest(folder)

    assert read_manifest(folder).safe.yaw == (-12.0, 12.0)
    open_pack(folder, provider="cpu").check(Monitor())


def test_units_survive_the_disk(units: Units, tmp_path: Path) -> None:
    save_units(units, tmp_path / "units.npz")

    stored = load_units(tmp_path / "units.npz")

    assert all(
        np.array_equal(getattr(units, name), getattr(stored, name)) for name in Units.__dataclass_fields__
    )
