"""A number with everything a hand may want: a name, a slider, an entry and a reset.

It holds no value of the project; who uses it sets the number and makes the edits.
"""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from desktop.views.widgets.gesture import Gestures
from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.number_entry import NumberEntry
from desktop.views.widgets.slider import Slider

_ENTRY_CHARACTERS = 9
"""Entries below each other are equally wide: room for "-00.00 %" or "1000 px" and the arrows."""


class NumberSlider(QWidget):
    """Label, slider, numeric entry and reset button of one number.

    Parameters
    ----------
    text : str
        Its name, in the user's language.
    minimum, maximum, default : float
    decimals : int
        Digits behind the point; also the slider's step.
    suffix : str
        Unit shown behind the number, such as ``" dB"``.
    parent : QWidget, optional

    Signals
    -------
    changed(float, object)
        The user's new number, and the gesture it belongs to: the same object during one hold of the
        slider, one turning of the wheel or one held key.
    """

    changed = Signal(float, object)

    def __init__(
        self,
        text: str,
        minimum: float,
        maximum: float,
        default: float,
        decimals: int = 0,
        suffix: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._per_unit = float(10**decimals)
        self._default = default
        self._gestures = Gestures()
        self.label, self.slider = QLabel(text), Slider()
        self.entry, self.reset_button = NumberEntry(), QToolButton()
        self.entry.setDecimals(decimals)
        self.entry.setSuffix(suffix)
        self._name(text)
        self._build_layout()
        self.set_range(minimum, maximum)
        self.set_value(default)
        self._connect()

    @property
    def value(self) -> float:
        """The number shown; of several, the one shown last."""
        return self.entry.value()

    @property
    def is_mixed(self) -> bool:
        """Whether it stands for several different numbers."""
        return self.entry.is_mixed

    def set_value(self, value: float) -> None:
        """Show a number; nothing is emitted."""
        self.entry.show_number(value)
        self._show_in_slider()

    def set_mixed(self) -> None:
        """Show that several things have different numbers, until one is chosen for all of them."""
        self.entry.show_mixed()
        self._show_in_slider()

    def set_range(self, minimum: float, maximum: float) -> None:
        """Change the limits; a number beyond them is moved to them without being emitted."""
        with QSignalBlocker(self.entry), QSignalBlocker(self.slider):
            self.entry.setRange(minimum, maximum)
            self.entry.setSingleStep(1 / self._per_unit)
            self.slider.setRange(self._steps(minimum), self._steps(maximum))
            self.slider.setPageStep(max(1, self._steps(maximum - minimum) // 10))
        self._show_in_slider()

    def set_default(self, default: float) -> None:
        """Change what the reset goes back to."""
        self._default = default
        self._show_in_slider()

    def reset(self) -> None:
        """Go back to the default, as a gesture of its own."""
        if self.is_mixed or self.value != self._default:
            self._change(self._default, object())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Reset when the label is double-clicked."""
        if watched is self.label and event.type() == QEvent.Type.MouseButtonDblClick and self.isEnabled():
            self.reset()
            return True
        return super().eventFilter(watched, event)

    def _name(self, text: str) -> None:
        self.label.setBuddy(self.entry)
        self.slider.setAccessibleName(text)
        self.entry.setAccessibleName(text)
        set_icon(self.reset_button, "reset")
        self.reset_button.setAutoRaise(True)
        self.reset_button.setToolTip(self.tr("Back to the default"))
        self.reset_button.setAccessibleName(self.tr("Reset {name}").format(name=text))
        self.label.setToolTip(self.tr("Double-click to go back to the default"))

    def _build_layout(self) -> None:
        self.setFocusProxy(self.slider)
        self.slider.setMinimumWidth(48)
        self.entry.setMinimumWidth(self.fontMetrics().horizontalAdvance("0" * _ENTRY_CHARACTERS))
        self.entry.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.label)
        layout.addWidget(self.slider, stretch=1)
        layout.addWidget(self.entry)
        layout.addWidget(self.reset_button)
        self.setTabOrder(self.slider, self.entry)
        self.setTabOrder(self.entry, self.reset_button)
        self.reset_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _connect(self) -> None:
        self.label.installEventFilter(self)
        self.slider.hold_began.connect(self._gestures.begin)
        self.slider.hold_ended.connect(self._gestures.end)
        self.slider.valueChanged.connect(self._take_from_slider)
        self.slider.reset_asked.connect(self.reset)
        self.entry.entered.connect(self._take_from_entry)
        self.reset_button.clicked.connect(self.reset)

    def _take_from_slider(self, steps: int) -> None:
        self._change(steps / self._per_unit, self._gestures.current("slider"))

    def _take_from_entry(self, value: float, is_stepped: bool) -> None:
        self._change(value, self._gestures.current("step") if is_stepped else object())

    def _change(self, value: float, gesture: object) -> None:
        self.set_value(value)
        self.changed.emit(self.value, gesture)

    def _show_in_slider(self) -> None:
        with QSignalBlocker(self.slider):
            self.slider.setValue(self._steps(self.value))
        self.slider.set_blank(self.is_mixed)
        self.reset_button.setEnabled(self.is_mixed or self.value != self._default)

    def _steps(self, value: float) -> int:
        return round(value * self._per_unit)


def line_up(sliders: Iterable[NumberSlider]) -> None:
    """Make labels and entries of sliders that stand below each other equally wide."""
    rows = tuple(sliders)
    parts: tuple[list[QWidget], ...] = ([row.label for row in rows], [row.entry for row in rows])
    for widgets in parts:
        width = max((max(widget.sizeHint().width(), widget.minimumWidth()) for widget in widgets), default=0)
        for widget in widgets:
            widget.setFixedWidth(width)
