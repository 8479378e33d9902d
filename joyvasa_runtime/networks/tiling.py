"""Tilings: how a convolution along one axis is computed tile by tile with fewer products than taps x outputs.

A tile of the input and the taps become points, the points are multiplied, and sums of the products are the
outputs. All tilings here are exact; `tiled_conv` applies one to both axes of planes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, sin, tau

import torch
from torch import Tensor


@dataclass(frozen=True, slots=True)
class Tiling:
    """outputs = made @ ((taps @ weight) * (given @ inputs)), in float64.

    Parameters
    ----------
    given : Tensor, shape (points, inputs)
    taps : Tensor, shape (points, taps)
    made : Tensor, shape (outputs, points)
    advance : int
        Inputs from a tile's first to the next tile's first.
    """

    given: Tensor
    taps: Tensor
    made: Tensor
    advance: int

    @property
    def points(self) -> int:
        """Products of a tile."""
        return self.given.shape[0]


def interpolated(points: Sequence[float], taps: int = 3) -> Tiling:
    """A tiling by polynomials through points, of ``len(points) + 2 - taps`` outputs a tile.

    Notes
    -----
    "Fast Algorithms for Convolutional Neural Networks" (arXiv 1509.09308), section 4: the product of two
    polynomials is known from its values at as many points as it has coefficients, infinity among them; a
    convolution is the transpose of that.
    """
    inputs = len(points) + 1
    outputs = inputs + 1 - taps
    inverse = torch.linalg.inv(_powers(points, inputs))
    return Tiling(inverse.T.contiguous(), _powers(points, taps), _powers(points, outputs).T, outputs)


def repeated(factor: int) -> Tiling:
    """A tiling of three taps over inputs that are each repeated `factor` times, one input a tile.

    With x the input, and e, f its differences from the input before and to the one after, the first repeat
    is (sum of the taps) x - (first tap) e, the last (sum) x + (last tap) f, and all between them (sum) x.
    """
    given = torch.tensor([[0, 1, 0], [-1, 1, 0], [0, -1, 1]], dtype=torch.float64)
    taps = torch.tensor([[1, 1, 1], [1, 0, 0], [0, 0, 1]], dtype=torch.float64)
    made = torch.tensor([[1, -1, 0], *[[1, 0, 0]] * (factor - 2), [1, 0, 1]], dtype=torch.float64)
    return Tiling(given, taps, made, 1)


def fourier(outputs: int, taps: int) -> Tiling:
    """A tiling by the discrete Fourier transform; for many taps.

    A frequency's complex product takes three real ones: (a + ib)(p + iq) has the real part k - m and the
    imaginary part k + l with k = p (a + b), l = a (q - p), m = b (p + q).
    """
    length = outputs + taps - 1
    given: list[list[float]] = []
    weights: list[list[float]] = []
    made: list[list[float]] = []
    for frequency in range(length // 2 + 1):
        turns = [tau * frequency * index / length for index in range(length)]
        cosines, sines = [cos(turn) for turn in turns], [sin(turn) for turn in turns]
        real = frequency in (0, length / 2)
        # Outputs are the conjugate of the taps' transform times the inputs': correlation, not convolution.
        pairs = list(zip(cosines, sines, strict=True))
        if real:
            given.append(cosines)
            weights.append(cosines[:taps])
            made.append([c / length for c in cosines[:outputs]])
        else:
            given += [[c - s for c, s in pairs], cosines, [-s for s in sines]]
            weights += [cosines[:taps], [s - c for c, s in pairs[:taps]], [c + s for c, s in pairs[:taps]]]
            made += [[2 * value / length for value in row] for row in _real_part(pairs[:outputs])]
    return Tiling(_matrix(given), _matrix(weights), _matrix(made).T, outputs)


def _real_part(pairs: Sequence[tuple[float, float]]) -> list[list[float]]:
    """What k, l and m each add to the real part of (k - m + i (k + l)) e^(i turn)."""
    return [[c - s for c, s in pairs], [-s for _, s in pairs], [-c for c, _ in pairs]]


def _powers(points: Sequence[float], count: int) -> Tensor:
    """The powers 0 to count - 1 of each point, and for infinity the highest one alone."""
    infinity = [0.0] * (count - 1) + [1.0]
    return _matrix([[point**power for power in range(count)] for point in points] + [infinity])


def _matrix(rows: Sequence[Sequence[float]]) -> Tensor:
    return torch.tensor(rows, dtype=torch.float64)
