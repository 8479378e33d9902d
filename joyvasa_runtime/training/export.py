"""From trained networks to a whole pack: the models, the template and the manifest that describes them.

The portrait's half has no learned weights: it is written when it is missing and kept otherwise.
"""

from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from joyvasa_runtime.convert.bare_onnx import write_onnx
from joyvasa_runtime.errors import ModelPackError
from joyvasa_runtime.models.manifest import MANIFEST_NAME, describe_file, read_manifest, write_manifest
from joyvasa_runtime.models.specs import (
    AudioSpec,
    DiffusionSpec,
    Manifest,
    MotionDefaults,
    MotionSpec,
    PortraitSpec,
    SafeRanges,
)
from joyvasa_runtime.networks.motion_denoiser import CARRIED, FRAMES, STEPS, MotionDenoiser
from joyvasa_runtime.networks.speech_encoder import (
    CONTEXT,
    CONTROLS,
    RATE_HZ,
    WINDOW_SAMPLES,
    SoundEncoder,
    SpeechEncoder,
)
from joyvasa_runtime.timebase import MOTION_FPS
from joyvasa_runtime.training.corpus import LEVEL
from joyvasa_runtime.training.export_warp import export_warp
from joyvasa_runtime.training.units import GUIDANCE, MODEL_CHANNELS, Units, guidance_mask, neutral_row

ENCODER, DENOISER, TEMPLATE = "audio_encoder.onnx", "denoiser.onnx", "template.npz"
WARP = "layered_warp.onnx"
_ROLES = {"audio_encoder": ENCODER, "denoiser": DENOISER, "template": TEMPLATE, "layered_warp": WARP}
_SEAM_BLEND = 15
_SAMPLING_STEPS = 16  # ten draw a third fewer blinks, twenty-five few more


def export_pack(folder: Path, encoder: SpeechEncoder, denoiser: MotionDenoiser, units: Units) -> None:
    """Write a pack into `folder`, or renew the one that is there.

    Raises
    ------
    ModelPackError
        If an existing manifest is unreadable.
    """
    folder.mkdir(parents=True, exist_ok=True)
    export_encoder(encoder, folder / ENCODER)
    export_denoiser(denoiser, folder / DENOISER)
    write_template(units, folder / TEMPLATE)
    export_warp(folder / WARP)
    renew_manifest(folder)


def export_encoder(encoder: SpeechEncoder, path: Path) -> None:
    """``samples`` (B, 80000) -> ``features`` (B, 100, 5)."""
    samples = torch.zeros(2, WINDOW_SAMPLES + 2 * CONTEXT)
    write_onnx(SoundEncoder(encoder), {"samples": samples}, ["features"], path)


def export_denoiser(denoiser: MotionDenoiser, path: Path) -> None:
    """``noisy, previous_motion, previous_audio, audio, step`` -> ``denoised`` (B, 100, 72)."""
    inputs = {
        "noisy": torch.zeros(2, FRAMES, MODEL_CHANNELS),
        "previous_motion": torch.zeros(2, CARRIED, MODEL_CHANNELS),
        "previous_audio": torch.zeros(2, CARRIED, CONTROLS),
        "audio": torch.zeros(2, FRAMES, CONTROLS),
        "step": torch.ones(2, dtype=torch.int64),
    }
    write_onnx(denoiser, inputs, ["denoised"], path)


def write_template(units: Units, path: Path) -> None:
    """The constants of the motion model; a still face and silence are zeros in its units."""
    np.savez(
        path,
        exp_mean=units.exp_mean,
        exp_std=units.exp_std,
        low=units.low,
        high=units.high,
        start_motion=np.zeros((CARRIED, MODEL_CHANNELS), np.float32),
        start_audio=np.zeros((CARRIED, CONTROLS), np.float32),
        null_audio=np.zeros(CONTROLS, np.float32),
        neutral=neutral_row(),
        guidance_mask=guidance_mask(),
    )


def renew_manifest(folder: Path) -> None:
    """Write the manifest that the pack's files now deserve; what it says of the portrait is kept.

    Raises
    ------
    ModelPackError
        If a file is missing, or the existing manifest is unreadable.
    """
    base = read_manifest(folder) if (folder / MANIFEST_NAME).exists() else _new_manifest()
    files = tuple(describe_file(folder, role, name) for role, name in _ROLES.items())
    diffusion = DiffusionSpec("cosine", STEPS)
    write_manifest(folder, replace(base, audio=_audio(), motion=_motion(), diffusion=diffusion, files=files))


def _new_manifest() -> Manifest:
    return Manifest(
        id="starter",
        name="JoyVASA Studio starter",
        version="1.0.0",
        licence="MIT",
        credit="Trained on synthetic speech by joyvasa-train",
        audio=_audio(),
        motion=_motion(),
        diffusion=DiffusionSpec("cosine", STEPS),
        portrait=PortraitSpec("layered", ("human", "animal"), 512),
        safe=SafeRanges(),
        files=(),
    )


def _audio() -> AudioSpec:
    return AudioSpec(rate_hz=RATE_HZ, level=LEVEL, context_before=CONTEXT, context_after=CONTEXT)


def _motion() -> MotionSpec:
    return MotionSpec(
        fps=MOTION_FPS,
        window=FRAMES,
        carried=CARRIED,
        channels=MODEL_CHANNELS,
        features=CONTROLS,
        noise="fresh",
        seam_blend=_SEAM_BLEND,
        defaults=MotionDefaults("ddim", _SAMPLING_STEPS, GUIDANCE, "zero_phase"),
    )


def load_units(path: Path) -> Units:
    """Units stored by `save_units`.

    Raises
    ------
    ModelPackError
        If the file is missing or damaged.
    """
    try:
        with np.load(path) as stored:
            return Units(*(stored[name] for name in Units.__dataclass_fields__))
    except (OSError, KeyError, ValueError) as e:
        raise ModelPackError(f"{path} is missing or damaged", "Run: joyvasa-train train") from e


def save_units(units: Units, path: Path) -> None:
    """Keep the units that a denoiser was trained with."""
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez(path, **{name: getattr(units, name) for name in Units.__dataclass_fields__})
