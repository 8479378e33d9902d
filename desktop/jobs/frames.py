"""Frames of a video by their number, read on a thread of its own.

It keeps no frames: memory stays the same however long the video is.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QMutex, QMutexLocker, QThread, QWaitCondition, Signal
from PySide6.QtGui import QImage

from joyvasa_runtime.errors import JoyVasaError
from joyvasa_runtime.video.probe import read_frames

_log = logging.getLogger(__name__)

# All frames of a video in order, each (H, W, 3) uint8 RGB.
ReadFrames = Callable[[Path], Iterable[NDArray[np.uint8]]]


class FrameReader(QThread):
    """Reads the frame asked for last; requests that came in between are dropped.

    Signals
    -------
    frame_read(int, QImage)
        Number of the frame and its picture.
    """

    frame_read = Signal(int, QImage)

    def __init__(self, video: Path, read_frames: ReadFrames = read_frames) -> None:
        super().__init__()
        self._video = video
        self._read_frames = read_frames
        self._mutex = QMutex()
        self._asked = QWaitCondition()
        self._wanted: int | None = None
        self._stops = False
        self._frames: Iterator[NDArray[np.uint8]] = iter(())
        self._next = -1

    def request(self, number: int) -> None:
        """Read frame `number` next."""
        with QMutexLocker(self._mutex):
            self._wanted = number
            self._asked.wakeAll()

    def close(self) -> None:
        """Stop the thread and let go of the file."""
        with QMutexLocker(self._mutex):
            self._stops = True
            self._asked.wakeAll()
        self.wait()

    def run(self) -> None:
        """Serve requests until closed."""
        try:
            self._serve()
        except JoyVasaError:
            _log.exception("%s could not be read on", self._video)
        # Lets go of the file, which could not be removed on Windows otherwise.
        self._frames = iter(())

    def _serve(self) -> None:
        while (number := self._take()) is not None:
            pixels = self._read(number)
            if pixels is not None:
                self.frame_read.emit(number, _image(pixels))

    def _take(self) -> int | None:
        """Wait for a request; None when closed."""
        with QMutexLocker(self._mutex):
            while self._wanted is None and not self._stops:
                self._asked.wait(self._mutex)
            number, self._wanted = self._wanted, None
            return None if self._stops else number

    def _read(self, number: int) -> NDArray[np.uint8] | None:
        """Frame `number`, or None past the end; going back reads from the start again."""
        if self._next < 0 or number < self._next:
            self._frames, self._next = iter(self._read_frames(self._video)), 0
        pixels = None
        while self._next <= number:
            pixels = next(self._frames, None)
            self._next += 1
        return pixels


def _image(pixels: NDArray[np.uint8]) -> QImage:
    height, width = pixels.shape[:2]
    packed = np.ascontiguousarray(pixels)
    # A copy, because the image would only borrow the array's memory.
    return QImage(packed.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
