"""The recorder: microphone, level, record button, how it records, and the passes of the selected clip.

It shows what it is told and reports the hand; what recording is, `desktop.jobs` knows.
"""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop.document.selection import Selection
from desktop.document.store import Store
from desktop.jobs.microphone import InputDevice
from desktop.jobs.recording_pass import PassState
from desktop.jobs.sounds import Sounds
from desktop.settings import AppSettings
from desktop.views.dialogs.setting_widgets import SettingChoice, SettingFlag, SettingNumber
from desktop.views.panels.generation_form import ChoiceBox
from desktop.views.panels.pass_list import PassList
from desktop.views.panels.sound_levels import SoundLevels
from desktop.views.widgets.colours import signal_colours
from desktop.views.widgets.duration import duration
from desktop.views.widgets.icons import icon, set_icon
from desktop.views.widgets.labels import label, set_role, set_tint
from desktop.views.widgets.level_meter import LevelMeter
from desktop.views.widgets.notice import Notice
from desktop.views.widgets.timecode import timecode
from joyvasa_runtime.timebase import MOTION_FPS

_BUTTON_PX = 24
_LITTLE_ROOM_S = 600
"""Room on the disk below which it is a warning: ten minutes."""


class RecorderPanel(QWidget):
    """Everything to record with.

    Parameters
    ----------
    store : Store
    selection : Selection
    settings : AppSettings
    sounds : Sounds
        Give the loudness of passes.

    Signals
    -------
    record_toggled()
        Begin, or stop.
    listen_toggled(bool)
        Switch the microphone on or off.
    devices_requested()
        Devices may have been connected since.
    shown()
        It came into sight.
    clip_reset()
        Forget that it was too loud.
    """

    record_toggled = Signal()
    listen_toggled = Signal(bool)
    devices_requested = Signal()
    shown = Signal()
    clip_reset = Signal()

    def __init__(self, store: Store, selection: Selection, settings: AppSettings, sounds: Sounds) -> None:
        super().__init__()
        self._settings, self._levels = settings, SoundLevels(sounds)
        self._state: PassState = "idle"
        self._devices: tuple[InputDevice, ...] = ()
        self.meter, self._notice = LevelMeter(), Notice()
        self.passes = PassList(store, selection, self._levels.of)
        self._record = QPushButton()
        self._time, self._room, self._plan = QLabel(), label("", "hint"), label("", "hint", wraps=True)
        self._count = label("")
        self._device, self._listen, self._refresh = (
            ChoiceBox(self.tr("Microphone")),
            QToolButton(),
            QToolButton(),
        )
        self._build()
        self._connect()
        self.show_devices(())
        self.show_pass("idle")
        self.show_time(0.0)
        self.show_count(0)

    def show_devices(self, devices: tuple[InputDevice, ...]) -> None:
        """Offer these microphones; the one in the settings stays chosen though it isn't there."""
        self._devices, wanted = devices, self._settings.input_device
        items: list[tuple[str, object]] = [(self.tr("System's choice"), "")]
        items += [(device.key, device.key) for device in devices]
        if wanted and all(device.key != wanted for device in devices):
            items.append((self.tr("{name}, not connected").format(name=wanted), wanted))
        self._device.fill(items, {wanted})

    def show_listening(self, is_on: bool) -> None:
        """Show whether the microphone is on; nothing is emitted."""
        self._listen.setChecked(is_on)

    def show_plan(self, text: str) -> None:
        """Say what the record button will do."""
        self._plan.setText(text)

    def show_pass(self, state: PassState) -> None:
        """Show how far a pass is."""
        self._state = state
        is_idle = state == "idle"
        self._record.setText(self.tr("Record") if is_idle else self.tr("Stop"))
        self._record.setEnabled(state != "ending")
        for widget in (self._device, self._refresh, self._channel, self._listen):
            widget.setEnabled(is_idle)
        if not is_idle:
            self._notice.show_text("good", "")
        self._dress()

    def show_count(self, number: int) -> None:
        """Show a number of the count-in; 0 shows none."""
        self._count.setText(str(number))
        self._count.setVisible(number > 0)

    def show_time(self, seconds: float) -> None:
        """Show for how long it has recorded."""
        self._time.setText(timecode(int(seconds * MOTION_FPS)))

    def show_room(self, seconds: float) -> None:
        """Show for how long there is room on the disk; infinite shows nothing."""
        is_known = seconds != float("inf")
        text = self.tr("Room for {time}").format(time=duration(seconds)) if is_known else ""
        self._room.setText(text)
        set_tint(self._room, "warning" if seconds < _LITTLE_ROOM_S else None)

    def show_problem(self, text: str) -> None:
        """Say what went wrong; empty for nothing."""
        self._notice.show_text("error", text)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Tell of it: devices are only looked for once somebody wants to see them."""
        super().showEvent(event)
        self.shown.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Take the colours of the new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_count"):
            self._dress()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(8)
        layout.addLayout(self._build_head())
        layout.addWidget(self._plan)
        layout.addWidget(self._count)
        layout.addWidget(self._notice)
        layout.addLayout(self._build_microphone())
        layout.addWidget(self.meter)
        layout.addWidget(self.passes)
        layout.addSpacing(6)
        self._build_options(layout)
        layout.addStretch(1)

    def _build_head(self) -> QHBoxLayout:
        self._record.setIconSize(QSize(_BUTTON_PX, _BUTTON_PX))
        self._record.setMinimumHeight(38)
        self._record.setMinimumWidth(120)
        # A click must not take the keyboard from the timeline; Tab still gets here.
        self._record.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_role(self._time, "title")
        self._time.setAccessibleName(self.tr("Recorded time"))
        self._count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._count.setAccessibleName(self.tr("Count-in"))
        font = self._count.font()
        font.setPointSize(48)
        font.setBold(True)
        self._count.setFont(font)
        times = QVBoxLayout()
        times.setSpacing(0)
        times.addWidget(self._time)
        times.addWidget(self._room)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._record)
        row.addLayout(times, stretch=1)
        return row

    def _build_microphone(self) -> QFormLayout:
        for button, name, text in (
            (self._listen, "voice", self.tr("Switch the microphone on to see its level")),
            (self._refresh, "history", self.tr("Look for devices again")),
        ):
            set_icon(button, name)
            button.setAutoRaise(True)
            button.setToolTip(text)
            button.setAccessibleName(text)
        self._listen.setCheckable(True)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._device, stretch=1)
        row.addWidget(self._refresh)
        row.addWidget(self._listen)
        channels = (
            ("mix", self.tr("Both as one")),
            ("left", self.tr("Left only")),
            ("right", self.tr("Right only")),
            ("stereo", self.tr("Stereo")),
        )
        self._channel = SettingChoice(self._settings, "input_channel", channels)
        self._channel.setAccessibleName(self.tr("Channels"))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("Microphone"), row)
        form.addRow(self.tr("Channels"), self._channel)
        return form

    def _build_options(self, layout: QVBoxLayout) -> None:
        settings = self._settings
        self._count_in = SettingNumber(settings, "count_in_s", self.tr("Count-in"), self.tr(" s"))
        self._pre_roll = SettingNumber(settings, "pre_roll_s", self.tr("Pre-roll"), self.tr(" s"))
        width = max(one.label.sizeHint().width() for one in (self._count_in, self._pre_roll))
        for number in (self._count_in, self._pre_roll):
            number.label.setFixedWidth(width)
        hear = SettingFlag(settings, "monitoring", self.tr("Hear yourself"))
        hear.setToolTip(
            self.tr("With loudspeakers it howls: put headphones on. You hear yourself a little late.")
        )
        layout.addWidget(label(self.tr("How it records"), "heading"))
        layout.addWidget(self._count_in)
        layout.addWidget(SettingFlag(settings, "count_in_clicks", self.tr("Clicks while counting in")))
        layout.addWidget(
            SettingFlag(settings, "punch_in", self.tr("Fill the range between in and out point"))
        )
        layout.addWidget(self._pre_roll)
        layout.addWidget(hear)
        self._headphones = label(
            self.tr("Only with headphones; you hear yourself a little late."), "hint", wraps=True
        )
        self._headphones.setVisible(settings.monitoring)
        layout.addWidget(self._headphones)
        layout.addWidget(
            SettingFlag(settings, "generate_after_recording", self.tr("Generate the motion afterwards"))
        )

    def _connect(self) -> None:
        self._record.clicked.connect(self.record_toggled)
        self._listen.clicked.connect(self.listen_toggled)
        self._refresh.clicked.connect(self.devices_requested)
        self.meter.clip_reset.connect(self.clip_reset)
        self._device.activated.connect(self._take_device)
        self._settings.changed.connect(self._follow)

    def _take_device(self, index: int) -> None:
        self._settings.input_device = self._device.itemData(index)

    def _follow(self, name: str) -> None:
        if name == "input_device":
            self.show_devices(self._devices)
        elif name == "monitoring":
            self._headphones.setVisible(self._settings.monitoring)

    def _dress(self) -> None:
        """Red as long as something is recorded."""
        error = signal_colours(self.palette()).error
        is_red = self._state in ("recording", "ending")
        self._record.setIcon(icon("record" if self._state == "idle" else "stop", error))
        set_tint(self._time, "error" if is_red else None)
        set_tint(self._count, "error")
