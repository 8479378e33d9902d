"""The file of the open project: opening, saving, collecting its media, and recovering it after a crash.

Project files are read and written on one thread beside the window's, media on another, because copying them
may take minutes; nothing here asks the user anything.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.document.autosave import Autosave
from desktop.document.io_thread import IoThread
from desktop.document.store import Store
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.project.collect import collect_media, media_folder
from joyvasa_runtime.project.document import Media, Project
from joyvasa_runtime.project.operations.media import relink_media
from joyvasa_runtime.project.recovery import RecoveryEntry, RecoveryFolder, discard, recoverable
from joyvasa_runtime.project.relink import find_media
from joyvasa_runtime.project.storage import LoadedProject, load_project, save_project

T = TypeVar("T")

Picture = Callable[[], bytes | None]
"""Makes a PNG file, or None; called on the I/O thread, because compressing takes as long as a frame."""

Thumbnail = Callable[[], Picture]
"""Takes hold of a small picture of the project as it is; called on the window's thread, so it is quick."""


class Session(QObject):
    """Knows the project's file, and whether the project differs from it.

    Opening and saving are done in the order in which they were asked for, searching and collecting beside
    them. A save takes the project as it is when asked for; editing goes on meanwhile.

    Parameters
    ----------
    store : Store
        What it holds counts as saved.
    folder : Path
        Where unsaved work is kept for the case of a crash.
    thumbnail : callable, optional

    Signals
    -------
    opened(object, object)
        Path or None of the project that is open now, and a tuple of its missing `Media`.
    saved(object)
        The path that was written.
    collected(object)
        The folder that holds all media now.
    found(object)
        Dict of the ids of missing media to the paths where they were found.
    failed(object)
        The `JoyVasaError` of what was asked for; nothing has changed.
    autosave_failed(object)
        The `JoyVasaError` because of which unsaved work isn't safe at the moment; told once in a row.
    state_changed()
        `path`, `is_dirty` or `is_busy` changed.
    """

    opened = Signal(object, object)
    saved = Signal(object)
    collected = Signal(object)
    found = Signal(object)
    failed = Signal(object)
    autosave_failed = Signal(object)
    state_changed = Signal()

    def __init__(self, store: Store, folder: Path, thumbnail: Thumbnail = lambda: _no_picture) -> None:
        super().__init__()
        self._store, self._folder, self._thumbnail = store, folder, thumbnail
        self._path: Path | None = None
        self._saved: Project | None = store.project
        self._was_dirty = False
        # Tells the outcomes of an earlier project from those of this one.
        self._document = 0
        self._io, self._media_io = IoThread(), IoThread()
        self._monitors: list[Monitor] = []
        self._recovery = RecoveryFolder(folder)
        self._autosave = Autosave(store, self._recovery, self._io)
        self._autosave.failed.connect(self.autosave_failed)
        for thread in (self._io, self._media_io):
            thread.busy_changed.connect(self._tell_state)
        store.changed.connect(self._note_change)

    @property
    def path(self) -> Path | None:
        """The project's file; None before it was first saved."""
        return self._path

    @property
    def is_dirty(self) -> bool:
        """Whether the project differs from its file."""
        return self._store.project != self._saved

    @property
    def is_busy(self) -> bool:
        """Whether something asked for is not done yet; autosaves don't count."""
        return self._io.is_busy or self._media_io.is_busy

    def set_autosave_interval(self, seconds: float) -> None:
        """Keep unsaved work at most this many seconds after it was done."""
        self._autosave.set_interval(seconds)

    def new(self) -> None:
        """Show an empty project, which has no file yet."""
        self._show(LoadedProject(Project(), {}, ()), None, is_saved=True)

    def open(self, path: Path) -> None:
        """Load a project file and show it; `opened` or `failed` follows."""
        self._run(lambda: load_project(path), lambda loaded: self._show(loaded, path, is_saved=True))

    def open_copy(self, path: Path) -> None:
        """Load a project file and show it as a new project, which has no file yet."""
        self._run(lambda: load_project(path), lambda loaded: self._show(loaded, None, is_saved=True))

    def save(self, path: Path | None = None) -> None:
        """Write the project as it is now; `saved` or `failed` follows.

        Parameters
        ----------
        path : Path, optional
            Its file from then on; None takes the one it has.
        """
        target = path or self._path
        assert target is not None, "the first save needs a path"
        project, motions, picture = self._store.project, self._store.motions, self._thumbnail()
        document = self._document
        self._run(
            lambda: save_project(target, project, motions, picture()),
            lambda _: self._note_saved(target, project, document),
        )

    def collect(self, monitor: Monitor) -> None:
        """Copy all media into a folder beside the project's file, which it must have.

        It is one step of the history; `collected` or `failed` follows, nothing if it was cancelled.
        """
        assert self._path is not None, "collecting needs a saved project"
        project, folder, document = self._store.project, media_folder(self._path), self._document
        self._run_long(
            monitor,
            lambda: collect_media(project, folder, monitor),
            lambda collected: self._note_collected(collected, folder, document),
        )

    def find(self, folder: Path, wanted: tuple[Media, ...], monitor: Monitor) -> None:
        """Search a folder for missing media; `found` follows, nothing if it was cancelled."""
        self._run_long(monitor, lambda: find_media(folder, wanted, monitor), self.found.emit)

    def recoverable(self) -> tuple[RecoveryEntry, ...]:
        """Unsaved work of programs that were killed, the newest first."""
        return recoverable(self._folder)

    def recover(self, entry: RecoveryEntry) -> None:
        """Show unsaved work as an unsaved change of its file; `opened` or `failed` follows."""
        self._run(
            lambda: self._recovery.adopt(entry),
            lambda loaded: self._show(loaded, entry.path, is_saved=False),
        )

    def discard(self, entry: RecoveryEntry) -> None:
        """Remove unsaved work for good."""
        self._run(lambda: discard(entry), lambda _: None)

    def close(self) -> None:
        """Finish saving, stop searching and collecting, and leave nothing to recover."""
        for monitor in self._monitors:
            monitor.cancel()
        self._autosave.stop()
        self._media_io.close()
        self._io.close()

    def _run(self, work: Callable[[], T], done: Callable[[T], object]) -> None:
        self._io.run(work, done, self.failed.emit)

    def _run_long(self, monitor: Monitor, work: Callable[[], T], done: Callable[[T], object]) -> None:
        if not self._media_io.is_busy:
            self._monitors.clear()
        self._monitors.append(monitor)
        self._media_io.run(work, done, self.failed.emit)

    def _show(self, loaded: LoadedProject, path: Path | None, *, is_saved: bool) -> None:
        self._document += 1
        self._follow(path, loaded.project if is_saved else None)
        self._store.replace(loaded.project, loaded.motions)
        self._mark_saved_step()
        self._autosave.keep()
        self._tell_state()
        self.opened.emit(path, loaded.missing)

    def _note_saved(self, target: Path, project: Project, document: int) -> None:
        if document == self._document:
            self._follow(target, project)
            self._mark_saved_step()
            self._autosave.keep()
            self._tell_state()
        self.saved.emit(target)

    def _note_collected(self, collected: Project, folder: Path, document: int) -> None:
        if document == self._document:
            self._store.edit(self.tr("Collect media"), lambda project: _with_paths_of(project, collected))
            self.collected.emit(folder)

    def _follow(self, path: Path | None, saved: Project | None) -> None:
        self._path, self._saved = path, saved
        self._autosave.follow(path, saved)

    def _mark_saved_step(self) -> None:
        """Mark in the history what the file holds; nothing where there were edits while it was written."""
        if self.is_dirty:
            self._store.undo_stack.resetClean()
        else:
            self._store.undo_stack.setClean()

    def _note_change(self, _before: Project, _after: Project) -> None:
        if self.is_dirty != self._was_dirty:
            self._tell_state()

    def _tell_state(self) -> None:
        self._was_dirty = self.is_dirty
        self.state_changed.emit()


def _no_picture() -> bytes | None:
    """Of a session that knows of none."""
    return None


def _with_paths_of(project: Project, collected: Project) -> Project:
    """The project as it is by now, its media where they were collected; new ones stay where they are."""
    paths = {media.id: media.path for media in collected.media}
    for media in project.media:
        project = relink_media(project, media.id, paths.get(media.id, media.path))
    return project
