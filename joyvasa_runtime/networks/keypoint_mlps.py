"""The three small networks on keypoints: stitching, lips and eyes, which differ in their sizes only.

What goes in and what the answer is added to is the runtime's (`portrait.liveportrait`).
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from torch import Tensor, nn

from joyvasa_runtime.networks.strict_loading import load_sized
from joyvasa_runtime.networks.tensor_sizes import count_parts, length

STITCHING, LIP, EYE = "retarget_shoulder", "retarget_mouth", "retarget_eye"
"""What the published file calls the three."""

NAMES = {STITCHING: "stitching network", LIP: "lip network", EYE: "eye network"}
"""The three in the user's words."""

PUBLISHED_WIDTHS = {
    STITCHING: (126, 128, 128, 64, 65),
    LIP: (65, 128, 128, 64, 63),
    EYE: (66, 256, 256, 128, 128, 64, 63),
}
"""Values in, hidden layers, values out."""


class KeypointMlp(nn.Module):
    """Linear layers with ReLU between them, named as in the published checkpoint.

    Parameters
    ----------
    widths : sequence of int
        Values in, of each hidden layer, and out.

    Notes
    -----
    LivePortrait (arXiv 2407.03168), "Stage II: Stitching and Retargeting": stitching takes the source's and
    the driving keypoints (21 x 3 each) and gives an offset of each keypoint and of the whole (x, y); the lip
    and the eye network take the source's keypoints and how far lips or eyes are and shall be open, and give
    an offset of each keypoint.
    """

    def __init__(self, widths: Sequence[int]) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        for given, width in pairwise(widths):
            layers += [nn.Linear(given, width), nn.ReLU()]
        self.mlp = nn.Sequential(*layers[:-1])

    def forward(self, pair: Tensor) -> Tensor:
        """Offsets (B, out) for keypoints and what goes with them (B, in)."""
        delta: Tensor = self.mlp(pair)
        return delta


def mlp_widths(tensors: Mapping[str, Tensor]) -> tuple[int, ...]:
    """Widths read from plainly named tensors."""
    # Every second number is a ReLU, which has no tensors.
    names = [f"mlp.{2 * index}" for index in range(max(1, count_parts(tensors, "mlp.")))]
    inputs = length(tensors, f"{names[0]}.weight", 1, axis=1)
    return (inputs, *(length(tensors, f"{name}.bias", 1) for name in names))


def load_keypoint_mlp(state: Mapping[str, Tensor], part: str, name: str = "") -> KeypointMlp:
    """The network of one part of the published file, ready to run.

    Parameters
    ----------
    state : mapping of str to Tensor
    part : str
        `STITCHING`, `LIP` or `EYE`; its published widths tell which tensor is wrong, if one is.
    name : str
        For errors; by default after the part.

    Raises
    ------
    ModelPackError
        See `strict_loading.load_strict`.
    """
    return load_sized(KeypointMlp, mlp_widths, PUBLISHED_WIDTHS[part], state, name or NAMES[part])
