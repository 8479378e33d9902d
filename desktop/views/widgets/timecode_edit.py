"""A frame typed as people write time: minutes, seconds and frames, plain seconds, or a distance."""

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from desktop.views.widgets.timecode import timecode
from joyvasa_runtime.project.document import MAX_FRAMES
from joyvasa_runtime.timebase import MOTION_FPS, seconds_to_frame

_SECONDS = re.compile(r"(\d{1,6}(?:[.,]\d{1,3})?)\s*s")


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
        self.setAccessibleName(name)
        self.setToolTip(self.tr("Minutes:seconds:frames, or 3.5s, or +10 frames"))
        self.editingFinished.connect(self._take)

    def show_frame(self, frame: int | None) -> None:
        """Show a frame, None for several different ones; what is being typed over the same one stays."""
        if self.isModified() and frame == self._frame:
            return
        self._frame = frame
        self.setText("" if frame is None else timecode(frame))
        self.setPlaceholderText("" if frame is not None else self.tr("several"))

    def _take(self) -> None:
        frame = parsed(self.text(), self._frame)
        self.setModified(False)
        if frame is None or frame == self._frame:
            self.show_frame(self._frame)
        else:
            self.entered.emit(frame)


def parsed(text: str, now: int | None) -> int | None:
    """The frame a text means, or None; ``now`` is where "+10" starts."""
    text = text.strip()
    seconds = _SECONDS.fullmatch(text)
    if seconds is not None:
        frame = seconds_to_frame(float(seconds[1].replace(",", ".")))
    elif re.fullmatch(r"[+-]\d{1,7}", text) and now is not None:
        frame = now + int(text)
    elif re.fullmatch(r"\d{1,4}(:\d{1,2}){0,3}", text):
        parts = [int(part) for part in text.split(":")]
        units = (1, MOTION_FPS, 60 * MOTION_FPS, 3600 * MOTION_FPS)
        frame = sum(part * unit for part, unit in zip(reversed(parts), units, strict=False))
    else:
        return None
    return frame if 0 <= frame <= MAX_FRAMES else None
