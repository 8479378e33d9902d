"""Runs one drag at a time for a widget: the threshold before it begins, scrolling at the borders, its end.

What a drag does is the drag's; when one begins is the widget's.
"""

from PySide6.QtCore import QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from desktop.views.timeline.drag import Drag, Feedback, Hand
from desktop.views.timeline.scene import Scene
from joyvasa_runtime.errors import EditError

_SCROLL_EVERY_MS = 20
# Within this of a border the timeline scrolls; further out it scrolls faster.
_BORDER_PX = 12.0
_FASTEST_PX = 48.0
_SPEED = 0.35


class DragRunner(QObject):
    """The drag that is going on in a widget, if any.

    Parameters
    ----------
    scene : Scene
    across, down : bool
        Whether the left and right, and the upper and lower borders scroll.

    Signals
    -------
    updated()
        The drag moved, began or ended: its feedback is painted anew.
    refused(object)
        The `EditError` of an edit that isn't possible.
    """

    updated = Signal()
    refused = Signal(object)

    def __init__(self, scene: Scene, across: bool, down: bool, parent: QObject) -> None:
        super().__init__(parent)
        self._scene, self._across, self._down = scene, across, down
        self._drag: Drag | None = None
        self._point = QPointF()
        self._keys = Qt.KeyboardModifier.NoModifier
        self._timer = QTimer(self)
        self._timer.setInterval(_SCROLL_EVERY_MS)
        self._timer.timeout.connect(self._scroll)
        scene.store.replaced.connect(self._drop)

    @property
    def is_running(self) -> bool:
        """Whether something is dragged."""
        return self._drag is not None

    @property
    def feedback(self) -> Feedback:
        """What to paint over everything."""
        return self._drag.feedback if self._drag else Feedback()

    @property
    def point(self) -> QPointF:
        """Where the mouse was last."""
        return self._point

    def hand(self, point: QPointF, keys: Qt.KeyboardModifier) -> Hand:
        """A place of the widget as drags see it."""
        geometry = self._scene.geometry
        return Hand(
            point.x(),
            point.y(),
            geometry.scale.position_at(point.x()),
            geometry.row_near(point.y()),
            1 / geometry.scale.px_per_frame,
            bool(keys & Qt.KeyboardModifier.ShiftModifier),
            bool(keys & Qt.KeyboardModifier.ControlModifier),
        )

    def begin(self, drag: Drag, point: QPointF, keys: Qt.KeyboardModifier) -> None:
        """Start a drag."""
        self._drag, self._point, self._keys = drag, point, keys
        self.updated.emit()

    def move(self, point: QPointF, keys: Qt.KeyboardModifier) -> None:
        """The mouse moved."""
        self._point, self._keys = point, keys
        self._follow()
        if self._drag is not None and self._drag.scrolls and self._overshoot() != (0.0, 0.0):
            if not self._timer.isActive():
                self._timer.start()
        else:
            self._timer.stop()

    def set_keys(self, keys: Qt.KeyboardModifier) -> None:
        """A key was pressed or released while the mouse rests."""
        if self._drag is not None and keys != self._keys:
            self._keys = keys
            self._follow()

    def finish(self) -> None:
        """The button was released."""
        if self._drag is not None:
            problem = self._drag.finish()
            self._drop()
            if problem is not None:
                self.refused.emit(problem)

    def cancel(self) -> None:
        """The drag was called off; everything is as it was before it."""
        if self._drag is not None:
            drag, problem = self._drag, None
            try:
                drag.cancel()
            except EditError as error:
                problem = error
            self._drop()
            if problem is not None:
                self.refused.emit(problem)

    def _follow(self) -> None:
        if self._drag is None:
            return
        try:
            self._drag.move(self.hand(self._point, self._keys))
        except EditError as error:
            # What is dragged was changed by something else meanwhile.
            self._drop()
            self.refused.emit(error)
            return
        self.updated.emit()

    def _drop(self) -> None:
        self._timer.stop()
        if self._drag is not None:
            self._drag = None
            self.updated.emit()

    def _scroll(self) -> None:
        across, down = self._overshoot()
        self._scene.viewport.scroll_by(across * _SPEED, round(down * _SPEED))
        self._follow()

    def _overshoot(self) -> tuple[float, float]:
        """How far the mouse is beyond the borders, across and down."""
        viewport = self._scene.viewport
        across = _beyond(self._point.x(), viewport.width) if self._across else 0.0
        down = _beyond(self._point.y(), viewport.height) if self._down else 0.0
        return across, down


def is_far_enough(start: QPointF, point: QPointF) -> bool:
    """Whether a press has become a drag."""
    return (point - start).manhattanLength() >= QApplication.startDragDistance()


def _beyond(position: float, length: int) -> float:
    low, high = position - _BORDER_PX, position - (length - _BORDER_PX)
    beyond = min(low, 0.0) + max(high, 0.0)
    return min(max(beyond, -_FASTEST_PX), _FASTEST_PX)
