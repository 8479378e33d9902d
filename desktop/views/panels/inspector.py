"""What is selected, in numbers and words: clips, or else a track, or else the project."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.document.selection import Selection
from desktop.document.store import Operation, Store
from desktop.jobs.pack_info import PackInfo
from desktop.views.panels.clip_panel import ClipPanel
from desktop.views.panels.project_panel import ProjectPanel
from desktop.views.panels.track_panel import TrackPanel
from desktop.views.widgets.page_stack import PageStack
from joyvasa_runtime.errors import EditError


class Inspector(QWidget):
    """Shows and edits what is selected.

    Parameters
    ----------
    store : Store
    selection : Selection

    Signals
    -------
    refused(object)
        The `EditError` of an edit that isn't possible.
    generate_requested(object)
        Frozenset of the clips whose motion is wanted.
    sought(int)
        The frame at which the selected clips begin is to be shown.
    """

    refused = Signal(object)
    generate_requested = Signal(object)
    sought = Signal(int)

    def __init__(self, store: Store, selection: Selection) -> None:
        super().__init__()
        self._store, self._selection = store, selection
        self._pages = PageStack()
        self._clip, self._track, self._project = ClipPanel(), TrackPanel(), ProjectPanel()
        for page in (self._clip, self._track, self._project):
            self._pages.add(page)
            page.edited.connect(self._edit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        self._clip.generate_requested.connect(self.generate_requested)
        self._clip.sought.connect(self.sought)
        store.changed.connect(self._show)
        selection.changed.connect(self._show)
        self._show()

    def set_packs(self, packs: tuple[PackInfo, ...]) -> None:
        """The packs that clips can be made with."""
        self._clip.set_packs(packs)
        # The takes are told by the packs' names.
        self._show()

    def edit_name(self) -> None:
        """Put the cursor into the name of the selected clip."""
        if self._pages.current is self._clip:
            self._clip.edit_name()

    def _show(self, *_change: object) -> None:
        project, selection = self._store.project, self._selection
        clips = tuple(clip for track in project.tracks for clip in track.clips if clip.id in selection.clips)
        track = next((track for track in project.tracks if track.id == selection.track), None)
        if clips:
            self._clip.show_clips(project, clips)
            self._pages.turn_to(self._clip)
        elif track is not None:
            self._track.show_track(track)
            self._pages.turn_to(self._track)
        else:
            self._project.show_project(project)
            self._pages.turn_to(self._project)

    def _edit(self, text: str, operation: Operation, gesture: object) -> None:
        try:
            self._store.edit(text, operation, gesture)
        except EditError as error:
            self.refused.emit(error)
            # The fields show what was typed; the project is as it was.
            self._show()
