"""What a pack says of a published motion generator: its part of the manifest, and the template's arrays.

The models themselves are written by `export_motion`.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from torch import Tensor

from joyvasa_runtime.errors import ModelPackError
from joyvasa_runtime.models.specs import AudioSpec, DiffusionSpec, MotionDefaults, MotionSpec, PadMode
from joyvasa_runtime.networks.hubert_encoder import WINDOW_RATE_HZ
from joyvasa_runtime.networks.motion_generator import MotionGenerator
from joyvasa_runtime.timebase import MOTION_FPS

Array = NDArray[np.float32]

_PAD_BEFORE, _PAD_AFTER = 1_280, 640
"""Samples of silence around the sound, as the published code adds them."""

_GUIDANCE = 2.8
"""The published default."""

_HEAD = {"scale": 1, "t": 3, "pitch": 1, "yaw": 1, "roll": 1}
"""The channels after the expression, in order, with their widths."""


def motion_specs(
    generator: MotionGenerator, pad_mode: PadMode = "zero"
) -> tuple[AudioSpec, MotionSpec, DiffusionSpec]:
    """How the runtime runs the generator, for the manifest: the published way, but for the head's filter."""
    sizes = generator.denoising_net.sizes
    audio = AudioSpec(WINDOW_RATE_HZ, pad_before=_PAD_BEFORE, pad_after=_PAD_AFTER, pad_mode=pad_mode)
    motion = MotionSpec(
        fps=MOTION_FPS,
        window=generator.window,
        carried=generator.carried,
        channels=sizes.channels,
        features=sizes.width,
        noise="shared",
        defaults=MotionDefaults("ddpm", generator.steps, _GUIDANCE, "zero_phase"),
        cached_attention=True,
        # Of the talking faces that it learned from only the mean is known, whose lips are a little open.
        silence_gate=False,
        positions=generator.denoising_net.positions,
    )
    return audio, motion, DiffusionSpec("stored", generator.steps)


def template_arrays(generator: MotionGenerator, published: Mapping[str, NDArray[Any]]) -> dict[str, Array]:
    """The arrays of `template.npz`.

    Parameters
    ----------
    generator : MotionGenerator
    published : mapping
        The arrays of `motion_template.pkl` by name: ``mean_exp``, ``std_exp``, and ``min_*``, ``max_*``,
        ``mean_*`` of scale, t, pitch, yaw and roll.

    Raises
    ------
    ModelPackError
        If one is missing, of another size or not finite.
    """
    exp_mean, exp_std = (_statistic(published, f"{part}_exp", 63) for part in ("mean", "std"))
    low, high, mean = (_head(published, part) for part in ("min", "max", "mean"))
    return {
        "exp_mean": exp_mean,
        "exp_std": exp_std,
        "low": low,
        "high": high,
        "start_motion": _array(generator.start_motion_feat[0]),
        "start_audio": _array(generator.start_audio_feat[0]),
        "null_audio": _array(generator.null_audio_feat[0, 0]),
        # The mean face: relative to it, a portrait is moved evenly to either side of its own pose.
        "neutral": np.concatenate([exp_mean, mean]),
        "guidance_mask": np.ones(generator.denoising_net.sizes.channels, np.float32),
        "alpha_bars": _array(generator.diffusion_sched.alpha_bars),
    }


def _head(published: Mapping[str, NDArray[Any]], part: str) -> Array:
    """One statistic of the channels after the expression, shape (7,)."""
    return np.concatenate([_statistic(published, f"{part}_{name}", size) for name, size in _HEAD.items()])


def _statistic(published: Mapping[str, NDArray[Any]], name: str, size: int) -> Array:
    value = np.asarray(published[name], np.float32).reshape(-1) if name in published else None
    if value is None or value.size != size or not np.isfinite(value).all():
        raise ModelPackError(
            f"The motion template has no array {name!r} of {size} finite numbers",
            "Get the published motion_template.pkl again.",
        )
    return value


def _array(tensor: Tensor) -> Array:
    return tensor.detach().numpy().astype(np.float32)
