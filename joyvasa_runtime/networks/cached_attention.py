"""The denoiser in two parts: what the sound adds, once a window, and a denoising step that is given it.

Exact, because each frame's cross-attention sees one memory row only: its softmax is 1 whatever the query, so
neither the motion nor the step matters. All weights are a `MotionTransformer`'s.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from joyvasa_runtime.networks.motion_transformer import HEADS, MotionTransformer, check_alignment


class CrossAttention(nn.Module):
    """What every layer's cross-attention answers to the sound.

    Parameters
    ----------
    denoiser : MotionTransformer

    Raises
    ------
    ModelPackError
        If its mask is not diagonal.
    """

    def __init__(self, denoiser: MotionTransformer) -> None:
        super().__init__()
        check_alignment(denoiser.alignment_mask)
        self.rows, self.width = denoiser.sizes.rows, denoiser.sizes.width
        attentions = [layer.multihead_attn for layer in denoiser.transformer.layers]
        self.values = nn.ModuleList(_projections(attention)[2] for attention in attentions)
        self.outs = nn.ModuleList(attention.out_proj for attention in attentions)

    def forward(self, audio: Tensor) -> Tensor:
        """Answers (layers, B, N, D) to the features of the carried frames and the window, (B, N, D)."""
        return torch.stack([out(value(audio)) for value, out in zip(self.values, self.outs, strict=True)])


class CachedDenoiser(nn.Module):
    """One denoising step of a `MotionTransformer` whose cross-attention is known.

    Parameters
    ----------
    denoiser : MotionTransformer
    carried : int
        Rows of the previous window, which are seen but not given back.

    Raises
    ------
    ModelPackError
        If its mask is not diagonal.
    """

    steps: Tensor
    positions: Tensor

    def __init__(self, denoiser: MotionTransformer, carried: int) -> None:
        super().__init__()
        check_alignment(denoiser.alignment_mask)
        sizes = denoiser.sizes
        self.rows, self.width, self.channels = sizes.rows, sizes.width, sizes.channels
        self.carried = carried
        self.feature_proj = denoiser.feature_proj
        self.layers = nn.ModuleList(_Layer(layer) for layer in denoiser.transformer.layers)
        self.motion_dec = denoiser.motion_dec
        with torch.no_grad():
            self.register_buffer("steps", denoiser.embed_step(torch.arange(sizes.steps)))
            self.register_buffer("positions", denoiser.position_rows())

    def forward(self, noisy: Tensor, previous_motion: Tensor, attended: Tensor, step: Tensor) -> Tensor:
        """Clean motion (B, window, C) for each of B answers to the sound.

        Parameters
        ----------
        noisy : Tensor, shape (M, window, C)
            M = B motions, or a single one for all answers: the conditions of guidance then share what comes
            before the sound.
        previous_motion : Tensor, shape (M, carried, C)
        attended : Tensor, shape (layers, B, carried + window, D)
            `CrossAttention`'s answers.
        step : Tensor, shape (M,), int64
            Diffusion step, 1 to S.
        """
        rows = self.feature_proj(torch.cat([previous_motion, noisy], dim=1))
        rows = rows + (self.positions + self.steps[step][:, None])
        # The motion of each answer: itself, or the single one. Before the sound they need not differ.
        shared = torch.arange(attended.shape[1], device=rows.device).clamp(max=rows.shape[0] - 1)
        last = len(self.layers) - 1
        for index, layer in enumerate(self.layers):
            # Nobody looks at the carried rows after the last layer.
            skipped = self.carried if index == last else 0
            rows = layer(rows, attended[index], skipped, None if index else shared)
        motion: Tensor = self.motion_dec(rows)
        return motion


class _Layer(nn.Module):
    """A decoder layer (post-norm, GELU) with the answer of its cross-attention given.

    It works on matrices (B x N, D) between its parts: ONNX Runtime then multiplies and adds the bias at once,
    and its norm takes a fifth of the time that it takes over three dimensions.
    """

    def __init__(self, layer: nn.TransformerDecoderLayer) -> None:
        super().__init__()
        self.query, self.key, self.value = _projections(layer.self_attn)
        self.out = layer.self_attn.out_proj
        self.norm1, self.norm2, self.norm3 = layer.norm1, layer.norm2, layer.norm3
        self.linear1, self.linear2 = layer.linear1, layer.linear2

    def forward(self, rows: Tensor, heard: Tensor, skipped: int, shared: Tensor | None) -> Tensor:
        """Rows (B, N - skipped, D) of rows (M, N, D), which are all seen, and answers (B, N, D).

        `shared`, shape (B,), tells which of the M motions an answer belongs to; None where M is B.
        """
        count, width = rows.shape[1:]
        seen = rows.reshape(-1, width)
        kept = rows[:, skipped:].reshape(-1, width) if skipped else seen
        query = self.query(kept).reshape(-1, count - skipped, width)
        key, value = (project(seen).reshape(-1, count, width) for project in (self.key, self.value))
        kept = self.norm1(kept + self.out(_attention(query, key, value).reshape(-1, width)))
        if shared is not None:
            kept = kept.reshape(-1, count - skipped, width)[shared].reshape(-1, width)
        kept = self.norm2(kept + heard[:, skipped:].reshape(-1, width))
        kept = self.norm3(kept + self.linear2(functional.gelu(self.linear1(kept))))
        result: Tensor = kept.reshape(-1, count - skipped, width)
        return result


def _attention(query: Tensor, key: Tensor, value: Tensor) -> Tensor:
    """Attention of `HEADS` heads, (B, N, D) each; one node of the graph, where heads are not moved about."""
    answer: Tensor = torch.onnx.ops.attention(query, key, value, q_num_heads=HEADS, kv_num_heads=HEADS)[0]
    return answer


def _projections(attention: nn.MultiheadAttention) -> tuple[nn.Linear, ...]:
    """Query, key and value projection, which are stored in one piece."""
    pieces = zip(attention.in_proj_weight.chunk(3), attention.in_proj_bias.chunk(3), strict=True)
    return tuple(_linear(weight, bias) for weight, bias in pieces)


def _linear(weight: Tensor, bias: Tensor) -> nn.Linear:
    linear = nn.Linear(weight.shape[1], weight.shape[0], device="meta")
    linear.weight, linear.bias = nn.Parameter(weight.detach()), nn.Parameter(bias.detach())
    return linear
