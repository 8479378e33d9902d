"""The fields of an export: file, part, view, size, frame rate and quality, as they were chosen last time.

Whether the file can be written, and what becomes of the choice, is the dialog's business.
"""

import os
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget

from desktop.settings import AppSettings
from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.labels import label
from desktop.views.widgets.number_slider import NumberSlider
from desktop.views.widgets.timecode import timecode
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.timebase import MOTION_FPS, FrameSpan

ENDING = ".mp4"


class ExportForm(QWidget):
    """Asks what a video shall be.

    Parameters
    ----------
    project : Project
    settings : AppSettings
        Where the choice of the last time is kept.
    target : Path
        The file it suggests.

    Signals
    -------
    edited()
        The file is another one.
    browse_requested()
        The user wants to see what files there are.
    """

    edited = Signal()
    browse_requested = Signal()

    def __init__(self, project: Project, settings: AppSettings, target: Path) -> None:
        super().__init__()
        self._settings = settings
        self._folder = target.parent
        self._file = QLineEdit()
        self._part, self._view, self._size, self._rate = (QComboBox() for _ in range(4))
        crf = settings.number("export_crf")
        self._quality = NumberSlider(self.tr("Quality (CRF)"), crf.minimum, crf.maximum, crf.default)
        self._quality_words = label("", "hint", wraps=True)
        self._fill_part(project)
        self._fill_look()
        self._build()
        self.show_file(target)
        # Typing replaces the name, not the folder and not the ending.
        self._file.setSelection(len(self._file.text()) - len(target.name), len(target.stem))
        self._file.textChanged.connect(lambda _text: self.edited.emit())
        self._quality.changed.connect(lambda *_change: self._show_quality())
        self._show_quality()

    @property
    def output(self) -> Path | None:
        """The file, its ending added; None where no file is named."""
        text = self._file.text().strip()
        path = self._folder / os.path.expanduser(text)
        if not text or text.endswith(("/", os.sep)) or not path.name or path.is_dir():
            return None
        return path if path.suffix.lower() == ENDING else path.with_name(path.name + ENDING)

    @property
    def span(self) -> FrameSpan | None:
        """Frames of the timeline; None is all of them."""
        span: FrameSpan | None = self._part.currentData()
        return span

    @property
    def view(self) -> Literal["full", "face"]:
        """What is seen."""
        view: Literal["full", "face"] = self._view.currentData()
        return view

    @property
    def longer_side(self) -> int | None:
        """In pixels; None is the picture's own."""
        return self._size.currentData() or None

    @property
    def fps(self) -> int:
        """Frames a second."""
        return int(self._rate.currentData())

    @property
    def crf(self) -> int:
        """Constant rate factor."""
        return round(self._quality.value)

    def show_file(self, path: Path) -> None:
        """Suggest another file."""
        self._file.setText(str(path))

    def remember(self) -> None:
        """Suggest the same next time."""
        settings = self._settings
        settings.export_view, settings.export_size = self.view, self.longer_side or 0
        settings.export_fps, settings.export_crf = self.fps, self.crf
        if self.output is not None:
            settings.remember_folder("export", self.output.parent)

    def _fill_part(self, project: Project) -> None:
        span = project.range
        if span is not None and span.start < project.frames:
            within = FrameSpan(span.start, min(span.stop, project.frames))
            text = self.tr("The range, {start} to {stop}")
            self._part.addItem(text.format(start=timecode(within.start), stop=timecode(within.stop)), within)
        self._part.addItem(self.tr("Everything, {length}").format(length=timecode(project.frames)), None)

    def _fill_look(self) -> None:
        settings = self._settings
        self._view.addItem(self.tr("Full picture"), "full")
        self._view.addItem(self.tr("Face only"), "face")
        for size in settings.number("export_size").among:
            text = self.tr("{px} pixels").format(px=size) if size else self.tr("As the picture")
            self._size.addItem(text, size)
        for rate in settings.number("export_fps").among:
            text = self.tr("{fps} frames a second, as the motion is made")
            if rate != MOTION_FPS:
                text = self.tr("{fps} frames a second")
            self._rate.addItem(text.format(fps=rate), rate)
        self._quality.set_value(settings.export_crf)
        for box, value in (
            (self._view, settings.export_view),
            (self._size, settings.export_size),
            (self._rate, settings.export_fps),
        ):
            box.setCurrentIndex(box.findData(value))

    def _build(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("File"), self._build_file())
        for text, box in (
            (self.tr("Part"), self._part),
            (self.tr("Shows"), self._view),
            (self.tr("Longer side"), self._size),
            (self.tr("Frame rate"), self._rate),
        ):
            box.setAccessibleName(text)
            form.addRow(text, box)
        # The form's own column of labels names it.
        form.addRow(self._quality.label, self._quality)
        form.addRow("", self._quality_words)

    def _build_file(self) -> QHBoxLayout:
        self._file.setAccessibleName(self.tr("File"))
        browse = QPushButton(self.tr("Browse…"))
        # Else the return key in the field beside it would press this button.
        browse.setAutoDefault(False)
        set_icon(browse, "folder")
        browse.clicked.connect(self.browse_requested)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._file, stretch=1)
        row.addWidget(browse)
        return row

    def _show_quality(self) -> None:
        words = (
            (14, self.tr("Can hardly be told from the original; a large file")),
            (20, self.tr("Very good, for editing and for large screens")),
            (26, self.tr("Good, for the web; a small file")),
        )
        draft = self.tr("A draft: blocks are seen; a tiny file")
        self._quality_words.setText(next((text for most, text in words if self.crf <= most), draft))
