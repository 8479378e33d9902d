"""The motion library as the window sees it: its pieces, and what is done to them on a thread beside.

Where they lie and what is allowed is `joyvasa_runtime.library`'s; using a piece is an edit of the project.
"""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from desktop.document.io_thread import IoThread
from joyvasa_runtime.errors import MotionError
from joyvasa_runtime.library.item import LibraryItem
from joyvasa_runtime.library.motion_library import MotionLibrary, Shelf
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.motion.piece import MotionPiece

MakePiece = Callable[[Monitor], MotionPiece]


class Library(QObject):
    """The pieces there are. Call `refresh` once after connecting.

    Parameters
    ----------
    library : MotionLibrary

    Signals
    -------
    changed()
        `items` and `problems` are other ones.
    saved(object), imported(object)
        The `LibraryItem` that was made here or read from a file; it is among `items` by then.
    exported(object)
        Path of the file that was written.
    failed(object)
        The `JoyVasaError`; nothing was changed.
    """

    changed = Signal()
    saved = Signal(object)
    imported = Signal(object)
    exported = Signal(object)
    failed = Signal(object)

    def __init__(self, library: MotionLibrary) -> None:
        super().__init__()
        self._library, self._io, self._monitor = library, IoThread(), Monitor()
        self._shelf = Shelf()

    @property
    def items(self) -> tuple[LibraryItem, ...]:
        """Every piece, by name."""
        return self._shelf.items

    @property
    def problems(self) -> tuple[MotionError, ...]:
        """Why some files of the library's folder are no pieces."""
        return self._shelf.problems

    def item_at(self, path: Path) -> LibraryItem | None:
        """The piece of a file."""
        return next((item for item in self.items if item.path == path), None)

    def refresh(self) -> None:
        """Look again what is on the disk; `changed` follows."""
        self._io.run(self._library.look, self._show, self.failed.emit)

    def keep(self, make: MakePiece) -> None:
        """Keep a piece that is made on the thread; `saved` or `failed` follows."""
        self._change(lambda: self._library.add(make(self._monitor)), self.saved.emit)

    def import_files(self, paths: Iterable[Path], rest: NDArray[np.float32] | None) -> None:
        """Keep the motion of files; `imported` or `failed` follows for each.

        Parameters
        ----------
        paths : iterable of Path
        rest : ndarray, shape (70,), float32, or None
            What motion is relative to whose file doesn't say.
        """
        for path in paths:
            self._change(partial(self._library.import_file, path, rest), self.imported.emit)

    def rename(self, item: LibraryItem, name: str) -> None:
        """Give a piece of the user's another name; `changed` or `failed` follows."""
        self._change(lambda: self._library.rename(item, name))

    def remove(self, item: LibraryItem) -> None:
        """Remove a piece of the user's for good; `changed` or `failed` follows."""
        self._change(lambda: self._library.remove(item))

    def export(self, item: LibraryItem, path: Path) -> None:
        """Write a piece into a file of its own; `exported` or `failed` follows."""
        work = partial(self._library.export, item, path)
        self._io.run(work, lambda _nothing: self.exported.emit(path), self.failed.emit)

    def close(self) -> None:
        """Stop what takes long and wait for the rest."""
        self._monitor.cancel()
        self._io.close()

    def _change(
        self, work: Callable[[], object], tell: Callable[[object], object] = lambda _item: None
    ) -> None:
        self._io.run(lambda: (work(), self._library.look()), partial(self._note, tell), self.failed.emit)

    def _note(self, tell: Callable[[object], object], outcome: tuple[object, Shelf]) -> None:
        item, shelf = outcome
        self._show(shelf)
        tell(item)

    def _show(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.changed.emit()
