"""The surface that shows one picture: fitted, zoomed and panned, with a tool that edits on it.

It knows neither time nor the project; a tool draws and does what is particular.
"""

from typing import cast

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QCursor,
    QEnterEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from desktop.views.preview.caption_painter import paint_caption
from desktop.views.preview.tool import Tool, Touch
from desktop.views.preview.viewport import Viewport
from desktop.views.widgets.colours import is_dark, mixed
from desktop.views.widgets.focus_frame import paint_focus_frame

_STEP = 1.25
"""Change of scale with one notch of the wheel or one zoom command."""

_NOTCH = 120
_SCROLL = 60.0
"""Widget pixels that one notch of the wheel scrolls."""

_BLOCKS_FROM = 6.0
"""Device pixels per picture pixel from which the pixels are shown as they are: now their edges matter."""

_TOOL_MARGIN = 40.0
"""Room around a fitted picture for handles."""

_FARTHEST = QRectF(-1.0, -1.0, 3.0, 3.0)
"""Handles farther away, in parts of the picture, are left outside the fitted view."""

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Canvas(QWidget):
    """Shows a picture, and lets a tool edit it.

    Signals
    -------
    view_changed()
        Zoom, position or size of what is seen has changed.
    left()
        Escape was pressed while nothing was there to be taken back.
    """

    view_changed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self._caption = ""
        self._tool: Tool | None = None
        self._view = Viewport(QSizeF(self.size()), QSizeF())
        self._pan_from: QPointF | None = None
        self._is_tool_busy = False
        self.setMouseTracking(True)
        self.setMinimumSize(160, 120)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.tr("Picture"))

    @property
    def view(self) -> Viewport:
        """The way between widget and picture."""
        return self._view

    @property
    def percent(self) -> float:
        """Pixels of the screen per 100 pixels of the picture."""
        return 100.0 * self._view.scale * self.devicePixelRatioF()

    def show_image(self, image: QImage, size: tuple[int, int] | None = None) -> None:
        """Show another picture in place of the last; what was seen of it stays in view.

        Parameters
        ----------
        image : QImage
        size : tuple of int, optional
            Width and height in pixels of what it shows, where the image is a reduced copy.
        """
        self._image = image
        content = QSizeF(*size) if size else QSizeF(image.size())
        if content != self._view.content:
            self._set_view(self._view.with_content(content))
        self.update()

    def show_caption(self, text: str) -> None:
        """Show words over the lower edge of the picture; empty shows none."""
        if text != self._caption:
            self._caption = text
            self.setAccessibleDescription(text)
            self.update()

    def set_tool(self, tool: Tool | None) -> None:
        """Let a tool edit the picture, or none."""
        if self._tool is not None:
            self._tool.cancel()
            self._tool.leave()
        self._tool, self._is_tool_busy = tool, False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tool else Qt.FocusPolicy.ClickFocus)
        self.unsetCursor()
        self.fit()

    def fit(self) -> None:
        """Show the whole picture, and all handles of the tool."""
        area, size = QRectF(0.0, 0.0, 1.0, 1.0), self._view.content
        if self._tool is not None and not size.isEmpty():
            points = [
                QPointF((x + 0.5) / size.width(), (y + 0.5) / size.height()) for x, y in self._tool.bounds()
            ]
            area = area.united(QPolygonF(points).boundingRect()).intersected(_FARTHEST)
        self._set_view(self._view.with_area(area, _TOOL_MARGIN if self._tool else 0.0).fitted())

    def zoom_to(self, percent: float) -> None:
        """Show the picture at a size in percent, where 100 is one pixel of the screen for each of its own."""
        self._zoom(percent / 100.0 / self.devicePixelRatioF(), QPointF(self.width() / 2, self.height() / 2))

    def zoom_by(self, steps: float) -> None:
        """Zoom in by some steps, out where negative."""
        self._zoom(self._view.scale * _STEP**steps, QPointF(self.width() / 2, self.height() / 2))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Size that shows a video of the usual size unscaled."""
        return QSize(512, 512)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the surround, the picture and the tool."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._surround())
        if not self._image.isNull() and not self._view.is_empty:
            self._paint_picture(painter)
        paint_focus_frame(painter, self)

    def _paint_picture(self, painter: QPainter) -> None:
        is_smooth = self._view.scale * self.devicePixelRatioF() < _BLOCKS_FROM
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, is_smooth)
        painter.drawImage(self._on_pixels(self._view.target), self._image)
        if self._tool is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._tool.paint(painter, self._view)
        elif self._caption:
            paint_caption(painter, self._view.target, self._caption, self.font())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep what is seen in the middle."""
        self._set_view(self._view.with_window(QSizeF(event.size())))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom at the cursor with Ctrl, scroll without."""
        notches = event.angleDelta().toPointF() / _NOTCH
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(self._view.scale * _STEP ** (notches.y() or notches.x()), event.position())
        elif not self._view.is_fitted:
            by = QPointF(event.pixelDelta()) if not event.pixelDelta().isNull() else notches * _SCROLL
            is_across = event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not by.x()
            self._set_view(self._view.panned(QPointF(by.y(), 0) if is_across else by))
        else:
            event.ignore()
            return
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let the tool begin, or pan."""
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_left and self._tool is not None and self._tool.press(self._touch(event)):
            self._is_tool_busy = True
            self.update()
            return
        if event.button() == Qt.MouseButton.MiddleButton or (is_left and not self._view.is_fitted):
            self._pan_from = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        # Something else may have been selected or left.
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let the tool go on, pan, or show what is under the mouse."""
        if self._pan_from is not None:
            self._set_view(self._view.panned(event.position() - self._pan_from))
            self._pan_from = event.position()
        elif self._tool is not None and self._is_tool_busy:
            self._tool.drag(self._touch(event))
            self.update()
        elif not event.buttons():
            self._hover(self._touch(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """End what the press began."""
        if self._tool is not None and self._is_tool_busy and event.button() == Qt.MouseButton.LeftButton:
            self._tool.release(self._touch(event))
            self._is_tool_busy = False
        elif event.button() in (Qt.MouseButton.MiddleButton, Qt.MouseButton.LeftButton):
            self._pan_from = None
        if not event.buttons():
            self._hover(self._touch(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Without a tool: the whole picture, or every pixel of it."""
        if self._tool is not None:
            self.mousePressEvent(event)
        elif not self._view.is_fitted:
            self.fit()
        else:
            self._zoom(1.0 / self.devicePixelRatioF(), event.position())

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Show what is under the mouse."""
        self._hover(Touch(event.position(), self._view, event.modifiers()))

    def leaveEvent(self, _event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing is under the mouse any more."""
        if self._tool is not None:
            self._tool.leave()
            self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Whoever comes by Tab finds something selected that the arrow keys move."""
        super().focusInEvent(event)
        step = {Qt.FocusReason.TabFocusReason: 1, Qt.FocusReason.BacktabFocusReason: -1}.get(event.reason())
        if step is not None and self._tool is not None:
            self._tool.select_end(step)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Take nothing back: a drag goes on without the keyboard."""
        self.update()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrow keys move what is selected, Escape takes back or leaves."""
        if not self._take_key(event):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep the tool's keys from the window's shortcuts, and zoom by pinching."""
        if event.type() == QEvent.Type.ShortcutOverride and self._wants(cast(QKeyEvent, event)):
            event.accept()
            return True
        if event.type() == QEvent.Type.NativeGesture:
            gesture = cast(QNativeGestureEvent, event)
            if gesture.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self._zoom(self._view.scale * (1.0 + gesture.value()), gesture.position())
                return True
        return super().event(event)

    def focusNextPrevChild(self, is_forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Tab goes from point to point once one is selected, and on behind the last."""
        if self._tool is not None and self._tool.select_next(1 if is_forward else -1):
            self.update()
            return True
        return super().focusNextPrevChild(is_forward)

    def _wants(self, event: QKeyEvent) -> bool:
        if self._tool is None:
            return False
        plain = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        is_arrow = event.key() in _ARROWS and self._tool.can_nudge
        return plain == Qt.KeyboardModifier.NoModifier and (is_arrow or event.key() == Qt.Key.Key_Escape)

    def _take_key(self, event: QKeyEvent) -> bool:
        if self._tool is None or not self._wants(event):
            return False
        if event.key() == Qt.Key.Key_Escape:
            if self._tool.cancel():
                self._is_tool_busy = False
            else:
                self.left.emit()
        else:
            dx, dy = _ARROWS[Qt.Key(event.key())]
            self._tool.nudge(dx, dy, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        self.update()
        return True

    def _touch(self, event: QMouseEvent) -> Touch:
        return Touch(event.position(), self._view, event.modifiers())

    def _hover(self, touch: Touch) -> None:
        cursor = self._tool.hover(touch) if self._tool is not None else None
        if cursor is None and not self._view.is_fitted:
            cursor = QCursor(Qt.CursorShape.OpenHandCursor)
        if cursor is None:
            self.unsetCursor()
        else:
            self.setCursor(cursor)
        if self._tool is not None:
            self.update()

    def _zoom(self, scale: float, at: QPointF) -> None:
        self._set_view(self._view.scaled_at(at, scale))

    def _set_view(self, view: Viewport) -> None:
        if view != self._view:
            self._view = view
            self.update()
            self.view_changed.emit()

    def _on_pixels(self, target: QRectF) -> QRectF:
        """The rectangle moved to whole pixels of the screen, so that an unscaled picture stays sharp."""
        ratio = self.devicePixelRatioF()
        left, top = round(target.left() * ratio) / ratio, round(target.top() * ratio) / ratio
        return QRectF(left, top, target.width(), target.height())

    def _surround(self) -> QColor:
        """A grey around the picture that is neither its border nor the window's."""
        window = self.palette().color(QPalette.ColorRole.Window)
        return mixed(window, QColor("black"), 0.45 if is_dark(self.palette()) else 0.16)
