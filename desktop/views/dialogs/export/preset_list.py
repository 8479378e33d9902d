"""The presets to choose from: the user's own ones and those that came with the program.

It keeps, renames and removes the user's on their shelf; what a preset changes is the dialog's business.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QInputDialog,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.views.dialogs.export.words import preset_words
from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.labels import label
from desktop.views.widgets.messages import translated_message
from desktop.views.widgets.notice import Notice
from desktop.views.widgets.question import ask
from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.file_names import file_stem
from joyvasa_runtime.presets.bundled import BUNDLED
from joyvasa_runtime.presets.preset_file import LONGEST_NAME, PRESET_SUFFIX, save_preset
from joyvasa_runtime.presets.settings import ExportSettings, Preset
from joyvasa_runtime.presets.shelf import OwnPreset, PresetShelf
from joyvasa_runtime.user_folders import home_folder

_SETTINGS, _OWN = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1

_ROW_PADDING_PX = 5

AskPresetFile = Callable[[QWidget, Path], Path | None]


@dataclass(frozen=True, slots=True)
class PresetFiles:
    """How files of presets are asked for: one to read, and one to write.

    Parameters
    ----------
    to_open, to_save : callable
        Get the parent and where to begin; give None where the user changes their mind.
    """

    to_open: AskPresetFile
    to_save: AskPresetFile


class PresetList(QWidget):
    """A list with its buttons.

    Parameters
    ----------
    shelf : PresetShelf
    files : PresetFiles, optional
        Stands in for the file dialogs.

    Signals
    -------
    chosen(object)
        The `ExportSettings` of the preset that the user chose.
    """

    chosen = Signal(object)

    def __init__(self, shelf: PresetShelf, files: PresetFiles | None = None) -> None:
        super().__init__()
        self._shelf, self._settings = shelf, ExportSettings()
        self._files = files or PresetFiles(self._ask_to_open, self._ask_to_save)
        self.list, self._save, self._more = QListWidget(), QPushButton(), QToolButton()
        self._problem = Notice()
        self._build()
        self._fill()

    def show_settings(self, settings: ExportSettings) -> None:
        """Mark the preset that says the same; none where none does."""
        self._settings = settings
        marked = self._marked
        if marked is None or marked.data(_SETTINGS) != settings:
            rows = (i for i in range(self.list.count()) if self.list.item(i).data(_SETTINGS) == settings)
            self._mark(next(rows, -1))
        self._show_actions()

    def _build(self) -> None:
        heading = label(self.tr("Presets"), "heading")
        self.list.setAccessibleName(self.tr("Presets"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setMinimumSize(130, 120)
        # Not the current row: the list makes its first one that as soon as it gets the focus.
        self.list.itemSelectionChanged.connect(self._take)
        self.list.itemClicked.connect(lambda _item: self._take())
        self._save.setText(self.tr("Save…"))
        self._save.setToolTip(self.tr("Keep the settings on the right as a preset of your own"))
        set_icon(self._save, "save")
        self._save.setAutoDefault(False)
        self._save.clicked.connect(self._ask_name)
        self._build_more()
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self._save, stretch=1)
        buttons.addWidget(self._more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(heading)
        layout.addWidget(self.list, stretch=1)
        layout.addWidget(self._problem)
        layout.addLayout(buttons)

    def _build_more(self) -> None:
        set_icon(self._more, "more")
        name = self.tr("More with presets")
        self._more.setToolTip(name)
        self._more.setAccessibleName(name)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        menu = QMenu(self)
        self._rename = self._action(menu, self.tr("Rename…"), "edit", self._ask_new_name)
        self._delete = self._action(menu, self.tr("Delete…"), "delete", self._ask_removal)
        menu.addSeparator()
        self._action(menu, self.tr("Import a preset…"), "open", self._import)
        self._action(menu, self.tr("Export as a file…"), "export", self._export)
        self._more.setMenu(menu)

    def _action(self, menu: QMenu, text: str, name: str, do: Callable[[], object]) -> QAction:
        action = menu.addAction(text)
        set_icon(action, name)
        action.triggered.connect(lambda: do())
        return action

    def _fill(self, current: OwnPreset | None = None) -> None:
        """Look at the shelf again; the user's own presets stand first."""
        found = self._shelf.look()
        with QSignalBlocker(self.list):
            self.list.clear()
            if found.presets:
                self._add_heading(self.tr("My presets"))
            for one in found.presets:
                self._add(one.name, one.preset.settings, one)
            if found.presets:
                self._add_heading(self.tr("Ready-made"))
            for short, preset in BUNDLED.items():
                self._add(preset_words(short), preset.settings, None)
        if current is not None:
            # The first row is the heading.
            rows = (row for row, one in enumerate(found.presets, 1) if one.path == current.path)
            self._mark(next(rows, -1))
        self._show_problem("\n".join(translated_message(str(one)) for one in found.problems[:1]))
        self.show_settings(self._settings)

    def _add(self, name: str, settings: ExportSettings, own: OwnPreset | None) -> None:
        item = QListWidgetItem(name)
        item.setData(_SETTINGS, settings)
        item.setData(_OWN, own)
        kind = self.tr("your own preset") if own is not None else self.tr("came with the program")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {kind}")
        item.setToolTip(name)
        item.setSizeHint(self._row_size)
        self.list.addItem(item)

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = self.list.font()
        font.setWeight(QFont.Weight.DemiBold)
        item.setFont(font)
        item.setSizeHint(self._row_size)
        self.list.addItem(item)

    @property
    def _row_size(self) -> QSize:
        """The list itself leaves out the padding that its style gives the rows."""
        return QSize(0, self.list.fontMetrics().height() + 2 * _ROW_PADDING_PX)

    @property
    def _marked(self) -> QListWidgetItem | None:
        return next(iter(self.list.selectedItems()), None)

    @property
    def _current(self) -> OwnPreset | None:
        """The user's preset that is marked."""
        marked = self._marked
        own: OwnPreset | None = None if marked is None else marked.data(_OWN)
        return own

    def _mark(self, row: int) -> None:
        with QSignalBlocker(self.list):
            self.list.setCurrentRow(row)
            if row < 0:
                self.list.clearSelection()

    def _take(self) -> None:
        self._show_actions()
        marked = self._marked
        if marked is not None and marked.data(_SETTINGS) != self._settings:
            self.chosen.emit(marked.data(_SETTINGS))

    def _show_actions(self) -> None:
        is_own = self._current is not None
        self._rename.setEnabled(is_own)
        self._delete.setEnabled(is_own)

    def _show_problem(self, text: str) -> None:
        self._problem.show_text("warning", text)

    def _ask_name(self) -> None:
        own = self._current
        self._type_name(self.tr("Save preset"), "" if own is None else own.name, self._keep)

    def _keep(self, name: str) -> None:
        """Keep the settings on the right; other ones of that name are asked about first."""
        known = self._shelf.find(" ".join(name.split()))
        if known is None or known.preset.settings == self._settings:
            self._keep_as(name)
            return
        question = self.tr("Replace the preset “{name}”?").format(name=known.name)
        details = self.tr("Its settings become those on the right.")
        ask(self, question, details, self.tr("Replace"), lambda: self._keep_as(name))

    def _keep_as(self, name: str) -> None:
        self._try(lambda: self._fill(self._shelf.save(name, self._settings)))

    def _ask_new_name(self) -> None:
        own = self._current
        if own is not None:
            self._type_name(self.tr("Rename preset"), own.name, lambda name: self._rename_to(own, name))

    def _rename_to(self, own: OwnPreset, name: str) -> None:
        self._try(lambda: self._fill(self._shelf.rename(own, name)))

    def _type_name(self, title: str, name: str, do: Callable[[str], None]) -> None:
        dialog = QInputDialog(self)
        dialog.setWindowTitle(title)
        dialog.setLabelText(self.tr("Name"))
        dialog.setTextValue(name)
        dialog.textValueSelected.connect(lambda text: do(text[:LONGEST_NAME]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_removal(self) -> None:
        own = self._current
        if own is None:
            return
        question = self.tr("Delete the preset “{name}”?").format(name=own.name)
        ask(
            self, question, self.tr("It can't be brought back."), self.tr("Delete"), lambda: self._remove(own)
        )

    def _remove(self, own: OwnPreset) -> None:
        self._try(lambda: self._shelf.remove(own))
        self._fill()

    def _import(self) -> None:
        path = self._files.to_open(self, home_folder())
        if path is not None:
            self._try(lambda: self._choose(self._shelf.import_file(path)))

    def _choose(self, own: OwnPreset) -> None:
        self._fill(own)
        self.chosen.emit(own.preset.settings)

    def _export(self) -> None:
        """The marked preset, or the settings on the right where none is."""
        marked = self._marked
        name = self.tr("My preset") if marked is None else marked.text()
        path = self._files.to_save(self, home_folder() / f"{file_stem(name, 'preset')}{PRESET_SUFFIX}")
        if path is not None:
            self._write(path, Preset(name, self._settings))

    def _write(self, path: Path, preset: Preset) -> None:
        file = path if path.suffix == PRESET_SUFFIX else path.with_name(path.name + PRESET_SUFFIX)
        if file == path or not file.exists():
            self._try(lambda: save_preset(file, preset))
            return
        # Of the name with its ending, the file dialog did not know.
        question = self.tr("Replace {name}?").format(name=file.name)
        details = self.tr("The preset in it will be gone.")
        ask(self, question, details, self.tr("Replace"), lambda: self._try(lambda: save_preset(file, preset)))

    def _try(self, do: Callable[[], object]) -> None:
        """Do something with files, and say so where it fails."""
        self._show_problem("")
        try:
            do()
        except ExportError as error:
            self._show_problem(translated_message(str(error)))

    def _ask_to_open(self, parent: QWidget, start: Path) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(parent, self.tr("Import a preset"), str(start), self._pattern())
        return Path(name) if name else None

    def _ask_to_save(self, parent: QWidget, start: Path) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(parent, self.tr("Export preset"), str(start), self._pattern())
        return Path(name) if name else None

    def _pattern(self) -> str:
        return f"{self.tr('Presets')} (*{PRESET_SUFFIX})"
