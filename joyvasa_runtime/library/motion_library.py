"""The folder of pieces of motion that are the user's, and the one that came with the program.

Every call looks at the disk as it is; nothing is kept in memory, and no thread is started here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.errors import MotionError
from joyvasa_runtime.library.file_names import PIECE_SUFFIX, free_path
from joyvasa_runtime.library.item import LibraryItem
from joyvasa_runtime.motion.csv_file import CSV_SUFFIX, write_csv
from joyvasa_runtime.motion.piece import MotionPiece, plain_line
from joyvasa_runtime.motion.resample import resample_motion
from joyvasa_runtime.motion.storage import load_piece, save_piece
from joyvasa_runtime.motion.template_import import load_motion_file
from joyvasa_runtime.timebase import MOTION_FPS
from joyvasa_runtime.user_folders import user_data_folder

LIBRARY_FOLDER = "library"
"""Folder of the user's pieces within their data."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What was found in the library.

    Parameters
    ----------
    items : tuple of LibraryItem
        By name.
    problems : tuple of MotionError
        One for each file that can't be used.
    """

    items: tuple[LibraryItem, ...] = ()
    problems: tuple[MotionError, ...] = ()


def user_library_folder() -> Path:
    """Where the pieces that the user keeps lie; it may not exist yet."""
    return user_data_folder() / LIBRARY_FOLDER


class MotionLibrary:
    """Pieces of motion by their files.

    Parameters
    ----------
    folder : Path
        The user's; it is made when something is first kept there.
    bundled : Path
        Pieces that came with the program; they can't be changed.
    """

    def __init__(self, folder: Path, bundled: Path) -> None:
        self._folder, self._bundled = folder, bundled

    def look(self) -> Shelf:
        """Everything there is; a file that can't be used is a problem of the shelf, not of the call."""
        items: list[LibraryItem] = []
        problems: list[MotionError] = []
        for folder in (self._bundled, self._folder):
            for path in _pieces(folder):
                try:
                    items.append(LibraryItem.of(path, load_piece(path), folder == self._bundled))
                except MotionError as error:
                    problems.append(error)
        items.sort(key=lambda item: (item.name.casefold(), item.path))
        return Shelf(tuple(items), tuple(problems))

    def add(self, piece: MotionPiece) -> LibraryItem:
        """Keep a piece, and return it as it is kept.

        Raises
        ------
        MotionError
            If it has no name or no reference, or can't be written.
        """
        piece = replace(piece, name=_checked_name(piece.name))
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise MotionError(
                f"The library's folder {self._folder} can't be made: {error.strerror or error}",
                "Check who may write there.",
            ) from error
        item = LibraryItem.of(free_path(self._folder, piece.name), piece, is_bundled=False)
        save_piece(item.path, item.piece)
        return item

    def rename(self, item: LibraryItem, name: str) -> LibraryItem:
        """Give a piece of the user's another name, and return it.

        Raises
        ------
        MotionError
            If it came with the program, the name is empty, or the file can't be written.
        """
        self._require_own(item)
        renamed = replace(item, name=_checked_name(name))
        save_piece(item.path, renamed.piece)
        return renamed

    def remove(self, item: LibraryItem) -> None:
        """Remove a piece of the user's for good; what was made with it keeps its motion.

        Raises
        ------
        MotionError
            If it came with the program or can't be removed.
        """
        self._require_own(item)
        try:
            item.path.unlink(missing_ok=True)
        except OSError as error:
            raise MotionError(
                f"{item.path} can't be removed: {error.strerror or error}", "Check who may write there."
            ) from error

    def import_file(self, path: Path, rest: NDArray[np.float32] | None = None) -> LibraryItem:
        """Keep the motion of a file: our own, a LivePortrait template, or a table.

        Parameters
        ----------
        path : Path
        rest : ndarray, shape (70,), float32, optional
            What motion is relative to whose file doesn't say; without it the motion's own first row.

        Raises
        ------
        MotionError
            If the file can't be used, or the piece can't be written.
        """
        piece = load_motion_file(path)
        own = piece.motion.values[0] if rest is None else rest
        reference = own if piece.reference is None else piece.reference
        motion = resample_motion(piece.motion, MOTION_FPS)
        name = piece.name or path.name.split(".")[0]
        return self.add(
            replace(piece, motion=motion, reference=reference, name=name, source=piece.source or path.name)
        )

    def export(self, item: LibraryItem, path: Path) -> None:
        """Write a piece for others: as a table if the path ends in `.csv`, else as a motion file.

        Raises
        ------
        MotionError
            If the file can't be written.
        """
        (write_csv if path.suffix.lower() == CSV_SUFFIX else save_piece)(path, item.piece)

    def _require_own(self, item: LibraryItem) -> None:
        if item.is_bundled or item.path.parent != self._folder:
            raise MotionError(
                f"“{item.name}” came with the program and stays as it is", "Export it, and import the copy."
            )


def _pieces(folder: Path) -> Iterator[Path]:
    """Files of pieces; none where there is no such folder, or one that can't be looked into."""
    try:
        yield from sorted(path for path in folder.iterdir() if path.name.endswith(PIECE_SUFFIX))
    except OSError:
        return


def _checked_name(name: str) -> str:
    shown = plain_line(name)
    if not shown:
        raise MotionError("A piece of motion needs a name", "Type one.")
    return shown
