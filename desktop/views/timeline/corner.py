"""The corner between ruler and headers: the time of the playhead, snapping, and new tracks.

It asks by signals; `view` does what is asked.
"""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from desktop.views.timeline.ruler_painter import RULER_HEIGHT
from desktop.views.timeline.track_header import HEADER_WIDTH
from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.timecode import timecode


class Corner(QWidget):
    """Time, snapping and new tracks.

    Signals
    -------
    snapping_toggled(bool)
    track_asked(bool)
        A new track is wanted; whether it drives the mouth.
    """

    snapping_toggled = Signal(bool)
    track_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.time, self.snap, self.add = QLabel(), QToolButton(), QToolButton()
        self._menu = QMenu(self)
        self.setFixedSize(HEADER_WIDTH, RULER_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._build()
        self.show_frame(0)

    def show_frame(self, frame: int) -> None:
        """Show the time of a frame."""
        self.time.setText(timecode(frame))

    def show_snapping(self, is_snapping: bool) -> None:
        """Show whether drags snap; nothing is emitted."""
        with QSignalBlocker(self.snap):
            self.snap.setChecked(is_snapping)

    def _build(self) -> None:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self.font().pointSizeF() + 3)
        self.time.setFont(font)
        self.time.setToolTip(self.tr("Time of the playhead: minutes, seconds and frames"))
        self.snap.setCheckable(True)
        self._dress(self.snap, "snap", self.tr("Snap to edges, markers and the playhead; Shift suspends it"))
        self._dress(self.add, "add", self.tr("Add a track"))
        self.snap.toggled.connect(self.snapping_toggled)
        self._menu.addAction(self.tr("Add voice track"), lambda: self.track_asked.emit(True))
        self._menu.addAction(self.tr("Add music track"), lambda: self.track_asked.emit(False))
        self.add.setMenu(self._menu)
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 0, 6, 0)
        layout.addWidget(self.time, 1)
        layout.addWidget(self.snap)
        layout.addWidget(self.add)

    def _dress(self, button: QToolButton, name: str, text: str) -> None:
        set_icon(button, name)
        button.setAutoRaise(True)
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
