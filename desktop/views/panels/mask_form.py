"""The paste-back mask in numbers. It reports the mask that the hand wants; who edits is the panel."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.views.widgets.number_slider import NumberSlider
from joyvasa_runtime.portrait.mask import DEFAULT_MASK, FEATHER_RANGE, MAX_INSET, Mask

_PERCENT = 100.0


class MaskForm(QWidget):
    """Insets, softness and roundness.

    Signals
    -------
    changed(object, object)
        The wanted `Mask` and its gesture.
    """

    changed = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._mask = DEFAULT_MASK
        self._sliders = self._build_sliders()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for name, slider in self._sliders.items():
            column.addWidget(slider)
            slider.changed.connect(partial(self._want, name))

    @property
    def sliders(self) -> tuple[NumberSlider, ...]:
        """From top to bottom."""
        return tuple(self._sliders.values())

    def show_mask(self, mask: Mask) -> None:
        """Show a mask."""
        self._mask = mask
        values = (mask.left, mask.top, mask.right, mask.bottom, mask.feather, _PERCENT * mask.roundness)
        for slider, value in zip(self._sliders.values(), values, strict=True):
            slider.set_value(value)

    def _build_sliders(self) -> dict[str, NumberSlider]:
        low, high = FEATHER_RANGE
        px = self.tr(" px")
        sliders = {
            "left": NumberSlider(self.tr("Left"), 0, MAX_INSET, DEFAULT_MASK.left, 0, px),
            "top": NumberSlider(self.tr("Top"), 0, MAX_INSET, DEFAULT_MASK.top, 0, px),
            "right": NumberSlider(self.tr("Right"), 0, MAX_INSET, DEFAULT_MASK.right, 0, px),
            "bottom": NumberSlider(self.tr("Bottom"), 0, MAX_INSET, DEFAULT_MASK.bottom, 0, px),
            "feather": NumberSlider(self.tr("Softness"), low, high, DEFAULT_MASK.feather, 0, px),
            "roundness": NumberSlider(self.tr("Roundness"), 0, _PERCENT, 0, 0, self.tr(" %")),
        }
        sliders["feather"].setToolTip(
            self.tr("Width of the edge over which the face blends into the picture")
        )
        return sliders

    def _want(self, name: str, value: float, gesture: object) -> None:
        self.changed.emit(self._with(name, value), gesture)

    def _with(self, name: str, value: float) -> Mask:
        mask = self._mask
        match name:
            case "left":
                return replace(mask, left=value)
            case "top":
                return replace(mask, top=value)
            case "right":
                return replace(mask, right=value)
            case "bottom":
                return replace(mask, bottom=value)
            case "feather":
                return replace(mask, feather=value)
            case _:
                return replace(mask, roundness=value / _PERCENT)
