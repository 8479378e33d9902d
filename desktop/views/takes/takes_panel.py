"""The takes of the active clip side by side: tried, chosen for stretches, told of what is out of sight.

Generating, trying and deleting takes are actions; their buttons are put in from outside.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QSpinBox,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.document.active_clip import ActiveClip
from desktop.document.store import Operation, Store
from desktop.jobs.pack_info import PackInfo
from desktop.views.actions.actions import Actions
from desktop.views.takes.lane_row import lane_rows
from desktop.views.takes.lanes import Position, TakeLanes
from desktop.views.takes.misplaced_list import MisplacedList
from desktop.views.widgets.labels import label
from desktop.views.widgets.number_slider import NumberSlider
from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.document import Clip, Project
from joyvasa_runtime.project.misplaced import Misplaced, misplaced
from joyvasa_runtime.project.operations.comp import choose_comp, set_comp_fade
from joyvasa_runtime.project.operations.lanes import shown_name
from joyvasa_runtime.project.operations.misplaced import remove_misplaced, reveal_misplaced
from joyvasa_runtime.project.performance.comp import DEFAULT_FADE
from joyvasa_runtime.project.performance.performance import CompSpan
from joyvasa_runtime.timebase import FrameSpan

_MOST_AT_ONCE = 5
_LONGEST_FADE = 50
"""Frames; two seconds."""
_WIDE_PX = 1200
_CROSSFADE_PX = 420
_MAKING = ("takes.generate", "takes.regenerate")
_CHOOSING = ("takes.compare", "takes.use_whole", "takes.use_range", "takes.clear", "takes.delete")


class TakesPanel(QWidget):
    """Shows and edits the takes of a clip.

    Parameters
    ----------
    store : Store
    active : ActiveClip

    Signals
    -------
    refused(object)
        The `EditError` of an edit that isn't possible.
    sought(int)
        A frame of the timeline is to be shown.
    try_asked(int)
        A take is to be seen in the preview, or not any more.
    current_changed()
        Actions are about another take, or about none.
    """

    refused = Signal(object)
    sought = Signal(int)
    try_asked = Signal(int)
    current_changed = Signal()

    def __init__(self, store: Store, active: ActiveClip) -> None:
        super().__init__()
        self._store, self._active = store, active
        self._packs: tuple[PackInfo, ...] = ()
        self._playhead, self._fade, self._is_stale = 0, DEFAULT_FADE, True
        self._heading, self._pages = label("", "heading"), QStackedWidget()
        self._lanes, self._misplaced = TakeLanes(), MisplacedList()
        self._buttons = QHBoxLayout()
        self._named: list[QToolButton] = []
        self._count = QSpinBox()
        self._crossfade = NumberSlider(
            self.tr("Crossfade"), 0, _LONGEST_FADE, DEFAULT_FADE, suffix=self.tr(" frames")
        )
        self._build()
        self._connect()
        self._show()

    @property
    def take_id(self) -> int | None:
        """The take that actions are about."""
        return self._lanes.take_id

    @property
    def count(self) -> int:
        """How many takes are wanted at once."""
        return self._count.value()

    @property
    def fade(self) -> int:
        """Frames over which the next take that is chosen comes and goes."""
        return self._fade

    @property
    def stretch(self) -> CompSpan | None:
        """The stretch at the playhead for which another take was chosen."""
        clip = self._active.clip
        if clip is None:
            return None
        frame = self._playhead - clip.start + clip.offset
        return next((one for one in clip.performance.comp if one.start <= frame < one.stop), None)

    def set_actions(self, actions: Actions) -> None:
        """Put the buttons of actions in."""
        for action_id in (*_MAKING, *_CHOOSING):
            button = QToolButton()
            button.setDefaultAction(actions[action_id])
            button.setAccessibleName(actions[action_id].text())
            self._buttons.addWidget(button)
            self._named.append(button)
            if action_id == "takes.generate":
                self._buttons.addWidget(self._count)
            elif action_id == _MAKING[-1]:
                self._buttons.addStretch(1)
        self._lanes.delete_asked.connect(actions["takes.delete"].trigger)

    def set_packs(self, packs: tuple[PackInfo, ...]) -> None:
        """The packs, by which takes are told."""
        self._packs = packs
        self._show()

    def set_playhead(self, frame: int) -> None:
        """Show where the playhead is, in frames of the timeline."""
        self._playhead = frame
        if self.isVisible():
            self._show_position()

    def show_tried(self, take_id: int | None) -> None:
        """Mark the take that is seen in the preview in the place of what the clip plays."""
        self._lanes.show_tried(take_id)

    def step(self, rows: int) -> None:
        """Make the lane so many rows below the current one."""
        self._lanes.step(rows)

    def number_of(self, take_id: int) -> int:
        """The number of a take of the active clip; 0 if it isn't one."""
        return next((row.number for row in self._lanes.rows if row.take.id == take_id), 0)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up with what happened while it was behind another panel."""
        super().showEvent(event)
        if self._is_stale:
            self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Write on the buttons what they do where there is room for it."""
        super().resizeEvent(event)
        is_wide = event.size().width() >= _WIDE_PX
        style = Qt.ToolButtonStyle
        for button in self._named:
            button.setToolButtonStyle(style.ToolButtonTextBesideIcon if is_wide else style.ToolButtonIconOnly)

    def _build(self) -> None:
        self._count.setRange(1, _MOST_AT_ONCE)
        self._count.setValue(2)
        self._count.setAccessibleName(self.tr("Number of takes"))
        self._count.setToolTip(self.tr("How many takes are generated at once"))
        self._heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        empty = label(
            self.tr("No takes yet.\nSelect a voice clip and generate some to choose from."),
            "hint",
            wraps=True,
        )
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty.setMargin(16)
        for page in (empty, self._lanes):
            self._pages.addWidget(page)
        foot = QVBoxLayout()
        foot.setContentsMargins(8, 0, 8, 8)
        foot.setSpacing(2)
        self._buttons.setSpacing(2)
        foot.addLayout(self._buttons)
        self._crossfade.setMaximumWidth(_CROSSFADE_PX)
        foot.addWidget(self._crossfade)
        self._heading.setContentsMargins(8, 8, 8, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._heading)
        layout.addWidget(self._pages, stretch=1)
        layout.addWidget(self._misplaced)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self._store.changed.connect(self._follow)
        self._active.changed.connect(self._show)
        self._lanes.current_changed.connect(self.current_changed)
        self._lanes.try_asked.connect(self.try_asked)
        self._lanes.sought.connect(self._seek)
        self._lanes.swiped.connect(self._choose)
        self._crossfade.changed.connect(self._set_fade)
        self._misplaced.reveal_asked.connect(self._reveal)
        self._misplaced.remove_asked.connect(self._remove)

    def _follow(self, before: Project, after: Project) -> None:
        if before.takes is not after.takes or before.range != after.range:
            self._show()
        elif before.tracks is not after.tracks:
            self._show_misplaced()

    def _show(self) -> None:
        clip, project = self._active.clip, self._store.project
        rows = () if clip is None else lane_rows(project, clip)
        self._heading.setText("" if clip is None else shown_name(project, clip))
        self._heading.setVisible(clip is not None)
        self._pages.setCurrentIndex(1 if rows else 0)
        self._lanes.show_rows(rows, self._store.motions, self._packs)
        self._show_position()
        self._show_misplaced()

    def _show_misplaced(self) -> None:
        # Curves can have very many keys, and each step of a drag changes them.
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self._misplaced.show_found(self._store.project, misplaced(self._store.project))

    def _show_position(self) -> None:
        clip = self._active.clip
        if clip is not None:
            playhead = self._playhead - clip.start + clip.offset
            self._lanes.show_position(Position(playhead, range_within(self._store.project, clip)))
        stretch = self.stretch
        self._crossfade.label.setText(self.tr("Crossfade") if stretch is None else self.tr("Crossfade here"))
        self._crossfade.set_value(self._fade if stretch is None else stretch.fade)

    def _seek(self, frame: int) -> None:
        clip = self._active.clip
        if clip is not None:
            self.sought.emit(frame - clip.offset + clip.start)

    def _choose(self, take_id: int, span: FrameSpan) -> None:
        clip = self._active.clip
        if clip is not None:
            operation = partial(choose_comp, clip_id=clip.id, span=span, take_id=take_id, fade=self._fade)
            self._edit(self.tr("Choose take for a stretch"), operation)

    def _set_fade(self, value: float, gesture: object) -> None:
        clip, stretch = self._active.clip, self.stretch
        if clip is None or stretch is None:
            self._fade = round(value)
            return
        operation = partial(set_comp_fade, clip_id=clip.id, frame=stretch.start, fade=round(value))
        self._edit(self.tr("Crossfade of takes"), operation, gesture)

    def _reveal(self, found: Misplaced) -> None:
        if self._edit(self.tr("Show edits out of sight"), partial(reveal_misplaced, found=found)):
            clip = self._store.project.clip(found.clip_id)
            self.sought.emit(max(found.first - clip.offset + clip.start, 0))

    def _remove(self, several: tuple[Misplaced, ...]) -> None:
        def remove_each(project: Project) -> Project:
            for found in several:
                project = remove_misplaced(project, found)
            return project

        self._edit(self.tr("Remove edits out of sight"), remove_each)

    def _edit(self, text: str, operation: Operation, gesture: object = None) -> bool:
        try:
            self._store.edit(text, operation, gesture)
        except EditError as error:
            self.refused.emit(error)
            self._show_position()
            return False
        return True


def range_within(project: Project, clip: Clip) -> FrameSpan | None:
    """The in / out range in frames of a clip's sound, as far as the clip shows it."""
    if project.range is None:
        return None
    start, stop = max(project.range.start, clip.start), min(project.range.stop, clip.stop)
    shift = clip.offset - clip.start
    return FrameSpan(start + shift, stop + shift) if start < stop else None
