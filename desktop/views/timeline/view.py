"""The timeline as the window holds it: ruler, headers, lanes and scroll bars around one scene.

It puts its parts together and follows the playhead; what each part does is the part's.
"""

import math
from bisect import bisect_left, bisect_right

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QScrollBar, QWidget

from desktop.document.selection import Selection
from desktop.document.store import Store
from desktop.views.timeline.caption_lane import CaptionLane
from desktop.views.timeline.corner import Corner
from desktop.views.timeline.headers import Headers
from desktop.views.timeline.lanes import Lanes
from desktop.views.timeline.layout import ROW_HEIGHT
from desktop.views.timeline.ruler import Ruler
from desktop.views.timeline.scene import Scene
from desktop.views.timeline.spoken import spoken
from desktop.views.timeline.viewport import LEAD_PX
from desktop.views.timeline.waveforms import WaveSource
from desktop.views.timeline.wheel import ZOOM_STEP
from desktop.views.timeline.zoom_bar import ZoomBar
from desktop.views.widgets.labels import label
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.operations.tracks import add_track, free_name
from joyvasa_runtime.project.quality.fault import Fault
from joyvasa_runtime.timebase import MOTION_FPS, FrameSpan

# An empty timeline shows this much.
_EMPTY_FRAMES = 60 * MOTION_FPS
# Part of the width that stays behind the playhead when a page is turned while playing.
_PAGE_OVERLAP = 0.06


