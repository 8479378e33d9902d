"""The window: preview, timeline and panels around one document, with menus, keys and a status bar.

It builds its parts and joins them; what they do is in `commands`, what they show in each view.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from desktop.jobs.studio import Studio
from desktop.views.actions.actions import Actions
from desktop.views.commands.caption_commands import CaptionCommands
from desktop.views.commands.clip_steps import ClipSteps
from desktop.views.commands.credentials_commands import CredentialsCommands
from desktop.views.commands.curve_commands import CurveCommands
from desktop.views.commands.desk import Desk
from desktop.views.commands.drawing_pack import DrawingPack
from desktop.views.commands.edit_commands import EditCommands
from desktop.views.commands.export_commands import ExportCommands
from desktop.views.commands.expression_commands import ExpressionCommands
from desktop.views.commands.file_commands import FileCommands
from desktop.views.commands.file_questions import FileQuestions
from desktop.views.commands.generation_commands import GenerationCommands
from desktop.views.commands.help_commands import HelpCommands
from desktop.views.commands.import_commands import ImportCommands
from desktop.views.commands.library_commands import LibraryCommands
from desktop.views.commands.portrait_commands import PortraitCommands
from desktop.views.commands.puppet_commands import PuppetCommands
from desktop.views.commands.quality_commands import QualityCommands
from desktop.views.commands.range_commands import RangeCommands
from desktop.views.commands.recorder_desk import RecorderDesk
from desktop.views.commands.recording_commands import RecordingCommands
from desktop.views.commands.replace_sound import ReplaceSound
from desktop.views.commands.take_commands import TakeCommands
from desktop.views.commands.track_commands import TrackCommands
from desktop.views.commands.transport_commands import TransportCommands
from desktop.views.commands.view_commands import ViewCommands
from desktop.views.dialogs.error_dialog import ErrorDialog
from desktop.views.docks import Docks, Panels
from desktop.views.menus import build_toolbar, context_menu, fill_menu_bar
from desktop.views.preview.preview_view import PreviewView
from desktop.views.status import Status
from desktop.views.welcome import WelcomePage
from desktop.views.widgets.carried_files import carried_files
from desktop.views.widgets.messages import translated_message
from desktop.views.wiring import (
    join_captions,
    join_curves,
    join_expression,
    join_jobs,
    join_library,
    join_panels,
    join_preview,
    join_puppeteer,
    join_quality,
    join_status,
    join_takes,
    join_timeline,
    show_empty_without_portrait,
)
from joyvasa_runtime.errors import JoyVasaError
from joyvasa_runtime.portrait.hand_points import HandKind
from joyvasa_runtime.project.document import Project

_SAID_MS = 8000
"""A sentence with a hint takes about that long to read."""

AskFiles = Callable[["MainWindow"], FileQuestions]


class MainWindow(QMainWindow):
    """The Studio's only window; closing it closes the studio it was given.

    Parameters
    ----------
    studio : Studio
    ask_files : callable, optional
        Makes what asks for files.
    """

    def __init__(self, studio: Studio, ask_files: AskFiles | None = None) -> None:
        super().__init__()
        self._studio = studio
        self._may_close = self._may_stop = False
        self._error_dialog: ErrorDialog | None = None
        self._questions = ask_files(self) if ask_files else FileQuestions(self, studio.settings)
        self.actions_by_id = Actions(studio.settings, self)
        self.addActions(list(self.actions_by_id))
        self.preview, self.panels = PreviewView(studio.store), Panels.build(studio)
        self.welcome = WelcomePage(studio.settings, studio.recent_files)
        self._pages, self._status = QStackedWidget(), Status()
        self.setAcceptDrops(True)
        self._build_layout()
        self._build_commands()
        self._join()
        self._restore_layout()
        self._show_title()
        self._show_page(studio.store.project, studio.store.project)

    def open(self, path: Path) -> None:
        """Open a project file."""
        self.files.open(path)

    def say(self, text: str) -> None:
        """Show a sentence in the status bar for a while."""
        self.statusBar().showMessage(translated_message(text), _SAID_MS)

    def show_error(self, error: JoyVasaError) -> None:
        """Tell of an error that ended what the user asked for; further ones join the dialog that is open."""
        if self._error_dialog is not None:
            self._error_dialog.add_details(str(error))
            return
        self._error_dialog = ErrorDialog(error, self, self._studio.folders.logs)
        self._error_dialog.finished.connect(self._forget_error)
        self._error_dialog.open()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Ask about a video that is being made and unsaved changes first; then end everything."""
        if self._recording.is_busy:
            # What was recorded becomes part of the project first, and is then asked about like any edit.
            event.ignore()
            # Not at once: within its own closing a window doesn't close.
            later = Qt.ConnectionType.SingleShotConnection
            self._recording.settled.connect(lambda: QTimer.singleShot(0, self.close), later)
            self._recording.stop()
            return
        if not self._may_stop and self._studio.exports.is_rendering:
            event.ignore()
            self._exports.ask_to_stop(self._stop_now)
            return
        self._may_stop = False
        if not self._may_close and self._studio.session.is_dirty:
            event.ignore()
            self.files.guard(self._close_now)
            return
        settings = self._studio.settings
        settings.window_geometry = bytes(self.saveGeometry().data())
        settings.window_state = bytes(self.saveState().data())
        settings.flush()
        self._studio.close()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take files anywhere."""
        if carried_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Import what was dropped."""
        event.acceptProposedAction()
        self.imports.take(carried_files(event.mimeData()))

    def _build_layout(self) -> None:
        self.resize(1440, 900)
        self.setDockNestingEnabled(True)
        self._pages.addWidget(self.welcome)
        self._pages.addWidget(self.preview)
        self.setCentralWidget(self._pages)
        self.docks = Docks(self, self.panels)
        panels_menu = fill_menu_bar(self, self.actions_by_id)
        self._toolbar = build_toolbar(self, self.actions_by_id)
        for dock in self.docks.all:
            panels_menu.addAction(dock.toggleViewAction())
        self.statusBar().addPermanentWidget(self._status)

    def _build_commands(self) -> None:
        studio, actions, timeline = self._studio, self.actions_by_id, self.panels.timeline
        desk = Desk(studio.store, studio.selection, studio.playback, actions, self.say)
        self.imports = ImportCommands(desk, studio.sounds, studio.pictures, studio.settings)
        self._replacing = ReplaceSound(desk, studio.active, studio.sounds, self._questions.sounds)
        self.files = FileCommands(desk, studio.session, studio.settings, self._questions, self)
        self._generation = GenerationCommands(desk, studio.generation, studio.jobs)
        self._exports = ExportCommands(desk, studio, self)
        self._credentials = CredentialsCommands(desk, studio.credentials, self._questions, self)
        self._library = LibraryCommands(desk, studio.active, studio.library, self._questions)
        exchanged = studio.exchange, studio.settings, self._questions, self.panels.captions
        self._captions = CaptionCommands(desk, *exchanged, self)
        recorded = studio.recording, studio.sounds, studio.settings, self._generation.generate
        self._recording = RecordingCommands(desk, *recorded)
        self.recorder = RecorderDesk(desk, self.panels.recorder, studio, self.imports.take, self)
        self._views = ViewCommands(actions, studio.settings, studio.preview, timeline)
        drawn = studio.store, studio.packs, studio.settings, studio.preview
        self._drawing_pack = DrawingPack(*drawn, self.say, self)
        self._others = (
            EditCommands(desk, self.imports.paste),
            ClipSteps(desk, timeline.show_span),
            TrackCommands(desk),
            RangeCommands(desk),
            QualityCommands(desk, studio.quality, self.panels.quality),
            TransportCommands(desk, timeline, studio.settings),
            PortraitCommands(desk, self.preview, self.imports, self._questions),
            ExpressionCommands(desk, studio.active, self._show_expression),
            CurveCommands(desk, self.panels.curves, self.docks.curves),
            HelpCommands(actions, studio, self, self._credentials.choose_certificate),
            PuppetCommands(desk, studio.puppeteer),
            TakeCommands(desk, studio.active, studio.generation, studio.audition, self.panels.takes),
        )
        self._connect_actions(desk)

    def _connect_actions(self, desk: Desk) -> None:
        """The actions that this window does itself."""
        desk.connect("file.import_audio", lambda: self.imports.take(self._questions.sounds()))
        desk.connect("file.quit", self.close)
        desk.connect("view.reset_layout", self.docks.reset)
        desk.connect("help.welcome", self._show_welcome)
        desk.connect("track.rename", self._rename_track)
        desk.connect("clip.rename", self._rename_clip)
        desk.connect("view.zoom_fit", self.preview.canvas.fit)
        desk.connect("view.zoom_actual", lambda: self.preview.canvas.zoom_to(100))
        self.actions_by_id["view.fullscreen"].toggled.connect(self._show_full_screen)

    def _join(self) -> None:
        studio = self._studio
        join_preview(studio, self.preview, self.actions_by_id, self.say)
        join_timeline(studio, self.panels, self.say)
        join_curves(studio, self.panels, self.actions_by_id, self.say)
        join_panels(studio, self.panels, self.preview, self.say)
        join_jobs(studio, self.panels, self._exports)
        join_expression(studio, self.panels, self.actions_by_id, self.say)
        self.docks.expression.visibilityChanged.connect(self.panels.expression.set_in_front)
        join_quality(studio, self.panels)
        join_library(studio, self.panels, self._library, self.actions_by_id)
        join_puppeteer(studio, self.panels.puppeteer, self.actions_by_id, self.say)
        join_takes(studio, self.panels, self.preview, self.say)
        join_captions(studio, self.panels, self.preview, self._captions, self.actions_by_id, self.say)
        join_status(studio, self._status, self.say)
        show_empty_without_portrait(studio, self.preview)
        studio.session.state_changed.connect(self._show_title)
        studio.store.changed.connect(self._show_page)
        self._join_errors()
        self._join_files()
        self._join_requests()

    def _join_errors(self) -> None:
        """Whatever fails on behalf of the user is told in a dialog."""
        studio = self._studio
        for signal in (
            self.imports.failed,
            self.files.failed,
            studio.packs.failed,
            self._exports.failed,
            studio.exports.failed,
            self._recording.failed,
            studio.library.failed,
            studio.exchange.failed,
        ):
            signal.connect(self.show_error)
        studio.jobs.failed.connect(lambda job: self.show_error(job.error))

    def _join_files(self) -> None:
        """What was dropped goes to the commands of its kind; missing files are seen where they are used."""
        self.imports.project_dropped.connect(self.files.open)
        self.imports.motions_dropped.connect(self._library.take)
        self.imports.captions_dropped.connect(self._captions.take)
        self.imports.busy_changed.connect(self._status.show_reading)
        self.files.missing_changed.connect(self.panels.timeline.set_missing)
        self.files.missing_changed.connect(self.panels.media.set_missing)

    def _join_requests(self) -> None:
        """Views ask for what needs a file or a dialog."""
        welcome, panels, actions = self.welcome, self.panels, self.actions_by_id
        panels.timeline.files_dropped.connect(self._take_dropped)
        panels.timeline.context_menu_requested.connect(self._show_context_menu)
        panels.timeline.clip_activated.connect(lambda _clip: self.docks.inspector.raise_())
        panels.timeline.fault_chosen.connect(lambda _fault: self.docks.quality.raise_())
        panels.timeline.snapping_changed.connect(actions["timeline.snapping"].setChecked)
        panels.inspector.generate_requested.connect(self._generation.generate)
        self._replacing.replaced.connect(lambda clip_id: self._generation.generate((clip_id,)))
        panels.curves.generate_requested.connect(self._generation.generate)
        self.preview.portrait_dropped.connect(self.imports.take_picture)
        self.preview.image_dropped.connect(self._studio.pictures.keep)
        self.preview.problem_acted.connect(lambda _error: self._find_picture())
        panels.portrait.points_requested.connect(self._place_points)
        panels.packs.said.connect(self.say)
        for signal, action_id in (
            (panels.portrait.replace_requested, "portrait.import"),
            (panels.markers.add_requested, "marker.add"),
            (panels.media.relink_requested, "file.relink_media"),
            (panels.media.import_requested, "file.import_audio"),
            (panels.curves.import_requested, "file.import_audio"),
            (welcome.sample_requested, "file.open_sample"),
            (welcome.open_requested, "file.open"),
            (welcome.audio_requested, "file.import_audio"),
            (welcome.picture_requested, "portrait.import"),
        ):
            signal.connect(lambda action_id=action_id: actions[action_id].trigger())
        self._studio.recording.state_changed.connect(self._show_recorder)
        welcome.project_requested.connect(self.files.open)
        welcome.files_dropped.connect(self.imports.take)
        welcome.empty_requested.connect(lambda: self._pages.setCurrentWidget(self.preview))

    def _restore_layout(self) -> None:
        settings = self._studio.settings
        if settings.window_geometry:
            self.restoreGeometry(QByteArray(settings.window_geometry))
        if settings.window_state:
            self.restoreState(QByteArray(settings.window_state))

    def _forget_error(self) -> None:
        self._error_dialog = None

    def _stop_now(self) -> None:
        """Close the window although a video is being made."""
        self._may_stop = True
        self.close()

    def _close_now(self) -> None:
        self._may_close = self._may_stop = True
        self.close()

    def _show_title(self) -> None:
        session = self._studio.session
        path = session.path
        name = path.stem if path is not None else self._studio.store.project.title or self.tr("Untitled")
        self.setWindowTitle(f"{name}[*] \N{EM DASH} {self.tr('JoyVASA Studio')}")
        self.setWindowModified(session.is_dirty)

    def _show_page(self, _before: Project, after: Project) -> None:
        """A project with anything in it leaves the first page."""
        if after.portrait is not None or after.tracks or after.media:
            self._pages.setCurrentWidget(self.preview)
        elif not self._studio.session.is_dirty and not self._studio.store.undo_stack.count():
            self._show_welcome()

    def _show_welcome(self) -> None:
        self.welcome.refresh()
        self._pages.setCurrentWidget(self.welcome)

    def _show_full_screen(self, is_on: bool) -> None:
        if is_on:
            self.showFullScreen()
        else:
            self.showNormal()

    def _take_dropped(self, paths: tuple[Path, ...], track_id: int, frame: int) -> None:
        self.imports.take(paths, None if track_id < 0 else track_id, frame)

    def _show_context_menu(self, point: QPoint, where: str, what: object) -> None:
        selection = self._studio.selection
        if where in ("track", "header") and isinstance(what, int):
            selection.select_track(what)
        elif where == "marker" and isinstance(what, int):
            selection.select_marker(what)
        elif where in ("ruler", "fault") and isinstance(what, int):
            self._studio.playback.seek(what)
        context_menu(self, self.actions_by_id, where).popup(point)

    def _find_picture(self) -> None:
        """The portrait's picture is missing, or is no picture any more."""
        relink = self.actions_by_id["file.relink_media"]
        (relink if relink.isEnabled() else self.actions_by_id["portrait.import"]).trigger()

    def _place_points(self, kind: HandKind) -> None:
        self.preview.editor.place_points(kind)
        self.preview.set_editing(True)
        self.preview.editor.set_mode("points")

    def _show_expression(self) -> None:
        self.docks.expression.show()
        self.docks.expression.raise_()

    def _show_recorder(self, state: str) -> None:
        """Count and level are to be seen when a recording begins."""
        if state == "opening":
            self.docks.recorder.show()
            self.docks.recorder.raise_()

    def _rename_track(self) -> None:
        track = self._studio.selection.track
        if track is not None:
            self.panels.timeline.rename_track(track)

    def _rename_clip(self) -> None:
        self.docks.inspector.show()
        self.docks.inspector.raise_()
        self.panels.inspector.edit_name()
