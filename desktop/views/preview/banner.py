"""A calm note over the picture: what is wrong, what to do, and a button that does it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.views.widgets.colours import signal_colours
from desktop.views.widgets.icons import icon

_ICON = 24
_WIDEST = 560


class Banner(QWidget):
    """Message, hint and an action.

    Signals
    -------
    acted()
        The button was pressed.
    """

    acted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._area = parent
        self._sign, self._message, self._hint = QLabel(), QLabel(), QLabel()
        self._button = QPushButton()
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._button.clicked.connect(self.acted)
        self._build_layout()
        self.hide()

    def show_text(self, message: str, hint: str, action: str) -> None:
        """Show a note; without an action there is no button."""
        colour = signal_colours(self.palette()).warning
        self._sign.setPixmap(icon("warning", colour).pixmap(QSize(_ICON, _ICON), self.devicePixelRatioF()))
        self._message.setText(message)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self.show()
        self.place()

    def place(self) -> None:
        """Lie at the bottom of the parent, in the middle."""
        area = self._area.rect()
        width = min(_WIDEST, area.width() - 24)
        height = max(self.heightForWidth(width), self.minimumSizeHint().height())
        self.setGeometry((area.width() - width) // 2, area.height() - height - 14, width, height)
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ground with a coloured edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(self.palette().color(QPalette.ColorRole.Window))
        ground.setAlpha(242)
        painter.setPen(QPen(signal_colours(self.palette()).warning, 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def _build_layout(self) -> None:
        font = self._message.font()
        font.setBold(True)
        self._message.setFont(font)
        for label in (self._message, self._hint):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._message)
        texts.addWidget(self._hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 12, 10)
        row.setSpacing(12)
        row.addWidget(self._sign, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, stretch=1)
        row.addWidget(self._button)
