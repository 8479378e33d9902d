"""The buttons above a strip: zoom, and adding and deleting a mark by hand."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from desktop.views.panels.strip_view import StripView
from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.labels import label


class StripTools(QWidget):
    """Buttons of one strip.

    Parameters
    ----------
    view : StripView
    add_tip, delete_tip : str
        What the buttons do, in the user's language.

    Signals
    -------
    add_requested()
        A mark at the playhead is wanted.
    delete_requested()
        The selected mark is to go.
    """

    add_requested = Signal()
    delete_requested = Signal()

    def __init__(self, view: StripView, add_tip: str, delete_tip: str) -> None:
        super().__init__()
        self.add_button = _button("add", add_tip)
        self.delete_button = _button("delete", delete_tip)
        self._note = label("", "hint")
        self._out = _button("zoom_out", self.tr("Show more time"))
        closer = _button("zoom_in", self.tr("Show less time, larger"))
        fit = _button("fit", self.tr("Show the whole clip"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.add_button)
        row.addWidget(self.delete_button)
        row.addSpacing(6)
        row.addWidget(self._note, stretch=1)
        for button in (self._out, closer, fit):
            row.addWidget(button)
        self.add_button.clicked.connect(lambda: self.add_requested.emit())
        self.delete_button.clicked.connect(lambda: self.delete_requested.emit())
        self._out.clicked.connect(lambda: view.zoom(-1))
        closer.clicked.connect(lambda: view.zoom(1))
        fit.clicked.connect(view.fit)

    def set_note(self, text: str) -> None:
        """Say how many there are."""
        self._note.setText(text)


def _button(icon_name: str, tip: str) -> QToolButton:
    made = QToolButton()
    set_icon(made, icon_name)
    made.setAutoRaise(True)
    made.setToolTip(tip)
    made.setAccessibleName(tip)
    # A click leaves the keys where they are.
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made