class TimelineView(QWidget):
    """Tracks of clips along a ruler.

    Positions of the mouse are those of `lanes` (a widget), below `ruler` and right of `headers`.

    Parameters
    ----------
    store : Store
    selection : Selection
    sounds : WaveSource
        Such as `desktop.jobs.sounds.Sounds`. It is asked for peaks, never to read a file.

    Signals
    -------
    sought(int)
        The user wants to see a frame; `set_playhead` follows.
    files_dropped(object, int, int)
        Paths (tuple of Path), the track they were dropped on or -1, and the frame.
    motion_dropped(object, int, int)
        Path of a piece of the library, the clip it was dropped on, and the frame.
    refused(object)
        The `EditError` of an edit that isn't possible.
    clip_activated(int)
        A clip was double-clicked.
    marker_activated(int)
        A marker was double-clicked.
    fault_chosen(object)
        The mark of a `Fault` was clicked.
    caption_chosen(int)
        A caption was clicked, by its id.
    snapping_changed(bool)
        The user toggled snapping here.
    context_menu_requested(object, str, object)
        Global position (QPoint), and "clip", "track", "header", "marker" with an id, "ruler" or "fault" with
        a frame, or "empty" with None.
    """

    sought = Signal(int)
    files_dropped = Signal(object, int, int)
    motion_dropped = Signal(object, int, int)
    refused = Signal(object)
    clip_activated = Signal(int)
    marker_activated = Signal(int)
    fault_chosen = Signal(object)
    caption_chosen = Signal(int)
    snapping_changed = Signal(bool)
    context_menu_requested = Signal(object, str, object)

    def __init__(
        self, store: Store, selection: Selection, sounds: WaveSource, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store, self._selection = store, selection
        self.scene = Scene(store, selection)
        self.scene.setParent(self)
        self.lanes = Lanes(self.scene, sounds)
        self.ruler = Ruler(self.scene)
        self.captions = CaptionLane(self.scene)
        self._captions_title = label(self.tr("Captions"), "hint")
        self.headers = Headers(self.scene)
        self._corner, self._zoom_bar = Corner(), ZoomBar()
        self._across = QScrollBar(Qt.Orientation.Horizontal)
        self._down = QScrollBar(Qt.Orientation.Vertical)
        self._grid = QGridLayout(self)
        self._is_playing = False
        self._wants_fit = True
        self._build()
        self._connect()
        self._corner.show_snapping(self.is_snapping)
        self._describe()

    @property
    def is_snapping(self) -> bool:
        """Whether drags are pulled onto edges, markers and the playhead."""
        return self.scene.is_snapping

    def set_snapping(self, is_snapping: bool) -> None:
        """Let drags snap, or not."""
        if is_snapping != self.scene.is_snapping:
            self.scene.is_snapping = is_snapping
            self._corner.show_snapping(is_snapping)
            self.snapping_changed.emit(is_snapping)

    def set_playhead(self, frame: int) -> None:
        """The frame `frame` is shown; the timeline scrolls where needed to show it too."""
        viewport = self.scene.viewport
        was_visible = viewport.is_visible(self.scene.playhead)
        self.scene.set_playhead(frame)
        self._corner.show_frame(frame)
        if not self._is_playing:
            self._describe()
        if viewport.is_visible(frame):
            return
        if not self._is_playing:
            self._reveal(frame)
        elif was_visible:
            # Who scrolls away while it plays wants to look elsewhere.
            self.scene.viewport.scroll_to(
                frame - viewport.width * _PAGE_OVERLAP / viewport.scale.px_per_frame
            )

    def set_playing(self, is_playing: bool) -> None:
        """Whether the playhead moves by itself: then the view turns pages instead of scrolling a little."""
        self._is_playing = is_playing
        self._describe()

    def set_cached(self, first_frame: int, flags: NDArray[np.bool_]) -> None:
        """Which frames from `first_frame` on can be shown at once; one flag per frame."""
        self.ruler.set_cached(first_frame, flags)

    def set_faults(self, faults: tuple[Fault, ...]) -> None:
        """The faults of the motion that the ruler marks."""
        self.ruler.set_faults(faults)

    def set_waiting(self, clip_ids: frozenset[int]) -> None:
        """The clips whose motion is being generated."""
        self.scene.set_waiting(clip_ids)

    def set_missing(self, media_ids: frozenset[int]) -> None:
        """The media whose files are not there."""
        self.scene.set_missing(media_ids)

    def zoom_in(self) -> None:
        """Widen time around the playhead, or around the middle where that is out of sight."""
        self._zoom(ZOOM_STEP)

    def zoom_out(self) -> None:
        """Narrow time around the playhead, or around the middle where that is out of sight."""
        self._zoom(1 / ZOOM_STEP)

    def fit(self) -> None:
        """Show the whole project."""
        frames = self._store.project.frames
        self.scene.viewport.show_span(FrameSpan(0, frames if frames else _EMPTY_FRAMES), LEAD_PX)

    def zoom_to_selection(self) -> None:
        """Show the selected clips, else the range, else everything."""
        places = self.scene.layout.places
        clips = [places[clip_id][1] for clip_id in self._selection.clips if clip_id in places]
        span = self._store.project.range
        if clips:
            span = FrameSpan(min(clip.start for clip in clips), max(clip.stop for clip in clips))
        if span is None:
            self.fit()
        else:
            self.scene.viewport.show_span(span, LEAD_PX)

    def show_span(self, start: int, stop: int) -> None:
        """Scroll where needed to show some frames; their beginning where they don't fit."""
        for frame in (stop, start):
            if not self.scene.viewport.is_visible(frame):
                self._reveal(frame)

    def previous_cut(self, frame: int) -> int:
        """The last edge of a clip, or the beginning, before `frame`; `frame` itself where there is none."""
        cuts = self._cuts()
        index = bisect_left(cuts, frame) - 1
        return cuts[index] if index >= 0 else frame

    def next_cut(self, frame: int) -> int:
        """The first edge of a clip after `frame`; `frame` itself where there is none."""
        cuts = self._cuts()
        index = bisect_right(cuts, frame)
        return cuts[index] if index < len(cuts) else frame

    def rename_track(self, track_id: int) -> None:
        """Let the user type another name for a track."""
        self.headers.header(track_id).name.begin()

    def x_of(self, frame: float) -> float:
        """Where a frame begins, pixels of `lanes` and `ruler`."""
        return self.scene.viewport.scale.x_of(frame)

    def frame_at(self, x: float) -> int:
        """The frame at a pixel of `lanes` and `ruler`."""
        return self.scene.viewport.scale.frame_at(x)

    def clip_rect(self, clip_id: int) -> QRectF:
        """The body of a clip, pixels of `lanes`."""
        return self.scene.geometry.clip_rect(clip_id)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Show everything once there is a size to show it in."""
        super().showEvent(event)
        self._fit_if_wanted()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """As when shown."""
        super().resizeEvent(event)
        self._fit_if_wanted()

    def _build(self) -> None:
        layout = self._grid
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        # The lanes first: Tab comes to them, as the focus proxy, and goes on from there.
        layout.addWidget(self.lanes, 2, 1)
        layout.addWidget(self._corner, 0, 0)
        layout.addWidget(self.ruler, 0, 1)
        layout.addWidget(self._captions_title, 1, 0)
        layout.addWidget(self.captions, 1, 1)
        layout.addWidget(self.headers, 2, 0)
        layout.addWidget(self._down, 2, 2)
        layout.addWidget(self._zoom_bar, 3, 0)
        layout.addWidget(self._across, 3, 1)
        layout.setRowStretch(2, 1)
        layout.setColumnStretch(1, 1)
        for bar in (self._across, self._down):
            bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            policy = bar.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            bar.setSizePolicy(policy)
        self._across.setSingleStep(40)
        self._down.setSingleStep(ROW_HEIGHT // 2)
        self._captions_title.setContentsMargins(8, 0, 0, 0)
        self._captions_title.setVisible(bool(self._store.project.captions))
        self.setFocusProxy(self.lanes)

    def _connect(self) -> None:
        for part in (self.lanes, self.ruler, self.headers):
            part.refused.connect(self.refused)
            part.menu_asked.connect(self.context_menu_requested)
        self.lanes.files_dropped.connect(self.files_dropped)
        self.lanes.motion_dropped.connect(self.motion_dropped)
        self.lanes.clip_activated.connect(self.clip_activated)
        self.ruler.sought.connect(self.sought)
        self.captions.sought.connect(self.sought)
        self.captions.refused.connect(self.refused)
        self.captions.chosen.connect(self.caption_chosen)
        self.ruler.marker_activated.connect(self.marker_activated)
        self.ruler.fault_chosen.connect(self.fault_chosen)
        self._corner.snapping_toggled.connect(self.set_snapping)
        self._corner.track_asked.connect(self._add_track)
        self._zoom_bar.in_asked.connect(self.zoom_in)
        self._zoom_bar.out_asked.connect(self.zoom_out)
        self._zoom_bar.fit_asked.connect(self.fit)
        self._across.valueChanged.connect(self._scroll_across)
        self._down.valueChanged.connect(self.scene.viewport.set_top)
        self.scene.viewport.changed.connect(self._show_scroll)
        self._store.replaced.connect(self._want_fit)
        self._store.changed.connect(self._take_project)
        self.scene.restyled.connect(self._describe)
        self._show_scroll()

    def _describe(self) -> None:
        """Tell screen readers; not while playing, when every frame would be read aloud."""
        self.lanes.setAccessibleDescription(spoken(self.scene))

    def _take_project(self, before: Project, after: Project) -> None:
        self._describe()
        self._captions_title.setVisible(bool(after.captions))
        if not before.frames and after.frames:
            self._wants_fit = True
        self._fit_if_wanted()

    def _want_fit(self) -> None:
        self._wants_fit = True

    def _fit_if_wanted(self) -> None:
        if self._wants_fit and self.isVisible():
            # The lanes learn their width from their own event, which may come later.
            self._grid.activate()
            self.scene.viewport.set_size(self.lanes.width(), self.lanes.height())
            self._wants_fit = False
            self.fit()

    def _cuts(self) -> list[int]:
        edges = {0}
        for track in self._store.project.tracks:
            for clip in track.clips:
                edges.update((clip.start, clip.stop))
        return sorted(edges)

    def _zoom(self, factor: float) -> None:
        viewport, playhead = self.scene.viewport, self.scene.playhead
        x = viewport.scale.x_of(playhead) if viewport.is_visible(playhead) else viewport.width / 2
        viewport.zoom(factor, x)

    def _reveal(self, frame: int) -> None:
        viewport = self.scene.viewport
        x = viewport.scale.x_of(frame)
        viewport.scroll_by(x - LEAD_PX if x < 0 else x - viewport.width + LEAD_PX)

    def _add_track(self, drives: bool) -> None:
        shown = free_name(self._store.project, self.tr("Voice") if drives else self.tr("Music"))
        text = self.tr("Add voice track") if drives else self.tr("Add music track")
        self._store.edit(text, lambda project: add_track(project, shown, drives))

    def _show_scroll(self) -> None:
        viewport = self.scene.viewport
        px_per_frame = viewport.scale.px_per_frame
        with QSignalBlocker(self._across), QSignalBlocker(self._down):
            length = (viewport.highest_left - viewport.lowest_left) * px_per_frame
            self._across.setRange(0, math.ceil(length))
            self._across.setPageStep(viewport.width)
            self._across.setValue(round((viewport.scale.left - viewport.lowest_left) * px_per_frame))
            self._down.setRange(0, viewport.highest_top)
            self._down.setPageStep(viewport.height)
            self._down.setValue(viewport.top)
            self._across.setVisible(self._across.maximum() > 0)
            self._down.setVisible(self._down.maximum() > 0)

    def _scroll_across(self, value: int) -> None:
        viewport = self.scene.viewport
        viewport.scroll_to(viewport.lowest_left + value / viewport.scale.px_per_frame)
