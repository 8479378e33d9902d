"""The published networks as somebody runs them in plain PyTorch, to measure beside a pack's models.

Their weights are random: speed does not depend on them, and no checkpoint is needed.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from joyvasa_runtime.errors import DeviceMemoryError, InferenceError
from joyvasa_runtime.motion.schedule import cosine_schedule
from joyvasa_runtime.networks.motion_transformer import MotionSizes, MotionTransformer
from joyvasa_runtime.networks.spade_generator import SpadeGenerator, SpadeGeneratorSizes
from joyvasa_runtime.networks.spectral_conv import SpectralConv2d
from joyvasa_runtime.networks.warping import Warping, WarpingSizes

Form = Literal["fp32", "half", "autocast"]
"""Computing in single precision, with everything cast to half, or with PyTorch choosing for each operation.

The published code does the last; the second is faster, and too coarse for the coordinates inside the warping.
"""

PUBLISHED_MOTION = MotionSizes(
    channels=73, width=256, hidden=1024, layers=8, rows=110, positions=600, steps=501
)
"""Sizes of the published denoiser."""

_CARRIED = 10
"""Frames of the window before that it sees."""

_GUIDANCE = 2.8
"""The published default."""


@dataclass(frozen=True, slots=True)
class Mode:
    """Where PyTorch computes, how, and on how many threads of the CPU.

    Raises
    ------
    InferenceError
        If that is a GPU which this PyTorch can't use.
    """

    device: str
    form: Form
    threads: int

    def __post_init__(self) -> None:
        if self.device == "cuda" and not torch.cuda.is_available():
            raise InferenceError(
                f"The installed PyTorch {torch.__version__} does not run on this GPU",
                "Install a PyTorch for its CUDA, or leave out --eager.",
            )

    @property
    def dtype(self) -> torch.dtype:
        """Of weights and inputs."""
        return torch.float16 if self.form == "half" else torch.float32

    def computing(self) -> AbstractContextManager[Any]:
        """What the networks run inside."""
        if self.form == "autocast":
            return torch.autocast(self.device, dtype=torch.float16)
        return nullcontext()


def eager_drawing(
    mode: Mode,
    batch: int,
    warping: WarpingSizes | None = None,
    generator: SpadeGeneratorSizes | None = None,
    side: int = 64,
) -> Callable[[], NDArray[np.uint8]]:
    """A call that draws `batch` frames: warping network, generator, pixels in the computer's memory.

    Parameters
    ----------
    mode : Mode
    batch : int
    warping, generator : sizes, optional
        The published ones by default.
    side : int
        Cells a side of the volume.

    Raises
    ------
    DeviceMemoryError
        By the call as well, if there is too little memory.
    """
    warping, generator = warping or WarpingSizes(), generator or SpadeGeneratorSizes()
    sizes = warping.dense_motion
    with _working(mode):
        warp = _placed(Warping(warping), mode)
        draw = _placed(_settled(SpadeGenerator(generator)), mode)
        feature = _random(mode, 1, sizes.channels, sizes.depth, side, side)
        source, driving = (0.3 * _random(mode, count, sizes.keypoints, 3) for count in (1, batch))

    def frames() -> NDArray[np.uint8]:
        with _working(mode):
            picture = draw(warp(feature, source, driving).warped)
            pixels = (255 * picture).round().clamp(0, 255).to(torch.uint8).permute(0, 2, 3, 1)
            return np.asarray(pixels.cpu().numpy())

    return frames


def eager_denoising(
    mode: Mode, steps: int, sizes: MotionSizes = PUBLISHED_MOTION, carried: int = _CARRIED
) -> Callable[[], NDArray[np.float32]]:
    """A call that denoises a window with guidance: all attention at every step, as published.

    Parameters
    ----------
    mode : Mode
    steps : int
        Denoisings.
    sizes : MotionSizes
    carried : int
        Frames of the window before.

    Raises
    ------
    DeviceMemoryError
        By the call as well, if there is too little memory.
    """
    window = sizes.rows - carried
    with _working(mode):
        network = _placed(MotionTransformer(sizes, "constant"), mode)
        motion = _random(mode, 2, carried, sizes.channels)
        audio = (_random(mode, 2, carried, sizes.width), _random(mode, 2, window, sizes.width))

    def denoised() -> NDArray[np.float32]:
        with _working(mode):
            x = _random(mode, 1, window, sizes.channels)
            for step, kept, pulled, noise in _coefficients(steps):
                number = torch.full((2,), step, device=mode.device)
                answer = network(x.expand(2, -1, -1), motion, *audio, number)[:, carried:]
                clean = answer[1:] + _GUIDANCE * (answer[:1] - answer[1:])
                x = kept * x + pulled * clean.to(x.dtype) + noise * torch.randn_like(x)
            return np.asarray(x[0].float().cpu().numpy())

    return denoised


def _coefficients(steps: int) -> list[tuple[int, float, float, float]]:
    """Each step with the weights of the motion, of the answer and of the fresh noise (ancestral sampling)."""
    bars = cosine_schedule(steps).alpha_bars
    found = []
    for step in range(steps, 0, -1):
        alpha, rest, rest_next = bars[step] / bars[step - 1], 1 - bars[step], 1 - bars[step - 1]
        kept = float(np.sqrt(alpha) * rest_next / rest)
        pulled = float(np.sqrt(bars[step - 1]) * (1 - alpha) / rest)
        found.append((step, kept, pulled, float(np.sqrt(rest_next / rest * (1 - alpha)))))
    return found


def _placed(network: Any, mode: Mode) -> Any:
    """The network where it runs, in its precision."""
    return network.eval().requires_grad_(False).to(device=mode.device, dtype=mode.dtype)


def _settled(generator: SpadeGenerator) -> SpadeGenerator:
    """The generator with vectors that fit its random weights, so that no spectral norm is near zero."""
    for module in generator.modules():
        if isinstance(module, SpectralConv2d):
            matrix = module.weight_orig.detach().flatten(1)
            module.weight_v = functional.normalize(module.weight_u @ matrix, dim=0)
            module.weight_u = functional.normalize(matrix @ module.weight_v, dim=0)
    return generator


def _random(mode: Mode, *shape: int) -> Tensor:
    return torch.randn(*shape, device=mode.device, dtype=mode.dtype)


@contextmanager
def _working(mode: Mode) -> Iterator[None]:
    """Computing without gradients on the wanted threads; what is too large is told in the user's words."""
    before = torch.get_num_threads()
    torch.set_num_threads(mode.threads)
    try:
        with torch.no_grad(), mode.computing():
            yield
    except torch.OutOfMemoryError as error:
        raise DeviceMemoryError(
            "The GPU has too little memory for the published networks beside the pack's",
            "Close other programs that use it, or leave out --eager.",
        ) from error
    finally:
        torch.set_num_threads(before)
