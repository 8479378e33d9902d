"""What the program is, of which version, and under which licences it and its parts come."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication, QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.log import versions
from desktop.views.dialogs.notices import bundled_licences, licence, sample_credits, third_party_notices
from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.labels import label
from joyvasa_runtime.resources import resource


class AboutDialog(QDialog):
    """Shows versions, licences and credits; show it with `open`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About JoyVASA Studio"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(14)
        layout.addLayout(self._build_head())
        layout.addWidget(self._build_tabs(), stretch=1)
        layout.addWidget(self._build_buttons())
        self.resize(680, 520)
        self.finished.connect(self.deleteLater)

    def _build_head(self) -> QHBoxLayout:
        picture = QLabel()
        picture.setPixmap(QIcon(str(resource("icons", "joyvasa-studio.svg"))).pixmap(64))
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(label("JoyVASA Studio", "title"))
        number = versions()[0].removeprefix("JoyVASA Studio ")
        texts.addWidget(label(self.tr("Version {number}").format(number=number), "hint"))
        about = self.tr("Turns a portrait and a voice into a talking video, on your own machine.")
        texts.addWidget(label(about, wraps=True))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(picture, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, stretch=1)
        return row

    def _build_tabs(self) -> QTabWidget:
        tabs = QTabWidget()
        self._versions = "\n".join(versions())
        bundled = bundled_licences()
        for page, title in (
            (_plain(self._versions), self.tr("Versions")),
            (_markdown(third_party_notices()), self.tr("Parts and their licences")),
            (_plain(self._licence(is_bundled=bool(bundled))), self.tr("Licence")),
            (_plain(bundled), self.tr("Licences in full")),
            (_markdown(sample_credits()), self.tr("Sample")),
        ):
            if not page.document().isEmpty():
                page.setAccessibleName(title)
                tabs.addTab(page, title)
        return tabs

    def _licence(self, *, is_bundled: bool) -> str:
        """Our own licence; an installed program is more than our own code."""
        if not is_bundled:
            return licence()
        whole = self.tr(
            "The installed program as a whole is under the GNU General Public License, version 3 or later, "
            "because FFmpeg with x264 and x265 is part of it. "
            "JoyVASA Studio's own code is under this licence:"
        )
        return f"{whole}\n\n{licence()}"

    def _build_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        self._copy = QPushButton(self.tr("Copy versions"))
        set_icon(self._copy, "copy")
        self._copy.setAutoDefault(False)
        self._copy.clicked.connect(self._copy_versions)
        box.addButton(self._copy, QDialogButtonBox.ButtonRole.ActionRole)
        return box

    def _copy_versions(self) -> None:
        QGuiApplication.clipboard().setText(self._versions)
        self._copy.setText(self.tr("Copied"))


def _plain(text: str) -> QPlainTextEdit:
    made = QPlainTextEdit(text)
    made.setReadOnly(True)
    made.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    return made


def _markdown(text: str) -> QTextBrowser:
    made = QTextBrowser()
    made.setOpenExternalLinks(True)
    made.setMarkdown(text)
    return made
