"""The installed model packs: what they can do, which one new clips use, installing and removing.

What is done to packs is `desktop.jobs.packs`'s; the choice of a clip's pack is the inspector's.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.jobs.pack_info import PackInfo
from desktop.jobs.packs import Packs
from desktop.settings import AppSettings
from desktop.views.dialogs.official_models_dialog import OfficialModelsDialog
from desktop.views.panels.pack_card import PackCard
from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.labels import label
from desktop.views.widgets.messages import translated_message
from desktop.views.widgets.question import ask
from joyvasa_runtime.errors import JoyVasaError

AskFile = Callable[[QWidget, Path], Path | None]


def ask_pack_file(parent: QWidget, start: Path) -> Path | None:
    """The pack file the user chooses."""
    title = QCoreApplication.translate("PacksPanel", "Install a model pack")
    pattern = QCoreApplication.translate("PacksPanel", "Model packs") + " (*.jvpack *.zip)"
    name, _ = QFileDialog.getOpenFileName(parent, title, str(start), pattern)
    return Path(name) if name else None


class PacksPanel(QWidget):
    """Shows the packs as cards, and installs one from a file or from a drop.

    Parameters
    ----------
    packs : Packs
    settings : AppSettings
    ask_file : callable, optional
        Stands in for the file dialog.

    Signals
    -------
    said(str)
        A sentence for the status bar.
    """

    said = Signal(str)

    def __init__(self, packs: Packs, settings: AppSettings, ask_file: AskFile = ask_pack_file) -> None:
        super().__init__()
        self._packs, self._settings, self._ask_file = packs, settings, ask_file
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        # What lies in it takes the focus and is scrolled to.
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self._area, stretch=1)
        layout.addLayout(self._build_foot())
        self._connect()
        self._show_packs()
        self._show_busy(packs.is_busy)

    def install(self, path: Path) -> None:
        """Install a pack file, such as one that was dropped on the window."""
        self._packs.install(path)

    def _build_foot(self) -> QHBoxLayout:
        self._install = QPushButton(self.tr("Install from file…"))
        set_icon(self._install, "add")
        self._install.clicked.connect(self._choose_file)
        self._official = QPushButton(self.tr("Official models…"))
        self._official.clicked.connect(self._show_official)
        self._progress = QProgressBar()
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.clicked.connect(self._packs.cancel)
        row = QHBoxLayout()
        row.addWidget(self._install)
        row.addWidget(self._official)
        row.addWidget(self._progress, stretch=1)
        row.addWidget(self._cancel)
        row.addStretch()
        return row

    def _connect(self) -> None:
        self._packs.changed.connect(self._show_packs)
        self._packs.busy_changed.connect(self._show_busy)
        self._packs.progressed.connect(self._show_progress)
        self._packs.replacement_needed.connect(self._ask_to_replace)
        self._packs.installed.connect(self._tell_installed)
        self._packs.removed.connect(self._let_go)
        self._settings.changed.connect(self._follow_setting)

    def _show_packs(self) -> None:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 4, 0)
        layout.setSpacing(8)
        if not self._packs.infos:
            layout.addWidget(label(self.tr("Looking for model packs…"), "hint"))
        chosen = self._settings.default_pack or self._packs.builtin
        for info in self._packs.infos:
            card = PackCard(info, is_default=info.is_usable and info.id == chosen)
            card.default_chosen.connect(self._choose_default)
            card.removal_asked.connect(self._ask_to_remove)
            layout.addWidget(card)
        layout.addStretch()
        self._area.setWidget(page)

    def _show_busy(self, is_busy: bool) -> None:
        self._install.setVisible(not is_busy)
        self._official.setVisible(not is_busy)
        self._progress.setVisible(is_busy)
        self._cancel.setVisible(is_busy)
        self._progress.setRange(0, 0)

    def _show_progress(self, stage: str, done: int, total: int) -> None:
        stages = {"install": self.tr("Unpacking"), "check": self.tr("Checking")}
        # In thousandths: a pack has more bytes than a progress bar can count.
        self._progress.setRange(0, 1000)
        self._progress.setValue(round(1000 * done / total) if total else 0)
        self._progress.setFormat(f"{stages.get(stage, stage)} %p %")

    def _choose_file(self) -> None:
        path = self._ask_file(self, self._settings.folder("pack"))
        if path is not None:
            self._settings.remember_folder("pack", path.parent)
            self.install(path)

    def _show_official(self) -> None:
        dialog = OfficialModelsDialog(self)
        dialog.file_chosen.connect(self._choose_file)
        # What was fetched meanwhile, in a terminal, is there now.
        dialog.finished.connect(self._packs.refresh)
        dialog.open()

    def _choose_default(self, id: str) -> None:
        self._settings.default_pack = id

    def _follow_setting(self, name: str) -> None:
        if name == "default_pack":
            self._show_packs()

    def _ask_to_replace(self, path: Path, error: JoyVasaError) -> None:
        ask(
            self,
            self.tr("Replace the pack that is installed?"),
            self.tr("{problem}. Takes that were made with it stay as they are.").format(
                problem=translated_message(error.message)
            ),
            self.tr("Replace"),
            lambda: self._packs.install(path, replace=True),
        )

    def _ask_to_remove(self, info: PackInfo) -> None:
        ask(
            self,
            self.tr("Remove the pack “{name}”?").format(name=info.name),
            self.tr("Takes that were made with it stay; new ones need it to be installed again."),
            self.tr("Remove"),
            lambda: self._packs.remove(info),
        )

    def _tell_installed(self, id: str) -> None:
        info = self._packs.info(id)
        self.said.emit(self.tr("Installed the pack “{name}”").format(name=info.name if info else id))

    def _let_go(self, id: str) -> None:
        if self._settings.default_pack == id and self._packs.info(id) is None:
            self._settings.reset("default_pack")
        self.said.emit(self.tr("Removed the pack “{id}”").format(id=id))
