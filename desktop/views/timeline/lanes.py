"""The tracks with their clips: painted, and edited with the mouse.

What the mouse does is `lane_hands` and the drags; how a clip looks is `clip_look` and `clip_painter`.
"""

from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.views.timeline.clip_look import ClipLook, ClipLooks
from desktop.views.timeline.clip_painter import ClipPainter, aligned
from desktop.views.timeline.clip_pictures import LONGEST_PX, ClipPictures
from desktop.views.timeline.drag_widget import DragWidget
from desktop.views.timeline.drop_target import DropTarget
from desktop.views.timeline.hits import CURSORS, Hit, hit_at
from desktop.views.timeline.lane_hands import LaneHands
from desktop.views.timeline.lane_painter import LanePainter
from desktop.views.timeline.layout import ROW_HEIGHT
from desktop.views.timeline.paint_budget import PaintBudget
from desktop.views.timeline.scene import Scene
from desktop.views.timeline.waveforms import Waveforms, WaveSource
from desktop.views.widgets.carried_files import carried_files
from desktop.views.widgets.focus_frame import paint_focus_frame
from desktop.views.widgets.motion_mime import motion_path
from joyvasa_runtime.project.document import Clip

_STRIPE_EVERY_MS = 80
_STRIPE_STEP = 0.09
_PLAYHEAD_MARGIN = 3
_NO_ENTER = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
)


