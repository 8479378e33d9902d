"""The square around the head in numbers. It reports the square that the hand wants; the panel edits."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.labels import label
from desktop.views.widgets.number_slider import NumberSlider
from joyvasa_runtime.portrait.crop_box import CropBox

_SMALLEST_SIDE = 32.0
_LARGEST_OF_PICTURE = 4.0


class CropForm(QWidget):
    """Centre, side and angle.

    Signals
    -------
    changed(object, object)
        The wanted `CropBox` and its gesture.
    reset()
        The square is to be the one that the points give.
    """

    changed = Signal(object, object)
    reset = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._box = CropBox((0.0, 0.0), 100.0)
        self._x = NumberSlider(self.tr("Centre across"), 0, 1, 0, 0, self.tr(" px"))
        self._y = NumberSlider(self.tr("Centre down"), 0, 1, 0, 0, self.tr(" px"))
        self._side = NumberSlider(self.tr("Side"), _SMALLEST_SIDE, 100, 100, 0, self.tr(" px"))
        self._angle = NumberSlider(self.tr("Angle"), -180, 180, 0, 1, self.tr("°"))
        self._state = label("", "hint", wraps=True)
        self._reset = QPushButton(self.tr("Find by itself"))
        set_icon(self._reset, "reset")
        self._reset.setToolTip(self.tr("Let the points give the square again"))
        self._reset.clicked.connect(self.reset)
        self._build_layout()
        self._connect()

    @property
    def sliders(self) -> tuple[NumberSlider, ...]:
        """From top to bottom."""
        return self._x, self._y, self._side, self._angle

    def show_box(
        self, box: CropBox | None, found: CropBox | None, is_own: bool, size: tuple[int, int]
    ) -> None:
        """Show a square.

        Parameters
        ----------
        box : CropBox or None
            None where no head was found.
        found : CropBox or None
            What each number is reset to, where that is known.
        is_own : bool
            Whether the square was set by hand.
        size : tuple of int
            Width and height of the picture.
        """
        for slider in self.sliders:
            slider.setEnabled(box is not None)
        self._reset.setEnabled(is_own)
        self._state.setText(self._text(box, is_own))
        if box is None:
            return
        self._box = box
        self._x.set_range(0, size[0] - 1)
        self._y.set_range(0, size[1] - 1)
        self._side.set_range(_SMALLEST_SIDE, max(_LARGEST_OF_PICTURE * max(size), box.side))
        for slider, default in zip(self.sliders, _numbers(found or box), strict=True):
            # Through the entry, which rounds as it does with the number shown.
            slider.set_value(default)
            slider.set_default(slider.value)
        for slider, value in zip(self.sliders, _numbers(box), strict=True):
            slider.set_value(value)

    def _text(self, box: CropBox | None, is_own: bool) -> str:
        if box is None:
            return self.tr("No head was found")
        return self.tr("Set by hand") if is_own else self.tr("Found by itself")

    def _build_layout(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._state, stretch=1)
        row.addWidget(self._reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for slider in self.sliders:
            column.addWidget(slider)
        column.addLayout(row)

    def _connect(self) -> None:
        self._x.changed.connect(self._move_across)
        self._y.changed.connect(self._move_down)
        self._side.changed.connect(lambda side, held: self._want(replace(self._box, side=side), held))
        self._angle.changed.connect(lambda angle, held: self._want(replace(self._box, angle=angle), held))

    def _move_across(self, x: float, gesture: object) -> None:
        self._want(replace(self._box, centre=(x, self._box.centre[1])), gesture)

    def _move_down(self, y: float, gesture: object) -> None:
        self._want(replace(self._box, centre=(self._box.centre[0], y)), gesture)

    def _want(self, box: CropBox, gesture: object) -> None:
        self.changed.emit(box, gesture)


def _numbers(box: CropBox) -> tuple[float, ...]:
    return *box.centre, box.side, box.angle
