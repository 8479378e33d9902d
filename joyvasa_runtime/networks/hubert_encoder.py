"""The published audio encoder: one window of sound -> HuBERT -> one row of features per motion frame.

The transformer inside is `transformers`' own module; windows are cut elsewhere (`audio.features`).
"""

from collections.abc import Mapping

from torch import Tensor, nn
from torch.nn import functional
from transformers import HubertConfig, HubertModel

WINDOW_RATE_HZ = 16_000
"""Sample rate that the encoder hears."""

_HUBERT_RATE = 50
"""Rows a second of HuBERT's convolutions: 16 kHz by strides of 320 samples."""

_MOTION_RATE = 25
"""Motion frames a second of the published networks."""

_OVERHANG = 80
"""Samples that the convolutions' reach of 400 needs beyond whole strides of 320, or the last row is lost."""

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
    """The sizes of a HuBERT of the base kind (group norm in front, no bias there), read from its tensors.

    Raises
    ------
    KeyError
        If a tensor that tells a size is missing.
    """
    width = tensors["feature_projection.projection.weight"].shape[0]
    count = _count(tensors, "feature_extractor.conv_layers.")
    kernels = [tensors[f"feature_extractor.conv_layers.{index}.conv.weight"].shape for index in range(count)]
    position = tensors["encoder.pos_conv_embed.conv.parametrizations.weight.original1"].shape
    return HubertConfig(
        hidden_size=width,
        num_hidden_layers=_count(tensors, "encoder.layers."),
        num_attention_heads=width // _HEAD_WIDTH,
        intermediate_size=tensors["encoder.layers.0.feed_forward.intermediate_dense.weight"].shape[0],
        conv_dim=[shape[0] for shape in kernels],
        conv_kernel=[shape[2] for shape in kernels],
        conv_stride=[5, *[2] * (count - 1)],
        num_conv_pos_embeddings=position[2],
        num_conv_pos_embedding_groups=width // position[1],
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


def _count(tensors: Mapping[str, Tensor], prefix: str) -> int:
    """How many numbered parts have tensors under `prefix`."""
    return len({name[len(prefix) :].split(".")[0] for name in tensors if name.startswith(prefix)})
