"""The bar above the picture: what of the portrait is shown, how finely, and how large. It only reports."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QMenu, QToolButton, QWidget

from desktop.views.preview.buttons import menu_button, name_keys, tool_button

_VIEWS = (("view.full", "full"), ("view.face", "face"))
_QUALITIES = (1, 2, 4)
_PERCENTS = (50, 100, 200, 400)


class OptionsBar(QWidget):
    """View, quality, before and after, zoom, and the way into editing.

    Signals
    -------
    view_changed(str)
        "full" or "face".
    quality_changed(int)
        What the size is divided by: 1, 2 or 4.
    before_toggled(bool)
    captions_toggled(bool)
    zoom_asked(int)
        Percent; 0 fits.
    edit_asked()
    """

    view_changed = Signal(str)
    quality_changed = Signal(int)
    before_toggled = Signal(bool)
    captions_toggled = Signal(bool)
    zoom_asked = Signal(int)
    edit_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._views = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {
            "view.full": tool_button("view_full", self.tr("Full picture"), is_checkable=True),
            "view.face": tool_button("view_face", self.tr("Face only"), is_checkable=True),
            "view.before": tool_button(
                "before_after", self.tr("Picture before animation"), is_checkable=True
            ),
            "view.captions": tool_button("captions", self.tr("Captions on the picture"), is_checkable=True),
            "portrait.edit": tool_button("portrait_edit", self.tr("Edit portrait"), shows_text=True),
        }
        self._quality, self._zoom = self._build_quality(), self._build_zoom()
        self._build_layout()
        self._connect()
        self.show_view("full")

    def show_view(self, view: str) -> None:
        """Show which view is on; nothing is emitted."""
        for key, name in _VIEWS:
            self._buttons[key].setChecked(name == view)

    def show_quality(self, divisor: int) -> None:
        """Show which quality is on; nothing is emitted."""
        self._quality.setCurrentIndex(_QUALITIES.index(divisor))

    def show_before(self, is_before: bool) -> None:
        """Show whether the picture is as it was; nothing is emitted."""
        self._buttons["view.before"].setChecked(is_before)

    def show_captions(self, is_shown: bool) -> None:
        """Show whether captions are on the picture; nothing is emitted."""
        self._buttons["view.captions"].setChecked(is_shown)

    def show_zoom(self, percent: float, is_fitted: bool) -> None:
        """Show how large the picture is."""
        text = self.tr("Fit {percent} %") if is_fitted else self.tr("{percent} %")
        self._zoom.setText(text.format(percent=round(percent)))

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """Name the keys in the tool tips, by the ids of the actions."""
        name_keys(self._buttons, keys)

    def _build_quality(self) -> QComboBox:
        box = QComboBox()
        box.addItems([self.tr("Full"), self.tr("Half"), self.tr("Quarter")])
        box.setToolTip(self.tr("Preview quality: a lower one is faster; the export is not changed"))
        box.setAccessibleName(self.tr("Preview quality"))
        box.setFocusPolicy(self._buttons["view.full"].focusPolicy())
        return box

    def _build_zoom(self) -> QToolButton:
        button = menu_button(self.tr("Zoom"))
        menu = QMenu(button)
        for percent in (0, *_PERCENTS):
            text = self.tr("{percent} %").format(percent=percent) if percent else self.tr("Fit")
            action = QAction(text, menu)
            action.triggered.connect(lambda _checked=False, value=percent: self.zoom_asked.emit(value))
            menu.addAction(action)
        button.setMenu(menu)
        return button

    def _build_layout(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 4, 6, 4)
        row.setSpacing(2)
        row.addWidget(self._buttons["view.full"])
        row.addWidget(self._buttons["view.face"])
        row.addSpacing(8)
        row.addWidget(self._quality)
        row.addSpacing(8)
        row.addWidget(self._buttons["view.before"])
        row.addWidget(self._buttons["view.captions"])
        row.addStretch()
        row.addWidget(self._zoom)
        row.addSpacing(8)
        row.addWidget(self._buttons["portrait.edit"])

    def _connect(self) -> None:
        for key, name in _VIEWS:
            self._views.addButton(self._buttons[key])
            self._buttons[key].clicked.connect(lambda _checked=False, view=name: self.view_changed.emit(view))
        self._quality.activated.connect(lambda index: self.quality_changed.emit(_QUALITIES[index]))
        self._buttons["view.before"].clicked.connect(self.before_toggled)
        self._buttons["view.captions"].clicked.connect(self.captions_toggled)
        self._buttons["portrait.edit"].clicked.connect(self.edit_asked)
