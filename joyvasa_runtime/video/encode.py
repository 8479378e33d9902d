"""Frames and a sound become a video file, in constant memory, while the next frames are being made.

Nothing about the frames' contents is decided here, and the file appears only when it is complete.
"""

import contextlib
import queue
import threading
from collections.abc import Callable
from fractions import Fraction
from functools import partial
from pathlib import Path
from types import TracebackType

import av
import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.video.mp4 import EncodeSettings, Mp4File
from joyvasa_runtime.video.soundtrack import SoundSource
from joyvasa_runtime.video.unfinished import UnfinishedFile, write_error

__all__ = ["EncodeSettings", "VideoWriter", "check_output"]

_Frame = NDArray[np.uint8]

_CONTAINERS = {".mp4": "mp4", ".m4v": "mp4", ".mov": "mov"}

# Frames that may wait for the encoder: enough to smooth out its slow ones, bounded for 4K pictures.
_WAITING_FRAMES = 8
_WAITING_BYTES = 96 * 2**20


class VideoWriter:
    """A video file that takes frames; a context manager that keeps the file only if all went well.

    Colour conversion and encoding run in a thread of their own, so an error of theirs is raised by the
    next `write` or by `close`.

    Parameters
    ----------
    path : Path or str
        Ends in ``.mp4``, ``.m4v`` or ``.mov``; an older file is replaced at the end.
    width, height : int
        Size of the frames; an odd one is padded by one pixel of replication.
    fps : int or Fraction
    sound : SoundSource or None
        What is heard, at its own rate, stereo kept; taken as far as there are pictures, and closed with the
        file, even if that can't be made.
    settings : EncodeSettings

    Raises
    ------
    ExportError
        If the file can't be written there, the disk is full, or no frame was written.
    """

    def __init__(
        self,
        path: Path | str,
        width: int,
        height: int,
        fps: int | Fraction,
        *,
        sound: SoundSource | None = None,
        settings: EncodeSettings | None = None,
    ) -> None:
        self.path = Path(path)
        self._shape = (height, width, 3)
        self._failure: Exception | None = None
        self._is_open = self._is_wanted = True
        even = width + width % 2, height + height % 2
        with contextlib.ExitStack() as failing:
            if sound is not None:
                failing.callback(sound.close)
            container = _container(self.path)
            self._unfinished = UnfinishedFile(self.path)
            failing.callback(self._unfinished.discard)
            self._file = self._opened(even, Fraction(fps), sound, settings or EncodeSettings(), container)
            failing.pop_all()
        self._free = _buffers(*even)
        self._waiting: queue.SimpleQueue[_Frame | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="video encoder", daemon=True)
        self._thread.start()

    def __enter__(self) -> "VideoWriter":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            self.abort()

    def write(self, frame: _Frame) -> None:
        """Append a frame, shape (height, width, 3), uint8 RGB; it is copied, so its memory can be reused.

        Waits while the encoder is several frames behind.

        Raises
        ------
        ExportError, AudioError
            If an earlier frame could not be written or its sound not be read.
        """
        assert frame.shape == self._shape, (frame.shape, self._shape)
        assert frame.dtype == np.uint8, frame.dtype
        self._raise_failure()
        buffer = self._free.get()
        height, width = frame.shape[:2]
        buffer[:height, :width] = frame
        buffer[height:, :width] = frame[-1:]
        buffer[:, width:] = buffer[:, width - 1 : width]
        self._waiting.put(buffer)

    def close(self) -> None:
        """Wait for the encoder, complete the file and give it its name; the second call does nothing.

        Raises
        ------
        ExportError, AudioError
            As `write`, or if no frame was written; nothing is left behind then.
        """
        if not self._is_open:
            return
        try:
            self._stop()
            self._raise_failure()
            if not self._file.frames:
                raise ExportError(f"{self.path} would have no frames", "Choose a longer range.")
        except BaseException:
            self.abort()
            raise
        self._unfinished.keep()

    def abort(self) -> None:
        """Stop and remove what was written."""
        self._is_wanted = False
        self._stop()
        self._unfinished.discard()

    def _opened(
        self,
        size: tuple[int, int],
        fps: Fraction,
        sound: SoundSource | None,
        settings: EncodeSettings,
        container: str,
    ) -> Mp4File:
        try:
            return Mp4File(self._unfinished.path, *size, fps, sound, settings, container)
        except (av.FFmpegError, OSError, ValueError) as error:
            raise write_error(self.path, error) from error

    def _stop(self) -> None:
        """Let the thread finish what it has and end."""
        self._is_open = False
        if self._thread.is_alive():
            self._waiting.put(None)
            self._thread.join()

    def _raise_failure(self) -> None:
        if self._failure is None:
            return
        if isinstance(self._failure, av.FFmpegError | OSError):
            raise write_error(self.path, self._failure) from self._failure
        raise self._failure

    def _work(self) -> None:
        """The encoder's thread: it gives every frame back, so that `write` never waits in vain."""
        while (frame := self._waiting.get()) is not None:
            self._guarded(partial(self._file.add, frame))
            self._free.put(frame)
        if self._file.frames:
            self._guarded(self._file.finish)
        self._file.abandon()

    def _guarded(self, work: Callable[[], None]) -> None:
        """Run a step unless an earlier one failed; keep the first failure for the caller's thread."""
        if self._failure is not None or not self._is_wanted:
            return
        try:
            work()
        except Exception as error:
            self._failure = error


def _buffers(width: int, height: int) -> "queue.SimpleQueue[_Frame]":
    """Memory for the frames that wait; reused, because fresh pages cost more than the copy itself."""
    free: queue.SimpleQueue[_Frame] = queue.SimpleQueue()
    for _ in range(max(2, min(_WAITING_FRAMES, _WAITING_BYTES // (width * height * 3)))):
        free.put(np.empty((height, width, 3), np.uint8))
    return free


def check_output(path: Path) -> None:
    """Refuse a path at which no video could be written, before hours are spent on its frames.

    Raises
    ------
    ExportError
        As `VideoWriter` would.
    """
    _container(path)
    UnfinishedFile(path).discard()


def _container(path: Path) -> str:
    try:
        return _CONTAINERS[path.suffix.lower()]
    except KeyError:
        raise ExportError(
            f"{path} does not end in {', '.join(_CONTAINERS)}", "Give the video such a name."
        ) from None
