"""The command that lets a clip play another file: the same words recorded anew, with everything done by hand.

What is recorded in the Studio itself is `recording_commands`'.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.document.active_clip import ActiveClip
from desktop.jobs.sounds import MeasuredSound, Sounds
from desktop.views.commands.desk import Desk
from desktop.views.panels.sound_levels import SoundLevels
from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.operations.gate import LevelsOf, find_again
from joyvasa_runtime.project.operations.lanes import pick
from joyvasa_runtime.project.operations.media import add_media
from joyvasa_runtime.project.operations.sound import replace_sound


class ReplaceSound(QObject):
    """Connects ``clip.replace_sound``.

    Parameters
    ----------
    desk : Desk
    active : ActiveClip
    sounds : Sounds
    ask_files : callable
        Sound files that the user chose; the first one counts.

    Signals
    -------
    replaced(int)
        A clip that plays another sound now, and has no motion of it yet.
    """

    replaced = Signal(int)

    def __init__(
        self, desk: Desk, active: ActiveClip, sounds: Sounds, ask_files: Callable[[], tuple[Path, ...]]
    ) -> None:
        super().__init__(desk.actions)
        self._desk, self._active, self._sounds, self._ask_files = desk, active, sounds, ask_files
        self._levels = SoundLevels(sounds)
        self._wanted: dict[Path, int] = {}
        desk.connect("clip.replace_sound", self._ask)
        sounds.measured.connect(self._use)
        # Why a file can't be used is told by `import_commands`.
        sounds.import_failed.connect(lambda path, _error: self._wanted.pop(path, None))
        desk.store.replaced.connect(self._wanted.clear)
        active.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        self._desk.actions["clip.replace_sound"].setEnabled(self._active.clip is not None)

    def _ask(self) -> None:
        clip = self._active.clip
        if clip is None:
            return
        try:
            pick(self._desk.project, (clip.id,))
        except EditError as error:
            # Before a file is looked for and read in vain.
            self._desk.say(str(error))
            return
        for path in self._ask_files()[:1]:
            self._wanted[path.absolute()] = clip.id
            self._sounds.measure(path)

    def _use(self, sound: MeasuredSound) -> None:
        clip_id = self._wanted.pop(sound.path, None)
        if clip_id is None:
            return
        operation = partial(play_instead, clip_id=clip_id, sound=sound, levels_of=self._levels.of)
        if self._desk.edit(self.tr("Replace sound"), operation):
            self.replaced.emit(clip_id)


def play_instead(project: Project, clip_id: int, sound: MeasuredSound, levels_of: LevelsOf) -> Project:
    """The project in which a clip plays another file from its beginning, and rests its lips in its silences.

    Raises
    ------
    EditError
        If the clip isn't there or its track is locked.
    """
    project, media_id = add_media(project, "sound", sound.path, sound.size_bytes, sound.sha256, sound.frames)
    return find_again(replace_sound(project, clip_id, media_id), (clip_id,), levels_of)
