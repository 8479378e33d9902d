"""What packs of several kinds have in common and what not; their drawing halves are made of toy models."""

from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper

from joyvasa_runtime.convert import conversion
from joyvasa_runtime.convert.conversion import convert_checkpoints
from joyvasa_runtime.convert.settings import ConversionSettings
from joyvasa_runtime.models.pack import open_pack
from joyvasa_runtime.monitor import Monitor

ROLES = ("appearance", "motion_extractor", "flow_source", "flow", "sampling", "generator")
PROBE = {
    "image": np.zeros((256, 256, 3), np.uint8),
    "kp_source": np.zeros((1, 21, 3), np.float32),
    "kp_driving": np.zeros((1, 21, 3), np.float32),
    "pixels": np.zeros((512, 512, 3), np.uint8),
}


def export_toy(path: Path) -> None:
    x, y = (helper.make_tensor_value_info(name, TensorProto.FLOAT, ["B", 3]) for name in "xy")
    graph = helper.make_graph([helper.make_node("Add", ["x", "x"], ["y"])], "toy", [x], [y])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)
    onnx.save(model, path)


def write_toys(files, _precision, draft):
    draft.begin("toys", len(ROLES))
    draft.advance()
    for role in ROLES:
        draft.add_model(role, export_toy)
        draft.advance()
    draft.add_arrays("probe", PROBE)


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return tmp_path_factory.mktemp("packs")


@pytest.fixture(scope="module")
def made(small_checkpoints, root):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(conversion, "write_portrait_half", write_toys)
        settings = ConversionSettings(positions="sinusoidal")
        return convert_checkpoints(small_checkpoints, root, settings, Monitor())


def test_each_kind_is_a_pack_of_its_own(made, root):
    assert [(pack.id, pack.folder) for pack in made.packs] == [
        ("joyvasa-human", root / "joyvasa-human"),
        ("joyvasa-animal", root / "joyvasa-animal"),
    ]
    for pack, kind, sample in zip(
        made.packs, ("human", "animal"), ("Mona Lisa", "Chelsea the cat"), strict=True
    ):
        manifest = open_pack(pack.folder).manifest
        assert manifest.portrait.kinds == (kind,)
        assert manifest.motion.positions == "sinusoidal"
        assert sample in (pack.folder / "LICENSES.txt").read_text("utf-8")


def test_the_motion_half_was_made_once_and_lies_on_the_disk_once(made):
    human, animal = (pack.folder for pack in made.packs)
    for name in ("audio_encoder.onnx", "cross_attention.onnx", "denoiser.onnx", "template.npz"):
        assert (human / name).samefile(animal / name)
    assert not (human / "flow.onnx").samefile(animal / "flow.onnx")


def test_both_packs_tell_the_errors_of_the_motion_half(made):
    for pack in made.packs:
        assert [check.role for check in pack.checks] == ["audio_encoder", "cross_attention", "denoiser"]
        assert all(check.error < 1e-5 for check in pack.checks)
