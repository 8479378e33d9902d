"""The installed model packs: listing, installing and removing them off the window's thread.

What a pack is made into for the window is `pack_info`; opening one to work with it is the worker's.
"""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from desktop.jobs.pack_info import PackInfo, describe_packs
from joyvasa_runtime.errors import Cancelled, JoyVasaError
from joyvasa_runtime.models.catalog import DEFAULT_PACK, list_packs
from joyvasa_runtime.models.install import PackExistsError, install_pack
from joyvasa_runtime.models.removal import remove_pack
from joyvasa_runtime.monitor import Monitor

_log = logging.getLogger(__name__)

Outcome = Callable[[], object]


class Packs(QObject):
    """The packs there are, and one thing at a time that is done to them.

    Call `refresh` once after connecting.

    Signals
    -------
    changed()
        `infos` are other ones.
    busy_changed(bool)
        An installation began or ended, however it ended.
    progressed(str, object, object)
        Stage, done and total of the installation; whole numbers, of more bytes than Qt's ``int`` can hold.
    installed(str)
        Id of the pack that was installed.
    removed(str)
        Id of the pack that was removed.
    replacement_needed(object, object)
        Path of the pack file, and the error that says which installed pack is in its place; ask, and
        install it with ``replace``.
    failed(object)
        The `JoyVasaError`; nothing was changed.
    """

    changed = Signal()
    busy_changed = Signal(bool)
    progressed = Signal(str, object, object)
    installed = Signal(str)
    removed = Signal(str)
    replacement_needed = Signal(object, object)
    failed = Signal(object)
    _finished = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="packs")
        self._infos: tuple[PackInfo, ...] = ()
        self._monitor: _SignallingMonitor | None = None
        self._finished.connect(self._deliver)

    @property
    def infos(self) -> tuple[PackInfo, ...]:
        """Every pack found, the user's before the bundled ones."""
        return self._infos

    @property
    def is_busy(self) -> bool:
        """Whether a pack is being installed."""
        return self._monitor is not None

    @property
    def builtin(self) -> str:
        """Id of the pack that new clips use where the user chose none."""
        return DEFAULT_PACK

    def info(self, id: str) -> PackInfo | None:
        """The usable pack with an id."""
        return next((info for info in self._infos if info.id == id and info.is_usable), None)

    def refresh(self) -> None:
        """Look again what is on the disk; `changed` follows where it is something else."""
        self._do(self._look)

    def install(self, path: Path, *, replace: bool = False) -> None:
        """Install a pack file, unless one is being installed; its outcome is a signal."""
        if self._monitor is None:
            self._monitor = _SignallingMonitor(self.progressed.emit)
            self.busy_changed.emit(True)
            self._do(partial(self._install, path, replace, self._monitor), self._end)

    def cancel(self) -> None:
        """Stop the installation at its next step; nothing of it stays."""
        if self._monitor is not None:
            self._monitor.cancel()

    def remove(self, info: PackInfo) -> None:
        """Remove a pack that the user installed; its outcome is a signal."""
        self._do(partial(self._remove, info))

    def close(self) -> None:
        """Stop what is under way and wait for it."""
        self.cancel()
        self._finished.disconnect(self._deliver)
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _do(self, work: Callable[[], Outcome], ended: Outcome | None = None) -> None:
        self._pool.submit(self._work, work, ended)

    def _work(self, work: Callable[[], Outcome], ended: Outcome | None) -> None:
        """On the thread: every work ends in one outcome, to be carried out on the window's thread."""
        try:
            outcome: Outcome | None = work()
        except Cancelled:
            outcome = None
        except JoyVasaError as error:
            outcome = partial(self.failed.emit, error)
        except Exception:
            _log.exception("Work on model packs failed")
            unexpected = JoyVasaError("The model packs could not be handled", "The log says more about this.")
            outcome = partial(self.failed.emit, unexpected)
        self._finished.emit(ended, outcome)

    @Slot(object, object)
    def _deliver(self, ended: Outcome | None, outcome: Outcome | None) -> None:
        for part in (ended, outcome):
            if part is not None:
                part()

    def _look(self) -> Outcome:
        return partial(self._show, describe_packs(list_packs()))

    def _install(self, path: Path, replace: bool, monitor: Monitor) -> Outcome:
        try:
            pack = install_pack(path, monitor, replace=replace)
        except PackExistsError as error:
            return partial(self.replacement_needed.emit, path, error)
        return partial(self._note_installed, pack.manifest.id, describe_packs(list_packs()))

    def _remove(self, info: PackInfo) -> Outcome:
        remove_pack(info.folder)
        return partial(self._note_removed, info.id, describe_packs(list_packs()))

    def _show(self, infos: tuple[PackInfo, ...]) -> None:
        if infos != self._infos:
            self._infos = infos
            self.changed.emit()

    def _note_installed(self, id: str, infos: tuple[PackInfo, ...]) -> None:
        self._show(infos)
        self.installed.emit(id)

    def _note_removed(self, id: str, infos: tuple[PackInfo, ...]) -> None:
        self._show(infos)
        self.removed.emit(id)

    def _end(self) -> None:
        if self._monitor is not None:
            self._monitor = None
            self.busy_changed.emit(False)


class _SignallingMonitor(Monitor):
    """Sends each step to the window."""

    def __init__(self, tell: Callable[[str, int, int], object]) -> None:
        super().__init__()
        self._tell = tell

    def show(self, stage: str, done: int, total: int) -> None:
        self._tell(stage, done, total)
