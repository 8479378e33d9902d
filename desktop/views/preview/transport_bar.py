"""The bar below the picture: playing, stepping, looping and the time. It only reports what the hand does."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton, QWidget

from desktop.views.preview.buttons import name_keys, tool_button
from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.labels import set_tint
from desktop.views.widgets.messages import translated_message
from desktop.views.widgets.timecode import timecode


class TransportBar(QWidget):
    """Play buttons, time, speed, and what is not as it should be.

    Signals
    -------
    play_toggled()
    stepped(int)
        Frames to go; negative backwards.
    sought(int)
        A frame was asked for.
    loop_toggled(bool)
    """

    play_toggled = Signal()
    stepped = Signal(int)
    sought = Signal(int)
    loop_toggled = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._frames = 0
        self._buttons: dict[str, QToolButton] = {}
        self._time, self._speed, self._dropped, self._silent = QLabel(), QLabel(), QLabel(), QLabel()
        layout = QGridLayout(self)
        layout.setContentsMargins(10, 4, 10, 4)
        layout.addWidget(self._build_time(), 0, 0)
        layout.addWidget(self._build_buttons(), 0, 1)
        layout.addWidget(self._build_notes(), 0, 2)
        # Equal shares left and right keep the play button in the middle under the picture.
        layout.setColumnStretch(0, 1)
        layout.setColumnStretch(2, 1)
        self.show_playing(False)
        self.show_time(0, 0)
        self.show_speed(1.0)
        self.show_dropped(0)
        self.show_silent("")

    def show_time(self, frame: int, total: int) -> None:
        """Show a position and the length, in frames; without any length there is nothing to play."""
        self._frames = total
        self._time.setText(f"<b>{timecode(frame)}</b> / {timecode(total)}")

    def show_playing(self, is_playing: bool) -> None:
        """Let the play button offer what it does next."""
        set_icon(self._buttons["transport.play"], "pause" if is_playing else "play")

    def show_speed(self, speed: float) -> None:
        """Show the speed where it isn't the usual one; negative backwards."""
        self._speed.setText(f"{speed:g}×".replace("-", "−"))
        self._speed.setVisible(speed != 1.0)

    def show_dropped(self, count: int) -> None:
        """Show how many frames were due and not shown since playing began."""
        self._dropped.setText(self.tr("{count} dropped").format(count=count))
        self._dropped.setVisible(count > 0)

    def show_silent(self, text: str) -> None:
        """Say why nothing is heard; empty when it is."""
        self._silent.setText(self.tr("Silent"))
        self._silent.setToolTip(translated_message(text))
        self._silent.setAccessibleDescription(translated_message(text))
        self._silent.setVisible(bool(text))

    def show_loop(self, is_looping: bool) -> None:
        """Show whether playing goes round; nothing is emitted."""
        self._buttons["transport.loop"].setChecked(is_looping)

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """Name the keys in the tool tips, by the ids of the actions."""
        name_keys(self._buttons, keys)

    def _build_time(self) -> QWidget:
        self._time.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._time.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._time.setToolTip(self.tr("Position and length: minutes, seconds, frames"))
        return self._time

    def _build_buttons(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        buttons: tuple[tuple[str, str, str, Callable[[], None]], ...] = (
            ("transport.to_start", "to_start", self.tr("Go to start"), self._seek_start),
            ("transport.step_back", "step_back", self.tr("One frame back"), self._step_back),
            ("transport.play", "play", self.tr("Play or stop"), self.play_toggled.emit),
            ("transport.step_forward", "step_forward", self.tr("One frame forward"), self._step_forward),
            ("transport.to_end", "to_end", self.tr("Go to end"), self._seek_end),
        )
        for key, icon, text, act in buttons:
            button = self._buttons[key] = tool_button(icon, text)
            button.clicked.connect(act)
            button.setAutoRepeat(key in ("transport.step_back", "transport.step_forward"))
            row.addWidget(button)
        self._buttons["transport.play"].setIconSize(QSize(24, 24))
        loop = self._buttons["transport.loop"] = tool_button("loop", self.tr("Loop"), is_checkable=True)
        loop.clicked.connect(self.loop_toggled)
        row.addSpacing(6)
        row.addWidget(loop)
        return box

    def _build_notes(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addStretch()
        self._speed.setToolTip(self.tr("Speed of playing"))
        self._dropped.setToolTip(self.tr("Frames that were due and came too late; a lower quality is faster"))
        for note in (self._speed, self._dropped, self._silent):
            row.addWidget(note)
        for note in (self._dropped, self._silent):
            set_tint(note, "warning")
        return box

    def _seek_start(self) -> None:
        self.sought.emit(0)

    def _step_back(self) -> None:
        self.stepped.emit(-1)

    def _step_forward(self) -> None:
        self.stepped.emit(1)

    def _seek_end(self) -> None:
        self.sought.emit(max(0, self._frames - 1))
