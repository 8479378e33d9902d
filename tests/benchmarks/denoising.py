"""Time of one window's fifty denoisings with cached cross-attention and without, in one run; run as a script.

Both forms hold the same stand-in weights and run through the runtime's own sampler on ONNX Runtime (CPU).
"""

import importlib.util
import json
import statistics
import tempfile
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from joyvasa_runtime.convert.bare_onnx import write_onnx
from joyvasa_runtime.convert.export_motion import export_cross_attention, export_denoiser
from joyvasa_runtime.convert.motion_half import motion_specs, template_arrays
from joyvasa_runtime.models.session import Session, versions
from joyvasa_runtime.motion.generate import GenerationSettings, denoising_threads
from joyvasa_runtime.motion.schedule import stored_schedule
from joyvasa_runtime.motion.template import MotionTemplate
from joyvasa_runtime.motion.windows import MotionModel, first_state, sample_window
from joyvasa_runtime.networks.cached_attention import CachedDenoiser, CrossAttention
from joyvasa_runtime.networks.motion_generator import MotionGenerator, load_motion_generator

PARITY = Path(__file__).parents[1] / "data" / "parity"
ROUNDS = 12


class Plain(nn.Module):
    """The denoiser as published, less the carried rows of its answer."""

    def __init__(self, generator: MotionGenerator) -> None:
        super().__init__()
        self.denoiser, self.carried = generator.denoising_net, generator.carried

    def forward(
        self, noisy: Tensor, previous_motion: Tensor, previous_audio: Tensor, audio: Tensor, step: Tensor
    ) -> Tensor:
        """Clean motion (B, window, C)."""
        motion: Tensor = self.denoiser(noisy, previous_motion, previous_audio, audio, step)
        return motion[:, self.carried :]


def stand_ins() -> tuple[MotionGenerator, dict[str, np.ndarray]]:
    """The motion generator and the published template's arrays."""
    spec = importlib.util.spec_from_file_location("synth_weights", PARITY / "synth_weights.py")
    assert spec is not None
    assert spec.loader is not None
    synth = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(synth)
    manifest = json.loads((PARITY / "manifest.json").read_text("utf-8"))
    arrays = synth.state_dict(manifest[synth.MOTION], synth.MOTION)
    tensors = {name: torch.from_numpy(np.asarray(array)) for name, array in arrays.items()}
    return load_motion_generator(tensors, "constant"), synth.template(manifest[synth.TEMPLATE])


def write_plain(generator: MotionGenerator, path: Path) -> None:
    """The published form as the exporter writes it."""
    sizes, carried, window = generator.denoising_net.sizes, generator.carried, generator.window
    inputs = {
        "noisy": torch.zeros(2, window, sizes.channels),
        "previous_motion": torch.zeros(2, carried, sizes.channels),
        "previous_audio": torch.zeros(2, carried, sizes.width),
        "audio": torch.zeros(2, window, sizes.width),
        "step": torch.ones(2, dtype=torch.int64),
    }
    write_onnx(Plain(generator), inputs, ["denoised"], path)


def models(
    generator: MotionGenerator, published: dict[str, np.ndarray], folder: Path
) -> dict[str, MotionModel]:
    """The two forms by name."""
    denoiser = generator.denoising_net
    write_plain(generator, folder / "plain.onnx")
    export_denoiser(CachedDenoiser(denoiser, generator.carried), folder / "cached.onnx")
    export_cross_attention(CrossAttention(denoiser), folder / "attention.onnx")
    schedule = stored_schedule(generator.diffusion_sched.alpha_bars.numpy())
    template = MotionTemplate.from_arrays(template_arrays(generator, published))
    spec, threads = motion_specs(generator)[1], denoising_threads()

    def session(name: str) -> Session:
        return Session(folder / f"{name}.onnx", threads=threads, provider="cpu")

    return {
        "uncached": MotionModel(spec, schedule, template, session("plain")),
        "cached": MotionModel(spec, schedule, template, session("cached"), session("attention")),
    }


def sample(model: MotionModel, audio: np.ndarray) -> tuple[float, np.ndarray]:
    """Seconds that one window takes, and its motion."""
    generator = np.random.Generator(np.random.PCG64(1))
    state = first_state(model, generator)
    sampling = GenerationSettings().sampling(model.spec)
    start = time.perf_counter()
    motion, _state = sample_window(model, audio, state, sampling, generator, lambda: None)
    return time.perf_counter() - start, motion


def main() -> None:
    """Print both forms' time of a window, medians of alternating rounds, their ratio and their difference."""
    generator, published = stand_ins()
    audio = np.random.default_rng(2).standard_normal((generator.window, 256)).astype(np.float32)
    with tempfile.TemporaryDirectory() as folder:
        forms = models(generator, published, Path(folder))
        runs = [{name: sample(model, audio) for name, model in forms.items()} for _ in range(ROUNDS + 1)][1:]
    seconds = {name: statistics.median(run[name][0] for run in runs) for name in forms}
    print(f"{versions()}, {denoising_threads()} threads, guidance 2.8, 50 steps, {ROUNDS} rounds")
    for name, value in seconds.items():
        print(f"{name:10}{value * 1e3:8.0f} ms a window")
    # Within a round both forms meet the same other load of the machine.
    ratios = sorted(run["cached"][0] / run["uncached"][0] for run in runs)
    print(f"ratio     {statistics.median(ratios):8.3f}   ({ratios[0]:.3f} to {ratios[-1]:.3f} in a round)")
    print(
        f"largest difference of the motions {np.abs(runs[0]['cached'][1] - runs[0]['uncached'][1]).max():.1e}"
    )


if __name__ == "__main__":
    main()
