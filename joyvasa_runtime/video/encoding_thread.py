"""A thread that encodes while the next frames are being made.

What is encoded, and into which file, is decided by the sink it is given.
"""

import contextlib
import queue
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

import av
import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.video.unfinished import write_error

_Frame = NDArray[np.uint8]

# Frames that may wait for the encoder: enough to smooth out its slow ones, bounded for 4K pictures.
_WAITING_FRAMES = 8
_WAITING_BYTES = 96 * 2**20


class PictureSink(Protocol):
    """What frames go into.

    Parameters
    ----------
    frames : int
        How many it has taken.
    """

    frames: int

    def add(self, frame: _Frame) -> None:
        """Append a frame."""

    def finish(self) -> None:
        """Complete it."""

    def abandon(self) -> None:
        """Close it, complete or not."""


class EncodingThread:
    """Frames handed over to a sink that works in a thread of its own.

    An error of the sink is raised by the next `add` or by `finish`.

    Parameters
    ----------
    path : Path
        What errors speak of; removed by `abandon`.
    sink : PictureSink
    shape : (int, int, int)
        Height, width and channels of the frames.
    padded : (int, int)
        Width and height that the sink wants: the last row and column are repeated.
    """

    def __init__(
        self, path: Path, sink: PictureSink, shape: tuple[int, int, int], padded: tuple[int, int]
    ) -> None:
        self._path = path
        self._sink = sink
        self._shape = shape
        self._failure: Exception | None = None
        self._is_wanted = True
        self._is_sealed = False
        self._free = _buffers((padded[1], padded[0], shape[2]))
        self._waiting: queue.SimpleQueue[_Frame | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="video encoder", daemon=True)
        self._thread.start()

    def add(self, frame: _Frame) -> None:
        """Append a frame, uint8; it is copied, so its memory can be reused.

        Waits while the encoder is several frames behind.

        Raises
        ------
        ExportError
            If an earlier frame could not be written.
        """
        assert frame.shape == self._shape, (frame.shape, self._shape)
        assert frame.dtype == np.uint8, frame.dtype
        assert not self._is_sealed, "a sealed segment takes no more frames"
        self._raise_failure()
        buffer = self._free.get()
        height, width = frame.shape[:2]
        buffer[:height, :width] = frame
        buffer[height:, :width] = frame[-1:]
        buffer[:, width:] = buffer[:, width - 1 : width]
        self._waiting.put(buffer)

    def seal(self) -> None:
        """Say that no more frames come, and don't wait: the encoder empties itself beside other work."""
        if not self._is_sealed:
            self._is_sealed = True
            self._waiting.put(None)

    def finish(self) -> None:
        """Seal, and wait until the file is complete; the second call does nothing.

        Raises
        ------
        ExportError
            As `add`, or if there was no frame; nothing is left behind then.
        """
        self.seal()
        self._thread.join()
        try:
            self._raise_failure()
            if not self._sink.frames:
                raise ExportError(f"{self._path} would have no frames", "Choose a longer range.")
        except BaseException:
            self.abandon()
            raise

    def abandon(self) -> None:
        """Stop and remove what was written."""
        self._is_wanted = False
        self.seal()
        self._thread.join()
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _raise_failure(self) -> None:
        if self._failure is None:
            return
        if isinstance(self._failure, av.FFmpegError | OSError):
            raise write_error(self._path, self._failure) from self._failure
        raise self._failure

    def _work(self) -> None:
        """The thread: it gives every frame back, so that `add` never waits in vain."""
        while (frame := self._waiting.get()) is not None:
            self._guarded(partial(self._sink.add, frame))
            self._free.put(frame)
        if self._sink.frames:
            self._guarded(self._sink.finish)
        self._sink.abandon()

    def _guarded(self, work: Callable[[], None]) -> None:
        """Run a step unless an earlier one failed; keep the first failure for the caller's thread."""
        if self._failure is not None or not self._is_wanted:
            return
        try:
            work()
        except Exception as error:
            self._failure = error


def _buffers(shape: tuple[int, int, int]) -> "queue.SimpleQueue[_Frame]":
    """Memory for the frames that wait; reused, because fresh pages cost more than the copy itself."""
    free: queue.SimpleQueue[_Frame] = queue.SimpleQueue()
    height, width, channels = shape
    for _ in range(max(2, min(_WAITING_FRAMES, _WAITING_BYTES // (width * height * channels)))):
        free.put(np.empty(shape, np.uint8))
    return free
