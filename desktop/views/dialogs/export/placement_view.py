"""The little picture of what a video shows: the portrait on its canvas and letters, to be dragged and zoomed.

It stands for the look, not for the pixels: the video's own are made by `joyvasa_runtime.export`.
"""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QCursor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.views.dialogs.export.letters import paint_captions, paint_label
from desktop.views.dialogs.export.shown_picture import ShownPicture
from desktop.views.dialogs.export.sizes import moved, placed, zoomed
from desktop.views.widgets.colours import mixed
from desktop.views.widgets.focus_frame import paint_focus_frame
from joyvasa_runtime.portrait.canvas import Canvas
from joyvasa_runtime.presets.settings import ExportSettings

_MARGIN_PX = 10.0
_SMALLEST_PX = 170
_STEP, _LONG_STEP = 0.01, 0.1
_ZOOM_STEP = 1.1
_BLUR_SIDE_PX = 12
"""A picture this small, enlarged, is as blurred as the one in the video."""

_BACKDROP_SHADE = QColor(0, 0, 0, 140)
_OUTSIDE_OPACITY = 0.22
_GROUND_SHARE = 0.1
_CHECK_PX = 8
_CHECKS = (QColor(205, 205, 205), QColor(160, 160, 160))
_THIRDS = QColor(255, 255, 255, 110)

_Key = Qt.Key
_STEPS = {
    _Key.Key_Left: (-1.0, 0.0),
    _Key.Key_Right: (1.0, 0.0),
    _Key.Key_Up: (0.0, -1.0),
    _Key.Key_Down: (0.0, 1.0),
}
_ZOOMS = {_Key.Key_Plus: _ZOOM_STEP, _Key.Key_Equal: _ZOOM_STEP, _Key.Key_Minus: 1 / _ZOOM_STEP}


