"""How letters on a frame look. Drawing them is `label`'s and `captions`' business."""

from dataclasses import dataclass
from typing import Literal

Corner = Literal["top-left", "top-right", "bottom-left", "bottom-right"]

AI_LABEL = "AI-generated"
"""What a visible label says by default."""


@dataclass(frozen=True, slots=True)
class LabelStyle:
    """A visible label that stays for the whole video.

    Parameters
    ----------
    text : str
        One line.
    corner : Corner
    height : float
        Height of its letters in parts of the frame's shorter side, 0.02 to 0.1.
    """

    text: str = AI_LABEL
    corner: Corner = "bottom-right"
    height: float = 0.035


@dataclass(frozen=True, slots=True)
class CaptionStyle:
    """Captions that are burnt into the pictures.

    Parameters
    ----------
    edge : "top" or "bottom"
        Where they stand.
    height : float
        Height of their letters in parts of the frame's shorter side, 0.03 to 0.15.
    has_box : bool
        A dark box behind the letters; else they have a dark outline.
    """

    edge: Literal["top", "bottom"] = "bottom"
    height: float = 0.05
    has_box: bool = False
