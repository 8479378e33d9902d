"""A note over the canvas of a clip without layers: what a first key does, and a button that makes a layer."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.labels import label, set_role

_MARGIN_PX = 12
_WIDTH_PX = 620


class LayerHint(QFrame):
    """Stays at the canvas's upper edge.

    Parameters
    ----------
    canvas : QWidget

    Signals
    -------
    layer_asked()
    """

    layer_asked = Signal()

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        set_role(self, "card")
        self.button = QPushButton(self.tr("Add a layer"))
        set_icon(self.button, "add")
        self.button.clicked.connect(self.layer_asked)
        text = label(
            self.tr("No layer yet: shape the head over its motion. The first key you set makes a layer."),
            wraps=True,
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 5, 6, 5)
        layout.addWidget(text, stretch=1)
        layout.addWidget(self.button)
        canvas.installEventFilter(self)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow the canvas's size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        room = self._canvas.width() - 2 * _MARGIN_PX
        width = max(min(_WIDTH_PX, room), self.minimumSizeHint().width())
        self.resize(width, self.heightForWidth(width))
        self.move((self._canvas.width() - self.width()) // 2, _MARGIN_PX)
