"""Opens the sound device on a thread of its own, at the start and whenever it went away.

It plays nothing; the clock it opens is handed over by signal.
"""

import logging
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from desktop.jobs.clock import Clock
from joyvasa_runtime.errors import AudioError

_log = logging.getLogger(__name__)

# Longer than a device takes that answers at all.
_CLOSED_WITHIN_S = 2.0

OpenClock = Callable[[threading.Event], Clock]
"""Opens the device's clock, or raises `AudioError`; gives up when the event is set."""


class SoundOpener(QObject):
    """One attempt at a time.

    Signals
    -------
    opened(object)
        A `Clock`; whoever takes it closes it.
    failed(object)
        The `AudioError` that says why there is no sound.
    """

    opened = Signal(object)
    failed = Signal(object)
    _done = Signal(object)

    def __init__(self, open_clock: OpenClock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_clock = open_clock
        self._cancelled = threading.Event()
        self._thread: threading.Thread | None = None
        self._lost: Clock | None = None
        self._made: Clock | None = None
        self._done.connect(self._deliver)

    def open(self, lost: Clock | None = None) -> None:
        """Try to open the device after closing the clock that was `lost`; nothing if it is being tried."""
        if self._thread is not None or self._cancelled.is_set():
            return
        self._lost = lost or self._lost
        self._thread = threading.Thread(target=self._work, name="sound opener", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Give up what is being tried, and the clock that nobody took."""
        self._cancelled.set()
        if self._thread is not None:
            self._thread.join(_CLOSED_WITHIN_S)
        made, self._made = self._made, None
        if made is not None:
            made.close()

    def _work(self) -> None:
        """On the thread: the outcome goes to `_deliver` on the window's thread."""
        try:
            self._made = self._reopened()
        except AudioError as error:
            self._done.emit(error)
        except Exception:
            _log.exception("Opening the sound device failed")
            self._done.emit(
                AudioError("The sound device can't be used", "The log says more about this problem.")
            )
        else:
            self._done.emit(None)

    def _reopened(self) -> Clock:
        # PortAudio can't start anew, and so find other devices, before the old stream is closed.
        if self._lost is not None and not self._lost.close():
            raise AudioError("The sound device doesn't answer", "Connect it again, then press play.")
        self._lost = None
        return self._open_clock(self._cancelled)

    @Slot(object)
    def _deliver(self, error: AudioError | None) -> None:
        self._thread = None
        made, self._made = self._made, None
        if made is not None:
            _log.info("The sound device is open")
            self.opened.emit(made)
        elif error is not None and not self._cancelled.is_set():
            _log.info("No sound: %s", error)
            self.failed.emit(error)
