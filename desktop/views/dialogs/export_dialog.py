"""What a video shall be: where it lies, which part of the project, how large, how fast, how good.

It asks and checks; writing the video is a job's.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QPushButton, QVBoxLayout, QWidget

from desktop.settings import AppSettings
from desktop.views.dialogs.export_form import ENDING, ExportForm
from desktop.views.widgets.file_name import file_stem
from desktop.views.widgets.labels import label, set_role
from desktop.views.widgets.messages import translated_message
from desktop.views.widgets.notice import Notice
from desktop.views.widgets.question import ask
from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.overwriting import check_keeps_media
from joyvasa_runtime.timebase import FrameSpan
from joyvasa_runtime.video.encode import check_output

AskTarget = Callable[[QWidget, Path], Path | None]


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What the user chose.

    Parameters
    ----------
    output : Path
    view : "full" or "face"
    size : int or None
        Longer side in pixels; None keeps the picture's own.
    fps : int
    crf : int
        Constant rate factor; smaller is better and larger.
    span : FrameSpan or None
        None is the whole timeline.
    """

    output: Path
    view: Literal["full", "face"] = "full"
    size: int | None = None
    fps: int = 25
    crf: int = 18
    span: FrameSpan | None = None


def ask_target(parent: QWidget, start: Path) -> Path | None:
    """Where the user wants the video; the dialog itself asks about overwriting."""
    options = QFileDialog.Option.DontConfirmOverwrite
    name, _ = QFileDialog.getSaveFileName(
        parent, parent.windowTitle(), str(start), f"MP4 (*{ENDING})", options=options
    )
    return Path(name) if name else None


class ExportDialog(QDialog):
    """Asks for a video; show it with `open`.

    Parameters
    ----------
    project : Project
        With something on its timeline.
    settings : AppSettings
        Remembers folder and look for the next time.
    suggested_name : str
        Any text; may be empty.
    parent : QWidget, optional
    ask_target : callable, optional
        Stands in for the file dialog.

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
    ) -> None:
        super().__init__(parent)
        self._project, self._folder, self._ask_target = project, settings.folder("export"), ask_target
        self.setWindowTitle(self.tr("Export video"))
        name = file_stem(suggested_name, self.tr("Untitled"))
        self._form = ExportForm(project, settings, self._folder / f"{name}{ENDING}")
        self._form.edited.connect(self._forget_problem)
        self._form.browse_requested.connect(self._browse)
        self._problem = Notice()
        self._build()
        self.finished.connect(self.deleteLater)

    @property
    def choice(self) -> ExportChoice | None:
        """What is chosen now; None as long as the video has no name."""
        form = self._form
        if form.output is None:
            return None
        return ExportChoice(form.output, form.view, form.longer_side, form.fps, form.crf, form.span)

    def accept(self) -> None:
        """Hand over the choice, unless its file can't be written or shall stay."""
        choice = self.choice
        if choice is None:
            self._problem.show_text("error", self.tr("Give the video a name"))
            return
        try:
            check_output(choice.output)
            check_keeps_media(self._project, choice.output)
        except ExportError as error:
            self._problem.show_text("error", translated_message(str(error)))
            return
        if choice.output.exists():
            question = self.tr("Replace {name}?").format(name=choice.output.name)
            details = self.tr("The video that is there now will be gone once the new one is complete.")
            ask(self, question, details, self.tr("Replace"), lambda: self._finish(choice))
        else:
            self._finish(choice)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(12)
        layout.addWidget(self._form)
        layout.addSpacing(2)
        told = self.tr("The file's metadata will say that the video was made by a machine.")
        layout.addWidget(label(told, "hint", wraps=True))
        portrait = self._project.portrait
        if portrait is not None and not portrait.consent.is_given:
            reminder = Notice()
            layout.addWidget(reminder)
            text = self.tr("The portrait panel doesn't say yet that the person shown agreed to this.")
            reminder.show_text("warning", text)
        layout.addWidget(self._problem)
        layout.addStretch()
        layout.addWidget(self._build_buttons())
        self.setMinimumWidth(540)

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

    def _browse(self) -> None:
        path = self._ask_target(self, self._form.output or self._folder)
        if path is not None:
            self._form.show_file(path)

    def _forget_problem(self) -> None:
        self._problem.show_text("error", "")

    def _finish(self, choice: ExportChoice) -> None:
        self._form.remember()
        self.chosen.emit(choice)
        super().accept()
