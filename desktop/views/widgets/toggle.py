"""A small on-off button of a track or a layer: a letter or an icon, filled with a colour while it is on."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.views.widgets.colours import mixed
from desktop.views.widgets.icons import icon

_SIDE_PX = 22
_ICON_PX = 16
_RADIUS = 4.0


class Toggle(QAbstractButton):
    """A checkable square.

    Parameters
    ----------
    text : str
        A letter, or nothing where icons are given.
    name : str
        What it does, for tooltips and screen readers.
    on : QColor
        Its ground while it is on.
    icons : (str, str), optional
        Names of the icons while it is off and on.
    """

    def __init__(
        self,
        text: str,
        name: str,
        on: QColor,
        icons: tuple[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._on, self._icons = on, icons
        self.setText(text)
        self.setCheckable(True)
        self.setToolTip(name)
        self.setAccessibleName(name)
        # A click leaves the keys with the timeline: Space plays, it doesn't mute again.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedSize(_SIDE_PX, _SIDE_PX)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Always the same."""
        return QSize(_SIDE_PX, _SIDE_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the square and what is on it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        ground, ink = self._ground(), self._ink()
        border = mixed(ground, self.palette().color(QPalette.ColorRole.WindowText), 0.22)
        painter.setPen(
            QPen(self.palette().color(QPalette.ColorRole.Highlight), 1.6) if self.hasFocus() else border
        )
        painter.setBrush(ground)
        painter.drawRoundedRect(place, _RADIUS, _RADIUS)
        if self._icons is None:
            font = self.font()
            font.setBold(True)
            font.setPointSizeF(max(font.pointSizeF() - 1, 6.0))
            painter.setFont(font)
            painter.setPen(ink)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        else:
            inner = self.rect().center() - self.rect().topLeft()
            picture = icon(self._icons[int(self.isChecked())], ink)
            half = _ICON_PX // 2
            picture.paint(painter, inner.x() - half + 1, inner.y() - half + 1, _ICON_PX, _ICON_PX)

    def _ground(self) -> QColor:
        palette = self.palette()
        window, text = palette.color(QPalette.ColorRole.Window), palette.color(QPalette.ColorRole.WindowText)
        if self.isChecked():
            return self._on.lighter(112) if self.underMouse() else self._on
        return mixed(window, text, 0.16 if self.isDown() else 0.12 if self.underMouse() else 0.04)

    def _ink(self) -> QColor:
        if self.isChecked():
            return QColor("black") if self._on.lightness() > 110 else QColor("white")
        palette = self.palette()
        text = palette.color(QPalette.ColorRole.WindowText)
        return text if self.underMouse() else mixed(text, palette.color(QPalette.ColorRole.Window), 0.25)
