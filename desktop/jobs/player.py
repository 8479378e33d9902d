"""Playing a video: the clock says which frame is due, the reader fetches it.

It lives on the window's thread and paints nothing.
"""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from desktop.jobs.frames import FrameReader
from desktop.jobs.player_clock import Clock, SilentClock, open_clock
from desktop.jobs.video import Video

# Well under a frame at 60 frames a second, so that no frame is late by a visible amount.
_TICK_MS = 8

OpenClock = Callable[[NDArray[np.float32], int], Clock]
OpenReader = Callable[[Path], FrameReader]


class Player(QObject):
    """Plays one video at a time.

    Signals
    -------
    loaded(int, float)
        Number of frames and frames per second of a new video.
    moved(int)
        Number of the frame that is due.
    frame_read(QImage)
        The picture to show.
    playing_changed(bool)
        Whether it plays now.
    """

    loaded = Signal(int, float)
    moved = Signal(int)
    frame_read = Signal(QImage)
    playing_changed = Signal(bool)

    def __init__(self, open_clock: OpenClock = open_clock, open_reader: OpenReader = FrameReader) -> None:
        super().__init__()
        self._open_clock, self._open_reader = open_clock, open_reader
        self._clock: Clock = SilentClock()
        self._reader: FrameReader | None = None
        self._frame_count, self._fps, self._number = 0, 25.0, 0
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def is_playing(self) -> bool:
        """Whether it plays now."""
        return self._timer.isActive()

    @property
    def is_silent(self) -> bool:
        """Whether playing makes no sound, for want of a sound device."""
        return self._clock.is_silent

    def load(self, video: Video) -> None:
        """Show the first frame of another video."""
        self.close()
        self._clock = self._open_clock(video.samples, video.rate_hz)
        self._reader = self._open_reader(video.path)
        self._reader.frame_read.connect(self._show)
        self._reader.start()
        self._frame_count, self._fps = video.frame_count, video.fps
        self.loaded.emit(video.frame_count, video.fps)
        self.seek(0)

    def toggle(self) -> None:
        """Play or pause; from the end it plays from the beginning."""
        if self.is_playing:
            self.pause()
        elif self._reader is not None:
            if self._number >= self._frame_count - 1:
                self.seek(0)
            self._clock.start(self._number / self._fps)
            self._timer.start()
            self.playing_changed.emit(True)

    def pause(self) -> None:
        """Stand still on the current frame."""
        if self.is_playing:
            self._timer.stop()
            self._clock.stop()
            self.playing_changed.emit(False)

    def seek(self, number: int) -> None:
        """Go to frame `number`, playing on if it plays."""
        if self.is_playing:
            self._clock.start(number / self._fps)
        self._go(number)

    def close(self) -> None:
        """Let go of the video, the sound card and the reading thread."""
        self.pause()
        self._clock.close()
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    def _tick(self) -> None:
        number = int(self._clock.position_s() * self._fps)
        if number >= self._frame_count:
            self.pause()
        elif number != self._number:
            self._go(number)

    def _go(self, number: int) -> None:
        self._number = number
        self.moved.emit(number)
        if self._reader is not None:
            self._reader.request(number)

    def _show(self, _number: int, image: QImage) -> None:
        self.frame_read.emit(image)
