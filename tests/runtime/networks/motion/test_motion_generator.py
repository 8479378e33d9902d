"""The published checkpoint is read strictly, its sizes from its tensors, and denoises as published."""

import numpy as np
import pytest
import torch

from joyvasa_runtime.errors import ModelPackError
from joyvasa_runtime.networks.motion_generator import load_motion_generator
from joyvasa_runtime.networks.motion_transformer import MotionSizes

MASK = "denoising_net.alignment_mask"
LAST = "denoising_net.transformer.layers.7."


@pytest.mark.parametrize(
    ("positions", "name"),
    [("sinusoidal", "denoised_step37"), ("constant", "denoised_step37_constant_position")],
)
def test_a_denoising_step_is_the_published_one(generators, expected, positions, name):
    generator = generators[positions]
    noisy, audio = (torch.from_numpy(expected[array]) for array in ("noise", "audio_feat"))
    with torch.inference_mode():
        denoised = generator.denoising_net(
            noisy, generator.start_motion_feat, generator.start_audio_feat, audio, torch.tensor([37])
        )
    np.testing.assert_allclose(denoised, expected[name], atol=1e-4)


def test_every_size_comes_from_the_tensors(generators, checkpoint):
    assert generators["constant"].denoising_net.sizes == MotionSizes(73, 256, 1024, 8, 110, 600, 501)
    fewer = {name: tensor for name, tensor in checkpoint.items() if not name.startswith(LAST)}
    generator = load_motion_generator(fewer, "constant")
    assert generator.denoising_net.sizes.layers == 7
    assert (generator.window, generator.carried, generator.steps) == (100, 10, 50)


def test_the_older_spelling_of_weight_norm_is_read_as_well(generators, checkpoint):
    older = {
        name.replace("parametrizations.weight.original0", "weight_g").replace(
            "parametrizations.weight.original1", "weight_v"
        ): tensor
        for name, tensor in checkpoint.items()
    }
    assert older.keys() != checkpoint.keys()
    position = load_motion_generator(older, "constant").audio_encoder.encoder.pos_conv_embed.conv
    expected = generators["constant"].audio_encoder.encoder.pos_conv_embed.conv
    torch.testing.assert_close(position.weight, expected.weight, rtol=0, atol=0)


@pytest.mark.parametrize(
    "name",
    [
        "null_audio_feat",
        "diffusion_sched.betas",
        LAST + "norm3.bias",
        "audio_encoder.masked_spec_embed",
        "audio_encoder.feature_extractor.conv_layers.6.conv.weight",
        MASK,
    ],
)
def test_a_missing_tensor_is_named(checkpoint, name):
    rest = {other: tensor for other, tensor in checkpoint.items() if other != name}
    with pytest.raises(ModelPackError, match=name.rsplit(".", 1)[-1]):
        load_motion_generator(rest, "constant")


def test_an_unexpected_tensor_is_named(checkpoint):
    with pytest.raises(ModelPackError, match=r"denoising_net\.surprise"):
        load_motion_generator({**checkpoint, "denoising_net.surprise": torch.zeros(1)}, "constant")


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("audio_feature_map.weight", (256, 767)),
        ("start_motion_feat", (1, 120, 73)),
        ("denoising_net.PE.pe", (1, 90, 256)),
        ("denoising_net.feature_proj.weight", (100, 73)),
        ("audio_encoder.feature_projection.projection.weight", (1, 512)),
        (LAST + "linear1.weight", (1024,)),
    ],
)
def test_a_misshapen_tensor_is_refused(checkpoint, name, shape):
    with pytest.raises(ModelPackError):
        load_motion_generator({**checkpoint, name: torch.zeros(shape)}, "constant")


def test_a_generator_with_an_indicator_of_padding_is_refused(checkpoint):
    wider = torch.zeros(256, 74)
    with pytest.raises(ModelPackError, match="indicator"):
        load_motion_generator({**checkpoint, "denoising_net.feature_proj.weight": wider}, "constant")


def test_a_mask_that_is_not_diagonal_is_refused_by_name(checkpoint):
    wider = checkpoint[MASK].clone()
    wider[5, 6] = False
    with pytest.raises(ModelPackError, match="alignment_mask is not diagonal"):
        load_motion_generator({**checkpoint, MASK: wider}, "constant")
