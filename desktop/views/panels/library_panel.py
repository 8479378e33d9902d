"""The motion library: gestures to drop on a clip, kept from one project to the next.

What is done to its files is `desktop.jobs.library`'s; where a piece is dropped is the commands'.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.jobs.library import Library
from desktop.views.panels.library_list import LibraryList
from desktop.views.widgets.delete_key import DeleteKey
from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.labels import label, set_role
from desktop.views.widgets.notice import Notice
from desktop.views.widgets.question import ask
from joyvasa_runtime.library.item import LibraryItem
from joyvasa_runtime.project.performance.layer import LayerMode, MotionPart

_PARTS: tuple[MotionPart | None, ...] = (None, "all", "head", "face")
_MODES: tuple[LayerMode, ...] = ("add", "replace")
"""In the order of their boxes."""


class LibraryPanel(QWidget):
    """Lists the pieces and asks for what is to be done with them.

    Parameters
    ----------
    library : Library

    Signals
    -------
    drop_asked(object, str, str)
        A `LibraryItem`, the part of it ("all", "head" or "face") and the layer's mode ("add" or "replace").
    save_asked()
        The range, or the active clip, is to be kept as a piece.
    import_asked()
        Files are to be chosen.
    export_asked(object)
        A file is to be written of this `LibraryItem`.
    """

    drop_asked = Signal(object, str, str)
    save_asked = Signal()
    import_asked = Signal()
    export_asked = Signal(object)

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self.list, self._search, self._pages = LibraryList(), QLineEdit(), QStackedWidget()
        self._part, self._mode = QComboBox(), QComboBox()
        self._drop, self._more, self._problem = QPushButton(), QToolButton(), Notice()
        self._build_pages()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.addLayout(self._build_head())
        layout.addWidget(self._pages, stretch=1)
        layout.addWidget(self._problem)
        layout.addLayout(self._build_drop())
        self._connect()
        self._show()

    @property
    def mode(self) -> LayerMode:
        """How a piece is laid over the motion."""
        return _MODES[self._mode.currentIndex()]

    def part_of(self, item: LibraryItem) -> MotionPart:
        """The part of a piece that counts where it is dropped now: the chosen one, or its own."""
        return _PARTS[self._part.currentIndex()] or item.part

    def name_piece(self, item: LibraryItem) -> None:
        """Show a new piece, and let its name be typed."""
        self._search.clear()
        self.list.choose(item)

    def _build_head(self) -> QHBoxLayout:
        self._search.setPlaceholderText(self.tr("Search the library"))
        self._search.setAccessibleName(self.tr("Search the library"))
        self._search.setClearButtonEnabled(True)
        save, bring = QToolButton(), QToolButton()
        save.clicked.connect(self.save_asked)
        bring.clicked.connect(self.import_asked)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setMenu(self._build_menu())
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self._search, stretch=1)
        for button, name, text, tip in (
            (
                save,
                "add",
                self.tr("Save range"),
                self.tr("Keep the motion of the range, or of the active clip"),
            ),
            (
                bring,
                "open",
                self.tr("Import"),
                self.tr("Import motion files, LivePortrait templates and tables"),
            ),
            (self._more, "more", self.tr("More"), self.tr("Export, rename or remove the piece")),
        ):
            set_icon(button, name)
            button.setAutoRaise(True)
            button.setAccessibleName(text)
            button.setToolTip(tip)
            row.addWidget(button)
        return row

    def _build_pages(self) -> None:
        nothing = label(self.tr("Nothing of that name. Search for something shorter."), "hint", wraps=True)
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        nothing.setMargin(16)
        self._pages.addWidget(self.list)
        self._pages.addWidget(nothing)

    def _build_drop(self) -> QGridLayout:
        self._part.addItems(
            (self.tr("Its own part"), self.tr("Head and face"), self.tr("Head only"), self.tr("Face only"))
        )
        self._mode.addItems((self.tr("Add to the motion"), self.tr("Replace the motion")))
        self._part.setAccessibleName(self.tr("Part"))
        self._part.setToolTip(self.tr("Which part of the piece moves the portrait"))
        self._mode.setAccessibleName(self.tr("Mode"))
        self._mode.setToolTip(self.tr("Whether the piece comes on top of the motion or in its place"))
        self._drop.setText(self.tr("Drop at playhead"))
        self._drop.setToolTip(self.tr("Lay the piece over the active clip, as a layer of its own (Enter)"))
        set_icon(self._drop, "drop")
        set_role(self._drop, "primary")
        grid = QGridLayout()
        grid.setSpacing(6)
        grid.addWidget(self._part, 0, 0)
        grid.addWidget(self._mode, 0, 1)
        grid.addWidget(self._drop, 1, 0, 1, 2)
        return grid

    def _build_menu(self) -> QMenu:
        menu = QMenu(self)
        self._export = menu.addAction(self.tr("Export…"))
        self._rename = menu.addAction(self.tr("Rename"))
        self._remove = menu.addAction(self.tr("Remove…"))
        self._export.triggered.connect(lambda: self.export_asked.emit(self.list.current))
        self._rename.triggered.connect(self.list.edit_current)
        self._remove.triggered.connect(self._ask_to_remove)
        return menu

    def _connect(self) -> None:
        self._library.changed.connect(self._show)
        self._search.textChanged.connect(self._find)
        self._search.returnPressed.connect(self.list.setFocus)
        self.list.opened.connect(self._ask_to_drop)
        self.list.chosen.connect(self._enable)
        self.list.renamed.connect(self._library.rename)
        DeleteKey(self.list).pressed.connect(self._ask_to_remove)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(
            lambda point: self._more.menu().popup(self.list.viewport().mapToGlobal(point))
        )
        self._drop.clicked.connect(lambda: self._ask_to_drop(self.list.current))

    def _show(self) -> None:
        self.list.show_items(self._library.items)
        self._find(self._search.text())
        problems = self._library.problems
        more = self.tr("{problem}. {count} more files can't be used either.")
        text = "" if not problems else str(problems[0])
        if len(problems) > 1:
            text = more.format(problem=problems[0].message, count=len(problems) - 1)
        self._problem.show_text("warning", text)

    def _find(self, text: str) -> None:
        self.list.search(text)
        is_empty = self.list.current is None
        self._pages.setCurrentIndex(1 if is_empty and text.strip() else 0)

    def _enable(self) -> None:
        item = self.list.current
        self._drop.setEnabled(item is not None)
        self._export.setEnabled(item is not None)
        for action in (self._rename, self._remove):
            action.setEnabled(item is not None and not item.is_bundled)

    def _ask_to_drop(self, item: LibraryItem | None) -> None:
        if item is not None:
            self.drop_asked.emit(item, self.part_of(item), self.mode)

    def _ask_to_remove(self) -> None:
        item = self.list.current
        if item is None or item.is_bundled:
            return
        ask(
            self,
            self.tr("Remove “{name}” from the library?").format(name=item.name),
            self.tr("Projects that use it keep its motion."),
            self.tr("Remove"),
            lambda: self._library.remove(item),
        )
