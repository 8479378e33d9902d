"""Lanes below each other, one of them the current one; the arrow keys go from lane to lane.

Which takes they show, and what a swipe does, `takes_panel` says.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.jobs.pack_info import PackInfo
from desktop.views.takes.lane import TakeLane
from desktop.views.takes.lane_painter import LaneLook
from desktop.views.takes.lane_row import LaneRow
from desktop.views.takes.take_text import take_details
from desktop.views.widgets.delete_key import DeleteKey
from joyvasa_runtime.project.motions import Motions
from joyvasa_runtime.timebase import FrameSpan


@dataclass(frozen=True, slots=True)
class Position:
    """Where the hand works, in frames of the sound.

    Parameters
    ----------
    playhead : int
    range : FrameSpan or None
        From the in to the out point, as far as the clip shows it.
    """

    playhead: int = 0
    range: FrameSpan | None = None


class TakeLanes(QScrollArea):
    """The lanes of a clip's takes.

    Signals
    -------
    current_changed()
        Another lane is current, or none.
    try_asked(int)
        A take is to be seen in the preview, or not any more.
    sought(int)
        A frame of the sound was clicked.
    swiped(int, object)
        A take, and the `FrameSpan` of the sound that shall play it.
    delete_asked()
        The current take is to go.
    """

    current_changed = Signal()
    try_asked = Signal(int)
    sought = Signal(int)
    swiped = Signal(int, object)
    delete_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lanes: list[TakeLane] = []
        self._current: int | None = None
        self._tried: int | None = None
        self._position = Position()
        inside = QWidget()
        inside.setAccessibleName(self.tr("Takes"))
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(4, 0, 4, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)

    @property
    def take_id(self) -> int | None:
        """The take of the current lane."""
        return self._current

    @property
    def rows(self) -> tuple[LaneRow, ...]:
        """What the lanes show, from top to bottom."""
        return tuple(lane.row for lane in self._lanes)

    def show_rows(self, rows: tuple[LaneRow, ...], motions: Motions, packs: tuple[PackInfo, ...]) -> None:
        """Show takes; lanes stay as long as they are of the same takes, so that the keyboard stays."""
        if [row.take for row in rows] != [lane.row.take for lane in self._lanes]:
            self._rebuild(rows, motions)
        for lane, row in zip(self._lanes, rows, strict=True):
            lane.show_row(row, take_details(row, packs))
        if self._current not in [row.take.id for row in rows]:
            self._pick(_first_choice(rows))
        self._show_looks()

    def show_position(self, position: Position) -> None:
        """Show the playhead and the range."""
        self._position = position
        self._show_looks()

    def show_tried(self, take_id: int | None) -> None:
        """Mark the take that is seen in the preview."""
        self._tried = take_id
        self._show_looks()

    def step(self, rows: int) -> None:
        """Make the lane so many rows below the current one."""
        ids = [lane.row.take.id for lane in self._lanes]
        if not ids:
            return
        index = ids.index(self._current) if self._current in ids else 0
        lane = self._lanes[min(max(index + rows, 0), len(ids) - 1)]
        had_focus = any(one.hasFocus() for one in self._lanes)
        self._pick(lane.row.take.id)
        if had_focus:
            lane.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(lane)

    def _rebuild(self, rows: tuple[LaneRow, ...], motions: Motions) -> None:
        kept = {lane.row.take: lane for lane in self._lanes}
        lanes = [kept.pop(row.take) if row.take in kept else self._made(row, motions) for row in rows]
        for lane in kept.values():
            self._column.removeWidget(lane)
            lane.hide()
            lane.deleteLater()
        for index, lane in enumerate(lanes):
            self._column.insertWidget(index, lane)
        self._lanes = lanes

    def _made(self, row: LaneRow, motions: Motions) -> TakeLane:
        lane = TakeLane(row, motions[row.take.motion_sha256])
        lane.picked.connect(self._pick)
        lane.stepped.connect(self.step)
        lane.try_asked.connect(self.try_asked)
        lane.sought.connect(self.sought)
        lane.swiped.connect(self.swiped)
        DeleteKey(lane).pressed.connect(self.delete_asked)
        return lane

    def _pick(self, take_id: int | None) -> None:
        if take_id != self._current:
            self._current = take_id
            self._show_looks()
            self.current_changed.emit()

    def _show_looks(self) -> None:
        for lane in self._lanes:
            take_id = lane.row.take.id
            is_current, is_tried = take_id == self._current, take_id == self._tried
            lane.show_look(
                LaneLook(is_current, is_tried, False, self._position.playhead, self._position.range)
            )


def _first_choice(rows: tuple[LaneRow, ...]) -> int | None:
    """The latest take that is not the clip's own: there is something to compare it with."""
    ordered = sorted(rows, key=lambda row: (not row.is_own, row.number))
    return ordered[-1].take.id if ordered else None
