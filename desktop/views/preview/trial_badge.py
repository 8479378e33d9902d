"""A small sign on the picture: it shows a take that is tried, and not what the project plays."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from desktop.views.widgets.colours import is_dark, signal_colours

_EDGE_PX, _PADDING_PX = 14, 10


class TrialBadge(QWidget):
    """Lies in the upper left corner of its parent; hidden without a text."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        font = self.font()
        font.setBold(True)
        self.setFont(font)
        # The picture below takes the mouse.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.move(_EDGE_PX, _EDGE_PX)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self.accessibleName()

    def show_text(self, text: str) -> None:
        """Say what is tried; empty when nothing is."""
        self.setAccessibleName(text)
        metrics = self.fontMetrics()
        self.resize(metrics.horizontalAdvance(text) + 2 * _PADDING_PX, metrics.height() + _PADDING_PX)
        self.setVisible(bool(text))
        self.raise_()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the text on a ground that no picture has."""
        painter, palette = QPainter(self), self.palette()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(signal_colours(palette).warning)
        painter.drawRoundedRect(self.rect(), 6, 6)
        role = QPalette.ColorRole.Window if is_dark(palette) else QPalette.ColorRole.HighlightedText
        painter.setPen(palette.color(role))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text)
