"""One layer in the list: its name, and whether it is muted, solo or locked.

It asks for edits by signals; `layer_list` makes them.
"""

from PySide6.QtCore import QEvent, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.views.widgets.colours import mixed
from desktop.views.widgets.labels import label
from desktop.views.widgets.layer_name import shown_layer_name
from desktop.views.widgets.name_field import NameField
from desktop.views.widgets.toggle import Toggle
from joyvasa_runtime.project.performance.layer import Layer

ROW_PX = 28
_OWN_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_F2)

_MUTE = QColor(0xE6, 0x9F, 0x00)
_SOLO = QColor(0xF0, 0xE4, 0x42)
_LOCK = QColor(0xD5, 0x5E, 0x00)


class LayerRow(QWidget):
    """A layer.

    Parameters
    ----------
    layer : Layer

    Signals
    -------
    chosen()
        It is to be the active one.
    renamed(str)
    flagged(str, bool)
        "is_muted", "is_solo" or "is_locked", and whether it shall be so.
    dragged(int)
        Rows that it was dragged down, below 0 up.
    stepped(int, bool)
        The key up (-1) or down (1) was pressed, and whether with Alt, to move the layer there.
    """

    chosen = Signal()
    renamed = Signal(str)
    flagged = Signal(str, bool)
    dragged = Signal(int)
    stepped = Signal(int, bool)

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self._is_current = False
        self._press_y: float | None = None
        self.name = NameField(self.tr("Layer name"))
        self.kind = label("", "hint")
        self.mute = Toggle("M", self.tr("Mute: play without this layer"), _MUTE)
        self.solo = Toggle("S", self.tr("Solo: play only this layer"), _SOLO)
        self.lock = Toggle("", self.tr("Lock: refuse edits"), _LOCK, ("unlock", "lock"))
        self._build()
        self.show_layer(layer)

    def show_layer(self, layer: Layer) -> None:
        """Show a layer as it is now; nothing is emitted."""
        name = shown_layer_name(layer)
        self.name.show_name(name)
        self.name.setToolTip(name)
        self.kind.setText(self.tr("replaces") if layer.mode == "replace" else "")
        for toggle, is_on in (
            (self.mute, layer.is_muted),
            (self.solo, layer.is_solo),
            (self.lock, layer.is_locked),
        ):
            with QSignalBlocker(toggle):
                toggle.setChecked(is_on)
            toggle.update()
        self.setAccessibleName(self.tr("Layer {name}").format(name=name))

    def set_current(self, is_current: bool) -> None:
        """Show whether edits go to it."""
        if is_current != self._is_current:
            self._is_current = is_current
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as its buttons."""
        return QSize(220, ROW_PX)

    def event(self, event: QEvent) -> bool:
        """Up, down, Enter and F2 are the row's, not the window's."""
        is_override = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_override and event.key() in _OWN_KEYS:  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the row above or below, or move there with Alt; F2 renames."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step, bool(event.modifiers() & Qt.KeyboardModifier.AltModifier))
        elif event.key() == Qt.Key.Key_F2:
            self.name.begin()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Who goes there chooses it."""
        super().focusInEvent(event)
        self.update()
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.chosen.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the frame away."""
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Choose it; it may be dragged to another row."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._press_y = event.globalPosition().y()
            self.chosen.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Drag it to another row."""
        if self._press_y is not None:
            rows = round((event.globalPosition().y() - self._press_y) / ROW_PX)
            if rows:
                self._press_y += rows * ROW_PX
                self.dragged.emit(rows)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Leave it where it is."""
        self._press_y = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Rename it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.name.begin()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the ground, and where the keys go."""
        painter, palette = QPainter(self), self.palette()
        base, accent = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Highlight)
        painter.fillRect(self.rect(), mixed(base, accent, 0.3) if self._is_current else base)
        line = palette.color(QPalette.ColorRole.Mid)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), mixed(base, line, 0.5))
        if self._is_current:
            painter.fillRect(QRectF(0, 0, 3, self.height() - 1), accent)
        if self.hasFocus():
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Link), 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -2))

    def _build(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(ROW_PX)
        self.setToolTip(self.tr("Drag, or Alt and up or down, to move it; double-click to rename it"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(9, 0, 4, 1)
        layout.setSpacing(3)
        layout.addWidget(self.name, stretch=1)
        for widget in (self.kind, self.mute, self.solo, self.lock):
            layout.addWidget(widget)
        self.name.entered.connect(self.renamed)
        for toggle, flag in ((self.mute, "is_muted"), (self.solo, "is_solo"), (self.lock, "is_locked")):
            toggle.toggled.connect(lambda is_on, flag=flag: self.flagged.emit(flag, is_on))
