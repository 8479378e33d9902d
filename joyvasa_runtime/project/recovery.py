"""What is kept of unsaved work while a program runs, and finding it again after the program was killed.

Each running program has a folder of its own, held by a lock that dies with it. The user's own file is never
touched from here.
"""

import contextlib
import json
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from joyvasa_runtime.errors import ProjectError
from joyvasa_runtime.held_lock import HeldLock
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.project.archive import MAX_JSON_BYTES
from joyvasa_runtime.project.atomic_file import atomic_file, write_error
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.json_text import damaged, parse_json
from joyvasa_runtime.project.migrations import migrate
from joyvasa_runtime.project.motions import Motions
from joyvasa_runtime.project.record import Record
from joyvasa_runtime.project.relink import missing_media
from joyvasa_runtime.project.storage import LoadedProject, checked_project, document_text, needed_motions
from joyvasa_runtime.project.take_file import read_take, take_name, write_take

_UNSAVED = "unsaved.json"
"""One line that says whose work it is, then the project's document; one file, so that they always fit."""

_MAX_LINE_BYTES = 2**17


@dataclass(frozen=True, slots=True)
class RecoveryEntry:
    """Unsaved work of a program that was killed.

    Parameters
    ----------
    folder : Path
        Where it is kept.
    path : Path or None
        The file of the project; None if it was never saved.
    title : str
        Of the project; may be empty.
    saved_at : float
        When it was kept, seconds since 1970.
    """

    folder: Path
    path: Path | None
    title: str
    saved_at: float


class RecoveryFolder:
    """The unsaved work of this program; it takes a place on the disk only while there is any.

    Parameters
    ----------
    root : Path
        Where all programs of this user keep theirs; made when it is missing.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folder: Path | None = None
        self._lock: HeldLock | None = None

    def keep(self, project: Project, motions: Motions, path: Path | None) -> None:
        """Keep unsaved work; what was kept before stays until this is whole.

        A motion that is kept already is not written again.

        Parameters
        ----------
        project : Project
        motions : Motions
        path : Path or None
            The file that the project belongs to.

        Raises
        ------
        ProjectError
            If it can't be written.
        """
        text = document_text(project, None)
        origin = {"path": None if path is None else str(path), "title": project.title}
        takes = self._place() / "takes"
        try:
            takes.mkdir(parents=True, exist_ok=True)
            kept = {file.stem for file in takes.iterdir()}
        except OSError as error:
            raise write_error(takes, error) from error
        needed = needed_motions(project)
        for sha256 in needed.keys() - kept:
            with atomic_file(takes.parent / take_name(sha256)) as stream:
                write_take(stream, motions[sha256])
        with atomic_file(takes.parent / _UNSAVED) as stream:
            stream.write(json.dumps(origin).encode("ascii") + b"\n" + text)
        for sha256 in kept - needed.keys():
            with contextlib.suppress(OSError):
                (takes.parent / take_name(sha256)).unlink()

    def forget(self) -> None:
        """Keep nothing any more: all work is saved, or was given up."""
        if self._folder is not None and self._lock is not None:
            _remove(self._folder)
            self._lock.release()
            self._folder = self._lock = None

    def adopt(self, entry: RecoveryEntry) -> LoadedProject:
        """Go on with the work of a killed program, which is from now on kept as this program's own.

        Raises
        ------
        ProjectError
            If another program is at it, or it is damaged; then it stays where it is.
        """
        lock = _claim(entry.folder)
        try:
            loaded = _load(entry.folder)
        except BaseException:
            lock.release()
            raise
        self.forget()
        self._folder, self._lock = entry.folder, lock
        return loaded

    def _place(self) -> Path:
        """The folder of this program, whose lock is held before it exists: nobody takes it for a dead one."""
        if self._folder is None:
            folder = self._root / secrets.token_hex(8)
            try:
                self._root.mkdir(parents=True, exist_ok=True)
                self._lock = HeldLock(_lock_path(folder))
            except OSError as error:
                raise write_error(folder, error) from error
            self._folder = folder
        return self._folder


def recoverable(root: Path) -> tuple[RecoveryEntry, ...]:
    """The unsaved work of programs that run no more, the newest first.

    Folders of such programs in which nothing is kept are removed.
    """
    try:
        folders = [folder for folder in root.iterdir() if folder.is_dir()]
    except OSError:
        return ()
    entries = [entry for folder in folders if (entry := _entry_of_dead(folder)) is not None]
    return tuple(sorted(entries, key=lambda entry: -entry.saved_at))


def discard(entry: RecoveryEntry) -> None:
    """Remove unsaved work for good.

    Raises
    ------
    ProjectError
        If another program is at it.
    """
    lock = _claim(entry.folder)
    _remove(entry.folder)
    lock.release()


def _entry_of_dead(folder: Path) -> RecoveryEntry | None:
    try:
        lock = HeldLock(_lock_path(folder))
    except OSError:
        return None
    try:
        return _entry(folder)
    except FileNotFoundError:
        _remove(folder)
        return None
    finally:
        lock.release()


def _entry(folder: Path) -> RecoveryEntry:
    file = folder / _UNSAVED
    saved_at = file.stat().st_mtime
    try:
        with file.open("rb") as stream:
            origin = Record(parse_json(stream.readline(_MAX_LINE_BYTES)))
        path, title = origin.maybe("path", origin.text), origin.text("title")
    except (OSError, ProjectError):
        # It is shown all the same: opening it tells what is wrong.
        path, title = None, ""
    return RecoveryEntry(folder, Path(path) if path else None, title, saved_at)


def _load(folder: Path) -> LoadedProject:
    with _reading(folder):
        _, _, text = _read(folder / _UNSAVED, _MAX_LINE_BYTES + MAX_JSON_BYTES).partition(b"\n")
        project = checked_project(migrate(parse_json(text)), None)
        motions: dict[str, MotionSequence] = {}
        for sha256, frames in needed_motions(project).items():
            with (folder / take_name(sha256)).open("rb") as stream:
                motions[sha256] = read_take(stream, frames, sha256)
    return LoadedProject(project, MappingProxyType(motions), missing_media(project))


def _read(file: Path, limit: int) -> bytes:
    if file.stat().st_size > limit:
        raise damaged(f"{file.name} is far too large")
    return file.read_bytes()


@contextmanager
def _reading(folder: Path) -> Iterator[None]:
    try:
        yield
    except (ProjectError, OSError) as error:
        reason = error.message if isinstance(error, ProjectError) else error.strerror
        raise ProjectError(
            f"The unsaved work in {folder} can't be recovered: {reason}",
            "Open the project's own file instead.",
        ) from error


def _claim(folder: Path) -> HeldLock:
    try:
        return HeldLock(_lock_path(folder))
    except OSError as error:
        raise ProjectError(
            f"The unsaved work in {folder} is in use", "Look for another window of the Studio that shows it."
        ) from error


def _lock_path(folder: Path) -> Path:
    """Beside the folder, so that it can be held before the folder exists and after it is gone."""
    return folder.with_name(f"{folder.name}.lock")


def _remove(folder: Path) -> None:
    """Remove a folder; its document first, so that half a removal is nothing rather than damage."""
    with contextlib.suppress(OSError):
        (folder / _UNSAVED).unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
