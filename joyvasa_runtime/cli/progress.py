"""Progress bars on a terminal and nothing elsewhere; the work itself only sees a `Monitor`."""

import sys
import time
from typing import TextIO

from joyvasa_runtime.cli.output import is_terminal
from joyvasa_runtime.monitor import Monitor

BAR_WIDTH = 28
REDRAW_S = 0.1
"""Ten redraws a second look smooth and cost nothing."""


class TerminalMonitor(Monitor):
    """One line per stage with a bar and the time still needed, redrawn in place."""

    def __init__(self, stream: TextIO | None = None) -> None:
        super().__init__()
        self._stream = stream or sys.stderr
        self._stage = ""
        self._started = 0.0
        self._drawn = 0.0
        self._found = 0

    def show(self, stage: str, done: int, total: int) -> None:
        """Draw the bar of `stage`, at most ten times a second and always at its end."""
        now = time.monotonic()
        if stage != self._stage:
            self._begin(stage, now, done)
        if done < total and now - self._drawn < REDRAW_S:
            return
        self._drawn = now
        filled = BAR_WIDTH * done // max(total, 1)
        bar = "#" * filled + "-" * (BAR_WIDTH - filled)
        count = f"{_amount(done, total)}/{_amount(total, total)}"
        self._stream.write(f"\r{stage:<22} [{bar}] {count} {self._remaining(now, done, total):<12}")
        self._stream.flush()

    def finish(self) -> None:
        """End the current line, so that what is printed next starts on its own."""
        if self._stage:
            self._stream.write("\n")
            self._stream.flush()
        self._stage = ""

    def _begin(self, stage: str, now: float, done: int) -> None:
        self.finish()
        # What a stage begins with was done before, such as the segments of a stopped render.
        self._found = done
        self._stage, self._started, self._drawn = stage, now, 0.0

    def _remaining(self, now: float, done: int, total: int) -> str:
        elapsed = now - self._started
        if done >= total:
            return f"{elapsed:.1f} s"
        made = done - self._found
        if made <= 0 or elapsed < 1:
            return ""
        return f"{elapsed / made * (total - done):.0f} s left"


def _amount(count: int, total: int) -> str:
    """`count` of a stage; what there are millions of are bytes, and those read better as megabytes."""
    return str(count) if total < 1_000_000 else f"{count / 1e6:.1f} MB"


def terminal_monitor(*, quiet: bool) -> Monitor:
    """A monitor that draws when standard error is a terminal and `quiet` is not asked for."""
    return Monitor() if quiet or not is_terminal(sys.stderr) else TerminalMonitor()
