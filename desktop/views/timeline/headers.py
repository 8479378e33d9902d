"""The column of track headers left of the lanes: scrolls with them, and turns what is asked into edits.

One header's controls are `track_header`.
"""

from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.document.store import Operation
from desktop.views.timeline.drag import Drag, Hand
from desktop.views.timeline.drag_runner import is_far_enough
from desktop.views.timeline.drag_widget import DragWidget
from desktop.views.timeline.gesture import EditGesture, Shift
from desktop.views.timeline.layout import ROW_HEIGHT
from desktop.views.timeline.scene import Scene
from desktop.views.timeline.track_header import HEADER_WIDTH, TrackHeader
from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.document import Project, Track
from joyvasa_runtime.project.operations.tracks import (
    lock_track,
    move_track,
    mute_track,
    rename_track,
    set_track_drives,
    set_track_gain,
    solo_track,
)


class Headers(DragWidget):
    """A header beside every row.

    Parameters
    ----------
    scene : Scene

    Signals
    -------
    menu_asked(object, str, object)
        Global position, "header" with the track's id.
    """

    menu_asked = Signal(object, str, object)

    def __init__(self, scene: Scene, parent: QWidget | None = None) -> None:
        super().__init__(scene, across=False, down=True, parent=parent)
        self._headers: dict[int, TrackHeader] = {}
        self._shown: tuple[object, ...] = ()
        self._press_point: QPointF | None = None
        self.setFixedWidth(HEADER_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._repaint()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for three tracks."""
        return QSize(HEADER_WIDTH, 3 * ROW_HEIGHT)

    def header(self, track_id: int) -> TrackHeader:
        """The header of a track; it must exist."""
        return self._headers[track_id]

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the ground below the last header."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._colours.background)
        painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), self._colours.row_line)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Make a track the current one; it may be dragged to another row."""
        track = self._track_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and track is not None:
            self._scene.selection.select_track(track.id)
            self._press_point = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Drag a track to another row."""
        press = self._press_point
        if press is not None and not self._runner.is_running and is_far_enough(press, event.position()):
            self._press_point = None
            self._begin(press, event.modifiers())
        self._runner.move(event.position(), event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the track where it is."""
        self._press_point = None
        self._runner.finish()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Rename the track whose name it was."""
        track = self._track_at(event.position())
        if track is None or event.button() != Qt.MouseButton.LeftButton:
            return
        header = self._headers[track.id]
        if header.name.geometry().contains(header.mapFrom(self, event.position().toPoint())):
            header.name.begin()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for the track's menu."""
        track = self._track_at(QPointF(event.pos()))
        if track is not None:
            self._scene.selection.select_track(track.id)
            self.menu_asked.emit(event.globalPos(), "header", track.id)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll from track to track; there is no time here to zoom into."""
        self._scene.viewport.scroll_by(0, -event.angleDelta().y() // 2)
        event.accept()

    def _begin(self, press: QPointF, keys: Qt.KeyboardModifier) -> None:
        row = self._scene.geometry.row_at(press.y())
        if row is not None:
            self._runner.begin(
                _TrackDrag(self._scene, self.tr("Move track"), row, self._runner.hand(press, keys)),
                press,
                keys,
            )

    def _track_at(self, point: QPointF) -> Track | None:
        row = self._scene.geometry.row_at(point.y())
        return None if row is None else self._scene.layout.tracks[row]

    def _repaint(self) -> None:
        """Headers are costly, and scrolling along time leaves them as they are."""
        shown = self._scene.layout, self._scene.viewport.top, self._scene.selection.track
        if shown != self._shown:
            self._shown = shown
            self._arrange()
            self.update()

    def _arrange(self) -> None:
        tracks = self._scene.layout.tracks
        for gone in self._headers.keys() - {track.id for track in tracks}:
            header = self._headers.pop(gone)
            header.hide()
            header.deleteLater()
        for row, track in enumerate(tracks):
            if track.id not in self._headers:
                self._headers[track.id] = self._new_header(track)
            header = self._headers[track.id]
            header.show_track(track)
            header.set_current(track.id == self._scene.selection.track)
            header.setGeometry(0, self._scene.geometry.row_top(row), HEADER_WIDTH, ROW_HEIGHT)

    def _new_header(self, track: Track) -> TrackHeader:
        header = TrackHeader(track, self)
        header.renamed.connect(partial(self._rename, track.id))
        header.muted.connect(partial(self._mute, track.id))
        header.soloed.connect(partial(self._solo, track.id))
        header.locked.connect(partial(self._lock, track.id))
        header.driving_changed.connect(partial(self._drive, track.id))
        header.gain_changed.connect(partial(self._amplify, track.id))
        header.show()
        return header

    def _rename(self, track_id: int, name: str) -> None:
        self._edit(self.tr("Rename track"), lambda project: rename_track(project, track_id, name))

    def _mute(self, track_id: int, is_muted: bool) -> None:
        text = self.tr("Mute track") if is_muted else self.tr("Unmute track")
        self._edit(text, lambda project: mute_track(project, track_id, is_muted))

    def _solo(self, track_id: int, is_solo: bool) -> None:
        text = self.tr("Solo track") if is_solo else self.tr("Unsolo track")
        self._edit(text, lambda project: solo_track(project, track_id, is_solo))

    def _lock(self, track_id: int, is_locked: bool) -> None:
        text = self.tr("Lock track") if is_locked else self.tr("Unlock track")
        self._edit(text, lambda project: lock_track(project, track_id, is_locked))

    def _drive(self, track_id: int, drives: bool) -> None:
        text = self.tr("Let track drive the mouth") if drives else self.tr("Let track only be heard")
        self._edit(text, lambda project: set_track_drives(project, track_id, drives))

    def _amplify(self, track_id: int, gain_db: float, gesture: object) -> None:
        self._edit(
            self.tr("Change track gain"), lambda project: set_track_gain(project, track_id, gain_db), gesture
        )

    def _edit(self, text: str, operation: Operation, gesture: object = None) -> None:
        try:
            self._scene.store.edit(text, operation, gesture)
        except EditError as error:
            # The control already shows what was wanted.
            self._arrange()
            self.refused.emit(error)


class _TrackDrag(Drag):
    """Moves a track to the row under the hand."""

    def __init__(self, scene: Scene, text: str, row: int, hand: Hand) -> None:
        super().__init__()
        self._track_id, self._row, self._hand_row = scene.layout.tracks[row].id, row, hand.row
        self._last = len(scene.layout.tracks) - 1
        self._gesture = EditGesture(scene.store, text, self._moved)

    def move(self, hand: Hand) -> None:
        """Move it to where the hand is."""
        row = min(max(self._row + hand.row - self._hand_row, 0), self._last)
        self._gesture.apply(Shift(rows=row - self._row))

    def cancel(self) -> None:
        """Put it back."""
        self._gesture.apply(Shift())

    def _moved(self, project: Project, shift: Shift) -> Project:
        row = next(row for row, track in enumerate(project.tracks) if track.id == self._track_id)
        return move_track(project, self._track_id, row + shift.rows)
