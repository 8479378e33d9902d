"""The published audio encoder: one window of sound -> HuBERT -> one row of features per motion frame.

The transformer inside is `transformers`' own module; windows are cut elsewhere (`audio.features`).
"""

from collections.abc import Mapping

from torch import Tensor, nn
from torch.nn import functional
from transformers import HubertConfig, HubertModel

from joyvasa_runtime.networks.tensor_sizes import count_parts, length

WINDOW_RATE_HZ = 16_000
"""Sample rate that the encoder hears."""

_HUBERT_RATE = 50
"""Rows a second of HuBERT's convolutions: 16 kHz by strides of 320 samples."""

_MOTION_RATE = 25
"""Motion frames a second of the published networks."""

_OVERHANG = 80
"""Samples that the convolutions' reach of 400 needs beyond whole strides of 320, or the last row is lost."""

_STRIDES = (5, 2, 2, 2, 2, 2, 2)
"""Of the convolutions; together 320 samples, so their number is not free."""

_HEAD_WIDTH = 64
"""Channels of an attention head of HuBERT, whatever its size."""


class HubertEncoder(nn.Module):
    """Sound of a window -> audio features.

    Parameters
    ----------
    audio_encoder : HubertModel
    audio_feature_map : Linear
        From HuBERT's width to that of the audio features.
    frames : int
        Motion frames of a window.

    Notes
    -----
    Hsu et al., "HuBERT" (arXiv 2106.07447), resampled to the motion's rate as in JoyVASA (arXiv 2411.09209,
    section 3.2).
    """

    def __init__(self, audio_encoder: HubertModel, audio_feature_map: nn.Linear, frames: int) -> None:
        super().__init__()
        self.frames = frames
        self.audio_encoder = audio_encoder
        self.audio_feature_map = audio_feature_map

    @property
    def window_samples(self) -> int:
        """Samples of a window."""
        return self.frames * WINDOW_RATE_HZ // _MOTION_RATE

    def forward(self, samples: Tensor) -> Tensor:
        """Features (B, frames, D) of windows of sound (B, frames x 640) at 16 kHz, their level untouched."""
        rows = self.audio_encoder.feature_extractor(reflect_ends(samples))
        rows = rows[..., : round(2 * self.frames * _HUBERT_RATE / _MOTION_RATE)]
        rows = _resample(rows, 2 * self.frames).transpose(1, 2)
        rows = self.audio_encoder.feature_projection(rows)
        hidden = self.audio_encoder.encoder(rows).last_hidden_state.transpose(1, 2)
        features: Tensor = self.audio_feature_map(_resample(hidden, self.frames).transpose(1, 2))
        return features


def hubert_config(tensors: Mapping[str, Tensor]) -> HubertConfig:
    """The sizes of a HuBERT of the base kind (group norm in front, no bias there), read from its tensors."""
    width = length(tensors, "feature_projection.projection.weight", 768)
    convolutions = "feature_extractor.conv_layers."
    names = [f"{convolutions}{index}.conv.weight" for index in range(len(_STRIDES))]
    position = "encoder.pos_conv_embed.conv.parametrizations.weight.original1"
    return HubertConfig(
        hidden_size=width,
        num_hidden_layers=count_parts(tensors, "encoder.layers.") or 12,
        num_attention_heads=width // _HEAD_WIDTH,
        intermediate_size=length(tensors, "encoder.layers.0.feed_forward.intermediate_dense.weight", 3072),
        conv_dim=[length(tensors, name, 512) for name in names],
        conv_kernel=[length(tensors, name, 3, 2) for name in names],
        conv_stride=list(_STRIDES),
        num_conv_pos_embeddings=length(tensors, position, 128, 2),
        num_conv_pos_embedding_groups=width // length(tensors, position, width // 16, 1),
        feat_extract_norm="group",
        conv_bias=False,
        do_stable_layer_norm=False,
    )


def reflect_ends(samples: Tensor) -> Tensor:
    """Sound (B, N), N a multiple of 320, with the 80 samples that the convolutions miss, half at each end.

    They are mirrored in two halves: the second mirrors the first as well, so near the new ends the sound runs
    forward again, as published.
    """
    quarter = _OVERHANG // 4
    for _ in range(2):
        samples = functional.pad(samples, (quarter, quarter), mode="reflect")
    return samples


def _resample(rows: Tensor, length: int) -> Tensor:
    """Rows (B, C, T) linearly interpolated to (B, C, length), by the centres of the samples."""
    if rows.shape[-1] == length:
        return rows
    return functional.interpolate(rows, size=length, mode="linear", align_corners=False)
