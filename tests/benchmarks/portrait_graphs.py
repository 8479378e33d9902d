"""Time of a frame's warping and generator: exported graphs on ONNX Runtime against the published networks.

Run as a script. The published networks run in PyTorch, eager, on the same device, with the same stand-in
weights and as many threads, in rounds that alternate with the graphs'.
"""

import argparse
import importlib.util
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from torch import Tensor

from joyvasa_runtime.convert.export_portrait import (
    export_flow,
    export_flow_source,
    export_generator,
    export_sampling,
)
from joyvasa_runtime.networks.direct_form import DirectForm
from joyvasa_runtime.networks.form import Form
from joyvasa_runtime.networks.spade_generator import SpadeGenerator, load_spade_generator
from joyvasa_runtime.networks.tiled_form import TiledForm
from joyvasa_runtime.networks.warping import Warping, load_warping

PARITY = Path(__file__).parents[1] / "data" / "parity"
FOLDER = "liveportrait/base_models/"

GFLOP = {"flow": 331.0, "sampling": 10.2, "warping": 341.2, "generator": 892.0}
"""Of the published networks, for a frame; whatever a graph computes, these are what it saves the caller."""

PARTS = {"deformation": "flow", "occlusion": "flow", "warped": "sampling", "picture": "generator"}
"""What is compared, and the stage that makes it."""

Named = dict[str, Tensor]


@dataclass(frozen=True, slots=True)
class Setting:
    """What the command line says."""

    device: str
    precision: str
    batch: int
    rounds: int
    threads: int
    form: str
    search: str
    nhwc: bool


class Graph:
    """One ONNX file on the device; inputs and outputs stay there."""

    def __init__(self, path: Path, setting: Setting) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = setting.threads
        options.log_severity_level = 3
        providers: list[object] = ["CPUExecutionProvider"]
        if setting.device == "cuda":
            cuda = {"cudnn_conv_algo_search": setting.search, "prefer_nhwc": int(setting.nhwc)}
            if setting.precision == "fp32":
                cuda["use_tf32"] = 0
            # A part that falls back to the processor would spoil the figure: better an error.
            options.add_session_config_entry("session.disable_cpu_ep_fallback", "1")
            providers = [("CUDAExecutionProvider", cuda)]
        self.session = onnxruntime.InferenceSession(path, options, providers=providers)
        self.device = setting.device
        if self.device not in self.session.get_providers()[0].lower():
            raise SystemExit(f"{path.name} does not run on {self.device}")

    def __call__(self, feeds: Named) -> Named:
        """Outputs by name; the work may still be under way on a graphics card."""
        binding = self.session.io_binding()
        for item in self.session.get_inputs():
            value = feeds[item.name].contiguous()
            binding.bind_input(
                item.name, self.device, 0, _numpy_type(value), tuple(value.shape), value.data_ptr()
            )
        results = {}
        for item in self.session.get_outputs():
            results[item.name] = self._room(item, feeds)
            value = results[item.name]
            binding.bind_output(
                item.name, self.device, 0, _numpy_type(value), tuple(value.shape), value.data_ptr()
            )
        if self.device == "cuda":
            torch.cuda.synchronize()
        self.session.run_with_iobinding(binding)
        return results

    def _room(self, item: onnxruntime.NodeArg, feeds: Named) -> Tensor:
        batch = max(len(value) for value in feeds.values())
        shape = [size if isinstance(size, int) else batch for size in item.shape]
        types = {"tensor(float16)": torch.float16, "tensor(uint8)": torch.uint8}
        return torch.empty(shape, dtype=types.get(item.type, torch.float32), device=self.device)


def _numpy_type(value: Tensor) -> type:
    types = {torch.float32: np.float32, torch.float16: np.float16, torch.uint8: np.uint8}
    return types[value.dtype]


def stand_ins() -> tuple[Warping, SpadeGenerator]:
    """The published networks with stand-in weights."""
    spec = importlib.util.spec_from_file_location("synth_weights", PARITY / "synth_weights.py")
    assert spec is not None
    assert spec.loader is not None
    synth = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(synth)
    manifest = json.loads((PARITY / "manifest.json").read_text("utf-8"))

    def tensors(name: str) -> Named:
        arrays = synth.checkpoint(FOLDER + name, manifest[FOLDER + name])
        return {key: torch.from_numpy(np.asarray(array)) for key, array in arrays.items()}

    return load_warping(tensors("warping_module.pth")), load_spade_generator(tensors("spade_generator.pth"))


def inputs(setting: Setting) -> Named:
    """A portrait's volume and keypoints, and those of some frames, on the device."""
    with np.load(PARITY / "expected.npz") as file:
        source, driving = file["kp_source"], file["kp_driving"]
    generator = torch.Generator().manual_seed(3)
    frames = [
        driving[index % 2] + 0.01 * torch.randn(21, 3, generator=generator).numpy()
        for index in range(setting.batch)
    ]
    values = {
        "feature": torch.randn(1, 32, 16, 64, 64, generator=generator),
        "kp_source": torch.from_numpy(source),
        "kp_driving": torch.from_numpy(np.stack(frames)),
    }
    return {name: value.to(setting.device) for name, value in values.items()}


def form(setting: Setting) -> Form | None:
    """The form that the command line asks for; none for the one that packs have."""
    forms: dict[str, Callable[[], Form | None]] = {
        "default": lambda: None,
        "tiled": TiledForm,
        "direct": DirectForm,
    }
    return forms[setting.form]()


