"""Captions burnt into frames: each painted once, when the first frame that shows it comes.

Files of captions and the project's own are not here: these are words and frames of the video.
"""

import threading
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from joyvasa_runtime.lettering.block import Block, block_size, paint_block
from joyvasa_runtime.lettering.fonts import Font, Fonts, system_fonts
from joyvasa_runtime.lettering.stamp import Frame, Stamp
from joyvasa_runtime.lettering.styles import CaptionStyle
from joyvasa_runtime.lettering.wrap import wrap

_WIDEST = 0.9
"""Width of a line at most, in parts of the frame's: broadcasters' safe title area."""

_MARGIN = 0.06
"""Distance from the frame's edge in parts of its height."""

_GAP = 0.01
"""Distance from the label in parts of the frame's shorter side."""

_HIGHEST = 0.5
"""Height of a block at most, in parts of the frame's; longer captions get smaller letters."""

_SMALLER = 0.9
_SMALLEST = 7
"""Pixels of letters that can just be read."""

_KEPT = 4
"""Painted captions kept: frames that are made at the same time show at most two or three."""


@dataclass(frozen=True, slots=True)
class ShownCaption:
    """Words that a stretch of the video shows.

    Parameters
    ----------
    start, stop : int
        Frames of the video, `stop` the first one without it.
    text : str
    """

    start: int
    stop: int
    text: str


class CaptionPainter:
    """Paints captions onto frames of one size; safe to use from several threads.

    Parameters
    ----------
    size : (int, int)
        Width and height of the frames in pixels.
    style : CaptionStyle
    captions : sequence of ShownCaption
        In any order; those at the same time stand below each other, the one that began first on top.
    fonts : Fonts, optional
        Where a font is looked for; the bundled one and the system's by default.
    label : Stamp, optional
        What captions keep clear of.
    """

    def __init__(
        self,
        size: tuple[int, int],
        style: CaptionStyle,
        captions: Sequence[ShownCaption],
        fonts: Fonts | None = None,
        label: Stamp | None = None,
    ) -> None:
        self._size, self._style, self._label = size, style, label
        self._fonts = fonts or system_fonts()
        self._starts, self._texts = _timeline(captions)
        # One font for all, so that the look doesn't change from caption to caption.
        self._font = self._fonts.find("".join(sorted({letter for text in self._texts for letter in text})))
        self._painted: OrderedDict[str, Stamp] = OrderedDict()
        self._lock = threading.Lock()

    @property
    def notes(self) -> tuple[str, ...]:
        """What can't be drawn, in the user's words."""
        missing = frozenset[str]().union(*(self._font_of(text).missing for text in set(self._texts)))
        note = Font(self._font.path, self._font.face, missing).note
        return (note,) if note else ()

    def over(self, frame: Frame, index: int) -> Frame:
        """A frame with what is said at it; pixels outside of the letters stay bit for bit.

        Parameters
        ----------
        frame : ndarray, shape (H, W, 3) or (H, W, 4), uint8
            RGB, with straight alpha or without; never painted on.
        index : int
            Number of the frame in the video.

        Returns
        -------
        ndarray, shape (H, W, 3) or (H, W, 4), uint8
            `frame` itself where nothing is said.
        """
        text = self.text_at(index)
        return self._stamp(text).over(frame) if text else frame

    def text_at(self, index: int) -> str:
        """What is said at a frame of the video; empty where nothing is."""
        at = bisect_right(self._starts, index) - 1
        return self._texts[at] if at >= 0 else ""

    def _stamp(self, text: str) -> Stamp:
        with self._lock:
            if text not in self._painted:
                self._painted[text] = self._paint(text)
                if len(self._painted) > _KEPT:
                    self._painted.popitem(last=False)
            return self._painted[text]

    def _font_of(self, text: str) -> Font:
        return self._font if not self._font.missing else self._fonts.find(text)

    def _paint(self, text: str) -> Stamp:
        width, height = self._size
        block = self._fitted(text)
        shown_height, shown_width = min(block.height, height), min(block.width, width)
        left = (width - shown_width) // 2
        margin = round(_MARGIN * height)
        top = margin if self._style.edge == "top" else height - margin - shown_height
        top = min(max(0, self._clear(left, top, shown_width, shown_height)), height - shown_height)
        return Stamp(
            left,
            top,
            block.colours[:shown_height, :shown_width],
            block.opacity[:shown_height, :shown_width],
        )

    def _fitted(self, text: str) -> Block:
        """The text in lines, in smaller letters if it would cover half of the frame."""
        width, height = self._size
        font, letters = self._font_of(text), max(_SMALLEST, round(self._style.height * min(self._size)))
        while True:
            sized = font.at(letters)
            beside, _ = block_size(("",), sized, has_box=self._style.has_box)
            lines = wrap(text, max(1.0, _WIDEST * width - beside), sized.getlength)
            _, down = block_size(lines, sized, has_box=self._style.has_box)
            if down <= _HIGHEST * height or letters <= _SMALLEST:
                return paint_block(lines, sized, has_box=self._style.has_box)
            letters = max(_SMALLEST, int(letters * _SMALLER))

    def _clear(self, left: int, top: int, width: int, height: int) -> int:
        """The top of a block, moved so that it doesn't lie on the label."""
        if self._label is None:
            return top
        x0, y0, x1, y1 = self._label.box
        if left >= x1 or left + width <= x0 or top >= y1 or top + height <= y0:
            return top
        gap = round(_GAP * min(self._size))
        return y1 + gap if self._style.edge == "top" else y0 - height - gap


def _timeline(captions: Sequence[ShownCaption]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Frames at which what is said changes, and what is said from there on."""
    ordered = sorted(captions, key=lambda caption: caption.start)
    changes = sorted({frame for caption in ordered for frame in (caption.start, caption.stop)})
    texts: list[str] = []
    running: list[ShownCaption] = []
    coming = iter(ordered)
    following = next(coming, None)
    for change in changes:
        running = [caption for caption in running if caption.stop > change]
        while following is not None and following.start <= change:
            if following.stop > change:
                running.append(following)
            following = next(coming, None)
        texts.append("\n".join(caption.text for caption in running))
    return tuple(changes), tuple(texts)
