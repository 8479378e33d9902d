"""Where a video goes, and which part of the timeline it is. It looks at no disk but for folders."""

import os
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget

from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.timecode import timecode
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.timebase import FrameSpan
from joyvasa_runtime.video.compression import CODECS, Codec

_ENDINGS = frozenset(ending for codec in CODECS.values() for ending in codec.endings)


class TargetForm(QWidget):
    """File and part.

    Parameters
    ----------
    project : Project
    folder : Path
        Where names without a folder lie.
    stem : str
        The name it suggests, without its ending.
    kind : Codec

    Signals
    -------
    edited()
        The file or the part is another one.
    browse_requested()
        The user wants to see what files there are.
    """

    edited = Signal()
    browse_requested = Signal()

    def __init__(self, project: Project, folder: Path, stem: str, kind: Codec) -> None:
        super().__init__()
        self._folder, self._kind = folder, kind
        self._file, self._part = QLineEdit(), QComboBox()
        self._fill_part(project)
        self._build()
        target = str(folder / f"{stem}{kind.ending}")
        self._file.setText(target)
        # Typing replaces the name, not the folder and not the ending.
        self._file.setSelection(len(target) - len(stem) - len(kind.ending), len(stem))
        self._file.textChanged.connect(lambda _text: self.edited.emit())
        self._part.activated.connect(lambda _index: self.edited.emit())

    @property
    def output(self) -> Path | None:
        """The file, its ending added; None where nothing is named, or a folder instead of a file."""
        text = self._file.text().strip()
        path = self._folder / os.path.expanduser(text)
        if not text or text.endswith(("/", os.sep)) or not path.name:
            return None
        if not self._kind.endings:
            return path
        if path.is_dir():
            return None
        return (
            path
            if path.suffix.lower() in self._kind.endings
            else path.with_name(path.name + self._kind.ending)
        )

    @property
    def span(self) -> FrameSpan | None:
        """Frames of the timeline; None is all of them."""
        span: FrameSpan | None = self._part.currentData()
        return span

    def begin(self) -> None:
        """Let the name be typed at once."""
        self._file.setFocus()

    def show_file(self, path: Path) -> None:
        """Suggest another file."""
        self._file.setText(str(path))

    def show_kind(self, kind: Codec) -> None:
        """Let the file be of another kind: its ending follows, where it is one that videos have."""
        if kind is self._kind:
            return
        self._kind = kind
        text = self._file.text()
        stem, ending = os.path.splitext(text)
        if ending.lower() in kind.endings:
            return
        if ending.lower() in _ENDINGS:
            self._file.setText(stem + kind.ending)
        elif text.strip() and not text.endswith(("/", os.sep)):
            self._file.setText(text.rstrip() + kind.ending)

    def _fill_part(self, project: Project) -> None:
        span = project.range
        if span is not None and span.start < project.frames:
            within = FrameSpan(span.start, min(span.stop, project.frames))
            text = self.tr("The range, {start} to {stop}")
            self._part.addItem(text.format(start=timecode(within.start), stop=timecode(within.stop)), within)
        self._part.addItem(self.tr("Everything, {length}").format(length=timecode(project.frames)), None)

    def _build(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._file.setAccessibleName(self.tr("File"))
        self._part.setAccessibleName(self.tr("Part"))
        browse = QPushButton(self.tr("Browse…"))
        # Else the return key in the field beside it would press this button.
        browse.setAutoDefault(False)
        set_icon(browse, "folder")
        browse.clicked.connect(self.browse_requested)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._file, stretch=1)
        row.addWidget(browse)
        form.addRow(self.tr("File"), row)
        form.addRow(self.tr("Part"), self._part)