def graphs(warping: Warping, generator: SpadeGenerator, setting: Setting, folder: Path) -> dict[str, Graph]:
    """The stages of a frame, and of a portrait."""
    precision, chosen = setting.precision, form(setting)
    export_flow_source(warping, folder / "source.onnx")
    export_flow(warping, folder / "flow.onnx", precision, form=chosen)
    export_sampling(warping, folder / "sampling.onnx", precision, form=chosen)
    export_generator(generator, folder / "generator.onnx", precision, form=chosen)
    return {
        name: Graph(folder / f"{name}.onnx", setting) for name in ("source", "flow", "sampling", "generator")
    }


class Eager:
    """The published networks as a user of PyTorch runs them."""

    def __init__(self, warping: Warping, generator: SpadeGenerator, precision: str, device: str) -> None:
        self.is_half, self.device = precision == "fp16", device
        self.warping = warping.to(device)
        # Coordinates in half precision spoil the picture; autocast keeps them.
        self.generator = generator.to(device).half() if self.is_half else generator.to(device)

    @torch.inference_mode()
    def warp(self, given: Named) -> Named:
        """Warped planes, and how they came about."""
        with torch.autocast(self.device, torch.float16, enabled=self.is_half):
            return self.warping(given["feature"], given["kp_source"], given["kp_driving"])._asdict()

    @torch.inference_mode()
    def draw(self, given: Named) -> Named:
        """The picture of warped planes."""
        planes = given["warped"]
        return {"picture": self.generator(planes.half() if self.is_half else planes)}


def timed(call: Callable[[Named], Named], given: Named, device: str) -> tuple[float, Named]:
    """Seconds that a call takes until its results are there, and the results."""
    if device == "cuda":
        torch.cuda.synchronize()
    start = time.perf_counter()
    results = call(given)
    if device == "cuda":
        torch.cuda.synchronize()
    return time.perf_counter() - start, results


def chained(stages: dict[str, Callable[[Named], Named]], given: Named, device: str) -> tuple[dict, Named]:
    """Seconds of each stage, one after the other, and everything that they made."""
    seconds, known = {}, dict(given)
    for name, call in stages.items():
        seconds[name], results = timed(call, known, device)
        known |= results
    return seconds, known


def psnr(found: Tensor, wanted: Tensor) -> float:
    """Peak signal to noise ratio, dB, with the range of what is wanted as the peak."""
    error = (found.double() - wanted.double()).square().mean().clamp(min=1e-30)
    return float(10 * torch.log10((wanted.max() - wanted.min()).double() ** 2 / error))


def measure(setting: Setting) -> None:
    """Print the table."""
    warping, generator = stand_ins()
    given = inputs(setting)
    with tempfile.TemporaryDirectory() as folder:
        made = graphs(warping, generator, setting, Path(folder))
    torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = False
    exact = Eager(warping, generator, "fp32", setting.device)
    wanted = chained({"warping": exact.warp, "generator": exact.draw}, given, setting.device)[1]
    eager = Eager(warping, generator, setting.precision, setting.device)
    source = made.pop("source")(given)
    ways = {
        "eager": ({"warping": eager.warp, "generator": eager.draw}, given),
        "graphs": (made, given | source),
    }
    runs = [
        {name: chained(stages, known, setting.device) for name, (stages, known) in ways.items()}
        for _ in range(setting.rounds + 2)
    ][2:]
    report(setting, runs, wanted)


def report(setting: Setting, runs: list[dict], wanted: Named) -> None:
    """Print what rounds took, and how near their last results are to the wanted ones."""
    where = torch.cuda.get_device_name() if setting.device == "cuda" else f"{setting.threads} threads"
    print(
        f"{setting.device} ({where}), {setting.precision}, batch {setting.batch}, form {setting.form}, "
        f"{setting.rounds} rounds; torch {torch.__version__}, ONNX Runtime {onnxruntime.__version__}"
    )
    print(f"{'':28}{'ms a frame':>12}{'GFLOP/s':>10}")
    for way in ("eager", "graphs"):
        for stage in runs[0][way][0]:
            frame = statistics.median(run[way][0][stage] for run in runs) / setting.batch
            print(f"{way:10}{stage:18}{frame * 1e3:12.2f}{GFLOP[stage] / frame:10.0f}")
    totals = {way: [sum(run[way][0].values()) for run in runs] for way in ("eager", "graphs")}
    for way, seconds in totals.items():
        print(f"{way:10}{'together':18}{statistics.median(seconds) * 1e3 / setting.batch:12.2f}")
    # Within a round both meet the same other load of the machine.
    ratios = sorted(a / b for a, b in zip(totals["graphs"], totals["eager"], strict=True))
    print(f"graphs / eager {statistics.median(ratios):.3f} ({ratios[0]:.3f} to {ratios[-1]:.3f} in a round)")
    for way in ("eager", "graphs"):
        near = (
            f"{part} {psnr(runs[-1][way][1][part], wanted[part]):.1f}"
            for part, stage in PARTS.items()
            if part in runs[-1][way][1]
        )
        print(f"{way:10}PSNR against eager fp32, dB: {', '.join(near)}")


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cpu")
    parser.add_argument("--precision", choices=("fp32", "fp16"), default="fp32")
    parser.add_argument("--batch", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument("--form", choices=("default", "tiled", "direct"), default="default")
    parser.add_argument("--search", choices=("HEURISTIC", "EXHAUSTIVE", "DEFAULT"), default="HEURISTIC")
    parser.add_argument("--nhwc", action="store_true", help="convolve channels-last on CUDA")
    setting = Setting(**vars(parser.parse_args()))
    torch.set_num_threads(setting.threads)
    measure(setting)


if __name__ == "__main__":
    main()
