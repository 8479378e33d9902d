"""What of the portrait a video shows, at what size, where it lies and what is behind it."""

from dataclasses import replace

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QCheckBox, QColorDialog, QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.views.dialogs.export.page import Page, choose
from desktop.views.dialogs.export.shown_picture import ShownPicture
from desktop.views.dialogs.export.sizes import (
    USUAL_LONGER_SIDE,
    SizeName,
    seen_centre,
    size_name,
    with_size,
    zoomed,
)
from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.labels import label
from desktop.views.widgets.number_entry import NumberEntry
from desktop.views.widgets.number_slider import NumberSlider
from joyvasa_runtime.portrait.canvas import Canvas
from joyvasa_runtime.presets.format import SIDES_PX, ZOOMS
from joyvasa_runtime.video.compression import Codec

_PER_CENT = 100.0
_SWATCH_PX = 16
_FIRST_COLOUR = (255, 255, 255)
_LONGEST_SLIDER_PX = 2160
"""A slider to the longest side of all could not be set to a single pixel; more can come with a preset."""


class FramePage(Page):
    """The canvas, and whether it is transparent."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = ShownPicture()
        self._view, self._size, self._fit, self._ground = (QComboBox() for _ in range(4))
        self._width, self._height = NumberEntry(), NumberEntry()
        px = self.tr(" px")
        self._longer = NumberSlider(self.tr("Longer side"), 256, _LONGEST_SLIDER_PX, USUAL_LONGER_SIDE, 0, px)
        least, most = (_PER_CENT * end for end in ZOOMS)
        self._zoom = NumberSlider(self.tr("Zoom"), least, most, least, 0, self.tr(" %"))
        self._across = NumberSlider(self.tr("Middle across"), 0, 100, 50, 1, self.tr(" %"))
        self._down = NumberSlider(self.tr("Middle down"), 0, 100, 50, 1, self.tr(" %"))
        self._face = QPushButton(self.tr("On the face"))
        self._colour = QPushButton()
        self._alpha = QCheckBox(self.tr("Transparent background"))
        self._fill()
        self._build(px)
        self._connect()

    def show_picture(self, picture: ShownPicture) -> None:
        """Let the numbers be those of another picture."""
        self._picture = picture
        self.refresh()

    def refresh(self) -> None:
        """Show the canvas, and only what it has."""
        canvas, kind = self.settings.canvas, self.settings.compression.kind
        self.setEnabled(kind.has_pictures)
        name = size_name(canvas)
        choose(self._view, canvas.view)
        # An own size stays one while it is typed, though it may be a usual one meanwhile.
        if not (self._size.currentData() == "own" and canvas.size is not None):
            choose(self._size, name)
        choose(self._fit, canvas.fit)
        self._show_numbers(canvas)
        self._show_ground(canvas, kind)
        has_size = canvas.size is not None
        for row, is_seen in (
            (self._longer, canvas.longer_side is not None and not has_size),
            (self._own, has_size and self._size.currentData() == "own"),
            (self._fit, has_size),
            (self._zoom, has_size),
            (self._across, has_size),
            (self._down, has_size),
            (self._face_row, has_size),
            (self._ground_row, has_size and canvas.fit == "fit" and not self.settings.compression.has_alpha),
        ):
            self.form.setRowVisible(row, is_seen)

    def take_preset(self) -> None:
        """The next settings are others altogether: their size is looked up by its name again."""
        self._size.setCurrentIndex(-1)

    def _fill(self) -> None:
        self._view.addItem(self.tr("Full picture"), "full")
        self._view.addItem(self.tr("Face only"), "face")
        for name, text in (
            ("picture", self.tr("As the picture")),
            ("longer", self.tr("As the picture, larger or smaller")),
            ("wide", self.tr("1920 × 1080, wide")),
            ("upright", self.tr("1080 × 1920, vertical")),
            ("square", self.tr("1080 × 1080, square")),
            ("portrait", self.tr("1080 × 1350, portrait")),
            ("own", self.tr("Own size")),
        ):
            self._size.addItem(text, name)
        self._fit.addItem(self.tr("Fill the frame, cut the rest"), "fill")
        self._fit.addItem(self.tr("Show all of it"), "fit")
        self._ground.addItem(self.tr("The picture, blurred"), "blurred")
        self._ground.addItem(self.tr("A colour"), "colour")

    def _build(self, px: str) -> None:
        self.add_choice(self.tr("Shows"), self._view)
        self.add_choice(self.tr("Size"), self._size)
        self._own = self._build_own(px)
        self.form.addRow("", self._own)
        self.add_choice(self.tr("Picture"), self._fit)
        self.add_numbers(self._longer, self._zoom, self._across, self._down)
        set_icon(self._face, "portrait")
        self._face.setToolTip(self.tr("Put the middle back on the face"))
        self._face.setAutoDefault(False)
        self._face_row = _row(self._face)
        self.form.addRow("", self._face_row)
        self._ground.setAccessibleName(self.tr("Behind it"))
        self._colour.setAutoDefault(False)
        self._ground_row = _row(self._ground, self._colour)
        self.form.addRow(self.tr("Behind it"), self._ground_row)
        self.form.addRow("", self._alpha)
        self._alpha_words = self.add_hint()

    def _build_own(self, px: str) -> QWidget:
        for entry, name in ((self._width, self.tr("Width")), (self._height, self.tr("Height"))):
            entry.setDecimals(0)
            entry.setSuffix(px)
            entry.setRange(*SIDES_PX)
            # Encoders halve the colours' resolution.
            entry.setSingleStep(2)
            entry.setAccessibleName(name)
        times: QLabel = label("×")
        return _row(self._width, times, self._height)

    def _connect(self) -> None:
        self._view.activated.connect(
            lambda index: self._lay(replace(self._canvas, view=self._view.itemData(index), centre=None))
        )
        self._size.activated.connect(lambda index: self._take_size(self._size.itemData(index)))
        self._fit.activated.connect(
            lambda index: self._lay(replace(self._canvas, fit=self._fit.itemData(index)))
        )
        self._longer.changed.connect(
            lambda side, _gesture: self._lay(replace(self._canvas, longer_side=round(side)))
        )
        for entry in (self._width, self._height):
            entry.entered.connect(lambda *_number: self._take_own_size())
        self._zoom.changed.connect(lambda zoom, _gesture: self._take_zoom(zoom / _PER_CENT))
        for slider in (self._across, self._down):
            slider.changed.connect(lambda *_change: self._take_centre())
        self._face.clicked.connect(lambda: self._lay(replace(self._canvas, centre=None)))
        self._ground.activated.connect(lambda index: self._take_ground(self._ground.itemData(index)))
        self._colour.clicked.connect(self._ask_colour)
        self._alpha.toggled.connect(self._take_alpha)

    @property
    def _canvas(self) -> Canvas:
        return self.settings.canvas

    def _lay(self, canvas: Canvas) -> None:
        self.want(replace(self.settings, canvas=canvas))

    def _take_size(self, name: SizeName) -> None:
        self._lay(with_size(self._canvas, name))
        self.refresh()

    def _take_own_size(self) -> None:
        size = round(self._width.value()), round(self._height.value())
        self._lay(replace(self._canvas, size=size))

    def _take_zoom(self, zoom: float) -> None:
        self._lay(zoomed(self._canvas, self._picture, zoom))

    def _take_centre(self) -> None:
        centre = self._across.value / _PER_CENT, self._down.value / _PER_CENT
        self._lay(replace(self._canvas, centre=centre))

    def _take_ground(self, name: str) -> None:
        self._lay(replace(self._canvas, background=_FIRST_COLOUR if name == "colour" else None))

    def _take_alpha(self, is_on: bool) -> None:
        compression = self.settings.compression
        if compression.kind.has_alpha and is_on != compression.has_alpha:
            self.want(replace(self.settings, compression=replace(compression, has_alpha=is_on)))

    def _ask_colour(self) -> None:
        dialog = QColorDialog(QColor(*(self._canvas.background or _FIRST_COLOUR)), self)
        dialog.setWindowTitle(self.tr("Colour behind the picture"))
        dialog.colorSelected.connect(self._take_colour)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_colour(self, colour: QColor) -> None:
        background = colour.red(), colour.green(), colour.blue()
        self._lay(replace(self._canvas, background=background))

    def _show_numbers(self, canvas: Canvas) -> None:
        longer = canvas.longer_side or USUAL_LONGER_SIDE
        self._longer.set_range(min(256, longer), max(_LONGEST_SLIDER_PX, longer))
        self._longer.set_value(longer)
        if canvas.size is not None:
            self._width.show_number(canvas.size[0])
            self._height.show_number(canvas.size[1])
        self._zoom.set_value(canvas.zoom * _PER_CENT)
        seen = seen_centre(canvas, self._picture)
        first = seen_centre(replace(canvas, centre=None), self._picture)
        for slider, value, default in zip((self._across, self._down), seen, first, strict=True):
            slider.set_value(value * _PER_CENT)
            # As the slider rounds it, or it could never be reset.
            slider.set_default(round(default * _PER_CENT, 1))
        self._face.setEnabled(canvas.centre is not None)

    def _show_ground(self, canvas: Canvas, kind: Codec) -> None:
        choose(self._ground, "blurred" if canvas.background is None else "colour")
        self._colour.setVisible(canvas.background is not None)
        if canvas.background is not None:
            colour = QColor(*canvas.background)
            self._colour.setText(colour.name())
            self._colour.setIcon(_swatch(colour, self.palette().color(QPalette.ColorRole.Mid)))
            self._colour.setAccessibleName(self.tr("Colour {name}").format(name=colour.name()))
        self._alpha.setEnabled(kind.has_alpha)
        self._alpha.setChecked(self.settings.compression.has_alpha)
        self._alpha_words.setText(self._words(kind))

    def _words(self, kind: Codec) -> str:
        if not kind.has_pictures:
            return self.tr("A sound file has no pictures.")
        if kind.has_alpha:
            return self.tr("The person stays, what is behind them goes.")
        return self.tr("{codec} can't be transparent; ProRes 4444 and PNG can.").format(codec=kind.title)


def _row(*widgets: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch()
    return made


def _swatch(colour: QColor, rim: QColor) -> QIcon:
    pixmap = QPixmap(QSize(_SWATCH_PX, _SWATCH_PX))
    pixmap.fill(colour)
    painter = QPainter(pixmap)
    painter.setPen(rim)
    painter.drawRect(0, 0, _SWATCH_PX - 1, _SWATCH_PX - 1)
    painter.end()
    return QIcon(pixmap)
