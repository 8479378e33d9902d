"""What stands in the preview before there is a portrait: an invitation to drop, choose or paste a picture."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.views.widgets.colours import is_dark, mixed
from desktop.views.widgets.icons import icon_picture
from desktop.views.widgets.labels import set_role

_ICON = 64
_MARGIN = 28.0


class EmptyPage(QWidget):
    """A drop area.

    Signals
    -------
    choice_asked()
        A picture is to be chosen in a dialog.
    """

    choice_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sign, self._title, self._hint = QLabel(), QLabel(), QLabel()
        self._button = QPushButton(self.tr("Choose a picture…"))
        set_role(self._button, "primary")
        self._button.clicked.connect(self.choice_asked)
        self._build_layout()
        self._colour_sign()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Colour the sign anew when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour_sign()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ground and the dashed frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        window, text = palette.color(QPalette.ColorRole.Window), palette.color(QPalette.ColorRole.WindowText)
        painter.fillRect(self.rect(), palette.color(QPalette.ColorRole.Base))
        pen = QPen(mixed(window, text, 0.35 if is_dark(palette) else 0.3), 1.5, Qt.PenStyle.DashLine)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        frame = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.drawRoundedRect(frame, 14, 14)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Choose a picture, as editors do on an empty place."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.choice_asked.emit()

    def _colour_sign(self) -> None:
        colour = self.palette().color(QPalette.ColorRole.PlaceholderText)
        self._sign.setPixmap(icon_picture("portrait", _ICON, self.devicePixelRatioF(), colour))

    def _build_layout(self) -> None:
        self._title.setText(self.tr("Drop a portrait here"))
        self._hint.setText(self.tr("A photo, a painting, a drawing or an animal, facing the viewer"))
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        font.setBold(True)
        self._title.setFont(font)
        self._hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 48, 48, 48)
        column.addStretch()
        for widget, space in ((self._sign, 8), (self._title, 2), (self._hint, 14)):
            widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            widget.setWordWrap(True)
            column.addWidget(widget)
            column.addSpacing(space)
        column.addWidget(self._button, alignment=Qt.AlignmentFlag.AlignCenter)
        column.addStretch()
