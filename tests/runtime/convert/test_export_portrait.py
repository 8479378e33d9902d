"""The drawing half as ONNX files, run by the runtime's session: small networks, and the published ones."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import numpy as np
import onnx
import pytest
import torch
from numpy.typing import NDArray
from onnx import shape_inference
from torch import Tensor

from joyvasa_runtime.convert.export_portrait import (
    Precision,
    export_appearance,
    export_flow,
    export_flow_source,
    export_generator,
    export_keypoint_mlp,
    export_motion_extractor,
    export_sampling,
)
from joyvasa_runtime.models.session import Session
from joyvasa_runtime.networks.appearance_extractor import load_appearance_extractor
from joyvasa_runtime.networks.dense_motion import DenseMotionSizes
from joyvasa_runtime.networks.keypoint_mlps import EYE, LIP, STITCHING, load_keypoint_mlp
from joyvasa_runtime.networks.motion_extractor import load_motion_extractor
from joyvasa_runtime.networks.spade_generator import (
    SpadeGenerator,
    SpadeGeneratorSizes,
    load_spade_generator,
)
from joyvasa_runtime.networks.warping import Warping, WarpingSizes, load_warping

Arrays = dict[str, NDArray[np.generic]]

BASE = "liveportrait/base_models/"
MLPS = "liveportrait/retargeting_models/stitching_retargeting_module.pth"
MOTION = DenseMotionSizes(channels=2, depth=4, compressed=2, keypoints=3, down=(6, 8), up=(7, 5))
DRAWING = SpadeGeneratorSizes(planes=6, hidden=5, width=8, blocks=1, doubled=(7,), shuffled=4)


PARTS = ("deformation", "occlusion", "warped", "picture")


class Graphs:
    """Every graph of a frame in a folder, by role."""

    def __init__(self, folder: Path, warping: Warping, generator: SpadeGenerator) -> None:
        self.folder, self.warping, self.generator = folder, warping, generator
        export_flow_source(warping, folder / "flow_source.onnx")

    def export(self, precision: Precision, ending: str = "") -> None:
        export_flow(self.warping, self.folder / f"flow{ending}.onnx", precision)
        export_sampling(self.warping, self.folder / f"sampling{ending}.onnx", precision)
        export_generator(self.generator, self.folder / f"generator{ending}.onnx", precision)

    def session(self, role: str) -> Session:
        return Session(self.folder / f"{role}.onnx", provider="cpu")

    def run(
        self, feeds: Mapping[str, NDArray[np.generic]], ending: str = "", sampling: str = "sampling"
    ) -> Arrays:
        """Everything that becomes of `feature`, `kp_source` and `kp_driving`."""
        known = dict(feeds)
        for role in ("flow_source", f"flow{ending}", f"{sampling}{ending}", f"generator{ending}"):
            session = self.session(role)
            known |= session.run({spec.name: known[spec.name] for spec in session.inputs})
        return known


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Graphs:
    torch.manual_seed(1)
    warping = Warping(WarpingSizes(MOTION, planes=6)).eval().requires_grad_(False)
    generator = SpadeGenerator(DRAWING).eval().requires_grad_(False)
    graphs = Graphs(tmp_path_factory.mktemp("small"), warping, generator)
    for precision, ending in (("fp32", ""), ("fp16", "_fp16")):
        graphs.export(precision, ending)
        export_sampling(warping, graphs.folder / f"sampling_plain{ending}.onnx", precision, plain=True)
    return graphs


@pytest.fixture(scope="module")
def feeds() -> Arrays:
    """A portrait and two frames."""
    numbers = np.random.default_rng(2)
    source, driving = (numbers.uniform(-0.5, 0.5, (count, 3, 3)).astype(np.float32) for count in (1, 2))
    feature = numbers.standard_normal((1, 2, 4, 64, 64)).astype(np.float32)
    return {"feature": feature, "kp_source": source, "kp_driving": driving}


@pytest.fixture(scope="module")
def drawn(small: Graphs, feeds: Arrays) -> Arrays:
    """What the fp32 graphs make of them."""
    return small.run(feeds)


def psnr(found: NDArray[np.generic], wanted: NDArray[np.generic]) -> float:
    """Peak signal to noise ratio, dB, with the range of what is wanted as the peak."""
    error = np.square(found.astype(np.float64) - wanted).mean()
    return float(10 * np.log10(np.ptp(wanted.astype(np.float64)) ** 2 / error))


def signature(session: Session) -> list[str]:
    return [*map(str, session.inputs), "->", *map(str, session.outputs)]


def test_the_graphs_are_signed_as_the_runtime_runs_them(small: Graphs) -> None:
    source = small.session("flow_source")
    assert [spec.name for spec in source.inputs] == ["feature", "kp_source"]
    wanted = [
        "kp_source: float32 (1, 3, 3)",
        "kp_driving: float32 (B, 3, 3)",
        *map(str, source.outputs),
        "->",
        "deformation: float32 (B, 4, 64, 64, 3)",
        "occlusion: float32 (B, 1, 64, 64)",
    ]
    for ending, kind in (("", "float32"), ("_fp16", "float16")):
        assert signature(small.session(f"flow{ending}")) == wanted
        for sampling in ("sampling", "sampling_plain"):
            assert signature(small.session(sampling + ending)) == [
                "feature: float32 (1, 2, 4, 64, 64)",
                "deformation: float32 (B, 4, 64, 64, 3)",
                "occlusion: float32 (B, 1, 64, 64)",
                "->",
                f"warped: {kind} (B, 6, 64, 64)",
            ]
        assert signature(small.session(f"generator{ending}")) == [
            f"warped: {kind} (B, 6, 64, 64)",
            "->",
            "picture: float32 (B, 3, 512, 512)",
            "pixels: uint8 (B, 512, 512, 3)",
        ]


def test_the_graphs_draw_what_the_networks_do(small: Graphs, feeds: Arrays, drawn: Arrays) -> None:
    wanted = small.warping(*(torch.from_numpy(value) for value in feeds.values()))
    for name, value in wanted._asdict().items():
        np.testing.assert_allclose(drawn[name], value, atol=2e-5)
    picture = small.generator(torch.from_numpy(drawn["warped"]))
    np.testing.assert_allclose(drawn["picture"], picture, atol=1e-4)
    pixels = np.round(drawn["picture"].transpose(0, 2, 3, 1) * 255)
    np.testing.assert_array_equal(drawn["pixels"], pixels.astype(np.uint8))


@pytest.mark.parametrize("ending", ["", "_fp16"])
def test_a_frame_of_a_batch_is_the_one_drawn_alone(small: Graphs, feeds: Arrays, ending: str) -> None:
    together = small.run(feeds, ending)
    for frame in range(2):
        alone = small.run(feeds | {"kp_driving": feeds["kp_driving"][frame : frame + 1]}, ending)
        for name in PARTS:
            found = together[name][frame : frame + 1].astype(np.float32)
            np.testing.assert_allclose(found, alone[name], atol=2e-5 if not ending else 5e-3)


@pytest.mark.parametrize("ending", ["", "_fp16"])
def test_sampling_without_the_operator_gives_the_same(
    small: Graphs, feeds: Arrays, drawn: Arrays, ending: str
) -> None:
    plain, native = (small.run(feeds, ending, sampling) for sampling in ("sampling_plain", "sampling"))
    np.testing.assert_allclose(
        plain["warped"].astype(np.float32), native["warped"], atol=2e-5 if not ending else 5e-3
    )


def test_half_precision_stays_near(small: Graphs, feeds: Arrays, drawn: Arrays) -> None:
    found = small.run(feeds, "_fp16")
    near = {name: psnr(found[name], drawn[name]) for name in PARTS}
    assert near["deformation"] > 80
    assert near["occlusion"] > 60
    assert near["warped"] > 60
    assert near["picture"] > 50


@pytest.mark.parametrize(
    ("role", "kinds"), [("flow", {"Exp", "Softmax", "Sigmoid"}), ("sampling", {"GridSample"})]
)
def test_what_is_sensitive_stays_in_single_precision(small: Graphs, role: str, kinds: set[str]) -> None:
    model = shape_inference.infer_shapes(onnx.load(small.folder / f"{role}_fp16.onnx"))
    graph = model.graph
    types = {value.name: value.type.tensor_type.elem_type for value in (*graph.value_info, *graph.input)}
    sensitive = [node for node in graph.node if node.op_type in kinds]
    assert {node.op_type for node in sensitive} == kinds
    assert all(types[name] == onnx.TensorProto.FLOAT for node in sensitive for name in node.input)
    assert onnx.TensorProto.FLOAT16 in types.values()


@pytest.fixture(scope="module")
def tensors(stand_in: Callable[..., Arrays]) -> Callable[..., dict[str, Tensor]]:
    """Make the stand-in tensors of one published file."""

    def make(path: str, part: str = "") -> dict[str, Tensor]:
        return {name: torch.from_numpy(np.asarray(array)) for name, array in stand_in(path, part).items()}

    return make


@pytest.fixture(scope="module")
def published(
    tensors: Callable[..., dict[str, Tensor]], expected: Arrays, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Arrays]:
    """What the graphs of the published networks make of the parity cases."""
    folder = tmp_path_factory.mktemp("published")
    warping = load_warping(tensors(BASE + "warping_module.pth"))
    generator = load_spade_generator(tensors(BASE + "spade_generator.pth"))
    graphs = Graphs(folder, warping, generator)
    graphs.export("fp32")
    export_appearance(
        load_appearance_extractor(tensors(BASE + "appearance_feature_extractor.pth")), folder / "a.onnx"
    )
    image = expected["image"].astype(np.float32) / 255
    feature = Session(folder / "a.onnx", provider="cpu").run({"image": image})["feature"]
    keypoints = {name: expected[name] for name in ("kp_source", "kp_driving")}
    yield graphs.run({"feature": feature * expected["feature_scale"], **keypoints}) | {"volume": feature}
    for path in folder.iterdir():
        path.unlink()  # pytest would keep 350 MB for its last three runs


def test_the_published_networks_volume_is_the_expected_one(published: Arrays, expected: Arrays) -> None:
    assert np.abs(published["volume"][:, :, ::4, ::4, ::4] - expected["feature_every4"]).max() < 1e-3


@pytest.mark.parametrize("case", [0, 1])
def test_the_published_networks_draw_the_expected_frames(
    case: int, published: Arrays, expected: Arrays
) -> None:
    found = {name: published[name][case : case + 1] for name in PARTS}
    differences = {
        "deformation": found["deformation"][:, ::4, ::4, ::4] - expected[f"deformation_every4_{case}"],
        "occlusion": found["occlusion"] - expected[f"occlusion_{case}"],
        "warped": found["warped"][:, ::4, ::2, ::2] - expected[f"warped_every4_{case}"],
    }
    assert all(np.abs(difference).max() < 1e-3 for difference in differences.values())
    assert np.abs(found["picture"] - expected[f"rendered_{case}"].astype(np.float32)).max() < 2e-3


def test_the_published_motion_extractor_sees_the_expected_motion(
    tensors: Callable[..., dict[str, Tensor]], expected: Arrays, tmp_path: Path
) -> None:
    network = load_motion_extractor(tensors(BASE + "motion_extractor.pth"))
    export_motion_extractor(network, tmp_path / "m.onnx")
    found = Session(tmp_path / "m.onnx", provider="cpu").run(
        {"image": expected["image"].astype(np.float32) / 255}
    )
    assert list(found) == ["kp", "scale", "pitch", "yaw", "roll", "t", "exp"]
    for name, value in found.items():
        assert np.abs(value - expected[f"motion_{name}"]).max() < 1e-3


@pytest.mark.parametrize(("part", "name"), [(STITCHING, "stitching"), (LIP, "lip"), (EYE, "eye")])
def test_the_published_keypoint_networks_give_the_expected_offsets(
    part: str, name: str, tensors: Callable[..., dict[str, Tensor]], expected: Arrays, tmp_path: Path
) -> None:
    export_keypoint_mlp(load_keypoint_mlp(tensors(MLPS, part), part), tmp_path / "k.onnx")
    found = Session(tmp_path / "k.onnx", provider="cpu").run({"pair": expected[f"{name}_in"]})["delta"]
    assert np.abs(found - expected[f"{name}_out"]).max() < 1e-5
