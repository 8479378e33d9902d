"""The sounds of the project as they are played and drawn, read on two threads of their own.

It plays nothing, and the project is not its business: views and playback ask it for a sound by its hash.
"""

import logging
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal, Slot

from joyvasa_runtime.audio.conform import conform, find_conformed
from joyvasa_runtime.audio.conformed import ConformedSound
from joyvasa_runtime.audio.peaks import Peaks
from joyvasa_runtime.audio.sound_cache import sound_cache_folder
from joyvasa_runtime.errors import AudioError, Cancelled
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.project.document import Media

_log = logging.getLogger(__name__)

_THREADS = 2

# Often enough for a bar that moves, seldom enough for the window's thread.
_SHOWN_EVERY_S = 0.1

# A sound file, the folder of the cache and a monitor.
Conform = Callable[[Path, Path, Monitor], ConformedSound]


@dataclass(frozen=True, slots=True)
class MeasuredSound:
    """A file that can become media of the project.

    Parameters
    ----------
    path : Path
        Absolute.
    size_bytes : int
    sha256 : str
        Of the file's contents.
    frames : int
        Motion frames that cover it.
    is_silent : bool
        Whether nothing can be heard in it: worth telling, for no mouth will move.
    """

    path: Path
    size_bytes: int
    sha256: str
    frames: int
    is_silent: bool


class Sounds(QObject):
    """Sounds by the hash of their files.

    Parameters
    ----------
    folder : Path, optional
        The cache; the user's own by default.
    conform : callable, optional
        What makes a sound of a file.

    Signals
    -------
    ready(str)
        Hash of a sound that can now be played and drawn.
    failed(str, object)
        Hash of a sound that was requested, and the `AudioError` that says why there is none.
    measured(object)
        `MeasuredSound` of a file that was measured; the sound itself is ready too.
    import_failed(object, object)
        Path of a file that was measured, and the `AudioError` that says why it can't be used.
    progressed(object, int)
        Path of a file that is being read for the first time, and the seconds of sound read so far.
    """

    ready = Signal(str)
    failed = Signal(str, object)
    measured = Signal(object)
    import_failed = Signal(object, object)
    progressed = Signal(object, int)
    _read = Signal(object, object)

    def __init__(
        self, folder: Path | None = None, conform: Conform = conform, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._folder, self._conform = folder or sound_cache_folder(), conform
        self._sounds: dict[str, ConformedSound] = {}
        self._asked: set[tuple[str, Path]] = set()
        self._orders: set[_Order] = set()
        self._pool = ThreadPoolExecutor(_THREADS, "sounds")
        self._read.connect(self._finish)

    @property
    def table(self) -> Mapping[str, ConformedSound]:
        """Every sound that is ready, by its hash."""
        return MappingProxyType(self._sounds)

    def conformed(self, sha256: str) -> ConformedSound | None:
        """The sound with that hash, None until it is ready."""
        return self._sounds.get(sha256)

    def peaks(self, sha256: str) -> Peaks | None:
        """The waveform of the sound with that hash, None until it is ready."""
        sound = self._sounds.get(sha256)
        return None if sound is None else sound.peaks

    def request(self, media: Media) -> None:
        """Make the sound of `media` ready.

        Asking again costs nothing. One that failed is tried again only when its path is another.
        """
        asked = (media.sha256, media.path)
        if media.kind == "sound" and media.sha256 not in self._sounds and asked not in self._asked:
            self._asked.add(asked)
            self._submit(_Order(media.path, media.sha256, self._monitor(media.path)))

    def measure(self, path: Path) -> None:
        """Read a file that shall become media; `measured` or `import_failed` tells the outcome."""
        path = path.absolute()
        self._submit(_Order(path, None, self._monitor(path)))

    def cancel(self, path: Path) -> None:
        """Stop measuring a file; nothing more is heard of it."""
        asked = [one for one in self._orders if one.sha256 is None and one.path == path.absolute()]
        for order in asked:
            order.monitor.cancel()
        # One that is complete may be on its way here.
        self._orders.difference_update(asked)

    def close(self) -> None:
        """Stop what is being read, and the threads."""
        # First what waits: a thread that was stopped would begin with it.
        self._pool.shutdown(wait=False, cancel_futures=True)
        for order in self._orders:
            order.monitor.cancel()
        self._orders.clear()
        self._pool.shutdown(wait=True)

    def _monitor(self, path: Path) -> Monitor:
        return _SignallingMonitor(lambda seconds: self.progressed.emit(path, seconds))

    def _submit(self, order: "_Order") -> None:
        self._orders.add(order)
        self._pool.submit(self._work, order)

    def _work(self, order: "_Order") -> None:
        """On a thread of the pool: the outcome goes to `_finish` on the window's thread."""
        try:
            outcome: object = self._outcome(order)
        except (AudioError, Cancelled) as error:
            outcome = error
        except Exception:
            _log.exception("Reading %s failed", order.path)
            outcome = AudioError(f"{order.path} could not be read", "The log says more about this problem.")
        self._read.emit(order, outcome)

    def _outcome(self, order: "_Order") -> "_Outcome":
        known = find_conformed(order.sha256, self._folder) if order.sha256 else None
        if known is not None:
            return _Outcome(known)
        sound = self._conform(order.path, self._folder, order.monitor)
        if order.sha256 not in (None, sound.sha256):
            raise AudioError(
                f"{order.path} is not the file any more that was imported",
                "Find the original with “Relink media”, or import this file anew.",
            )
        return _Outcome(sound, _size(order.path))

    @Slot(object, object)
    def _finish(self, order: "_Order", outcome: object) -> None:
        if order not in self._orders:
            return
        self._orders.remove(order)
        if isinstance(outcome, _Outcome):
            self._keep(order, outcome)
        elif isinstance(outcome, AudioError):
            self._fail(order, outcome)

    def _keep(self, order: "_Order", outcome: "_Outcome") -> None:
        sound = outcome.sound
        if sound.sha256 not in self._sounds:
            self._sounds[sound.sha256] = sound
            self.ready.emit(sound.sha256)
        if order.sha256 is None:
            self.measured.emit(
                MeasuredSound(order.path, outcome.size_bytes, sound.sha256, sound.frames, sound.is_silent)
            )

    def _fail(self, order: "_Order", error: AudioError) -> None:
        if order.sha256 is None:
            self.import_failed.emit(order.path, error)
        else:
            self.failed.emit(order.sha256, error)


@dataclass(frozen=True, slots=True, eq=False)
class _Order:
    """A file to read: for the sound with a hash, or, without one, to see whether it can be imported."""

    path: Path
    sha256: str | None
    monitor: Monitor


@dataclass(frozen=True, slots=True, eq=False)
class _Outcome:
    """A sound, and the size of its file where that was asked for."""

    sound: ConformedSound
    size_bytes: int = 0


class _SignallingMonitor(Monitor):
    """Tells now and then how far the reading is."""

    def __init__(self, tell: Callable[[int], object]) -> None:
        super().__init__()
        self._tell = tell
        self._told_at = 0.0

    def show(self, stage: str, done: int, total: int) -> None:
        now = time.monotonic()
        if stage == "conform" and now - self._told_at >= _SHOWN_EVERY_S:
            self._told_at = now
            self._tell(done)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as error:
        raise AudioError(
            f"{path} can't be read any more: {error.strerror}", "Check that its drive is still connected."
        ) from error
