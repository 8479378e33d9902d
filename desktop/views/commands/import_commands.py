"""Commands that bring files in: voices and music onto the timeline, a picture as the portrait.

Files are read beside the window; what comes of them is one step of the history.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage, QImageReader

from desktop.jobs.pictures import MeasuredPicture, Pictures
from desktop.jobs.sounds import MeasuredSound, Sounds
from desktop.settings import AppSettings
from desktop.views.commands.desk import Desk
from desktop.views.widgets.carried_files import carried_files
from joyvasa_runtime.errors import JoyVasaError
from joyvasa_runtime.project.document import Generation, Project
from joyvasa_runtime.project.operations.clips import add_clip, free_start
from joyvasa_runtime.project.operations.media import add_media
from joyvasa_runtime.project.operations.portrait import set_portrait
from joyvasa_runtime.project.operations.tracks import add_track
from joyvasa_runtime.project.storage import PROJECT_SUFFIX
from joyvasa_runtime.subtitles.subtitle import SUBTITLE_SUFFIXES

MOTION_SUFFIXES = frozenset({".npz", ".pkl", ".csv"})
PICTURE_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff"})


@dataclass(eq=False)
class _Batch:
    """Files that were chosen together, and what was found out about them so far."""

    paths: tuple[Path, ...]
    track_id: int | None
    frame: int
    found: dict[Path, MeasuredSound | None] = field(default_factory=dict)

    @property
    def is_complete(self) -> bool:
        return all(path in self.found for path in self.paths)

    @property
    def sounds(self) -> tuple[MeasuredSound, ...]:
        return tuple(sound for path in self.paths if (sound := self.found[path]) is not None)


class ImportCommands(QObject):
    """Takes files by dialog, by drop and by paste.

    Signals
    -------
    failed(object)
        The `JoyVasaError` of a file that can't be used.
    project_dropped(object)
        Path of a project file among what was dropped: it is to be opened.
    motions_dropped(object)
        Paths of motion files among what was dropped: they belong into the library.
    captions_dropped(object)
        Path of a subtitle file among what was dropped.
    busy_changed(bool)
        Whether files are being read.
    """

    failed = Signal(object)
    project_dropped = Signal(object)
    motions_dropped = Signal(object)
    captions_dropped = Signal(object)
    busy_changed = Signal(bool)

    def __init__(self, desk: Desk, sounds: Sounds, pictures: Pictures, settings: AppSettings) -> None:
        super().__init__(desk.actions)
        self._desk, self._sounds, self._pictures, self._settings = desk, sounds, pictures, settings
        self._batches: list[_Batch] = []
        sounds.measured.connect(self._note_sound)
        sounds.import_failed.connect(self._note_failure)
        pictures.measured.connect(self._use_picture)
        pictures.failed.connect(self.failed)
        desk.store.replaced.connect(self._batches.clear)

    def take(self, paths: Iterable[Path], track_id: int | None = None, frame: int | None = None) -> None:
        """Bring in files of any kind that the Studio knows.

        Parameters
        ----------
        paths : iterable of Path
        track_id : int, optional
            Where sounds go; None takes the current voice track, or makes one.
        frame : int, optional
            Where the first sound begins; None takes the playhead.
        """
        files = tuple(path.absolute() for path in paths)
        projects = [path for path in files if path.suffix.lower() == PROJECT_SUFFIX]
        pictures = [path for path in files if is_picture(path)]
        if projects:
            self.project_dropped.emit(projects[0])
            return
        if pictures:
            self._pictures.measure(pictures[0])
        motions = tuple(path for path in files if path.suffix.lower() in MOTION_SUFFIXES)
        if motions:
            self.motions_dropped.emit(motions)
        subtitles = tuple(path for path in files if path.suffix.lower() in SUBTITLE_SUFFIXES)
        if subtitles:
            self.captions_dropped.emit(subtitles[0])
        known = (*pictures, *motions, *subtitles)
        others = tuple(path for path in files if path not in known)
        self._measure(others, track_id, frame)

    def take_picture(self, path: Path) -> None:
        """Make a picture file the portrait."""
        self._pictures.measure(path)

    def paste(self) -> bool:
        """Take files or a picture from the clipboard; whether there were any."""
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()
        paths = carried_files(data) if data is not None else ()
        if paths:
            self.take(paths)
            return True
        image = QGuiApplication.clipboard().image()
        if isinstance(image, QImage) and not image.isNull():
            self._pictures.keep(image)
            return True
        self._desk.say(self.tr("The clipboard holds no clips, no picture and no files"))
        return False

    def _measure(self, paths: tuple[Path, ...], track_id: int | None, frame: int | None) -> None:
        if not paths:
            return
        start = self._desk.playhead if frame is None else frame
        self._batches.append(_Batch(paths, track_id, start))
        self.busy_changed.emit(True)
        for path in paths:
            self._sounds.measure(path)

    def _note_sound(self, sound: MeasuredSound) -> None:
        if sound.is_silent:
            self._desk.say(
                self.tr("{name} is silent from end to end: no mouth will move").format(name=sound.path.name)
            )
        self._note(sound.path, sound)

    def _note_failure(self, path: Path, error: JoyVasaError) -> None:
        self._note(path, None)
        self.failed.emit(error)

    def _note(self, path: Path, sound: MeasuredSound | None) -> None:
        for batch in self._batches:
            if path in batch.paths and path not in batch.found:
                batch.found[path] = sound
        for batch in [batch for batch in self._batches if batch.is_complete]:
            self._batches.remove(batch)
            self._finish(batch)
        self.busy_changed.emit(bool(self._batches))

    def _finish(self, batch: _Batch) -> None:
        if not batch.sounds:
            return
        track = self._desk.current_track(drives=True) if batch.track_id is None else None
        track_id = track.id if track is not None else batch.track_id
        first = self._desk.project.next_id
        operation = partial(
            lay_sounds,
            sounds=batch.sounds,
            track_id=track_id,
            frame=batch.frame,
            name=self.tr("Voice"),
            generation=default_generation(self._settings),
        )
        if self._desk.edit(self.tr("Import audio"), operation):
            clips = (clip.id for track in self._desk.project.tracks for clip in track.clips)
            self._desk.selection.select_clips(frozenset(id for id in clips if id >= first))

    def _use_picture(self, picture: MeasuredPicture) -> None:
        self._desk.edit(self.tr("Import portrait"), partial(use_picture, picture=picture))


def lay_sounds(
    project: Project,
    sounds: tuple[MeasuredSound, ...],
    track_id: int | None,
    frame: int,
    name: str,
    generation: Generation,
) -> Project:
    """The project with sounds one behind the other, each where it fits next, on a track or on a new one.

    Raises
    ------
    EditError
        If the track is gone or locked, or the timeline is full.
    """
    if track_id is None:
        track_id = project.next_id
        project = add_track(project, name, drives=True)
    for sound in sounds:
        project, media_id = add_media(
            project, "sound", sound.path, sound.size_bytes, sound.sha256, sound.frames
        )
        start = free_start(project, track_id, frame, sound.frames)
        project = add_clip(project, track_id, media_id, start, generation)
        frame = start + sound.frames
    return project


def default_generation(settings: AppSettings) -> Generation:
    """How new clips are made: with the pack the user prefers."""
    return Generation(settings.default_pack) if settings.default_pack else Generation()


def use_picture(project: Project, picture: MeasuredPicture) -> Project:
    """The project with another picture as its portrait; the performance stays."""
    project, media_id = add_media(project, "picture", picture.path, picture.size_bytes, picture.sha256)
    return set_portrait(project, media_id, picture.kind, picture.points)


def is_picture(path: Path) -> bool:
    """Whether a file is one by its name, or by its first bytes where it has no known ending."""
    if path.suffix.lower() in PICTURE_SUFFIXES:
        return True
    return not path.suffix and bool(QImageReader.imageFormat(str(path)))