class PlacementView(QWidget):
    """Shows the frame of a video.

    Signals
    -------
    placed(object)
        The `Canvas` with the picture where the user wants it.
    """

    placed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._settings, self._picture = ExportSettings(), ShownPicture()
        self._caption = ""
        self._blurred = QPixmap()
        self._held_at: QPointF | None = None
        self._held_canvas = Canvas()
        self.setAccessibleName(self.tr("Picture in the video"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(_SMALLEST_PX, _SMALLEST_PX)

    def show_picture(self, picture: ShownPicture) -> None:
        """Show another portrait, or another part of it."""
        self._picture = picture
        small = QSize(_BLUR_SIDE_PX, _BLUR_SIDE_PX)
        if not picture.image.isNull():
            smooth = Qt.TransformationMode.SmoothTransformation
            tiny = picture.image.scaled(small, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
            self._blurred = QPixmap.fromImage(tiny)
        self.update()

    def show_settings(self, settings: ExportSettings, caption: str) -> None:
        """Show how a video would look.

        Parameters
        ----------
        settings : ExportSettings
        caption : str
            Words to stand for the captions; empty where none are burnt in.
        """
        self._settings, self._caption = settings, caption
        can_move = self._can_move
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if can_move else Qt.FocusPolicy.NoFocus)
        if can_move:
            tip = self.tr(
                "Drag to move, turn the wheel to zoom, double-click to begin anew. Keys: arrows, with Shift "
                "in long steps, + and -, Home"
            )
            self.setToolTip(tip)
            self.setCursor(QCursor(Qt.CursorShape.OpenHandCursor))
        else:
            self.setToolTip("")
            self.unsetCursor()
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As large as a phone's screen is on a desk."""
        return QSize(280, 280)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take hold of the picture."""
        if event.button() != Qt.MouseButton.LeftButton or not self._can_move:
            event.ignore()
            return
        self._held_at, self._held_canvas = event.position(), self._settings.canvas
        self.setCursor(QCursor(Qt.CursorShape.ClosedHandCursor))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take the picture along."""
        if self._held_at is None:
            return
        by, frame = event.position() - self._held_at, self._frame()
        across, down = by.x() / frame.width(), by.y() / frame.height()
        self._tell(moved(self._held_canvas, self._picture, across, down))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let go."""
        if event.button() == Qt.MouseButton.LeftButton and self._held_at is not None:
            self._held_at = None
            self.setCursor(QCursor(Qt.CursorShape.OpenHandCursor))
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begin anew."""
        if event.button() == Qt.MouseButton.LeftButton and self._can_move:
            self._begin_anew()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom."""
        if not self._can_move or not event.angleDelta().y():
            event.ignore()
            return
        self._zoom(_ZOOM_STEP ** (event.angleDelta().y() / 120))

    def event(self, event: QEvent) -> bool:
        """Keep its keys from the window's actions."""
        is_override = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_override and self._can_move and event.key() in (*_STEPS, *_ZOOMS, _Key.Key_Home):  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move and zoom by steps."""
        key = _Key(event.key())
        if not self._can_move:
            super().keyPressEvent(event)
        elif key in _STEPS:
            is_long = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            step = _LONG_STEP if is_long else _STEP
            across, down = _STEPS[key]
            self._tell(moved(self._settings.canvas, self._picture, across * step, down * step))
        elif key in _ZOOMS:
            self._zoom(_ZOOMS[key])
        elif key == _Key.Key_Home:
            self._begin_anew()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint what is cut off, dimmed, and the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        palette, frame = self.palette(), self._frame()
        window, text = palette.color(QPalette.ColorRole.Window), palette.color(QPalette.ColorRole.WindowText)
        # Neither white nor black: beside those a picture looks darker or lighter than it is.
        painter.fillRect(self.rect(), mixed(window, text, _GROUND_SHARE))
        if not self._settings.compression.kind.has_pictures:
            self._paint_nothing(painter, self.tr("No pictures: the sound alone"))
        elif self._picture.image.isNull():
            self._paint_ground(painter, frame)
            self._paint_nothing(painter, self.tr("The portrait isn't shown yet"))
        else:
            self._paint_frame(painter, frame)
        paint_focus_frame(painter, self)

    @property
    def _can_move(self) -> bool:
        has_pictures = self._settings.compression.kind.has_pictures
        return has_pictures and self._settings.canvas.size is not None and not self._picture.image.isNull()

    def _describe(self) -> None:
        where = placed(self._settings.canvas, self._picture)
        words = self.tr("{width} by {height} pixels").format(width=where.width, height=where.height)
        if self._can_move:
            zoom = self.tr("zoom {percent} %").format(percent=round(100 * self._settings.canvas.zoom))
            words = f"{words}, {zoom}"
        self.setAccessibleDescription(words)

    def _frame(self) -> QRectF:
        """The canvas in the widget."""
        where = placed(self._settings.canvas, self._picture)
        room = QRectF(self.rect()).adjusted(_MARGIN_PX, _MARGIN_PX, -_MARGIN_PX, -_MARGIN_PX)
        scale = min(room.width() / where.width, room.height() / where.height)
        frame = QRectF(0, 0, max(1.0, where.width * scale), max(1.0, where.height * scale))
        frame.moveCenter(room.center())
        return frame

    def _target(self, frame: QRectF) -> QRectF:
        """The whole picture in the widget."""
        where = placed(self._settings.canvas, self._picture)
        scale = frame.width() / where.width
        return QRectF(
            frame.left() + where.left * scale,
            frame.top() + where.top * scale,
            where.across * scale,
            where.down * scale,
        )

    def _paint_frame(self, painter: QPainter, frame: QRectF) -> None:
        target, image = self._target(frame), self._picture.image
        painter.setOpacity(_OUTSIDE_OPACITY)
        painter.drawImage(target, image)
        painter.setOpacity(1.0)
        painter.save()
        painter.setClipRect(frame)
        self._paint_ground(painter, frame)
        painter.drawImage(target, _near_size(image, target, self.devicePixelRatioF()))
        style, captions = self._settings.label, self._settings.captions
        label = None if style is None else paint_label(painter, frame, style)
        if self._caption and captions is not None:
            paint_captions(painter, frame, captions, self._caption, label)
        if self._held_at is not None:
            self._paint_thirds(painter, frame)
        painter.restore()
        palette = self.palette()
        line = mixed(palette.color(QPalette.ColorRole.Mid), palette.color(QPalette.ColorRole.Text), 0.3)
        painter.setPen(QPen(line, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(frame)

    def _paint_ground(self, painter: QPainter, frame: QRectF) -> None:
        """What is seen where the picture isn't."""
        colour = self._settings.canvas.background
        if self._settings.compression.has_alpha:
            _paint_checks(painter, frame)
        elif colour is not None:
            painter.fillRect(frame, QColor(*colour))
        elif self._blurred.isNull():
            painter.fillRect(frame, self.palette().color(QPalette.ColorRole.AlternateBase))
        else:
            painter.drawPixmap(frame, self._blurred, QRectF(self._blurred.rect()))
            painter.fillRect(frame, _BACKDROP_SHADE)

    def _paint_thirds(self, painter: QPainter, frame: QRectF) -> None:
        painter.setPen(QPen(_THIRDS, 1))
        for share in (1 / 3, 2 / 3):
            x, y = frame.left() + share * frame.width(), frame.top() + share * frame.height()
            painter.drawLine(QPointF(x, frame.top()), QPointF(x, frame.bottom()))
            painter.drawLine(QPointF(frame.left(), y), QPointF(frame.right(), y))

    def _paint_nothing(self, painter: QPainter, text: str) -> None:
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        room = QRectF(self.rect()).adjusted(_MARGIN_PX, 0, -_MARGIN_PX, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)

    def _zoom(self, factor: float) -> None:
        canvas = self._settings.canvas
        self._tell(zoomed(canvas, self._picture, canvas.zoom * factor))

    def _begin_anew(self) -> None:
        canvas = self._settings.canvas
        self._tell(Canvas(canvas.view, None, canvas.size, canvas.fit, background=canvas.background))

    def _tell(self, canvas: Canvas) -> None:
        if canvas != self._settings.canvas:
            self.placed.emit(canvas)


def _near_size(image: QImage, target: QRectF, ratio: float) -> QImage:
    """The image not much larger than it is painted, since the painter skips pixels of a larger one."""
    width = round(target.width() * ratio)
    if image.width() < 2 * width or not width:
        return image
    return image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)


def _paint_checks(painter: QPainter, frame: QRectF) -> None:
    painter.fillRect(frame, _CHECKS[0])
    for row in range(int(frame.height() // _CHECK_PX) + 1):
        for column in range(row % 2, int(frame.width() // _CHECK_PX) + 1, 2):
            x, y = frame.left() + column * _CHECK_PX, frame.top() + row * _CHECK_PX
            painter.fillRect(QRectF(x, y, _CHECK_PX, _CHECK_PX), _CHECKS[1])
