"""`joyvasa` with a Ctrl-C before a frame of a render is drawn, as soon as so many segments are kept.

    python interrupted.py FRAME SEGMENTS WORDS...

The words are those of `joyvasa`.
"""

import signal
import sys
import threading

from joyvasa_runtime.cli import main
from joyvasa_runtime.export.workplace import RenderWorkplace
from joyvasa_runtime.monitor import Monitor

_keep, _step = RenderWorkplace.keep, Monitor.step


class Interruption:
    """Ctrl-C at one step of the render."""

    def __init__(self, frame: int, segments: int) -> None:
        self._frame, self._segments = frame, segments
        self._kept = threading.Semaphore(0)
        self._has_come = False

    def keep(self, workplace: RenderWorkplace, index: int) -> None:
        """Keep a segment."""
        _keep(workplace, index)
        self._kept.release()

    def step(self, monitor: Monitor, stage: str, done: int, total: int) -> None:
        """Press Ctrl-C where it is time, then make the step."""
        if (stage, done) == ("render", self._frame) and not self._has_come:
            self._has_come = True
            for _ in range(self._segments):
                self._kept.acquire()
            signal.raise_signal(signal.SIGINT)
        _step(monitor, stage, done, total)


if __name__ == "__main__":
    coming = Interruption(int(sys.argv[1]), int(sys.argv[2]))
    RenderWorkplace.keep = lambda *told: coming.keep(*told)  # type: ignore[method-assign]
    Monitor.step = lambda *told: coming.step(*told)  # type: ignore[method-assign]
    sys.exit(main(sys.argv[3:]))
