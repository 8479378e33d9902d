"""The questions before an export: which preset, what the video shall be, where it goes and which part of it.

How the video is made, and where a running export is shown, are the caller's business.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.jobs.export_target import check_target, final_path
from desktop.jobs.portraits import PreparedPortrait
from desktop.settings import AppSettings
from desktop.views.dialogs.export.choice import ExportChoice as ExportChoice
from desktop.views.dialogs.export.frame_page import FramePage
from desktop.views.dialogs.export.letters_page import LettersPage
from desktop.views.dialogs.export.package_page import PackagePage
from desktop.views.dialogs.export.page import Page
from desktop.views.dialogs.export.placement_view import PlacementView
from desktop.views.dialogs.export.preset_list import PresetFiles, PresetList
from desktop.views.dialogs.export.shown_picture import ShownPicture, shown_picture
from desktop.views.dialogs.export.sound_page import SoundPage
from desktop.views.dialogs.export.summary import summary
from desktop.views.dialogs.export.target_form import TargetForm
from desktop.views.dialogs.export.video_page import VideoPage
from desktop.views.widgets.labels import label, set_role
from desktop.views.widgets.messages import translated_message
from desktop.views.widgets.notice import Notice
from desktop.views.widgets.question import ask
from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.file_names import file_stem
from joyvasa_runtime.portrait.canvas import Canvas
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.presets.shelf import PresetShelf
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.overwriting import check_keeps_media
from joyvasa_runtime.video.compression import Codec

AskTarget = Callable[[QWidget, Path, Codec], Path | None]

_SIZE_PX = 1000, 640
"""With title bar and task bar it fits a screen of 1366 x 768."""

_OF_SCREEN = 0.9
_PRESETS_PX = 200
_SUMMARY_LINES = 3


def ask_target(parent: QWidget, start: Path, kind: Codec) -> Path | None:
    """Where the user wants the video; the dialog itself asks about overwriting."""
    options = QFileDialog.Option.DontConfirmOverwrite
    pattern = f"{kind.title} ({' '.join(f'*{ending}' for ending in kind.endings)})" if kind.endings else ""
    name, _ = QFileDialog.getSaveFileName(parent, parent.windowTitle(), str(start), pattern, options=options)
    return Path(name) if name else None


class ExportDialog(QDialog):
    """Asks for a video; show it with `open`.

    Parameters
    ----------
    project : Project
        With something on its timeline.
    settings : AppSettings
        Remembers folder and choice for the next time.
    suggested_name : str
        Any text; may be empty.
    parent : QWidget, optional
    ask_target : callable, optional
        Stands in for the file dialog.
    prepared : PreparedPortrait, optional
        The portrait as it was looked at, to be shown in the little picture.
    preset_files : PresetFiles, optional
        Stands in for the file dialogs of presets.
    pack_id : str
        The pack that draws the portrait.

    Signals
    -------
    chosen(object)
        The `ExportChoice`; the dialog closes.
    """

    chosen = Signal(object)

    def __init__(
        self,
        project: Project,
        settings: AppSettings,
        suggested_name: str,
        parent: QWidget | None = None,
        ask_target: AskTarget = ask_target,
        prepared: PreparedPortrait | None = None,
        preset_files: PresetFiles | None = None,
        pack_id: str = "",
    ) -> None:
        super().__init__(parent)
        self._project, self._app_settings = project, settings
        self._ask_target, self._prepared = ask_target, prepared
        self._settings, self._picture, self._pack_id = settings.export, ShownPicture(), pack_id
        self.setWindowTitle(self.tr("Export video"))
        folder, stem = settings.folder("export"), file_stem(suggested_name, self.tr("Untitled"))
        self._target = TargetForm(project, folder, stem, self._settings.compression.kind)
        self._presets = PresetList(PresetShelf(settings.presets_folder), preset_files)
        self._view, self._summary = PlacementView(), label("", "hint", wraps=True)
        self._frame = FramePage()
        self._pages: tuple[tuple[str, Page], ...] = (
            (self.tr("Video"), VideoPage()),
            (self.tr("Frame"), self._frame),
            (self.tr("Sound"), SoundPage()),
            (self.tr("Letters"), LettersPage(bool(project.captions))),
            (self.tr("Package"), PackagePage()),
        )
        self._unsigned, self._problem = Notice(), Notice()
        self._build()
        self._connect()
        self._show_picture()
        self._show(self._settings)
        self._target.begin()
        self.finished.connect(self.deleteLater)

    @property
    def choice(self) -> ExportChoice | None:
        """What is chosen now; None as long as the video has no name."""
        output = self._target.output
        return None if output is None else ExportChoice(output, self._settings, self._target.span)

    def show_prepared(self, prepared: PreparedPortrait | None) -> None:
        """Show the portrait, which may have been looked at only now."""
        self._prepared = prepared
        self._show_picture()
        self._show(self._settings)

    def accept(self) -> None:
        """Hand over the choice, unless its file can't be written or shall stay."""
        choice = self.choice
        if choice is None:
            self._problem.show_text("error", self.tr("Give the video a name"))
            return
        try:
            check_target(choice.output, choice.settings)
            check_keeps_media(self._project, choice.output)
        except ExportError as error:
            self._problem.show_text("error", translated_message(str(error)))
            return
        target = final_path(choice.output, choice.settings)
        if target.exists():
            question = self.tr("Replace {name}?").format(name=target.name)
            details = self.tr("The video that is there now will be gone once the new one is complete.")
            ask(self, question, details, self.tr("Replace"), lambda: self._finish(choice))
        else:
            self._finish(choice)

    def _build(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(14)
        self._presets.setMaximumWidth(_PRESETS_PX)
        columns.addWidget(self._presets, stretch=2)
        columns.addWidget(self._build_tabs(), stretch=4)
        columns.addLayout(self._build_picture(), stretch=3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(12)
        layout.addLayout(columns, stretch=1)
        layout.addWidget(self._target)
        self._build_notices(layout)
        layout.addWidget(self._build_buttons())
        screen = self.screen().availableGeometry()
        wanted = zip(_SIZE_PX, (screen.width(), screen.height()), strict=True)
        self.resize(*(min(side, round(_OF_SCREEN * most)) for side, most in wanted))

    def _build_tabs(self) -> QTabWidget:
        tabs = QTabWidget()
        for title, page in self._pages:
            area = QScrollArea()
            area.setFrameShape(QScrollArea.Shape.NoFrame)
            # It follows what has the focus in it.
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setWidgetResizable(True)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            area.setWidget(page)
            tabs.addTab(area, title)
        tabs.tabBar().setAccessibleName(self.tr("What the video shall be"))
        return tabs

    def _build_picture(self) -> QVBoxLayout:
        self._summary.setAccessibleName(self.tr("Summary"))
        self._summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        # All lines at once, or the picture would jump when the words need one more.
        self._summary.setMinimumHeight(_SUMMARY_LINES * self._summary.fontMetrics().lineSpacing())
        self._summary.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(label(self.tr("What it shows"), "heading"))
        column.addWidget(self._view, stretch=1)
        column.addWidget(self._summary)
        return column

    def _build_notices(self, layout: QVBoxLayout) -> None:
        for notice in (self._problem, self._unsigned):
            layout.addWidget(notice)
        for text in self._reminders():
            reminder = Notice()
            layout.addWidget(reminder)
            reminder.show_text("warning", text)

    def _reminders(self) -> list[str]:
        """What the project doesn't say yet of the people and things in the video."""
        said, reminders = self._project.disclosure, []
        portrait = self._project.portrait
        if portrait is not None and not portrait.consent.is_given:
            reminders.append(
                self.tr("The portrait panel doesn't say yet that the person shown agreed to this.")
            )
        if said.picture is None or said.voice is None:
            reminders.append(
                self.tr("The project doesn't say yet where its picture and its voice come from.")
            )
        return reminders

    def _build_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        cancel = box.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setIcon(QIcon())
        cancel.setAutoDefault(False)
        export = QPushButton(self.tr("Export"))
        set_role(export, "primary")
        box.addButton(export, QDialogButtonBox.ButtonRole.AcceptRole)
        export.setDefault(True)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def _connect(self) -> None:
        for _title, page in self._pages:
            page.changed.connect(self._take)
        self._presets.chosen.connect(self._take_preset)
        self._view.placed.connect(self._take_canvas)
        self._target.edited.connect(self._forget_problem)
        self._target.browse_requested.connect(self._browse)

    def _take_preset(self, settings: ExportSettings) -> None:
        self._frame.take_preset()
        self._take(settings)

    def _take_canvas(self, canvas: Canvas) -> None:
        self._take(replace(self._settings, canvas=canvas))

    def _take(self, settings: ExportSettings) -> None:
        """What the user wants now."""
        is_other_view = settings.canvas.view != self._settings.canvas.view
        self._settings = settings
        if is_other_view:
            self._show_picture()
        self._forget_problem()
        self._show(settings)

    def _show_picture(self) -> None:
        self._picture = shown_picture(self._prepared, self._settings.canvas.view)
        self._view.show_picture(self._picture)
        self._frame.show_picture(self._picture)

    def _show(self, settings: ExportSettings) -> None:
        for _title, page in self._pages:
            page.show_settings(settings)
        self._presets.show_settings(settings)
        caption = self._project.captions[0].text if self._project.captions else ""
        self._view.show_settings(settings, caption)
        self._target.show_kind(settings.compression.kind)
        self._show_summary()
        unsigned = self.tr("The video will not say where it comes from: content credentials are off.")
        self._unsigned.show_text("warning", "" if settings.is_signed else unsigned)

    def _show_summary(self) -> None:
        span = self._target.span
        frames = self._project.frames if span is None else span.stop - span.start
        speeds = self._app_settings.export_speeds
        self._summary.setText(summary(self._settings, self._picture, frames, speeds, self._pack_id))

    def _browse(self) -> None:
        start = self._target.output or self._app_settings.folder("export")
        path = self._ask_target(self, start, self._settings.compression.kind)
        if path is not None:
            self._target.show_file(path)

    def _forget_problem(self) -> None:
        self._problem.show_text("error", "")
        self._show_summary()

    def _finish(self, choice: ExportChoice) -> None:
        self._app_settings.export = choice.settings
        self._app_settings.remember_folder("export", choice.output.parent)
        self.chosen.emit(choice)
        super().accept()
