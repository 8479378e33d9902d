"""Draws how bad a fault is as a bar below the amount in a list; the amount itself is the list's."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

SEVERITY = Qt.ItemDataRole.UserRole + 1
"""Role of an item's severity, 0 to 1."""

_HEIGHT = 3.0
_MARGIN = 5.0
_ROOM = 4
"""Pixels more than its text that a row needs."""


class SeverityBar(QStyledItemDelegate):
    """Paints the bar at the bottom of a cell."""

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Room for the text and the bar."""
        return super().sizeHint(option, index) + QSize(0, _ROOM)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        super().paint(painter, option, index)
        severity = index.data(SEVERITY)
        if not isinstance(severity, float):
            return
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        full = QPalette.ColorRole.HighlightedText if is_selected else QPalette.ColorRole.Text
        rect = QRectF(option.rect)
        left, top = rect.left() + _MARGIN, rect.bottom() - _HEIGHT - 1
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for share, role in ((1.0, QPalette.ColorRole.Mid), (severity, full)):
            painter.setBrush(option.palette.color(role))
            bar = QRectF(left, top, (rect.width() - 2 * _MARGIN) * share, _HEIGHT)
            painter.drawRoundedRect(bar, _HEIGHT / 2, _HEIGHT / 2)
        painter.restore()
