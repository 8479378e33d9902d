"""Playing the project: the playhead, moved by hand or by what is heard.

It lives on the window's thread and shows nothing; the picture follows `moved`.
"""

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from desktop.jobs.clock import Clock, SilentClock
from desktop.jobs.run import Run
from desktop.jobs.sound_clock import open_sound_clock
from desktop.jobs.sound_opener import OpenClock, SoundOpener
from desktop.jobs.sounds import Sounds
from joyvasa_runtime.errors import AudioError
from joyvasa_runtime.project.document import MAX_FRAMES, Project
from joyvasa_runtime.project.heard import heard_parts
from joyvasa_runtime.timebase import HEARD_RATE_HZ, frame_to_sample

# Well under a frame, so that no frame is late by a visible amount.
_TICK_MS = 8

_FASTEST = 4.0

_FRAME = frame_to_sample(1, HEARD_RATE_HZ)


class Playback(QObject):
    """Plays the project it was given, silently until the sound device is open and where there is none.

    Parameters
    ----------
    sounds : Sounds
        What is heard; a sound that isn't ready is silent until it is.
    open_clock : callable, optional
        Opens the sound device's clock; called on a thread of its own.

    Signals
    -------
    moved(int)
        The frame at which the playhead now is.
    playing_changed(bool)
        Whether it plays now.
    speed_changed(float)
        1 normally and while standing; -4 to 4.
    loop_changed(bool)
        Whether it plays over and over.
    sound_lost(str)
        There is no sound from now on, and why; playing goes on.
    sound_opened()
        The sound device is open, for the first time or again.
    """

    moved = Signal(int)
    playing_changed = Signal(bool)
    speed_changed = Signal(float)
    loop_changed = Signal(bool)
    sound_lost = Signal(str)
    sound_opened = Signal()

    def __init__(
        self, sounds: Sounds, open_clock: OpenClock = open_sound_clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._sounds, self._project = sounds, Project()
        self._clock: Clock = SilentClock()
        self._frame, self._speed, self._is_looping = 0, 1.0, False
        self._current = Run(0)
        self._is_told = False
        self._timer = QTimer(self, interval=_TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        sounds.ready.connect(self._hear)
        self._opener = SoundOpener(open_clock, self)
        self._opener.opened.connect(self._take_sound)
        self._opener.failed.connect(self._tell_loss)
        self._opener.open()

    @property
    def frame(self) -> int:
        """The frame at which the playhead is; it may lie behind the project's end."""
        return self._frame

    @property
    def position(self) -> int:
        """Sample of the timeline, at `timebase.HEARD_RATE_HZ`, that is heard now."""
        return self._clock.position()

    @property
    def is_playing(self) -> bool:
        """Whether it plays now."""
        return self._timer.isActive()

    @property
    def speed(self) -> float:
        """How fast it plays, below 0 backwards; 1 while standing."""
        return self._speed

    @property
    def is_looping(self) -> bool:
        """Whether the range, or without one everything, is played over and over."""
        return self._is_looping

    @property
    def has_sound(self) -> bool:
        """Whether a sound device is open."""
        return not self._clock.is_silent

    def set_project(self, project: Project) -> None:
        """Play another state of the project from now on, even while playing."""
        before, self._project = self._project, project
        if before.tracks is not project.tracks or before.media is not project.media:
            self._hear()
        if self.is_playing and self._is_looping and _bounds(before) != _bounds(project):
            self._run(self._frame)

    def toggle(self) -> None:
        """Stop if it plays, else play."""
        if self.is_playing:
            self.pause()
        else:
            self.play()

    def play(self) -> None:
        """Play forward from the playhead; at the end, or outside of the loop, from the beginning."""
        first, stop = self._stretch()
        if first == stop:
            return
        if self._frame >= stop - 1 or (self._is_looping and self._frame < first):
            self._go(first)
        self._play(1.0)

    def pause(self) -> None:
        """Stand still on the frame that is seen."""
        if self.is_playing:
            self._timer.stop()
            self._clock.stop()
            self._set_speed(1.0)
            self.playing_changed.emit(False)

    def shuttle(self, direction: int) -> None:
        """Play forward (1) or backward (-1); again in the same direction doubles the speed, 0 stops."""
        if direction == 0:
            self.pause()
        elif not self.is_playing and direction > 0:
            self.play()
        elif not self.is_playing or self._speed * direction < 0:
            self._play(float(direction))
        elif abs(self._speed) < _FASTEST:
            self._play(2 * self._speed)

    def seek(self, frame: int) -> None:
        """Move the playhead; playing goes on from there."""
        self._go(min(max(frame, 0), MAX_FRAMES - 1))
        if self.is_playing:
            self._run(self._frame)

    def step(self, frames: int) -> None:
        """Stop, and move the playhead by some frames."""
        self.pause()
        self.seek(self._frame + frames)

    def set_loop(self, is_looping: bool) -> None:
        """Play the project's range, or without one everything, over and over."""
        if is_looping != self._is_looping:
            self._is_looping = is_looping
            self.loop_changed.emit(is_looping)
            if self.is_playing:
                self._run(self._frame)

    def look_for_devices(self) -> None:
        """Open the sound device anew, so that devices connected since are found; playing goes on silently."""
        lost, self._clock = self._clock, SilentClock()
        if self.is_playing:
            self._clock.start(replace(self._current, origin=lost.position()))
        self._opener.open(lost)

    def close(self) -> None:
        """Stop, and let go of the sound device."""
        self.pause()
        self._opener.close()
        self._clock.close()

    def _stretch(self) -> tuple[int, int]:
        """First frame of what is played and the first behind it."""
        return _bounds(self._project) if self._is_looping else (0, self._project.frames)

    def _play(self, speed: float) -> None:
        first, stop = self._stretch()
        if stop == first:
            return
        if speed < 0 and self._frame <= first:
            # Nothing lies before the first frame; a loop goes on at its end.
            if not self._is_looping:
                return
            self._go(stop - 1)
        self._set_speed(speed)
        self._look_for_sound()
        self._run(self._frame)
        if not self.is_playing:
            self._timer.start()
            self.playing_changed.emit(True)

    def _run(self, frame: int) -> None:
        """Let the clock run from a frame on: from its start, or backwards from its end."""
        origin = frame * _FRAME if self._speed > 0 else (frame + 1) * _FRAME - 1
        first, stop = self._stretch()
        is_inside = self._is_looping and first <= frame < stop
        self._current = Run(origin, self._speed, (first * _FRAME, stop * _FRAME) if is_inside else None)
        self._clock.start(self._current)

    def _tick(self) -> None:
        if self._clock.is_lost:
            self._lose_sound()
        frame = self._clock.position() // _FRAME
        first, stop = self._stretch()
        if self._current.loop is None and not 0 <= frame < self._project.frames:
            self._end(frame)
        elif self._current.loop is None and self._is_looping and first <= frame < stop:
            self._go(frame)
            self._run(frame)
        else:
            self._go(frame)

    def _end(self, frame: int) -> None:
        """Stop at the project's end or beginning, or where the playhead was set behind the end."""
        # Before it stops, so that whoever hears of that finds the playhead where it did.
        if frame < 0:
            self._go(0)
        elif self._frame < self._project.frames:
            self._go(self._project.frames - 1)
        self.pause()

    def _go(self, frame: int) -> None:
        if frame != self._frame:
            self._frame = frame
            self.moved.emit(frame)

    def _set_speed(self, speed: float) -> None:
        if speed != self._speed:
            self._speed = speed
            self.speed_changed.emit(speed)

    @Slot()
    def _hear(self) -> None:
        self._clock.set_parts(heard_parts(self._project, self._sounds.table))

    def _look_for_sound(self) -> None:
        """Before playing: a device may have gone or come since."""
        if self._clock.is_lost:
            self._lose_sound()
        elif self._clock.is_silent:
            self._opener.open()

    def _lose_sound(self) -> None:
        """Go on silently from where it was heard last, and look for another device."""
        lost, self._clock = self._clock, SilentClock()
        if self.is_playing:
            self._clock.start(replace(self._current, origin=lost.position()))
        self._opener.open(lost)
        self._tell_loss(AudioError("The sound device went away", "Playing goes on without sound."))

    @Slot(object)
    def _take_sound(self, clock: Clock) -> None:
        silent, self._clock = self._clock, clock
        self._hear()
        if self.is_playing:
            self._current = replace(self._current, origin=silent.position())
            clock.start(self._current)
        self._is_told = False
        self.sound_opened.emit()

    @Slot(object)
    def _tell_loss(self, error: AudioError) -> None:
        if not self._is_told:
            self._is_told = True
            self.sound_lost.emit(str(error))


def _bounds(project: Project) -> tuple[int, int]:
    """First frame of the range, or of everything, and the first behind it."""
    span = project.range
    return (0, project.frames) if span is None else (span.start, span.stop)
