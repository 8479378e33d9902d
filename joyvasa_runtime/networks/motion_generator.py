"""The published motion generator as its checkpoint holds it: encoder, denoiser, schedule, learned constants.

It computes nothing itself; reading the file safely is the converter's business.
"""

from collections.abc import Mapping

import torch
from torch import Tensor, nn
from transformers import HubertModel

from joyvasa_runtime.errors import ModelPackError
from joyvasa_runtime.models.specs import Positions
from joyvasa_runtime.networks.hubert_encoder import HubertEncoder, hubert_config
from joyvasa_runtime.networks.motion_transformer import (
    MotionTransformer,
    check_alignment,
    motion_sizes,
)
from joyvasa_runtime.networks.strict_loading import load_strict, plain_names
from joyvasa_runtime.networks.tensor_sizes import length


class MotionGenerator(nn.Module):
    """Everything of a checkpoint, under its published names, in evaluation mode.

    Parameters
    ----------
    tensors : mapping
        The checkpoint's state dict under plain names; only its sizes are read.
    positions : {"constant", "sinusoidal"}

    Raises
    ------
    ModelPackError
        If the denoiser takes an indicator of padding.
    """

    start_motion_feat: Tensor
    """Stands in for the motion before the first window, (1, carried, C), model units."""

    start_audio_feat: Tensor
    """Stands in for the audio features before the first window, (1, carried, D)."""

    null_audio_feat: Tensor
    """Stands in for the sound where the model is asked without it (guidance), (1, 1, D)."""

    def __init__(self, tensors: Mapping[str, Tensor], positions: Positions) -> None:
        super().__init__()
        sizes = motion_sizes(_under(tensors, "denoising_net."))
        config = hubert_config(_under(tensors, "audio_encoder."))
        carried = length(tensors, "start_motion_feat", 10, 1)
        self.audio_encoder = HubertModel(config)
        self.audio_feature_map = nn.Linear(config.hidden_size, sizes.width)
        self.denoising_net = MotionTransformer(sizes, positions)
        self.diffusion_sched = _Schedule(length(tensors, "diffusion_sched.betas", 51))
        self.start_motion_feat = nn.Parameter(torch.zeros(1, carried, sizes.channels))
        self.start_audio_feat = nn.Parameter(torch.zeros(1, carried, sizes.width))
        self.null_audio_feat = nn.Parameter(torch.zeros(1, 1, sizes.width))

    @property
    def carried(self) -> int:
        """Frames handed from one window to the next."""
        return self.start_motion_feat.shape[1]

    @property
    def window(self) -> int:
        """Frames made at once."""
        return self.denoising_net.sizes.rows - self.carried

    @property
    def steps(self) -> int:
        """Steps of the diffusion."""
        return len(self.diffusion_sched.betas) - 1

    def encoder(self) -> HubertEncoder:
        """The audio encoder of a window."""
        return HubertEncoder(self.audio_encoder, self.audio_feature_map, self.window).eval()


class _Schedule(nn.Module):
    """The stored noise schedule, each of shape (S + 1,); the runtime needs the alpha bars only."""

    betas: Tensor
    alphas: Tensor
    alpha_bars: Tensor
    sigmas_flex: Tensor
    sigmas_inflex: Tensor

    def __init__(self, length: int) -> None:
        super().__init__()
        for name in ("betas", "alphas", "alpha_bars", "sigmas_flex", "sigmas_inflex"):
            self.register_buffer(name, torch.zeros(length))


def load_motion_generator(tensors: Mapping[str, Tensor], positions: Positions) -> MotionGenerator:
    """The motion generator whose tensors these are; every size is read from them.

    Parameters
    ----------
    tensors : mapping
        The checkpoint's state dict; weight norm in either spelling.
    positions : {"constant", "sinusoidal"}
        The rule that the weights were trained with; no tensor tells.

    Raises
    ------
    ModelPackError
        If a tensor is missing, unexpected or of another shape, the alignment mask is not diagonal, or the
        denoiser takes an indicator of padding.
    """
    tensors = plain_names(tensors)
    try:
        with torch.device("meta"):
            generator = MotionGenerator(tensors, positions)
    except (AssertionError, RuntimeError, ValueError, ZeroDivisionError) as error:
        raise ModelPackError(
            f"The checkpoint of the motion generator has tensors of impossible shapes ({error})",
            "Get the published file of this network again.",
        ) from error
    load_strict(generator, tensors, "motion generator")
    check_alignment(generator.denoising_net.alignment_mask)
    return generator.requires_grad_(False).eval()


def _under(tensors: Mapping[str, Tensor], prefix: str) -> dict[str, Tensor]:
    """The tensors of one part, without its prefix."""
    return {name.removeprefix(prefix): value for name, value in tensors.items() if name.startswith(prefix)}
