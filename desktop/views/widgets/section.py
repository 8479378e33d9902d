"""A part of a panel under a heading that opens and closes it. What is in it belongs to the panel."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.labels import label


class Section(QWidget):
    """A heading, a few words on the state of what is below it, and the content.

    Parameters
    ----------
    title : str
        In the user's language.
    content : QWidget
    is_open : bool

    Signals
    -------
    reset_asked()
        Everything in it is to be as it was at first; only where `offer_reset` was called.
    """

    reset_asked = Signal()

    def __init__(self, title: str, content: QWidget, is_open: bool = True) -> None:
        super().__init__()
        self.heading, self.reset_button = QToolButton(), QToolButton()
        self._content, self._note = content, label("", "hint")
        self._build(title)
        self.heading.toggled.connect(self._show_open)
        self.heading.setChecked(is_open)
        self._show_open(is_open)

    @property
    def is_open(self) -> bool:
        """Whether its content is shown."""
        return self.heading.isChecked()

    @property
    def note(self) -> str:
        """What is said of its content."""
        return self._note.text()

    def set_open(self, is_open: bool) -> None:
        """Show or hide the content."""
        self.heading.setChecked(is_open)

    def set_content_enabled(self, is_enabled: bool) -> None:
        """Let the content be used or only be looked at; it opens and closes all the same."""
        self._content.setEnabled(is_enabled)

    def set_note(self, text: str) -> None:
        """Say in a few words how things stand, for who has it closed."""
        self._note.setText(text)
        self.heading.setAccessibleDescription(text)

    def offer_reset(self, tip: str) -> None:
        """Put a reset button beside the heading."""
        self.reset_button.setToolTip(tip)
        self.reset_button.setAccessibleName(tip)
        self.reset_button.show()

    def _build(self, title: str) -> None:
        self.heading.setText(title)
        self.heading.setCheckable(True)
        self.heading.setAutoRaise(True)
        self.heading.setProperty("role", "section")
        self.heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.heading.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        font = self.heading.font()
        font.setWeight(QFont.Weight.DemiBold)
        self.heading.setFont(font)
        set_icon(self.reset_button, "reset")
        self.reset_button.setAutoRaise(True)
        self.reset_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.reset_button.hide()
        self.reset_button.clicked.connect(self.reset_asked)
        # A long note is cut rather than making the panel wider.
        self._note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(6)
        head.addWidget(self.heading)
        head.addWidget(self._note, stretch=1)
        head.addWidget(self.reset_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self._content)

    def _show_open(self, is_open: bool) -> None:
        set_icon(self.heading, "chevron_down" if is_open else "chevron_right")
        self._content.setVisible(is_open)
