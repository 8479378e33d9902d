"""Everything a creator chooses of an export but its place and its stretch of the timeline."""

from dataclasses import dataclass, field
from typing import Literal

from joyvasa_runtime.lettering.styles import CaptionStyle, LabelStyle
from joyvasa_runtime.portrait.canvas import Canvas
from joyvasa_runtime.timebase import MOTION_FPS
from joyvasa_runtime.video.compression import Compression

FRAME_RATES = (24, 25, 30, 50, 60)
"""Frame rates a video can have."""

STREAMING_LUFS = -14.0
"""Loudness to which the large video platforms turn down what is louder."""

PackageKind = Literal["none", "folder", "zip"]


@dataclass(frozen=True, slots=True)
class ExportSettings:
    """What a video shall be.

    Parameters
    ----------
    compression : Compression
    canvas : Canvas
    fps : int
        One of `FRAME_RATES`; the motion is resampled, not the frames.
    loudness_lufs : float or None
        Loudness of the whole sound; None leaves it as it is mixed.
    label : LabelStyle or None
        A visible label.
    captions : CaptionStyle or None
        Burns the project's captions in; None leaves them to players and packages.
    package : PackageKind
        Whether the video comes alone, or with everything that belongs to it.
    is_signed : bool
        Whether it carries content credentials.
    """

    compression: Compression = field(default_factory=Compression)
    canvas: Canvas = field(default_factory=Canvas)
    fps: int = MOTION_FPS
    loudness_lufs: float | None = None
    label: LabelStyle | None = None
    captions: CaptionStyle | None = None
    package: PackageKind = "none"
    is_signed: bool = True


@dataclass(frozen=True, slots=True)
class Preset:
    """Settings with a name.

    Parameters
    ----------
    name : str
    settings : ExportSettings
    """

    name: str
    settings: ExportSettings
