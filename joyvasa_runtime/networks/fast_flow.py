"""The flow of a frame as the runtime computes it: what depends on the portrait only, and the rest.

Both are built from a published `warping.Warping` and give its numbers; `fast_sampling` moves the features.
"""

import torch
from torch import Tensor, nn

from joyvasa_runtime.networks.candidates import Candidates
from joyvasa_runtime.networks.conv_blocks import ConvBlock3d
from joyvasa_runtime.networks.dense_motion import Deformation, DenseMotion, identity_grid
from joyvasa_runtime.networks.folding import Weights, normed, selected
from joyvasa_runtime.networks.form import Form, Size
from joyvasa_runtime.networks.hourglass import Hourglass
from joyvasa_runtime.networks.slice_head import SliceHead, flat_head, volume_head
from joyvasa_runtime.networks.warping import Warping

_MULTIPLE = 8
"""Of channels, for the matrix units of graphics cards."""


class FlowSource(nn.Module):
    """What `FastFlow` needs of a portrait.

    Parameters
    ----------
    warping : Warping
    size : tuple of int
        H, W of the volume.
    """

    def __init__(self, warping: Warping, size: Size) -> None:
        super().__init__()
        self.motion = warping.dense_motion_network
        self.candidates = Candidates(self.motion.sizes, size)

    def forward(self, feature: Tensor, kp_source: Tensor) -> tuple[Tensor, Tensor]:
        """Compressed volume (1, 4, D, H, W) and blobs (1, rows, D, H, W) of a portrait."""
        return self.motion.compress_volume(feature), self.candidates.blobs(kp_source)


class FastFlow(nn.Module):
    """Flow and occlusion of frames of one portrait.

    Parameters
    ----------
    warping : Warping
    size : tuple of int
        H, W of the volume.
    form : Form
    dtype : torch.dtype
        Of the convolutions; coordinates are float32.
    """

    grid: Tensor

    def __init__(self, warping: Warping, size: Size, form: Form, dtype: torch.dtype = torch.float32) -> None:
        super().__init__()
        motion = warping.dense_motion_network
        self.form, self.dtype, self.size, self.depth = form, dtype, size, motion.sizes.depth
        self.candidates = Candidates(motion.sizes, size)
        self.hourglass = FastHourglass(motion.hourglass, self.candidates.order, self.depth, size, form)
        self.read = form.slice_conv(_heads(motion, self.hourglass.width), self.depth, size)
        self.hourglass.to(dtype)
        self.read.to(dtype)
        cells = torch.zeros(self.depth, *size)
        self.register_buffer("grid", identity_grid(cells).reshape(1, -1, 3))

    def forward(
        self, kp_source: Tensor, kp_driving: Tensor, compressed: Tensor, source_blobs: Tensor
    ) -> Deformation:
        """Flow (B, D, H, W, 3) and occlusion (B, 1, H, W); the arguments are those of `Candidates`."""
        seen = self.candidates(kp_source, kp_driving, compressed, source_blobs)
        features = self.hourglass(self.form.volume(seen.to(self.dtype)))
        choice, hidden = self.read(self.form.slices(features))
        choice = torch.softmax(self.form.channels_last(choice).float(), dim=-1)
        # The shares sum to 1, so each candidate's flow is worth its shift.
        cells = choice.reshape(-1, self.grid.shape[1], choice.shape[-1])
        # Sums of their own: in a product, a card that may round would round the coordinates as well.
        shifts = self.candidates.shifts(kp_source, kp_driving)[:, None].unbind(dim=-1)
        deformation = self.grid + torch.stack([(cells * shift).sum(dim=-1) for shift in shifts], dim=-1)
        occlusion = torch.sigmoid(self.form.channels_first(hidden).float())
        return Deformation(deformation.reshape(-1, self.depth, *self.size, 3), occlusion)


class FastHourglass(nn.Module):
    """An `Hourglass` in a form, its norms folded.

    Parameters
    ----------
    hourglass : Hourglass
    order : list of int
        For each channel that comes in the published one, or -1.
    depth, size
        D and H, W of the volume.
    form : Form
    """

    def __init__(self, hourglass: Hourglass, order: list[int], depth: int, size: Size, form: Form) -> None:
        super().__init__()
        self.form = form
        down, up = (
            [_folded(block) for block in blocks]
            for blocks in (hourglass.encoder.down_blocks, hourglass.decoder.up_blocks)
        )
        sizes = [(size[0] >> level, size[1] >> level) for level in range(len(down) + 1)]
        down[0] = selected(down[0], order, len(down[0][1]))
        self.down = nn.ModuleList(map(form.volume_conv, down, [depth] * len(down), sizes))
        self.up = nn.ModuleList(
            form.volume_conv(weights, depth, small, 2)
            for weights, small in zip(up, sizes[:0:-1], strict=True)
        )
        last, new = normed(hourglass.decoder.conv, hourglass.decoder.norm), len(up[-1][1])
        given = [*range(new), *(channel + new if channel >= 0 else -1 for channel in order)]
        self.width = len(last[1]) + -len(last[1]) % _MULTIPLE
        self.last = form.volume_conv(selected(last, given, self.width), depth, size)

    def forward(self, volume: Tensor) -> Tensor:
        """Features of a volume in the form; beyond the published channels there are zeros."""
        levels = [volume]
        for block in self.down:
            levels.append(self.form.halved(torch.relu(block(levels[-1]))))
        volume = levels.pop()
        for block in self.up:
            volume = torch.cat([torch.relu(block(volume)), levels.pop()], dim=self.form.channels)
        return torch.relu(self.last(volume))


def _heads(motion: DenseMotion, width: int) -> tuple[SliceHead, SliceHead]:
    """Convolutions of the features' slices: the choice of a candidate, and what is occluded."""
    mask, occlusion = motion.mask, motion.occlusion
    given = [*range(mask.in_channels), *[-1] * (width - mask.in_channels)]
    choice = selected(_weights(mask), given, mask.out_channels)
    volumes = occlusion.weight.unflatten(1, (-1, motion.sizes.depth))
    hidden, bias = selected((volumes, _weights(occlusion)[1]), given, 1)
    depth = motion.sizes.depth
    return volume_head(choice, depth), flat_head((hidden.flatten(1, 2), bias), depth)


def _folded(block: nn.Module) -> Weights:
    assert isinstance(block, ConvBlock3d)
    return normed(block.conv, block.norm)


def _weights(conv: nn.Conv2d | nn.Conv3d) -> Weights:
    assert conv.bias is not None
    return conv.weight.detach(), conv.bias.detach()
