"""How to get the official models: a ready-made pack, or a command to type. It downloads nothing.

Installing a file is the packs panel's business.
"""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.labels import label, selectable, set_role
from desktop.views.widgets.messages import translated_message
from joyvasa_runtime.extras import install_command, source_command
from joyvasa_runtime.fetching.published import PARTS, PublishedPart

COMMAND = f"{install_command('convert')}\n{source_command('joyvasa')} fetch"
"""Both lines can be pasted into a terminal at once: each waits for the one before."""

_WIDTH = 600


class OfficialModelsDialog(QDialog):
    """Says what the official models are and the two ways to them; show it with `open`.

    Signals
    -------
    file_chosen()
        A pack is to be installed from a file; the dialog closes.
    """

    file_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Official models"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(12)
        layout.addWidget(label(self.tr("JoyVASA and LivePortrait"), "title"))
        layout.addWidget(label(self._about(), wraps=True))
        layout.addWidget(self._build_ready_made())
        layout.addWidget(self._build_own())
        layout.addWidget(label(self._owed(), "hint", wraps=True))
        layout.addStretch()
        layout.addLayout(self._build_buttons())
        # A window does not ask labels that wrap how high they get.
        self.setMinimumSize(_WIDTH, layout.totalHeightForWidth(_WIDTH))
        self.finished.connect(self.deleteLater)

    def _about(self) -> str:
        return self.tr(
            "The models that their authors published draw every frame anew and move more naturally than the "
            "starter pack. Playing them live takes a graphics card; without one they are slow. They are not "
            "part of this program, and it downloads nothing by itself."
        )

    def _build_ready_made(self) -> QFrame:
        card, layout = _card(self.tr("You have a ready-made pack"))
        layout.addWidget(label(self.tr("Install the .jvpack file. It needs no network."), wraps=True))
        install = QPushButton(self.tr("Install from file…"))
        set_icon(install, "add")
        install.setAutoDefault(False)
        install.clicked.connect(self._choose_file)
        layout.addLayout(_left(install))
        return card

    def _build_own(self) -> QFrame:
        card, layout = _card(self.tr("You make the packs yourself"))
        layout.addWidget(label(self._steps(), wraps=True))
        layout.addWidget(self._build_command())
        self._copy = QPushButton(self.tr("Copy command"))
        set_icon(self._copy, "copy")
        self._copy.setAutoDefault(False)
        self._copy.clicked.connect(self._copy_command)
        layout.addLayout(_left(self._copy))
        return card

    def _steps(self) -> str:
        size = QLocale().formattedDataSize(sum(part.size for part in PARTS), 1)
        return self.tr(
            "Type this in a terminal in the folder with the program's source, once it was started from there "
            "as its README says. The first line installs what conversion needs, PyTorch among it. The second "
            "shows the licences, asks, downloads {size} and makes the packs; interrupted, it goes on when it "
            "is typed again. Close this window to see the new packs."
        ).format(size=size)

    def _build_command(self) -> QLabel:
        command = selectable(label(COMMAND))
        command.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        command.setAccessibleName(self.tr("Command"))
        return command

    def _owed(self) -> str:
        lines = [self._line(part) for part in PARTS]
        never = self.tr("InsightFace and X-Pose, for non-commercial use only, are neither used nor fetched.")
        return "\n".join([*lines, never])

    def _line(self, part: PublishedPart) -> str:
        size = QLocale().formattedDataSize(part.size, 0)
        return self.tr("{title}. Licence: {licence}, {size}").format(
            title=translated_message(part.title), licence=part.licence, size=size
        )

    def _build_buttons(self) -> QHBoxLayout:
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(close)
        return row

    def _choose_file(self) -> None:
        self.accept()
        self.file_chosen.emit()

    def _copy_command(self) -> None:
        QGuiApplication.clipboard().setText(COMMAND)
        self._copy.setText(self.tr("Copied"))


def _card(heading: str) -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    set_role(card, "card")
    card.setAccessibleName(heading)
    layout = QVBoxLayout(card)
    layout.setContentsMargins(12, 10, 12, 12)
    layout.setSpacing(6)
    layout.addWidget(label(heading, "heading"))
    return card, layout


def _left(button: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch()
    return row
