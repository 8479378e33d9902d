"""Counting the bytes of a package for a monitor. What is copied is not known here."""

from joyvasa_runtime.monitor import Monitor


class ByteProgress:
    """Bytes done of a package.

    Parameters
    ----------
    monitor : Monitor
    total : int
    """

    def __init__(self, monitor: Monitor, total: int) -> None:
        self._monitor, self._total, self._done = monitor, total, 0
        monitor.step("package", 0, total)

    def add(self, count: int) -> None:
        """Report some more bytes.

        Raises
        ------
        Cancelled
        """
        self._done = min(self._done + count, self._total)
        self._monitor.step("package", self._done, self._total)
