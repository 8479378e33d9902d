"""Joins the recorder's panel to the recorder, and offers recordings of killed programs.

What a recording becomes in the project is `recording_commands`' business.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.jobs.playback import Playback
from desktop.jobs.studio import Studio
from desktop.views.commands.desk import Desk
from desktop.views.commands.recording_commands import first_frame
from desktop.views.dialogs.rescue_dialog import RescueDialog
from desktop.views.panels.recorder_panel import RecorderPanel
from desktop.views.widgets.timecode import timecode
from joyvasa_runtime.audio.recording.rescue import has_unfinished, recover
from joyvasa_runtime.audio.recording.take_file import RecordedFile

Take = Callable[[tuple[Path, ...]], object]


class RecorderDesk(QObject):
    """Joins the recorder's panel to the recorder, and offers recordings of killed programs.

    Parameters
    ----------
    desk : Desk
    panel : RecorderPanel
    studio : Studio
    take : callable
        Brings files into the project.
    window : QWidget
        Above which questions are shown.
    """

    def __init__(
        self,
        desk: Desk,
        panel: RecorderPanel,
        studio: Studio,
        take: Take,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk, self._panel, self._take, self._window = desk, panel, take, window
        self._recorder, self._recording = studio.recorder, studio.recording
        self._settings, self._folder = studio.settings, studio.folders.recordings
        self._told_s = -1
        self._join_panel(desk.playback)
        self._join_recorder()
        for signal in (desk.store.changed, desk.playback.moved, studio.settings.changed):
            signal.connect(self._show_plan)
        self._show_plan()

    def offer_rescued(self) -> None:
        """Tell of recordings of a program that was killed, and offer to use them."""
        if not has_unfinished(self._folder):
            return
        files = recover(self._folder)
        if files:
            dialog = RescueDialog(files, self._window)
            dialog.import_chosen.connect(self._use_rescued)
            dialog.open()

    def _use_rescued(self, files: tuple[RecordedFile, ...]) -> None:
        self._take(tuple(file.path for file in files))

    def _join_panel(self, playback: Playback) -> None:
        panel, recorder = self._panel, self._recorder
        panel.record_toggled.connect(self._desk.actions["transport.record"].trigger)
        panel.listen_toggled.connect(self._listen)
        panel.devices_requested.connect(self._look_for_devices)
        panel.shown.connect(self._look_once)
        panel.clip_reset.connect(recorder.reset_clip)
        panel.passes.refused.connect(lambda error: self._desk.say(str(error)))
        panel.passes.play_requested.connect(self._play_from)
        for signal in (playback.sound_opened, playback.sound_lost):
            signal.connect(self._look_again)

    def _join_recorder(self) -> None:
        panel, recorder, recording = self._panel, self._recorder, self._recording
        recorder.devices_changed.connect(panel.show_devices)
        recorder.state_changed.connect(lambda state: panel.show_listening(state != "off"))
        recorder.levels_changed.connect(panel.meter.show_levels)
        recorder.levels_changed.connect(self._show_time)
        for signal in (recorder.problem, recorder.look_failed, recording.failed):
            signal.connect(lambda error: panel.show_problem(str(error)))
        recording.state_changed.connect(panel.show_pass)
        recording.state_changed.connect(self._show_plan)
        recording.counted.connect(panel.show_count)

    def _listen(self, is_on: bool) -> None:
        self._panel.show_problem("")
        self._recorder.listen(is_on)

    def _look_once(self) -> None:
        if not self._recorder.devices:
            self._recorder.look_for_devices()

    def _look_again(self) -> None:
        """The output was opened anew, and the library with it."""
        if self._panel.isVisible() and not self._recording.is_active:
            self._recorder.look_for_devices()

    def _look_for_devices(self) -> None:
        """New devices are only found while no stream is open."""
        if self._recording.is_active:
            return
        self._panel.show_problem("")
        self._recorder.listen(False)
        if self._desk.playback.has_sound:
            self._desk.playback.look_for_devices()
        else:
            self._recorder.look_for_devices()

    def _play_from(self, frame: int) -> None:
        if not self._recording.is_active:
            self._desk.playback.seek(frame)
            self._desk.playback.play()

    def _show_time(self) -> None:
        seconds = self._recording.seconds
        if self._recording.is_active:
            self._panel.show_time(seconds)
        # The disk is asked once a second.
        if int(seconds) != self._told_s:
            self._told_s = int(seconds)
            self._panel.show_room(self._recorder.room_s)

    def _show_plan(self, *_change: object) -> None:
        """Say what will be recorded, or is."""
        span = self._desk.project.range
        texts = {
            "opening": self.tr("The microphone is being opened…"),
            "counting": self.tr("Recording begins after the count"),
            "pre-roll": self.tr("Recording begins in a moment"),
            "recording": self.tr("Recording"),
            "ending": self.tr("Finishing the recording"),
        }
        if self._recording.is_active:
            text = texts[self._recording.state]
        elif span is not None and self._settings.punch_in:
            text = self.tr("Records over the range from {start} to {stop}").format(
                start=timecode(span.start), stop=timecode(span.stop)
            )
        else:
            text = self.tr("Records from the playhead, {time}, until you stop").format(
                time=timecode(first_frame(self._desk))
            )
        self._panel.show_plan(text)
