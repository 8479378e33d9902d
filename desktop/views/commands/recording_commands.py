"""Commands that record: from the playhead or over the range, into a clip, and on to its motion.

Recording itself is done by jobs; what a recording becomes in the project is one step of the history.
"""

from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.jobs.recording_pass import FinishedPass, PassPlan, PassState, RecordingPass
from desktop.jobs.sounds import MeasuredSound, Sounds
from desktop.settings import AppSettings
from desktop.views.commands.desk import Desk
from desktop.views.commands.import_commands import default_generation
from desktop.views.panels.sound_levels import SoundLevels
from joyvasa_runtime.errors import EditError, JoyVasaError
from joyvasa_runtime.project.document import Generation, Project
from joyvasa_runtime.project.operations.gate import LevelsOf, find_again
from joyvasa_runtime.project.operations.media import add_media
from joyvasa_runtime.project.operations.recording import clear_span, lay_recording, punch_in

Generate = Callable[[Collection[int]], object]


class RecordingCommands(QObject):
    """Connects ``transport.record``.

    Parameters
    ----------
    desk : Desk
    recording : RecordingPass
    sounds : Sounds
    settings : AppSettings
    generate : callable
        Makes the motion of clips with these ids.

    Signals
    -------
    failed(object)
        The `JoyVasaError` because of which a recording ended early, or there is none.
    settled()
        Nothing is recorded any more, and everything that was recorded is in the project, or told to be lost.
    """

    failed = Signal(object)
    settled = Signal()

    def __init__(
        self,
        desk: Desk,
        recording: RecordingPass,
        sounds: Sounds,
        settings: AppSettings,
        generate: Generate,
    ) -> None:
        super().__init__(desk.actions)
        self._desk, self._recording, self._sounds = desk, recording, sounds
        self._settings, self._generate = settings, generate
        self._levels = SoundLevels(sounds)
        # What is being read before it goes onto the timeline.
        self._waiting: dict[Path, FinishedPass] = {}
        desk.connect("transport.record", self.toggle)
        recording.state_changed.connect(self._show_state)
        recording.finished.connect(self._take)
        recording.failed.connect(self.failed)
        sounds.measured.connect(self._note_sound)
        sounds.import_failed.connect(self._note_failure)
        desk.playback.playing_changed.connect(self._follow_playing)
        desk.store.replaced.connect(self._leave)

    @property
    def is_busy(self) -> bool:
        """Whether something is recorded, or on its way onto the timeline."""
        return self._recording.is_active or bool(self._waiting)

    def toggle(self) -> None:
        """Begin a recording, or end the one under way."""
        if self._recording.is_active:
            self._recording.stop()
            return
        try:
            plan = plan_of(self._desk, self._settings)
        except EditError as error:
            self._desk.say(str(error))
        else:
            self._recording.start(plan)
        self._show_state(self._recording.state)

    def stop(self) -> None:
        """End the recording under way; `settled` follows."""
        self._recording.stop()
        self._tell_settled()

    def _show_state(self, state: PassState) -> None:
        self._desk.actions["transport.record"].setChecked(state != "idle")
        if state == "idle":
            self._tell_settled()

    def _take(self, done: FinishedPass) -> None:
        self._waiting[done.file.path] = done
        self._sounds.measure(done.file.path)
        if done.problem is not None:
            self.failed.emit(done.problem)
        elif done.dropouts:
            text = self.tr("The machine was too busy: {count} gaps in the recording")
            self._desk.say(text.format(count=done.dropouts))

    def _note_sound(self, sound: MeasuredSound) -> None:
        done = self._waiting.pop(sound.path, None)
        if done is not None:
            self._lay(done, sound)
            self._tell_settled()

    def _note_failure(self, path: Path, error: JoyVasaError) -> None:
        if self._waiting.pop(path, None) is not None:
            self.failed.emit(error)
            self._tell_settled()

    def _lay(self, done: FinishedPass, sound: MeasuredSound) -> None:
        operation = partial(
            with_recording,
            plan=done.plan,
            sound=sound,
            name=self.tr("Voice"),
            generation=default_generation(self._settings),
            levels_of=self._levels.of,
        )
        text = self.tr("Record") if done.plan.span is None else self.tr("Punch in")
        if not self._desk.edit(text, operation):
            self._keep(sound)
            return
        clips = recorded_clips(self._desk.project, sound.sha256)
        self._desk.selection.select_clips(clips)
        self._desk.playback.seek(done.plan.frame)
        if sound.is_silent:
            self._desk.say(self.tr("Nothing was heard: check the microphone and its level"))
        elif self._settings.generate_after_recording:
            self._generate(clips)

    def _keep(self, sound: MeasuredSound) -> None:
        """A recording that has no place any more is still media of the project."""
        self._desk.edit(
            self.tr("Record"),
            lambda project: add_media(
                project, "sound", sound.path, sound.size_bytes, sound.sha256, sound.frames
            )[0],
        )

    def _follow_playing(self, is_playing: bool) -> None:
        """Stopping to play stops the recording; playing that came to the end of the timeline does not."""
        heard = self._recording.plan.heard or self._desk.project
        if (
            not is_playing
            and self._recording.state in ("pre-roll", "recording")
            and self._desk.playback.frame < heard.frames - 1
        ):
            self._recording.stop()

    def _leave(self) -> None:
        """Another project was opened: recordings of the one before stay on the disk."""
        for path in self._waiting:
            self._sounds.cancel(path)
            self._desk.say(self.tr("The recording is kept: {path}").format(path=path))
        self._waiting.clear()
        self._recording.stop()

    def _tell_settled(self) -> None:
        if not self.is_busy:
            self.settled.emit()


def plan_of(desk: Desk, settings: AppSettings) -> PassPlan:
    """What is to be recorded now: over the range where there is one and that is wanted, or from the playhead.

    Raises
    ------
    EditError
        If the range lies on a locked track.
    """
    project, track = desk.project, desk.current_track(drives=True)
    track_id, span = None if track is None else track.id, project.range
    if span is None or not settings.punch_in:
        return PassPlan(first_frame(desk), None, track_id)
    heard = None if track_id is None else clear_span(project, track_id, span)
    return PassPlan(span.start, span, track_id, heard)


def first_frame(desk: Desk) -> int:
    """Where a recording begins without a range: at the playhead, and behind the last frame instead of on it.

    The playhead goes no further than to that frame, and a voice that is to go on shall not overlap it.
    """
    return desk.playhead + (desk.playhead == desk.project.frames - 1)


def with_recording(
    project: Project,
    plan: PassPlan,
    sound: MeasuredSound,
    name: str,
    generation: Generation,
    levels_of: LevelsOf,
) -> Project:
    """The project with a recording where it was planned; the lips of its clip rest in its own silences.

    Raises
    ------
    EditError
        If the track was locked meanwhile, or the timeline ends there.
    """
    project, media_id = add_media(project, "sound", sound.path, sound.size_bytes, sound.sha256, sound.frames)
    is_there = any(track.id == plan.track_id for track in project.tracks)
    if plan.span is not None and plan.track_id is not None and is_there:
        project = punch_in(project, plan.track_id, media_id, plan.span, generation)
    else:
        project = lay_recording(project, plan.track_id, media_id, plan.frame, name, generation)
    return find_again(project, recorded_clips(project, sound.sha256), levels_of)


def recorded_clips(project: Project, sha256: str) -> frozenset[int]:
    """The clips that play a sound with that hash."""
    media = {one.id for one in project.media if one.sha256 == sha256}
    return frozenset(clip.id for track in project.tracks for clip in track.clips if clip.media_id in media)
