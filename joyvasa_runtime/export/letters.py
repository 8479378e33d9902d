"""The letters of a video: a label and captions that are painted onto every finished frame.

How letters look and are drawn is `lettering`'s business.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.lettering.captions import CaptionPainter, ShownCaption
from joyvasa_runtime.lettering.label import draw_label
from joyvasa_runtime.lettering.styles import CaptionStyle, LabelStyle
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.project.caption import Caption
from joyvasa_runtime.timebase import MOTION_FPS, FrameSpan

Frame = NDArray[np.uint8]


class Painter(Protocol):
    """Letters for frames of one size."""

    def over(self, frame: Frame, index: int) -> Frame:
        """A frame of the video with the letters on it; `index` counts from the video's start."""
        ...


@dataclass(frozen=True, slots=True)
class Letters:
    """What is painted onto frames.

    Parameters
    ----------
    label : LabelStyle or None
    captions : CaptionStyle or None
    words : tuple of ShownCaption
        Captions in frames of the video, where they are wanted.
    painters : tuple of Painter
        What paints them, in this order.
    notes : tuple of str
        What can't be painted, in the user's words.
    """

    label: LabelStyle | None = None
    captions: CaptionStyle | None = None
    words: tuple[ShownCaption, ...] = ()
    painters: tuple[Painter, ...] = ()
    notes: tuple[str, ...] = ()

    def over(self, frame: Frame, index: int) -> Frame:
        """A frame of the video with all letters on it."""
        for painter in self.painters:
            frame = painter.over(frame, index)
        return frame


def letters_of(
    settings: ExportSettings, size: tuple[int, int], captions: Sequence[Caption], span: FrameSpan
) -> Letters:
    """The letters of a video.

    Parameters
    ----------
    settings : ExportSettings
    size : (int, int)
        Width and height of its frames.
    captions : sequence of Caption
        Those of the whole timeline.
    span : FrameSpan
        Frames of the timeline that the video shows.
    """
    label = draw_label(size, settings.label) if settings.label else None
    painters: tuple[Painter, ...] = (label,) if label else ()
    notes = label.notes if label else ()
    words = _within(captions, span, settings.fps) if settings.captions else ()
    if settings.captions and words:
        painter = CaptionPainter(size, settings.captions, words, label=label)
        painters, notes = (*painters, painter), notes + painter.notes
    return Letters(settings.label, settings.captions, words, painters, notes)


def _within(captions: Sequence[Caption], span: FrameSpan, fps: int) -> tuple[ShownCaption, ...]:
    """The captions that are seen in a stretch, in frames of its video."""
    stretches = ((max(one.start, span.start), min(one.stop, span.stop), one.text) for one in captions)
    shown = (
        ShownCaption(_at(start, span, fps), _at(stop, span, fps), text) for start, stop, text in stretches
    )
    return tuple(one for one in shown if one.start < one.stop)


def _at(frame: int, span: FrameSpan, fps: int) -> int:
    """The first frame of the video that shows a motion frame, or something later."""
    return -(-(frame - span.start) * fps // MOTION_FPS)
