"""Forms of the fast drawing networks: how planes lie in memory, and how they are convolved there.

A form decides nothing about the function; what pays is measured (`tests/benchmarks/portrait_graphs.py`).
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence

from torch import Tensor, nn

from joyvasa_runtime.networks.folding import Weights
from joyvasa_runtime.networks.slice_head import SliceHead

Size = tuple[int, int]
"""Height and width."""


class Form(ABC):
    """Planes of one layout; volumes are their slices, (B x D) planes, or what the form makes of them."""

    channels: int
    """Axis of the channels, of planes and volumes."""

    @abstractmethod
    def planes(self, planes: Tensor) -> Tensor:
        """Planes (N, C, H, W) in this form."""

    @abstractmethod
    def channels_first(self, planes: Tensor) -> Tensor:
        """Planes of this form as (N, C, H, W)."""

    @abstractmethod
    def channels_last(self, planes: Tensor) -> Tensor:
        """Planes of this form as (N, H, W, C)."""

    @abstractmethod
    def volume(self, volume: Tensor) -> Tensor:
        """A volume (B, C, D, H, W) in this form."""

    @abstractmethod
    def slices(self, volume: Tensor) -> Tensor:
        """A volume of this form as planes of this form, (B x D) of them."""

    @abstractmethod
    def conv(self, weights: Weights, size: Size) -> nn.Module:
        """A convolution of planes of a size."""

    @abstractmethod
    def convs(self, pieces: Sequence[Weights], size: Size, repeats: int = 1) -> nn.Module:
        """Convolutions of the same planes, each of whose pixels is first repeated; a tuple of results."""

    @abstractmethod
    def pointwise(self, weight: Tensor, bias: Tensor | None = None) -> nn.Module:
        """A convolution (O, C, 1, 1) of planes."""

    @abstractmethod
    def volume_conv(self, weights: Weights, depth: int, size: Size, repeats: int = 1) -> nn.Module:
        """A convolution of volumes of a size, each of whose slices' pixels is first repeated both ways."""

    @abstractmethod
    def slice_conv(self, heads: Sequence[SliceHead], depth: int, size: Size) -> nn.Module:
        """A convolution of a volume's slices with a tuple of results, (B x results) planes each."""

    @abstractmethod
    def normalised(self, planes: Tensor) -> Tensor:
        """Planes with mean 0 and deviation 1, each."""

    @abstractmethod
    def doubled(self, planes: Tensor) -> Tensor:
        """Every pixel four times, twice both ways."""

    @abstractmethod
    def halved(self, volume: Tensor) -> Tensor:
        """The mean of 2x2 pixels of a volume's slices."""
