"""What ruler, headers and lanes look at together: the project as laid out, the playhead, what is marked.

It paints nothing and takes no input.
"""

from PySide6.QtCore import QObject, Signal

from desktop.document.selection import Selection
from desktop.document.store import Store
from desktop.views.timeline.layout import Geometry, Layout
from desktop.views.timeline.snapping import Snapper
from desktop.views.timeline.viewport import Viewport
from joyvasa_runtime.project.document import Project


class Scene(QObject):
    """The state that the timeline's widgets share.

    Parameters
    ----------
    store : Store
    selection : Selection

    Signals
    -------
    changed()
        Something looks different; everything is painted anew.
    restyled()
        Other clips are selected, missing or waiting; `changed` follows.
    playhead_moved(int, int)
        From one frame to another; only its line has to be painted.
    """

    changed = Signal()
    restyled = Signal()
    playhead_moved = Signal(int, int)

    def __init__(self, store: Store, selection: Selection) -> None:
        super().__init__()
        self.store = store
        self.selection = selection
        self.viewport = Viewport()
        self.is_snapping = True
        self.layout = Layout.of(store.project)
        self._playhead = 0
        self._missing: frozenset[int] = frozenset()
        self._waiting: frozenset[int] = frozenset()
        self._fit_content()
        store.changed.connect(self._take_project)
        selection.changed.connect(self._restyle)
        self.viewport.changed.connect(self.changed)

    @property
    def project(self) -> Project:
        """The project as it is now."""
        return self.store.project

    @property
    def geometry(self) -> Geometry:
        """Where everything is now."""
        return Geometry(self.layout, self.viewport.scale, self.viewport.top)

    @property
    def playhead(self) -> int:
        """The frame that is shown."""
        return self._playhead

    @property
    def missing(self) -> frozenset[int]:
        """Ids of the media whose files are not there."""
        return self._missing

    @property
    def waiting(self) -> frozenset[int]:
        """Ids of the clips whose motion is being generated."""
        return self._waiting

    def set_playhead(self, frame: int) -> None:
        """The frame `frame` is shown."""
        if frame != self._playhead:
            before, self._playhead = self._playhead, frame
            self._fit_content()
            self.playhead_moved.emit(before, frame)

    def set_missing(self, media_ids: frozenset[int]) -> None:
        """The files of these media are not there."""
        if media_ids != self._missing:
            self._missing = media_ids
            self._restyle()

    def set_waiting(self, clip_ids: frozenset[int]) -> None:
        """The motion of these clips is being generated."""
        if clip_ids != self._waiting:
            self._waiting = clip_ids
            self._restyle()

    def snapper(self, without: frozenset[int] = frozenset()) -> Snapper:
        """What pulls while these clips are dragged."""
        return Snapper.of(self.project, self._playhead, without)

    def _restyle(self) -> None:
        self.restyled.emit()
        self.changed.emit()

    def _take_project(self, before: Project, after: Project) -> None:
        if before.tracks is not after.tracks:
            self.layout = Layout.of(after)
        self._fit_content()
        self.changed.emit()

    def _fit_content(self) -> None:
        project = self.project
        frames = max(project.frames, self._playhead + 1, *(marker.frame for marker in project.markers), 0)
        frames = max([frames, *(caption.stop for caption in project.captions[-1:])])
        if project.range is not None:
            frames = max(frames, project.range.stop)
        self.viewport.set_content(frames, self.layout.height)
