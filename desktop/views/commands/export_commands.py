"""Commands that write a video: the questions before it, and where it lies afterwards.

The video itself is made by a job.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.export_speed import ExportSpeed, learned
from desktop.jobs.portraits import PreparedPortrait
from desktop.jobs.studio import Studio
from desktop.views.commands.desk import Desk
from desktop.views.dialogs.export_dialog import ExportChoice, ExportDialog
from desktop.views.widgets.opening import OpenPath, open_path
from desktop.views.widgets.question import ask
from joyvasa_runtime.errors import JoyVasaError
from joyvasa_runtime.project.document import Project


class ExportCommands(QObject):
    """Connects ``file.export``.

    Parameters
    ----------
    desk : Desk
    studio : Studio
    window : QWidget
        Above which the question is shown.
    opener : callable
        Opens a folder in the file manager.

    Signals
    -------
    failed(object)
        The `JoyVasaError` for which no video can be begun.
    """

    failed = Signal(object)

    def __init__(self, desk: Desk, studio: Studio, window: QWidget, opener: OpenPath = open_path) -> None:
        super().__init__(desk.actions)
        self._desk, self._studio, self._window, self._opener = desk, studio, window, opener
        self._prepared: PreparedPortrait | None = None
        desk.connect("file.export", self._ask)
        studio.preview.prepared.connect(self._remember)
        studio.exports.measured.connect(self._learn)
        desk.store.changed.connect(self._refresh)
        self._refresh(desk.project, desk.project)

    def show_folder(self, video: Path) -> None:
        """Open the folder of a video in the file manager."""
        self._opener(video.parent)

    def play(self, video: Path) -> None:
        """Open a video, or a folder of pictures, in the program that the system has for it."""
        self._opener(video)

    def remove(self, video_id: str) -> None:
        """Remove a video from the queue; one that is begun only after asking."""
        exports = self._studio.exports
        video = next((one for one in exports.videos if one.id == video_id), None)
        if video is None or not video.is_open or not video.fraction:
            exports.remove(video_id)
            return
        question = self.tr("Remove “{name}” from the queue?").format(name=video.title)
        details = self.tr("What is made of it so far will be thrown away.")
        ask(self._window, question, details, self.tr("Remove"), lambda: exports.remove(video_id))

    def ask_to_stop(self, do: Callable[[], object]) -> None:
        """Ask whether the program may end while a video is being made."""
        question = self.tr("Quit while a video is being made?")
        details = self.tr(
            "It stops now. When the Studio is opened again it can go on; what is finished of it stays."
        )
        ask(self._window, question, details, self.tr("Quit"), do)

    def _refresh(self, _before: Project, after: Project) -> None:
        self._desk.actions["file.export"].setEnabled(after.portrait is not None and after.frames > 0)

    def _ask(self) -> None:
        path = self._studio.session.path
        name = path.stem if path is not None else self._desk.project.title
        dialog = ExportDialog(
            self._desk.project,
            self._studio.settings,
            name,
            self._window,
            prepared=self._prepared,
            pack_id=self._studio.preview.options.pack_id,
        )
        dialog.chosen.connect(self._start)
        self._studio.preview.prepared.connect(dialog.show_prepared)
        dialog.open()

    def _remember(self, prepared: PreparedPortrait | None) -> None:
        """Keep what was found in the portrait, for the picture in the dialog."""
        self._prepared = prepared

    def _learn(self, speed: ExportSpeed) -> None:
        """Keep how fast a video was made, for what the dialog lets expect."""
        settings = self._studio.settings
        settings.export_speeds = learned(settings.export_speeds, speed)

    def _start(self, choice: ExportChoice) -> None:
        pack_id = self._studio.preview.options.pack_id
        try:
            self._studio.exports.export(choice.output, choice.settings, choice.span, pack_id)
        except JoyVasaError as error:
            self.failed.emit(error)
            return
        self._desk.say(self.tr("{name} is being made").format(name=choice.output.name))
