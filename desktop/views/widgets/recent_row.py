"""Draws a project in a list: its picture, its name, and where it lies.

Whether the file is there was found out before.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPainterPath, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.jobs.recent_files import RecentFile
from desktop.views.widgets.colours import mixed, signal_colours
from desktop.views.widgets.icons import icon

FILE = Qt.ItemDataRole.UserRole
"""Role of the `RecentFile`."""

ROW_PX = 60
_PICTURE_PX, _ICON_PX, _MARGIN_PX = 46, 24, 8

Index = QModelIndex | QPersistentModelIndex


class RecentRow(QStyledItemDelegate):
    """Paints the rows."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802 - Qt's name
        """All rows are equally high."""
        return QSize(200, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one."""
        file: RecentFile = index.data(FILE)
        area: QRect = option.rect
        palette: QPalette = option.palette
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, area, palette, state)
        place = QRect(area.left() + _MARGIN_PX, 0, _PICTURE_PX, _PICTURE_PX)
        place.moveTop(area.center().y() - _PICTURE_PX // 2)
        _paint_picture(painter, place, file, palette)
        words = area.adjusted(_PICTURE_PX + 3 * _MARGIN_PX, 0, -2 * _MARGIN_PX, 0)
        where = str(file.path.parent)
        if not file.is_there:
            where = self.tr("Not found in {folder}").format(folder=where)
        _paint_words(painter, words, file, where, palette)
        painter.restore()


def _paint_ground(painter: QPainter, area: QRect, palette: QPalette, state: QStyle.StateFlag) -> None:
    ground = palette.color(QPalette.ColorRole.Base)
    if state & QStyle.StateFlag.State_MouseOver:
        ground = mixed(ground, palette.color(QPalette.ColorRole.Text), 0.07)
    painter.setBrush(ground)
    is_current = state & QStyle.StateFlag.State_HasFocus
    painter.setPen(palette.color(QPalette.ColorRole.Link) if is_current else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRectF(area).adjusted(1.5, 1.5, -1.5, -1.5), 5, 5)


def _paint_picture(painter: QPainter, place: QRect, file: RecentFile, palette: QPalette) -> None:
    frame = QPainterPath()
    frame.addRoundedRect(QRectF(place), 5, 5)
    painter.setPen(Qt.PenStyle.NoPen)
    if file.is_there and file.picture is not None:
        painter.save()
        painter.setClipPath(frame)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, file.picture, _middle(file.picture))
        painter.restore()
        return
    painter.fillPath(frame, palette.color(QPalette.ColorRole.Window))
    inner = QRect(0, 0, _ICON_PX, _ICON_PX)
    inner.moveCenter(place.center())
    name = "portrait" if file.is_there else "missing"
    icon(name, palette.color(QPalette.ColorRole.PlaceholderText)).paint(painter, inner)


def _paint_words(painter: QPainter, area: QRect, file: RecentFile, where: str, palette: QPalette) -> None:
    hint = palette.color(QPalette.ColorRole.PlaceholderText)
    bold = QFont(painter.font())
    bold.setWeight(QFont.Weight.DemiBold)
    upper, lower = QRect(area), QRect(area)
    upper.setBottom(area.center().y())
    lower.setTop(area.center().y() + 2)
    plain = painter.font()
    name = palette.color(QPalette.ColorRole.Text) if file.is_there else hint
    _paint_line(painter, upper, bold, name, file.path.stem, Qt.AlignmentFlag.AlignBottom)
    where_colour = hint if file.is_there else signal_colours(palette).warning
    _paint_line(painter, lower, plain, where_colour, where, Qt.AlignmentFlag.AlignTop)


def _paint_line(
    painter: QPainter, area: QRect, font: QFont, colour: QColor, text: str, upright: Qt.AlignmentFlag
) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideMiddle, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | upright, elided)


def _middle(image: QImage) -> QRect:
    """The largest square in the middle."""
    side = min(image.width(), image.height())
    return QRect((image.width() - side) // 2, (image.height() - side) // 2, side, side)
