"""The bar below the picture: play, position and time. It only reports what the hand does."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QStyle, QToolButton, QWidget


class Transport(QWidget):
    """Play button, position slider and time.

    Signals
    -------
    play_toggled()
        The play button was pressed.
    sought(int)
        The slider was moved by hand to this frame.
    """

    play_toggled = Signal()
    sought = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._fps = 25.0
        self._play = QToolButton()
        self._play.setShortcut(QKeySequence(Qt.Key.Key_Space))
        self._play.setToolTip(self.tr("Play or pause (Space)"))
        self._play.clicked.connect(self.play_toggled)
        self._position = QSlider(Qt.Orientation.Horizontal)
        self._position.sliderMoved.connect(self.sought)
        self._time = QLabel()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self._play, self._position, self._time):
            layout.addWidget(widget)
        self.show_playing(False)
        self.show_length(0, self._fps)

    def show_length(self, frame_count: int, fps: float) -> None:
        """Prepare for a video of `frame_count` frames; without frames there is nothing to play."""
        self._fps = fps
        self._position.setRange(0, max(0, frame_count - 1))
        self.setEnabled(frame_count > 0)
        self.show_frame(0)

    def show_frame(self, number: int) -> None:
        """Move the slider and the time to frame `number`."""
        # A slider held by the hand stays where the hand is.
        if not self._position.isSliderDown():
            self._position.setValue(number)
        last = self._position.maximum()
        self._time.setText(f"{_minutes(number / self._fps)} / {_minutes(last / self._fps)}")

    def show_playing(self, is_playing: bool) -> None:
        """Let the button offer what it does next."""
        pixmap = QStyle.StandardPixmap
        icon = pixmap.SP_MediaPause if is_playing else pixmap.SP_MediaPlay
        self._play.setIcon(self.style().standardIcon(icon))


def _minutes(seconds: float) -> str:
    return f"{int(seconds) // 60}:{seconds % 60:04.1f}"
