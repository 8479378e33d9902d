"""The motion half of a published checkpoint as ONNX files: audio encoder, cross-attention, denoising step.

It writes graphs only; the manifest and the template's constants are `motion_half`'s.
"""

from copy import deepcopy
from pathlib import Path

import torch
from torch import nn

from joyvasa_runtime.convert.bare_onnx import write_onnx
from joyvasa_runtime.networks.cached_attention import CachedDenoiser, CrossAttention
from joyvasa_runtime.networks.hubert_encoder import HubertEncoder

ATTENTION_OPSET = 23
"""The first with attention as one node, which takes a third of the time that its parts take."""

_EXAMPLES = 2
"""Items of an example where their number is free."""


def export_audio_encoder(encoder: HubertEncoder, path: Path) -> None:
    """``samples`` (B, window x 640) -> ``features`` (B, window, D), with the weight norm folded."""
    samples = torch.zeros(_EXAMPLES, encoder.window_samples)
    write_onnx(folded(encoder), {"samples": samples}, ["features"], path, opset=ATTENTION_OPSET)


def export_cross_attention(attention: CrossAttention, path: Path) -> None:
    """``audio`` (B, carried + window, D) -> ``attended`` (layers, B, carried + window, D)."""
    audio = torch.zeros(_EXAMPLES, attention.rows, attention.width)
    write_onnx(attention, {"audio": audio}, ["attended"], path, opset=ATTENTION_OPSET)


def export_denoiser(denoiser: CachedDenoiser, path: Path) -> None:
    """``noisy, previous_motion, attended, step`` -> ``denoised`` (B, window, C).

    Motions and steps may be B as well, or a single one for all the answers to the sound in ``attended``.
    """
    window, carried = denoiser.rows - denoiser.carried, denoiser.carried
    inputs = {
        "noisy": torch.zeros(_EXAMPLES, window, denoiser.channels),
        "previous_motion": torch.zeros(_EXAMPLES, carried, denoiser.channels),
        "attended": torch.zeros(len(denoiser.layers), 2 * _EXAMPLES, denoiser.rows, denoiser.width),
        "step": torch.ones(_EXAMPLES, dtype=torch.int64),
    }
    free = {"noisy": {0: "M"}, "previous_motion": {0: "M"}, "attended": {1: "B"}, "step": {0: "M"}}
    write_onnx(denoiser, inputs, ["denoised"], path, free=free, opset=ATTENTION_OPSET)


def folded(encoder: HubertEncoder) -> HubertEncoder:
    """The encoder with its weight norm computed once; all other parameters are the given encoder's own."""
    copy = deepcopy(encoder, {id(parameter): parameter for parameter in encoder.parameters()})
    position = copy.audio_encoder.encoder.pos_conv_embed
    normed = position.conv
    plain = nn.Conv1d(
        normed.in_channels,
        normed.out_channels,
        normed.kernel_size[0],
        padding=normed.padding[0],
        groups=normed.groups,
        device="meta",
    )
    plain.weight, plain.bias = nn.Parameter(normed.weight.detach()), normed.bias
    position.conv = plain
    return copy
