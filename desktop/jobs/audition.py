"""What the preview shows: the project, or the project as if one clip played another take all along.

The project itself is never changed by it; choosing the take is an edit like any other.
"""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from desktop.document.store import Store
from desktop.jobs.preview import Preview
from joyvasa_runtime.project.coverage import covered
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.operations.lanes import put_clips


@dataclass(frozen=True, slots=True)
class Tried:
    """A take that a clip is seen with."""

    clip_id: int
    take_id: int


class Audition(QObject):
    """Lets takes be tried on the preview.

    Parameters
    ----------
    store : Store
    preview : Preview

    Signals
    -------
    changed()
        Another take is tried, or none any more.
    """

    changed = Signal()

    def __init__(self, store: Store, preview: Preview) -> None:
        super().__init__()
        self._store, self._preview = store, preview
        self._tried: Tried | None = None
        store.changed.connect(self._follow)

    @property
    def tried(self) -> Tried | None:
        """What is tried; None while the project is shown as it is."""
        return self._tried

    def try_take(self, clip_id: int, take_id: int) -> None:
        """Show a clip with a take; nothing happens where the take performs nothing of it."""
        tried = Tried(clip_id, take_id)
        if can_try(self._store.project, tried):
            self._set(tried)

    def stop(self) -> None:
        """Show the project as it is."""
        self._set(None)

    def _set(self, tried: Tried | None) -> None:
        if tried != self._tried:
            self._tried = tried
            self._show()
            self.changed.emit()

    def _follow(self, _before: Project, after: Project) -> None:
        if self._tried is not None and not can_try(after, self._tried):
            self._set(None)
        else:
            self._show()

    def _show(self) -> None:
        project, tried = self._store.project, self._tried
        shown = project if tried is None else as_if_playing(project, tried)
        self._preview.set_document(shown, self._store.motions)


def can_try(project: Project, tried: Tried) -> bool:
    """Whether clip and take are there, and have a frame in common."""
    clips = (clip for track in project.tracks for clip in track.clips)
    clip = next((one for one in clips if one.id == tried.clip_id), None)
    take = next((one for one in project.takes if one.id == tried.take_id), None)
    if clip is None or take is None or clip.media_id != take.media_id:
        return False
    return covered(clip, take) is not None


def as_if_playing(project: Project, tried: Tried) -> Project:
    """The project in which a clip plays a take all along; what else was done to it by hand stays."""
    clip = project.clip(tried.clip_id)
    performance = replace(clip.performance, comp=())
    return put_clips(project, {clip.id: replace(clip, take_id=tried.take_id, performance=performance)})
