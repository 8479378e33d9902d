"""What stands in the curve editor while there is nothing to edit: why, and the one thing to do about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.labels import label, set_role

_WIDTH_PX = 420


class EmptyPage(QWidget):
    """A sentence and a button.

    Parameters
    ----------
    title, hint, action : str
        In the user's language.
    icon : str
        Of the button.

    Signals
    -------
    acted()
        The button was pressed.
    """

    acted = Signal()

    def __init__(self, title: str, hint: str, action: str, icon: str) -> None:
        super().__init__()
        self.button = QPushButton(action)
        set_role(self.button, "primary")
        set_icon(self.button, icon)
        self.button.clicked.connect(self.acted)
        heading, text = label(title, "title", wraps=True), label(hint, "hint", wraps=True)
        layout = QVBoxLayout(self)
        layout.addStretch()
        for made in (heading, text):
            made.setAlignment(Qt.AlignmentFlag.AlignCenter)
            made.setFixedWidth(_WIDTH_PX)
            # A text that wraps asks for its height only once it has its width.
            made.setMinimumHeight(made.heightForWidth(_WIDTH_PX))
            layout.addWidget(made, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(8)
        layout.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch()
