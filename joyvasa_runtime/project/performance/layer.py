"""A layer over the generated motion, as a value: curves of head and face, a piece of motion, a weight.

What a layer does to rows of motion is `layering`.
"""

from dataclasses import dataclass
from typing import Literal

from joyvasa_runtime.motion.sequence import MotionPart as MotionPart
from joyvasa_runtime.project.curves.curve import NO_CURVE, Curve

LayerMode = Literal["add", "replace"]

HeadChannel = Literal["pitch", "yaw", "roll", "x", "y", "scale"]
FaceChannel = Literal["smile", "brows", "jaw", "spread", "pucker", "wink_left", "wink_right"]
Channel = HeadChannel | FaceChannel

HEAD_CHANNELS: tuple[HeadChannel, ...] = ("pitch", "yaw", "roll", "x", "y", "scale")
"""Degrees; shares of the face's width to the right and downward; times the size in the picture."""

FACE_CHANNELS: tuple[FaceChannel, ...] = (
    "smile",
    "brows",
    "jaw",
    "spread",
    "pucker",
    "wink_left",
    "wink_right",
)
"""1 is a strong but natural expression (see `motion.axes`)."""

CHANNELS: tuple[Channel, ...] = (*HEAD_CHANNELS, *FACE_CHANNELS)
"""What a layer may move, in the order in which it is shown and written."""


@dataclass(frozen=True, slots=True)
class LayerMotion:
    """A piece of motion in a layer, such as a nod from the library.

    Parameters
    ----------
    motion_sha256 : str
        See `motions.motion_sha256`; its rows lie beside the project like those of a take.
    start : int
        Frame of the sound that its first row belongs to; below 0 where that was cut off.
    frames : int
    reference : tuple of 70 float
        The row that it is relative to, physical units.
    part : "all", "head" or "face"
        Which of its numbers count.
    """

    motion_sha256: str
    start: int
    frames: int
    reference: tuple[float, ...]
    part: MotionPart = "all"

    @property
    def stop(self) -> int:
        """First frame of the sound behind it."""
        return self.start + self.frames


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of a clip.

    Parameters
    ----------
    id : int
        Unique among the layers of its clip; a clip and its copy have the same ones.
    name : str
    mode : "add" or "replace"
        Whether its numbers are added to what is below, or take its place. Those of "replace" are measured
        from the face in the picture, as the generated motion is shown.
    curves : tuple of (Channel, Curve)
        In the order of `CHANNELS`, each with a key at least; a channel without a curve is left alone.
    motion : LayerMotion or None
        Counts before the curves.
    weight : Curve
        0 to 1; without keys 1.
    is_muted, is_solo : bool
        With any solo layer in a clip, only its solo layers count.
    is_locked : bool
        Whether edits of it are refused.
    """

    id: int
    name: str
    mode: LayerMode = "add"
    curves: tuple[tuple[Channel, Curve], ...] = ()
    motion: LayerMotion | None = None
    weight: Curve = NO_CURVE
    is_muted: bool = False
    is_solo: bool = False
    is_locked: bool = False

    def curve(self, channel: Channel) -> Curve:
        """The curve of a channel; without keys where it has none."""
        return next((curve for name, curve in self.curves if name == channel), NO_CURVE)
