"""What is selected in the window: clips, a track, a marker; no part of the project, and not undone."""

from PySide6.QtCore import QObject, Signal

from desktop.document.store import Store
from joyvasa_runtime.project.document import Project


class Selection(QObject):
    """The selected clips, the current track and the selected marker; what an edit removes leaves it.

    Signals
    -------
    changed()
        Something else is selected.
    """

    changed = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._clips: frozenset[int] = frozenset()
        self._track: int | None = None
        self._marker: int | None = None
        store.changed.connect(self._drop_what_is_gone)
        # Another project's ids mean other things.
        store.replaced.connect(self.clear)

    @property
    def clips(self) -> frozenset[int]:
        """Ids of the selected clips."""
        return self._clips

    @property
    def track(self) -> int | None:
        """Id of the current track, on which imports and pastes land."""
        return self._track

    @property
    def marker(self) -> int | None:
        """Id of the selected marker."""
        return self._marker

    def select_clips(self, clips: frozenset[int]) -> None:
        """Select exactly these clips and no marker."""
        self._set(clips, self._track, None)

    def select_track(self, track: int | None) -> None:
        """Make a track the current one; the selected clips stay."""
        self._set(self._clips, track, self._marker)

    def select_marker(self, marker: int | None) -> None:
        """Select a marker and no clips."""
        self._set(frozenset(), self._track, marker)

    def clear(self) -> None:
        """Select nothing."""
        self._set(frozenset(), None, None)

    def _set(self, clips: frozenset[int], track: int | None, marker: int | None) -> None:
        before = self._clips, self._track, self._marker
        self._clips, self._track, self._marker = clips, track, marker
        if before != (clips, track, marker):
            self.changed.emit()

    def _drop_what_is_gone(self, _before: Project, after: Project) -> None:
        clips = {clip.id for track in after.tracks for clip in track.clips}
        tracks = {track.id for track in after.tracks}
        markers = {marker.id for marker in after.markers}
        self._set(
            self._clips & clips,
            self._track if self._track in tracks else None,
            self._marker if self._marker in markers else None,
        )
