"""The warped planes of a frame as the runtime computes them: the volume read along the flow, and two layers.

Built from a published `warping.Warping`, with its numbers.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from joyvasa_runtime.networks.dense_motion import sample
from joyvasa_runtime.networks.folding import normed
from joyvasa_runtime.networks.form import Form, Size
from joyvasa_runtime.networks.volume_gather import gather_sample
from joyvasa_runtime.networks.warping import Warping


class FastSampling(nn.Module):
    """Warped planes of frames of one portrait whose flow and occlusion are known.

    Parameters
    ----------
    warping : Warping
    size : tuple of int
        H, W of the volume.
    form : Form
    dtype : torch.dtype
        Of the convolutions; sampling is in float32.
    is_plain : bool
        Whether to do without an operator that samples volumes.
    """

    def __init__(
        self,
        warping: Warping,
        size: Size,
        form: Form,
        dtype: torch.dtype = torch.float32,
        is_plain: bool = False,
    ) -> None:
        super().__init__()
        self.form, self.dtype, self.is_plain = form, dtype, is_plain
        self.channels, self.depth = warping.sizes.dense_motion.channels, warping.sizes.dense_motion.depth
        self.size, self.slope = size, warping.third.slope
        self.third = form.conv(normed(warping.third.conv, warping.third.norm), size).to(dtype)
        self.fourth = form.pointwise(warping.fourth.weight, warping.fourth.bias).to(dtype)

    def forward(self, feature: Tensor, deformation: Tensor, occlusion: Tensor) -> Tensor:
        """Planes (B, 256, H, W); the arguments are those of `Warping.warp`."""
        moved = self.form.planes(self._moved(feature, deformation).to(self.dtype))
        planes = self.fourth(functional.leaky_relu(self.third(moved), self.slope))
        return self.form.channels_first(planes) * occlusion.to(self.dtype)

    def _moved(self, feature: Tensor, deformation: Tensor) -> Tensor:
        """The volume of each frame as planes (B, C x D, H, W)."""
        if self.is_plain:
            return gather_sample(feature, deformation).flatten(1, 2)
        # One deep flow instead of one per frame: the volume is then read where it is, not copied per frame.
        moved = sample(feature, deformation.reshape(1, -1, *self.size, 3))
        frames = moved.reshape(self.channels, -1, self.depth, *self.size).transpose(0, 1)
        return frames.flatten(1, 2)
