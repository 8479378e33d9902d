"""What the user chose of an export, as one value. How it is asked for is the dialog's business."""

from dataclasses import dataclass, field
from pathlib import Path

from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.timebase import FrameSpan


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What shall be made, and where.

    Parameters
    ----------
    output : Path
        The file; for pictures their folder.
    settings : ExportSettings
    span : FrameSpan or None
        Frames of the timeline; None is all of them.
    """

    output: Path
    settings: ExportSettings = field(default_factory=ExportSettings)
    span: FrameSpan | None = None
