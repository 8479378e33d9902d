"""The one dialog for everything that went wrong: what happened, what to do, and details to copy."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.views.dialogs.report import error_report
from desktop.views.widgets.colours import signal_colours
from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.labels import icon_label, label, selectable
from desktop.views.widgets.messages import translated_message
from desktop.views.widgets.opening import OpenPath, open_path
from joyvasa_runtime.errors import JoyVasaError

_WIDTH = 460
_DETAILS_SIZE = QSize(640, 260)


class ErrorDialog(QDialog):
    """Tells of an error; show it with `open`.

    Parameters
    ----------
    error : JoyVasaError
    parent : QWidget, optional
    log_folder : Path, optional
        Where the log lies; without it the dialog offers none.
    trace : str
        Of an unexpected error, for the details.
    opener : callable
        Opens a folder in the file manager.
    """

    def __init__(
        self,
        error: JoyVasaError,
        parent: QWidget | None = None,
        log_folder: Path | None = None,
        trace: str = "",
        opener: OpenPath = open_path,
    ) -> None:
        super().__init__(parent)
        self._log_folder, self._opener = log_folder, opener
        self._report = error_report(error, log_folder, trace)
        self.setWindowTitle(parent.window().windowTitle() if parent else self.tr("JoyVASA Studio"))
        self._details = self._build_details()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(14)
        layout.addLayout(self._build_message(error))
        layout.addWidget(self._details, stretch=1)
        layout.addWidget(self._build_buttons())
        # Grows with its text; the details open below.
        layout.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)
        self.finished.connect(self.deleteLater)

    @property
    def report(self) -> str:
        """What is copied."""
        return self._report

    def add_details(self, text: str) -> None:
        """Put another trouble of the same cause below the details."""
        self._report = f"{self._report}\n{text.strip()}\n"
        self._details.setPlainText(self._report)

    def _build_message(self, error: JoyVasaError) -> QHBoxLayout:
        texts = QVBoxLayout()
        texts.setSpacing(6)
        texts.addWidget(selectable(label(translated_message(error.message), "heading", wraps=True)))
        if error.hint:
            texts.addWidget(selectable(label(translated_message(error.hint), wraps=True)))
        texts.addStretch()
        for index in range(texts.count() - 1):
            item = texts.itemAt(index)
            widget = item.widget() if item else None
            if widget is not None:
                widget.setMinimumWidth(_WIDTH)
        row = QHBoxLayout()
        row.setSpacing(16)
        colour = signal_colours(self.palette()).warning
        row.addWidget(icon_label("warning", 40, colour), alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, stretch=1)
        return row

    def _build_details(self) -> QPlainTextEdit:
        details = QPlainTextEdit(self._report)
        details.setReadOnly(True)
        details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        details.setMinimumSize(_DETAILS_SIZE)
        details.setAccessibleName(self.tr("Details"))
        details.hide()
        return details

    def _build_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        self._show_details = QPushButton(self.tr("Details"))
        self._show_details.setCheckable(True)
        self._show_details.toggled.connect(self._details.setVisible)
        self._show_details.toggled.connect(lambda _: self.adjustSize())
        self._copy = QPushButton(self.tr("Copy details"))
        set_icon(self._copy, "copy")
        self._copy.clicked.connect(self._copy_report)
        for button in (self._show_details, self._copy):
            button.setAutoDefault(False)
            box.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        if self._log_folder is not None:
            log = QPushButton(self.tr("Show log"))
            log.setAutoDefault(False)
            log.clicked.connect(self._show_log)
            box.addButton(log, QDialogButtonBox.ButtonRole.ActionRole)
        box.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        return box

    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
        self._copy.setText(self.tr("Copied"))

    def _show_log(self) -> None:
        if self._log_folder is not None:
            self._opener(self._log_folder)
