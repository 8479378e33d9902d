"""What may be chosen about a conversion, and the packs that can come of it; needs no torch."""

from dataclasses import dataclass
from typing import Literal

from joyvasa_runtime.models.specs import Positions

Precision = Literal["fp32", "fp16"]
"""Of the numbers inside the networks that draw frames; fp16 files lie beside the fp32 ones."""

Kind = Literal["human", "animal"]

PACK_IDS: dict[Kind, str] = {"human": "joyvasa-human", "animal": "joyvasa-animal"}


@dataclass(frozen=True, slots=True)
class ConversionSettings:
    """How checkpoints become packs.

    Parameters
    ----------
    precision : {"fp32", "fp16"}
        fp16 writes half-precision networks besides, for GPUs.
    positions : {"constant", "sinusoidal"}
        The rule by which the motion generator tells frames apart. No tensor tells it; the published weights
        were trained with the constant one.
    only : {"human", "animal"}, optional
        The one pack to make; by default each whose files are there.
    replace : bool
        Whether installed packs of the same names may be replaced.
    """

    precision: Precision = "fp32"
    positions: Positions = "constant"
    only: Kind | None = None
    replace: bool = False

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The packs asked for."""
        return tuple(PACK_IDS) if self.only is None else (self.only,)
