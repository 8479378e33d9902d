"""Measures how fast the frames of a video are made, without what else goes on between them.

What is made of the measure is said in `desktop.export_speed`.
"""

import time
from collections.abc import Callable
from pathlib import Path

from desktop.export_speed import ExportSpeed, size_kind, speed_kind
from joyvasa_runtime.export import ExportReport
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.render_queue.make import RENDER_STAGE
from joyvasa_runtime.render_queue.queued_video import VideoOrder

_LEAST_FRAMES = 50
"""Of fewer, half the time goes by with beginning."""


class RenderWatch(Monitor):
    """Passes steps on to another monitor, and counts frames and seconds.

    Pauses, and frames of the preview that are drawn in between, happen within the other's steps.

    Parameters
    ----------
    monitor : Monitor
    now : callable
        A clock in seconds.
    """

    def __init__(self, monitor: Monitor, now: Callable[[], float] = time.perf_counter) -> None:
        super().__init__()
        self._monitor, self._now = monitor, now
        self._left_at = now()
        self._is_drawing = False
        self._done = self._frames = 0
        self._drawing_s = self._besides_s = 0.0

    def step(self, stage: str, done: int, total: int) -> None:
        """Pass a step on; cancelling and pausing are the other monitor's."""
        seconds, is_drawing = self._now() - self._left_at, stage == RENDER_STAGE
        if is_drawing and self._is_drawing:
            self._drawing_s += seconds
            self._frames += done - self._done
        else:
            # A first step of drawing tells what was finished before.
            self._besides_s += seconds
        self._done, self._is_drawing = done, is_drawing
        self._monitor.step(stage, done, total)
        self._left_at = self._now()

    def speed(self, order: VideoOrder, report: ExportReport) -> ExportSpeed | None:
        """What was measured of a finished video; None where too little of it was made now."""
        pixels = report.width * report.height
        if self._frames < _LEAST_FRAMES or self._drawing_s <= 0.0 or not pixels:
            return None
        compression = order.settings.compression
        return ExportSpeed(
            speed_kind(order.pack_id, compression),
            size_kind(compression, report.fps),
            pixels,
            self._drawing_s / self._frames,
            self._besides_s + self._now() - self._left_at,
            _size(report.path) / (report.frames / report.fps),
        )


def _size(path: Path) -> int:
    """Bytes of a file, or of a folder's pictures; 0 where it is gone meanwhile."""
    try:
        files = path.iterdir() if path.is_dir() else (path,)
        return sum(file.stat().st_size for file in files)
    except OSError:
        return 0
