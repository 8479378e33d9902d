"""The buttons that zoom the timeline, below the headers. They only ask; `view` zooms."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from desktop.views.timeline.track_header import HEADER_WIDTH
from desktop.views.widgets.icons import set_icon


class ZoomBar(QWidget):
    """Out, in, and everything.

    Signals
    -------
    out_asked(), in_asked(), fit_asked()
    """

    out_asked = Signal()
    in_asked = Signal()
    fit_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 1, 6, 1)
        layout.setSpacing(2)
        for name, text, signal in (
            ("zoom_out", self.tr("Zoom out"), self.out_asked),
            ("zoom_in", self.tr("Zoom in"), self.in_asked),
            ("fit", self.tr("Show everything"), self.fit_asked),
        ):
            button = QToolButton()
            set_icon(button, name)
            button.setAutoRaise(True)
            button.setToolTip(text)
            button.setAccessibleName(text)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(signal)
            layout.addWidget(button)
        layout.addStretch(1)
        self.setFixedWidth(HEADER_WIDTH)
