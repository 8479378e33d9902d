"""The half of a pack that moves: a motion generator as models, each checked, and the template's arrays.

What the manifest says of it is `motion_half`'s.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any

import torch
from numpy.typing import NDArray
from torch import Tensor

from joyvasa_runtime.convert.export_motion import (
    export_audio_encoder,
    export_cross_attention,
    export_denoiser,
)
from joyvasa_runtime.convert.motion_half import template_arrays
from joyvasa_runtime.convert.pack_draft import PackDraft
from joyvasa_runtime.convert.self_check import Allowed, run, run_each, seeded
from joyvasa_runtime.convert.work import audio_encoder_gflop, denoiser_gflop
from joyvasa_runtime.networks.cached_attention import CachedDenoiser, CrossAttention
from joyvasa_runtime.networks.motion_generator import MotionGenerator

_ALLOWED_FEATURES, _ALLOWED_MOTION = Allowed(2e-3), Allowed(1e-4)
"""Hearing adds up more rounding, over all its layers."""

_WINDOWS = 3
"""Checked at once; another number than that of the example that the models are written with."""

_LOUDNESS = 0.1
"""Of the noise that the encoder is checked with; that of a voice."""


def write_motion_half(
    generator: MotionGenerator, published: Mapping[str, NDArray[Any]], draft: PackDraft
) -> None:
    """Write and check every model that makes motion, and the template.

    Parameters
    ----------
    generator : MotionGenerator
    published : mapping
        Arrays of `motion_template.pkl` (see `motion_half.template_arrays`).
    draft : PackDraft

    Raises
    ------
    ModelPackError
        If a model does not answer as its network, or the published arrays don't fit.
    OSError
        If a file can't be written.
    Cancelled
        If the user asked to stop.
    """
    draft.add_arrays("template", template_arrays(generator, published))
    audio = _write_audio_encoder(generator, draft)
    _write_denoiser(generator, audio, draft)


def _write_audio_encoder(generator: MotionGenerator, draft: PackDraft) -> Tensor:
    """Give the features of some windows, behind the carried ones that a first window gets, (3, N, D)."""
    draft.begin("audio encoder", 1, is_shared=True)
    encoder = generator.encoder()
    draft.advance()
    samples = _LOUDNESS * torch.randn(_WINDOWS, encoder.window_samples, generator=seeded())
    features: Tensor = encoder(samples)
    export = partial(export_audio_encoder, encoder)
    model = draft.add_model("audio_encoder", export, audio_encoder_gflop(encoder))
    answers = run_each(model, {"samples": samples})
    draft.add_check("audio_encoder", answers, {"features": features}, _ALLOWED_FEATURES)
    return torch.cat([generator.start_audio_feat.expand(_WINDOWS, -1, -1), features], dim=1)


def _write_denoiser(generator: MotionGenerator, audio: Tensor, draft: PackDraft) -> None:
    """Write cross-attention and denoiser; together they are checked with the denoiser that needs neither."""
    draft.begin("denoiser", 2, is_shared=True)
    plain, carried = generator.denoising_net, generator.carried
    attention = CrossAttention(plain)
    draft.advance()
    model = draft.add_model("cross_attention", partial(export_cross_attention, attention))
    attended = run(model, {"audio": audio})
    draft.add_check("cross_attention", attended, {"attended": attention(audio)}, _ALLOWED_MOTION)
    inputs: dict[str, Tensor] = {
        "noisy": torch.randn(_WINDOWS, generator.window, plain.sizes.channels, generator=seeded()),
        "previous_motion": generator.start_motion_feat.expand(_WINDOWS, -1, -1),
        "step": torch.tensor([1, generator.steps // 2, generator.steps]),
    }
    known = {"previous_audio": audio[:, :carried], "audio": audio[:, carried:]}
    expected = {"denoised": plain(**inputs, **known)[:, carried:]}
    cached = CachedDenoiser(plain, carried)
    model = draft.add_model("denoiser", partial(export_denoiser, cached), denoiser_gflop(generator))
    draft.add_check("denoiser", run(model, {**inputs, **attended}), expected, _ALLOWED_MOTION)