class Lanes(DragWidget):
    """The tracks, without their headers.

    Parameters
    ----------
    scene : Scene
    sounds : WaveSource

    Signals
    -------
    clip_activated(int)
        A clip was double-clicked.
    files_dropped(object, int, int)
        Paths (tuple of Path), the track they were dropped on or -1, and the frame.
    motion_dropped(object, int, int)
        Path of a piece of motion, the clip it was dropped on, and the frame.
    menu_asked(object, str, object)
        Global position, "clip" with its id, "track" with its id, or "empty" with None.
    """

    clip_activated = Signal(int)
    files_dropped = Signal(object, int, int)
    motion_dropped = Signal(object, int, int)
    menu_asked = Signal(object, str, object)

    def __init__(self, scene: Scene, sounds: WaveSource, parent: QWidget | None = None) -> None:
        super().__init__(scene, across=True, down=True, parent=parent)
        self._budget = PaintBudget()
        self._waveforms = Waveforms(sounds, self._budget)
        self._pictures = ClipPictures(self._paint_clip, self._budget)
        self._looks = ClipLooks(scene, self)
        self._hands = LaneHands(scene, self._runner, self)
        self._hovered: int | None = None
        self._drop: DropTarget | None = None
        self._phase = 0.0
        self._stripes = QTimer(self)
        self._stripes.setInterval(_STRIPE_EVERY_MS)
        self._stripes.timeout.connect(self._move_stripes)
        self._build()
        self._hands.refused.connect(self.refused)
        scene.changed.connect(self._take_scene)
        scene.playhead_moved.connect(self._update_playhead)
        sounds.ready.connect(self._take_sound)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for three tracks."""
        return QSize(900, 3 * ROW_HEIGHT)

    def tooltip_of(self, clip_id: int) -> str:
        """What is told about a clip when the mouse rests on it; it must exist."""
        return self._looks.tooltip(*self._scene.layout.places[clip_id])

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Tell the viewport."""
        super().resizeEvent(event)
        self._scene.viewport.set_size(self.width(), self.height())

    def event(self, event: QEvent) -> bool:
        """Show tooltips of clips."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tooltip(event)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Pictures in the colours and letters of another theme are made anew."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._looks.forget()
            self._pictures.forget()
            self._waveforms.forget()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint what is dirty: the rows, the clips on them, and what hovers over them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._clip_font())
        lanes = LanePainter(painter, QRectF(self.rect()), self._scene, self._colours)
        lanes.paint_rows(event.rect())
        if not self._paint_clips(painter, QRectF(event.rect())):
            # The pictures that were too many for this repaint come with the next.
            QTimer.singleShot(0, self, self._repaint)
        lanes.paint_over(self.feedback, self._runner.point)
        if self._drop is not None:
            lanes.paint_drop(self._drop)
        lanes.paint_playhead()
        paint_focus_frame(painter, self)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Select, or begin what may become a drag."""
        if self._runner.is_running:
            return
        if event.button() == Qt.MouseButton.LeftButton:
            self._hands.press(event.position(), event.modifiers())
        elif event.button() == Qt.MouseButton.MiddleButton:
            self._hands.press_middle(event.position(), event.modifiers())
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Drag, or show what is under the mouse."""
        if event.buttons() & (Qt.MouseButton.LeftButton | Qt.MouseButton.MiddleButton):
            self._hands.move(event.position(), event.modifiers())
        else:
            self._hover(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """End what was dragged."""
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._hands.release()
            self._hover(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Open a clip."""
        if event.button() == Qt.MouseButton.LeftButton:
            hit = hit_at(self._scene.geometry, event.position())
            if hit.clip_id is not None:
                self.clip_activated.emit(hit.clip_id)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing is under the mouse any more."""
        self._set_hovered(None)
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for the menu of what is there; a clip that isn't selected is selected first."""
        if self._runner.is_running:
            return
        hit = self._asked_hit(event)
        track_id = None if hit.row is None else self._scene.layout.tracks[hit.row].id
        if track_id is not None:
            self._scene.selection.select_track(track_id)
        if hit.clip_id is None:
            self.menu_asked.emit(event.globalPos(), "empty" if track_id is None else "track", track_id)
            return
        if hit.clip_id not in self._scene.selection.clips:
            self._scene.selection.select_clips(frozenset({hit.clip_id}))
        self.menu_asked.emit(event.globalPos(), "clip", hit.clip_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter opens the selected clip."""
        chosen = self._scene.selection.clips
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & _NO_ENTER and len(chosen) == 1:
            self.clip_activated.emit(next(iter(chosen)))
        else:
            super().keyPressEvent(event)

    def _asked_hit(self, event: QContextMenuEvent) -> Hit:
        """What a menu is asked for: what lies there, or by the keyboard the first selected clip."""
        places = self._scene.layout.places
        chosen = [(places[id][1].start, id) for id in self._scene.selection.clips if id in places]
        if event.reason() != QContextMenuEvent.Reason.Keyboard or not chosen:
            return hit_at(self._scene.geometry, QPointF(event.pos()))
        clip_id = min(chosen)[1]
        return Hit("body", clip_id, places[clip_id][0])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Files may be dropped, and pieces of motion."""
        if carried_files(event.mimeData()) or motion_path(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's name
        """Show where the files would begin; motion needs a clip beneath it."""
        needs_clip = motion_path(event.mimeData()) is not None
        is_possible = not needs_clip or self._clip_at(event.position()) is not None
        self._drop = DropTarget.at(self._scene, event.position()) if is_possible else None
        self.update()
        if is_possible:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """The files went elsewhere."""
        self._drop = None
        self.update()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Tell which files, or which piece of motion, were dropped where."""
        target, self._drop = DropTarget.at(self._scene, event.position()), None
        self.update()
        motion, clip = motion_path(event.mimeData()), self._clip_at(event.position())
        if motion is not None:
            if clip is not None:
                event.acceptProposedAction()
                # What snaps may lie at the clip's end already.
                self.motion_dropped.emit(motion, clip.id, min(max(target.frame, clip.start), clip.stop - 1))
            return
        event.acceptProposedAction()
        paths: tuple[Path, ...] = carried_files(event.mimeData())
        self.files_dropped.emit(paths, target.track_id, target.frame)

    def _cancel_drag(self) -> None:
        self._hands.cancel()

    def _build(self) -> None:
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(200, ROW_HEIGHT)
        self.setAccessibleName(self.tr("Timeline"))

    def _clip_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(max(font.pointSizeF() - 1, 6.0))
        return font

    def _paint_clips(self, painter: QPainter, dirty: QRectF) -> bool:
        """Paint the clips that are dirty; False if some are not as they should be yet."""
        geometry, ratio = self._scene.geometry, self.devicePixelRatio()
        self._budget.begin()
        direct = self._clip_painter(painter, QRectF(self.rect()), dirty)
        is_whole = True
        for row, clip in geometry.clips_in(dirty.adjusted(-4, 0, 4, 0)):
            look = self._looks.look(row, clip, self._colours, self._hovered)
            body = aligned(geometry.span_rect(row, clip.start, clip.frames), ratio)
            # A title stays in sight, and stripes run: neither can be kept as a picture.
            if body.width() > LONGEST_PX or body.left() < 0 or look.is_waiting:
                direct.paint(look, body)
            elif not self._pictures.draw(painter, look, body, geometry.scale.px_per_frame):
                is_whole = False
        return is_whole and direct.is_whole

    def _paint_clip(self, painter: QPainter, look: ClipLook, body: QRectF) -> bool:
        clip_painter = self._clip_painter(painter, body, body)
        clip_painter.paint(look, body)
        return clip_painter.is_whole

    def _clip_painter(self, painter: QPainter, view: QRectF, dirty: QRectF) -> ClipPainter:
        scale = self._scene.viewport.scale
        return ClipPainter(painter, view, dirty, scale, self._colours, self._waveforms, self._phase)

    def _clip_at(self, point: QPointF) -> Clip | None:
        """The clip under the mouse, if it moves the portrait."""
        hit = hit_at(self._scene.geometry, point)
        if hit.clip_id is None or hit.row is None or not self._scene.layout.tracks[hit.row].drives:
            return None
        return self._scene.layout.places[hit.clip_id][1]

    def _hover(self, point: QPointF) -> None:
        hit = hit_at(self._scene.geometry, point) if self.rect().contains(point.toPoint()) else Hit()
        is_locked = hit.row is not None and self._scene.layout.tracks[hit.row].is_locked
        self.setCursor(CURSORS["body" if is_locked else hit.grip])
        self._set_hovered(hit.clip_id)

    def _set_hovered(self, clip_id: int | None) -> None:
        if clip_id != self._hovered:
            self._hovered = clip_id
            self.update()

    def _show_tooltip(self, event: QHelpEvent) -> None:
        hit = hit_at(self._scene.geometry, QPointF(event.pos()))
        if hit.clip_id is None:
            QToolTip.hideText()
            return
        place = self._scene.geometry.clip_rect(hit.clip_id).toAlignedRect().intersected(self.rect())
        QToolTip.showText(event.globalPos(), self.tooltip_of(hit.clip_id), self, place)

    def _take_scene(self) -> None:
        if self._hovered not in self._scene.layout.places:
            self._hovered = None
        if bool(self._scene.waiting) != self._stripes.isActive():
            if self._scene.waiting:
                self._stripes.start()
            else:
                self._stripes.stop()

    def _take_sound(self, sha256: str) -> None:
        self._pictures.forget_sound(sha256)
        self.update()

    def _move_stripes(self) -> None:
        self._phase = (self._phase + _STRIPE_STEP) % 1.0
        geometry = self._scene.geometry
        for clip_id in self._scene.waiting & self._scene.layout.places.keys():
            self.update(geometry.clip_rect(clip_id).toAlignedRect().intersected(self.rect()))

    def _update_playhead(self, before: int, after: int) -> None:
        for frame in (before, after):
            x = round(self._scene.viewport.scale.x_of(frame))
            if -_PLAYHEAD_MARGIN <= x <= self.width() + _PLAYHEAD_MARGIN:
                self.update(
                    QRect(QPoint(x - _PLAYHEAD_MARGIN, 0), QSize(2 * _PLAYHEAD_MARGIN + 1, self.height()))
                )
