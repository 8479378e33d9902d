"""One dial of the expression: a number slider, a button for its key at the playhead, one for its curve.

What the number does is said by the dial; this only shows and tells it.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.number_slider import NumberSlider


class DialRow(QWidget):
    """A number, and what can be done with it over time.

    Parameters
    ----------
    slider : NumberSlider
    name : str
        What screen readers call it, in the user's language: labels of different dials may be the same word.

    Signals
    -------
    key_toggled()
        A key at the playhead is to come or to go.
    curve_requested()
        Its curve is to be edited.
    """

    key_toggled = Signal()
    curve_requested = Signal()

    def __init__(self, slider: NumberSlider, name: str) -> None:
        super().__init__()
        self.slider, self.name = slider, name
        self.key_button, self.curve_button = QToolButton(), QToolButton()
        self._key_icon = ""
        self._build()
        self.show_keys(False, False, True)

    def show_keys(self, has_key: bool, is_keyed: bool, can_key: bool) -> None:
        """Tell of keys.

        Parameters
        ----------
        has_key : bool
            There is one at the playhead.
        is_keyed : bool
            There are several.
        can_key : bool
            The playhead is where a key can be set.
        """
        self.key_button.setEnabled(can_key)
        self.key_button.setChecked(has_key)
        name = "diamond_filled" if has_key else "diamond"
        if name != self._key_icon:
            self._key_icon = name
            set_icon(self.key_button, name)
        self.key_button.setToolTip(self._key_tip(has_key, is_keyed, can_key))

    def _key_tip(self, has_key: bool, is_keyed: bool, can_key: bool) -> str:
        if not can_key:
            return self.tr("Move the playhead onto the clip to set a key")
        if has_key:
            return self.tr("Remove the key at the playhead")
        if is_keyed:
            return self.tr("Set a key at the playhead; moving the slider sets one, too")
        return self.tr("Set a key at the playhead; with two or more it changes over time")

    def _build(self) -> None:
        for widget in (self.slider.slider, self.slider.entry):
            widget.setAccessibleName(self.name)
        self.key_button.setCheckable(True)
        self.key_button.setAccessibleName(self.tr("{name}: key at the playhead").format(name=self.name))
        set_icon(self.curve_button, "edit_curve")
        self.curve_button.setToolTip(self.tr("Edit the curve"))
        self.curve_button.setAccessibleName(self.tr("{name}: edit the curve").format(name=self.name))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.slider, stretch=1)
        for button, signal in (
            (self.key_button, self.key_toggled),
            (self.curve_button, self.curve_requested),
        ):
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, signal=signal: signal.emit())
            layout.addWidget(button)
