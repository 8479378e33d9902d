"""The puppeteer's panel: what the hand drives, how far, and a pad for it; arming the recording.

Recording itself is `desktop.jobs.puppeteer`'s; which key is held, the window says.
"""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.document.active_clip import ActiveClip
from desktop.jobs.puppet_strings import Target
from desktop.jobs.puppeteer import Puppeteer
from desktop.views.panels.puppet_pad import PuppetPad
from desktop.views.widgets.gesture import Gestures
from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.labels import label
from desktop.views.widgets.layer_name import shown_layer_name
from desktop.views.widgets.number_slider import NumberSlider, line_up

_TARGET_LETTERS = 12
_TARGETS: tuple[Target, ...] = (
    "head",
    "smile",
    "brows",
    "jaw",
    "spread",
    "pucker",
    "wink_left",
    "wink_right",
)
"""In the order of the box."""


class PuppetPanel(QWidget):
    """Shows and changes how the puppeteer records.

    Parameters
    ----------
    puppeteer : Puppeteer
    active : ActiveClip

    Signals
    -------
    refused(object)
        The `EditError` because of which nothing is recorded.
    """

    refused = Signal(object)

    def __init__(self, puppeteer: Puppeteer, active: ActiveClip) -> None:
        super().__init__()
        self._puppeteer, self._active, self._gestures = puppeteer, active, Gestures()
        self._key = ""
        self.pad, self.arm, self._target = PuppetPad(), QToolButton(), QComboBox()
        self._hint, self._goal = label("", wraps=True), label("", "hint", wraps=True)
        self._sensitivity = NumberSlider(self.tr("Sensitivity"), 25, 300, 100, suffix=" %")
        self._smoothing = NumberSlider(self.tr("Smoothing"), 0, 10, 1, decimals=1, suffix=self.tr(" frames"))
        self._build()
        self._connect()
        self._show_strings()
        self._show_state()

    def show_key(self, key: str) -> None:
        """Name the key that is held."""
        self._key = key
        self._show_state()

    def _build(self) -> None:
        self._target.addItems(
            (
                self.tr("Head: turn, and tilt by wheel"),
                self.tr("Smile"),
                self.tr("Brows"),
                self.tr("Jaw"),
                self.tr("Spread lips"),
                self.tr("Pucker"),
                self.tr("Wink left"),
                self.tr("Wink right"),
            )
        )
        self._target.setAccessibleName(self.tr("The mouse drives"))
        self.arm.setCheckable(True)
        self.arm.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.arm.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.arm.setToolTip(self.tr("Let holding the key record"))
        set_icon(self.arm, "record")
        self._sensitivity.setToolTip(self.tr("How far a movement of the mouse goes"))
        self._smoothing.setToolTip(self.tr("Calms the hand; the more, the later the head follows"))
        line_up((self._sensitivity, self._smoothing))
        form = QFormLayout()
        # Its longest text would make the panel wider than its place in the window.
        self._target.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._target.setMinimumContentsLength(_TARGET_LETTERS)
        form.addRow(QLabel(self.tr("The mouse drives")), self._target)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.arm)
        layout.addWidget(self._hint)
        layout.addLayout(form)
        layout.addWidget(self.pad, stretch=1)
        layout.addWidget(self._goal)
        layout.addWidget(self._sensitivity)
        layout.addWidget(self._smoothing)

    def _connect(self) -> None:
        puppeteer, pad = self._puppeteer, self.pad
        self.arm.toggled.connect(puppeteer.set_armed)
        puppeteer.armed_changed.connect(self.arm.setChecked)
        for signal in (puppeteer.armed_changed, puppeteer.recording_changed, self._active.changed):
            signal.connect(self._show_state)
        puppeteer.strings_changed.connect(self._show_strings)
        puppeteer.pulled.connect(pad.show_pull)
        puppeteer.recording_changed.connect(pad.show_recording)
        puppeteer.refused.connect(self.refused)
        pad.held.connect(lambda: puppeteer.hold(self._gestures.current("pad")))
        pad.pulled.connect(puppeteer.pull)
        pad.turned.connect(puppeteer.turn)
        pad.released.connect(puppeteer.let_go)
        pad.cancelled.connect(puppeteer.cancel)
        self._target.activated.connect(lambda index: self._change(target=_TARGETS[index]))
        self._sensitivity.changed.connect(lambda value, _gesture: self._change(sensitivity=value / 100))
        self._smoothing.changed.connect(lambda value, _gesture: self._change(smoothing=value))

    def _change(
        self, target: Target | None = None, sensitivity: float | None = None, smoothing: float | None = None
    ) -> None:
        strings = self._puppeteer.strings
        if target is not None:
            strings = replace(strings, target=target)
        if sensitivity is not None:
            strings = replace(strings, sensitivity=sensitivity)
        if smoothing is not None:
            strings = replace(strings, smoothing=smoothing)
        self._puppeteer.set_strings(strings)

    def _show_strings(self) -> None:
        strings = self._puppeteer.strings
        self._target.setCurrentIndex(_TARGETS.index(strings.target))
        self._sensitivity.set_value(100 * strings.sensitivity)
        self._smoothing.set_value(strings.smoothing)

    def _show_state(self, *_change: object) -> None:
        is_armed, is_recording = self._puppeteer.is_armed, self._puppeteer.is_recording
        self.arm.setText(self.tr("Armed") if is_armed else self.tr("Arm"))
        self.pad.setEnabled(is_armed)
        if is_recording:
            hint = self.tr("Recording. Let go to keep it, Escape to forget it.")
        elif not is_armed:
            hint = self.tr("Arm the puppeteer to act the head, or an expression, by hand.")
        elif self._key:
            hint = self.tr(
                "Hold {key} and move the mouse over the preview or here. On the pad, drag to set a key."
            )
            hint = hint.format(key=self._key)
        else:
            hint = self.tr(
                "Give “Record by puppeteer” a key in the keyboard map. On the pad, drag to set a key."
            )
        self._hint.setText(hint)
        self._goal.setText(self._goal_text())

    def _goal_text(self) -> str:
        clip, layer = self._active.clip, self._active.layer
        if clip is None:
            return self.tr("No clip is active: select the one to record into.")
        if layer is None or layer.motion is not None:
            return self.tr("Goes into a new layer.")
        return self.tr("Goes into the layer “{name}”.").format(name=shown_layer_name(layer))
