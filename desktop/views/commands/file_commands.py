"""Commands on the project's file: new, open, save, collect, relink, recover; and none loses unsaved work.

Files are read and written by the session, beside the window's thread.
"""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop.document.session import Session
from desktop.settings import AppSettings
from desktop.views.commands.desk import Desk
from desktop.views.commands.file_questions import FileQuestions
from desktop.views.dialogs.recovery_dialog import RecoveryDialog
from desktop.views.dialogs.relink_dialog import RelinkDialog
from desktop.views.dialogs.unsaved_question import UnsavedQuestion
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.project.document import Media, Project
from joyvasa_runtime.project.operations.media import relink_media
from joyvasa_runtime.project.relink import missing_media
from joyvasa_runtime.resources import resource

Then = Callable[[], object]


class FileCommands(QObject):
    """Connects ``file.new`` to ``file.relink_media``.

    Parameters
    ----------
    desk : Desk
    session : Session
    settings : AppSettings
    questions : FileQuestions
    window : QWidget
        Above which questions are shown.

    Signals
    -------
    missing_changed(object)
        Frozenset of the ids of media whose files are not there.
    failed(object)
        `JoyVasaError` of a file that can't be read or written.
    recovery_settled()
        What to do with unsaved work of a killed program was answered, and done.
    """

    missing_changed = Signal(object)
    failed = Signal(object)
    recovery_settled = Signal()

    def __init__(
        self,
        desk: Desk,
        session: Session,
        settings: AppSettings,
        questions: FileQuestions,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk, self._session, self._settings = desk, session, settings
        self._questions, self._window = questions, window
        self._then: Then | None = None
        self._opening: Path | None = None
        self._missing: tuple[Media, ...] = ()
        self._relinking: tuple[RelinkDialog, Monitor] | None = None
        self.recent = QMenu(window)
        self._connect_actions()
        self._connect_session()
        self._fill_recent()

    def open(self, path: Path) -> None:
        """Open a project file, after asking about unsaved changes."""
        self.guard(lambda: self._open(path))

    def open_sample(self) -> None:
        """Open the bundled sample as a new project, after asking about unsaved changes."""
        self.guard(lambda: self._session.open_copy(resource("sample", "sample.joyvasa")))

    def guard(self, then: Then) -> None:
        """Do something that closes the project; unsaved changes are saved or given up first."""
        if not self._session.is_dirty:
            then()
            return
        question = UnsavedQuestion(self._title(), self._window)
        question.save_chosen.connect(lambda: self._save_then(then))
        question.discard_chosen.connect(lambda: then())
        question.open()

    def offer_recovery(self) -> bool:
        """Ask about unsaved work of a program that was killed; whether there is any."""
        entries = self._session.recoverable()
        if entries:
            dialog = RecoveryDialog(entries, self._window)
            dialog.recover_chosen.connect(lambda entry: self.guard(lambda: self._session.recover(entry)))
            dialog.rejected.connect(self.recovery_settled)
            for signal in (self._session.opened, self._session.failed):
                signal.connect(self.recovery_settled, Qt.ConnectionType.SingleShotConnection)
            dialog.discard_chosen.connect(self._session.discard)
            dialog.open()
        return bool(entries)

    def relink(self) -> None:
        """Ask where missing files are."""
        if not self._missing or self._relinking is not None:
            return
        dialog, monitor = RelinkDialog(self._missing, self._window), Monitor()
        self._relinking = dialog, monitor
        dialog.search_asked.connect(self._search)
        dialog.stop_asked.connect(self._stop_search)
        dialog.relinked.connect(self._use_found)
        dialog.finished.connect(self._end_relinking)
        dialog.open()

    def _connect_actions(self) -> None:
        for action_id, slot in (
            ("file.new", lambda: self.guard(self._session.new)),
            ("file.open", self._ask_to_open),
            ("file.open_sample", self.open_sample),
            ("file.save", self.save),
            ("file.save_as", self.save_as),
            ("file.collect_media", self._collect),
            ("file.relink_media", self.relink),
        ):
            self._desk.connect(action_id, slot)
        self._desk.actions["file.open_recent"].setMenu(self.recent)

    def _connect_session(self) -> None:
        self._session.opened.connect(self._note_opened)
        self._session.saved.connect(self._note_saved)
        self._session.failed.connect(self._note_failure)
        self._session.autosave_failed.connect(lambda error: self._desk.say(str(error)))
        self._session.collected.connect(
            lambda folder: self._desk.say(self.tr("All files are in {folder} now").format(folder=folder))
        )
        self._session.found.connect(self._show_found)
        self._session.state_changed.connect(self._refresh)
        self._desk.store.changed.connect(self._look_for_missing)
        self._settings.changed.connect(self._follow_setting)
        self._refresh()

    def save(self) -> None:
        """Save the project under its name, or ask for one."""
        if self._session.path is None:
            self.save_as()
        else:
            self._session.save()

    def save_as(self) -> None:
        """Save the project under a name that is asked for."""
        path = self._questions.project_to_save(self._title())
        if path is None:
            self._then = None
        else:
            self._session.save(path)

    def _open(self, path: Path) -> None:
        self._opening = path
        self._session.open(path)

    def _save_then(self, then: Then) -> None:
        self._then = then
        self.save()

    def _title(self) -> str:
        path = self._session.path
        return path.stem if path is not None else self._desk.project.title

    def _ask_to_open(self) -> None:
        path = self._questions.project_to_open()
        if path is not None:
            self.open(path)

    def _collect(self) -> None:
        if self._session.path is None or self._session.is_dirty:
            self._desk.say(self.tr("Save the project first: its files are collected beside it"))
        else:
            self._session.collect(Monitor())

    def _note_opened(self, path: Path | None, missing: tuple[Media, ...]) -> None:
        self._opening = None
        if path is not None:
            self._settings.remember_file(path)
        self._set_missing(missing)
        if missing:
            self.relink()

    def _note_saved(self, path: Path) -> None:
        self._settings.remember_file(path)
        self._desk.say(self.tr("Saved {name}").format(name=path.name))
        then, self._then = self._then, None
        if then is not None:
            self.guard(then)

    def _note_failure(self, error: object) -> None:
        self._then = None
        if self._opening is not None:
            self._settings.forget_file(self._opening)
            self._opening = None
        self.failed.emit(error)

    def _look_for_missing(self, before: Project, after: Project) -> None:
        """A file that was imported, relinked or brought back by undo may be another one than before."""
        if before.media is not after.media and self._missing:
            known = {media.id for media in self._missing}
            self._set_missing(tuple(m for m in missing_media(after) if m.id in known))

    def _set_missing(self, missing: tuple[Media, ...]) -> None:
        self._missing = missing
        self._desk.actions["file.relink_media"].setEnabled(bool(missing))
        self.missing_changed.emit(frozenset(media.id for media in missing))

    def _search(self, folder: Path, wanted: tuple[Media, ...]) -> None:
        assert self._relinking is not None, "only the dialog asks for a search"
        self._relinking = self._relinking[0], Monitor()
        self._session.find(folder, wanted, self._relinking[1])

    def _stop_search(self) -> None:
        if self._relinking is not None:
            self._relinking[1].cancel()
            self._relinking[0].show_stopped()

    def _show_found(self, found: Mapping[int, Path]) -> None:
        if self._relinking is not None:
            self._relinking[0].show_found(found)

    def _use_found(self, found: Mapping[int, Path]) -> None:
        def relink_all(project: Project) -> Project:
            for media_id, path in found.items():
                project = relink_media(project, media_id, path)
            return project

        self._desk.edit(self.tr("Relink media"), relink_all)

    def _end_relinking(self) -> None:
        if self._relinking is not None:
            self._relinking[1].cancel()
            self._relinking = None

    def _refresh(self) -> None:
        actions = self._desk.actions
        actions["file.save"].setEnabled(self._session.is_dirty or self._session.path is None)
        actions["file.collect_media"].setEnabled(self._session.path is not None)
        actions["file.relink_media"].setEnabled(bool(self._missing))

    def _follow_setting(self, name: str) -> None:
        if name == "recent_files":
            self._fill_recent()

    def _fill_recent(self) -> None:
        self.recent.clear()
        for path in self._settings.recent_files:
            action = self.recent.addAction(path.stem)
            action.setToolTip(str(path))
            action.setStatusTip(str(path))
            action.triggered.connect(partial(self._open_recent, path))
        self._desk.actions["file.open_recent"].setEnabled(bool(self._settings.recent_files))

    def _open_recent(self, path: Path, _checked: bool = False) -> None:
        self.open(path)
