"""A sentence that wants to be noticed: how something went, in a signal colour and with its icon.

It stands in a form or on a card; errors that end what the user asked for have a dialog of their own.
"""

from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop.views.widgets.colours import signal_colours
from desktop.views.widgets.icons import icon
from desktop.views.widgets.labels import label, set_tint

NoticeKind = Literal["good", "warning", "error"]

_ICONS = {"good": "success", "warning": "warning", "error": "error"}
_ICON_PX = 16


class Notice(QWidget):
    """An icon and a text that wraps; nothing is to be seen of it as long as there is no text."""

    def __init__(self) -> None:
        super().__init__()
        self._kind: NoticeKind = "good"
        self._icon, self._text = QLabel(), label("", wraps=True)
        self._icon.setFixedSize(_ICON_PX, _ICON_PX)
        # Long names wrap instead of making the form wider.
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, stretch=1)
        self.hide()

    @property
    def text(self) -> str:
        """What it says now."""
        return self._text.text()

    def show_text(self, kind: NoticeKind, text: str) -> None:
        """Say something, or nothing with an empty text."""
        self._kind = kind
        self._text.setText(text)
        set_tint(self._text, kind)
        self._draw_icon()
        self.setVisible(bool(text))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the icon in the colour of the new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icon()

    def _draw_icon(self) -> None:
        colours = signal_colours(self.palette())
        colour = {"good": colours.good, "warning": colours.warning, "error": colours.error}[self._kind]
        size = QSize(_ICON_PX, _ICON_PX)
        self._icon.setPixmap(icon(_ICONS[self._kind], colour).pixmap(size, self.devicePixelRatioF()))
