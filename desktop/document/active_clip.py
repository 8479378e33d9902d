"""The clip and the layer that the panels of a performance show: one of each, whatever is selected.

What is selected is `selection`; this only follows it.
"""

from PySide6.QtCore import QObject, Signal

from desktop.document.selection import Selection
from desktop.document.store import Store
from joyvasa_runtime.project.document import Clip, Project
from joyvasa_runtime.project.performance.layer import Layer


class ActiveClip(QObject):
    """Follows the selection: the first selected clip that moves the portrait.

    With nothing selected it stays with the last one, and a project's only such clip is active without being
    selected.

    Parameters
    ----------
    store : Store
    selection : Selection

    Signals
    -------
    changed()
        Another clip or layer is active, or the active clip is another value than before.
    """

    changed = Signal()

    def __init__(self, store: Store, selection: Selection) -> None:
        super().__init__()
        self._store, self._selection = store, selection
        self._clip: Clip | None = None
        self._layer_id: int | None = None
        self._follow()
        store.changed.connect(self._follow)
        selection.changed.connect(self._follow)

    @property
    def clip(self) -> Clip | None:
        """The active clip as it is now."""
        return self._clip

    @property
    def layer(self) -> Layer | None:
        """The layer that edits go to: the chosen one, else the topmost; None where the clip has none."""
        if self._clip is None:
            return None
        layers = self._clip.performance.layers
        return next((one for one in layers if one.id == self._layer_id), layers[-1] if layers else None)

    def choose_layer(self, layer_id: int | None) -> None:
        """Let edits go to a layer."""
        if layer_id != self._layer_id:
            self._layer_id = layer_id
            self.changed.emit()

    def _follow(self, *_change: object) -> None:
        clip = _chosen(self._store.project, self._selection.clips, self._clip)
        if clip is self._clip:
            return
        if clip is None or self._clip is None or clip.id != self._clip.id:
            self._layer_id = None
        self._clip = clip
        self.changed.emit()


def _chosen(project: Project, selected: frozenset[int], last: Clip | None) -> Clip | None:
    driving = [clip for track in project.tracks if track.drives for clip in track.clips]
    chosen = min((clip for clip in driving if clip.id in selected), key=lambda clip: clip.start, default=None)
    if chosen is not None:
        return chosen
    if last is not None:
        same = next((clip for clip in driving if clip.id == last.id), None)
        if same is not None:
            return same
    return driving[0] if len(driving) == 1 else None
