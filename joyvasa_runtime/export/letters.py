"""The letters of a video: what is stamped onto every finished frame, such as a label or captions.

How letters look and are drawn is `lettering`'s business.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.lettering.styles import CaptionStyle, LabelStyle
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.project.caption import Caption
from joyvasa_runtime.timebase import FrameSpan

Frame = NDArray[np.uint8]


class Stamp(Protocol):
    """Letters for frames of one size."""

    def over(self, frame: Frame, index: int) -> Frame:
        """A frame of the video with the letters on it; `index` counts from the video's start."""
        ...


@dataclass(frozen=True, slots=True)
class Letters:
    """What is stamped onto frames.

    Parameters
    ----------
    label : LabelStyle or None
    captions : CaptionStyle or None
    words : tuple of Caption
        Captions in motion frames from the video's start, where they are wanted.
    stamps : tuple of Stamp
        What draws them, in this order.
    """

    label: LabelStyle | None = None
    captions: CaptionStyle | None = None
    words: tuple[Caption, ...] = ()
    stamps: tuple[Stamp, ...] = ()

    def over(self, frame: Frame, index: int) -> Frame:
        """A frame of the video with all letters on it."""
        for stamp in self.stamps:
            frame = stamp.over(frame, index)
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
    words = _within(captions, span) if settings.captions else ()
    stamps: tuple[Stamp, ...] = ()
    return Letters(settings.label, settings.captions, words, stamps)


def _within(captions: Sequence[Caption], span: FrameSpan) -> tuple[Caption, ...]:
    """The captions that are seen in a stretch, counted from its start."""
    return tuple(
        Caption(
            caption.id,
            max(caption.start, span.start) - span.start,
            min(caption.stop, span.stop) - span.start,
            caption.text,
        )
        for caption in captions
        if caption.start < span.stop and caption.stop > span.start
    )
