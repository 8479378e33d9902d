"""A frame typed as people write time: minutes, seconds and frames, plain seconds, or a distance."""

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from desktop.views.widgets.timecode import timecode
from joyvasa_runtime.project.document import MAX_FRAMES
from joyvasa_runtime.timebase import MOTION_FPS, seconds_to_frame

_SECONDS = re.compile(r"(\d{1,6}(?:[.,]\d{1,3})?)\s*s")
_TIMECODE = re.compile(r"\d{1,7}(:\d{1,2}){0,3}")


class TimecodeEdit(QLineEdit):
    """Shows a frame and takes another.

    Signals
    -------
    entered(int)
        The frame that was typed; what can't be read goes back to what was shown.
    """

    entered = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._frame: int | None = None
        self._base: int | None = None
        self.setAccessibleName(name)
        self.setToolTip(
            self.tr("Minutes:seconds:frames, or 3.5s; with + or - before it, so much more or less")
        )
        self.editingFinished.connect(self._take)

    def show_frame(self, frame: int | None, base: int | None = None) -> None:
        """Show a frame; what is being typed over the same one stays.

        Parameters
        ----------
        frame : int or None
            None stands for several different ones.
        base : int, optional
            Where "+10" starts with several; without it only a place can be typed then.
        """
        self._base = base if frame is None else frame
        if self.isModified() and frame == self._frame:
            return
        self._frame = frame
        self.setText("" if frame is None else timecode(frame))
        self.setPlaceholderText("" if frame is not None else self.tr("several"))

    def _take(self) -> None:
        frame = parsed(self.text(), self._base)
        self.setModified(False)
        if frame is None or frame == self._frame:
            self.show_frame(self._frame, self._base)
        else:
            self.entered.emit(frame)


def parsed(text: str, now: int | None) -> int | None:
    """The frame a text means, or None; ``now`` is where "+10" starts."""
    text = text.strip()
    sign = text[:1] if text[:1] in ("+", "-") else ""
    frames = _frames(text[len(sign) :].strip())
    if frames is None or (sign and now is None):
        return None
    if now is not None and sign:
        frames = now + frames if sign == "+" else now - frames
    return frames if 0 <= frames <= MAX_FRAMES else None


def _frames(text: str) -> int | None:
    seconds = _SECONDS.fullmatch(text)
    if seconds is not None:
        return seconds_to_frame(float(seconds[1].replace(",", ".")))
    if not _TIMECODE.fullmatch(text):
        return None
    units = (1, MOTION_FPS, 60 * MOTION_FPS, 3600 * MOTION_FPS)
    return sum(int(part) * unit for part, unit in zip(reversed(text.split(":")), units, strict=False))
