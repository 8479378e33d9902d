"""What a video shall be: where it lies, which part of the project, how large, how fast, how good.

It asks and checks; writing the video is a job's.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.settings import AppSettings
from desktop.views.widgets.colours import signal_colours
from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.labels import label, set_role
from desktop.views.widgets.number_slider import NumberSlider
from desktop.views.widgets.question import ask
from desktop.views.widgets.timecode import timecode
from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.timebase import FrameSpan
from joyvasa_runtime.video.encode import check_output

ENDING = ".mp4"

_SIZES = (None, 1080, 720, 512)
_RATES = (24, 25, 30, 50, 60)
_USUAL_RATE, _USUAL_CRF = 25, 18
_BEST_CRF, _WORST_CRF = 10, 34
"""Below the one files grow and nobody sees a difference, above the other everybody does."""

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
    fps: int = _USUAL_RATE
    crf: int = _USUAL_CRF
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
        Remembers the folder.
    suggested_name : str
        May be empty.
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
        self._project, self._settings, self._ask_target = project, settings, ask_target
        self.setWindowTitle(self.tr("Export video"))
        self._build_fields(settings.folder("export") / f"{suggested_name or self.tr('Untitled')}{ENDING}")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(12)
        layout.addLayout(self._build_form())
        layout.addWidget(self._quality)
        layout.addWidget(self._quality_words)
        self._add_consent(layout)
        layout.addWidget(self._problem)
        layout.addStretch()
        layout.addWidget(self._build_buttons())
        self._show_quality()
        self.setMinimumWidth(520)
        self.finished.connect(self.deleteLater)

    @property
    def choice(self) -> ExportChoice:
        """What is chosen now."""
        path = Path(self._file.text().strip()).expanduser()
        output = path if path.suffix.lower() == ENDING else path.with_name(path.name + ENDING)
        return ExportChoice(
            output,
            self._view.currentData(),
            self._size.currentData(),
            self._rate.currentData(),
            round(self._quality.value),
            self._span.currentData(),
        )

    def accept(self) -> None:
        """Hand over the choice, unless its file can't be written or shall stay."""
        if not self._file.text().strip():
            self._show_problem(self.tr("Give the video a name"))
            return
        choice = self.choice
        try:
            check_output(choice.output)
        except ExportError as error:
            self._show_problem(str(error))
            return
        if choice.output.exists():
            question = self.tr("Replace {name}?").format(name=choice.output.name)
            details = self.tr("The video that is there now will be gone once the new one is complete.")
            ask(self, question, details, self.tr("Replace"), lambda: self._finish(choice))
        else:
            self._finish(choice)

    def _build_fields(self, target: Path) -> None:
        self._file = QLineEdit(str(target))
        self._file.setAccessibleName(self.tr("File"))
        self._file.textChanged.connect(lambda _text: self._show_problem(""))
        self._span, self._view, self._size, self._rate = QComboBox(), QComboBox(), QComboBox(), QComboBox()
        self._fill_span()
        for text, view in ((self.tr("Full picture"), "full"), (self.tr("Face only"), "face")):
            self._view.addItem(text, view)
        for size in _SIZES:
            text = self.tr("As the picture") if size is None else self.tr("{px} pixels").format(px=size)
            self._size.addItem(text, size)
        for rate in _RATES:
            self._rate.addItem(self.tr("{fps} frames a second").format(fps=rate), rate)
        self._rate.setCurrentIndex(_RATES.index(_USUAL_RATE))
        self._quality = NumberSlider(self.tr("CRF"), _BEST_CRF, _WORST_CRF, _USUAL_CRF)
        self._quality.changed.connect(lambda *_change: self._show_quality())
        self._quality_words, self._problem = label("", "hint", wraps=True), label("", wraps=True)
        self._problem.hide()

    def _fill_span(self) -> None:
        span = self._project.range
        if span is not None and span.start < self._project.frames:
            within = FrameSpan(span.start, min(span.stop, self._project.frames))
            text = self.tr("The range, {start} to {stop}")
            self._span.addItem(text.format(start=timecode(within.start), stop=timecode(within.stop)), within)
        whole = self.tr("Everything, {length}").format(length=timecode(self._project.frames))
        self._span.addItem(whole, None)

    def _build_form(self) -> QFormLayout:
        browse = QPushButton(self.tr("Browse…"))
        set_icon(browse, "folder")
        browse.clicked.connect(self._browse)
        file = QHBoxLayout()
        file.addWidget(self._file, stretch=1)
        file.addWidget(browse)
        form = QFormLayout()
        form.addRow(self.tr("File"), file)
        for text, box in (
            (self.tr("Part"), self._span),
            (self.tr("Shows"), self._view),
            (self.tr("Longer side"), self._size),
            (self.tr("Frame rate"), self._rate),
        ):
            box.setAccessibleName(text)
            form.addRow(text, box)
        return form

    def _add_consent(self, layout: QVBoxLayout) -> None:
        portrait = self._project.portrait
        if portrait is not None and not portrait.consent.is_given:
            text = self.tr(
                "Nobody has noted yet that the person shown agreed. The portrait panel has a place for it."
            )
            reminder = label(text, wraps=True)
            reminder.setStyleSheet(f"color: {signal_colours(self.palette()).warning.name()}")
            layout.addWidget(reminder)
        layout.addWidget(
            label(
                self.tr("The file's metadata will say that the video was made by a machine."),
                "hint",
                wraps=True,
            )
        )

    def _build_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        box.button(QDialogButtonBox.StandardButton.Cancel).setIcon(QIcon())
        self._export = QPushButton(self.tr("Export"))
        set_role(self._export, "primary")
        self._export.setDefault(True)
        box.addButton(self._export, QDialogButtonBox.ButtonRole.AcceptRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def _browse(self) -> None:
        path = self._ask_target(self, Path(self._file.text()))
        if path is not None:
            self._file.setText(str(path))

    def _show_quality(self) -> None:
        crf = self._quality.value
        words = (
            (14, self.tr("Hardly to be told from the original; a large file")),
            (20, self.tr("Very good")),
            (26, self.tr("Good for the web; a small file")),
            (_WORST_CRF, self.tr("A draft: blocks will be seen")),
        )
        self._quality_words.setText(next(text for limit, text in words if crf <= limit))

    def _show_problem(self, text: str) -> None:
        self._problem.setText(text)
        self._problem.setStyleSheet(f"color: {signal_colours(self.palette()).error.name()}")
        self._problem.setVisible(bool(text))

    def _finish(self, choice: ExportChoice) -> None:
        self._settings.remember_folder("export", choice.output.parent)
        self.chosen.emit(choice)
        super().accept()
