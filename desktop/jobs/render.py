"""Rendering a talking video on a thread of its own, the newest request first.

What rendering means is a callable given by the composition root; this is only the thread around it.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QObject, QThread, Signal, Slot

from desktop.jobs.video import Video
from joyvasa_runtime.errors import Cancelled, JoyVasaError
from joyvasa_runtime.monitor import Monitor

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TalkRequest:
    """The picture and the voice of a video."""

    portrait: Path
    voice: Path


# Renders a request into the given file, reporting to the monitor, and opens it for playing.
Render = Callable[[TalkRequest, Path, Monitor], Video]


class RenderJob(QObject):
    """One rendering at a time; asking for another cancels the one under way.

    Signals
    -------
    progressed(str, int, int)
        Stage, steps done and steps in all.
    finished(object)
        The `Video`; its file stays until the job is closed.
    failed(str, str)
        Message and hint for the user.
    """

    progressed = Signal(str, int, int)
    finished = Signal(object)
    failed = Signal(str, str)
    _asked = Signal(object)

    def __init__(self, render: Render) -> None:
        super().__init__()
        self._folder = TemporaryDirectory(prefix="joyvasa-", ignore_cleanup_errors=True)
        self._order: _Order | None = None
        self._thread = QThread()
        self._worker = _Worker(render, Path(self._folder.name))
        self._worker.moveToThread(self._thread)
        self._asked.connect(self._worker.work)
        self._worker.progressed.connect(self.progressed)
        self._worker.finished.connect(self._finish)
        self._worker.failed.connect(self._fail)
        self._thread.start()

    def start(self, request: TalkRequest) -> None:
        """Render `request` as soon as the rendering under way has stopped."""
        self.cancel()
        self._order = _Order(request, _SignallingMonitor(self._worker.progressed.emit))
        self._asked.emit(self._order)

    def cancel(self) -> None:
        """Stop the rendering under way at its next step; nothing more is heard of it."""
        if self._order is not None:
            self._order.monitor.cancel()
            self._order = None

    def close(self) -> None:
        """Stop the thread and remove the videos it made."""
        self.cancel()
        self._thread.quit()
        self._thread.wait()
        self._folder.cleanup()

    @Slot(object, object)
    def _finish(self, order: "_Order", video: Video) -> None:
        if order is self._order:
            self.finished.emit(video)

    @Slot(object, str, str)
    def _fail(self, order: "_Order", message: str, hint: str) -> None:
        if order is self._order:
            self.failed.emit(message, hint)


@dataclass(frozen=True, slots=True)
class _Order:
    request: TalkRequest
    monitor: Monitor


class _SignallingMonitor(Monitor):
    """Sends each step to the window."""

    def __init__(self, show: Callable[[str, int, int], object]) -> None:
        super().__init__()
        self._show = show

    def show(self, stage: str, done: int, total: int) -> None:
        self._show(stage, done, total)


class _Worker(QObject):
    """Lives on the rendering thread."""

    progressed = Signal(str, int, int)
    finished = Signal(object, object)
    failed = Signal(object, str, str)

    def __init__(self, render: Render, folder: Path) -> None:
        super().__init__()
        self._render = render
        self._folder = folder
        self._number = 0

    @Slot(object)
    def work(self, order: _Order) -> None:
        """Render one order; its outcome is one signal, or none if it was cancelled."""
        self._number += 1
        path = self._folder / f"{self._number}.mp4"
        try:
            order.monitor.step("start", 0, 1)
            video = self._render(order.request, path, order.monitor)
        except Cancelled:
            return
        except JoyVasaError as error:
            self.failed.emit(order, error.message, error.hint)
        except Exception:
            _log.exception("Rendering %s failed", order.request)
            self.failed.emit(order, "The video could not be made", "The log says more about this problem.")
        else:
            self.finished.emit(order, video)
