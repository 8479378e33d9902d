"""A widget in which one drag at a time goes on; all keys but those of a drag it leaves to the window.

What is dragged, and what is painted, is its kinds'.
"""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from desktop.views.timeline.colours import TimelineColours
from desktop.views.timeline.drag import Feedback
from desktop.views.timeline.drag_runner import DragRunner
from desktop.views.timeline.scene import Scene
from desktop.views.timeline.wheel import turn


class DragWidget(QWidget):
    """What the lanes, the ruler and the headers have in common.

    Parameters
    ----------
    scene : Scene
    across, down : bool
        Whether a drag scrolls at the left and right, and at the upper and lower borders.

    Signals
    -------
    refused(object)
        The `EditError` of an edit that isn't possible.
    """

    refused = Signal(object)

    def __init__(self, scene: Scene, across: bool, down: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = scene
        self._colours = TimelineColours.of(self.palette())
        self._runner = DragRunner(scene, across, down, self)
        self._runner.updated.connect(self._repaint)
        self._runner.refused.connect(self.refused)
        scene.changed.connect(self._repaint)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def feedback(self) -> Feedback:
        """What the drag that goes on shows over the clips."""
        return self._runner.feedback

    def event(self, event: QEvent) -> bool:
        """Keep the window's shortcuts quiet during a drag: the project under it must not change."""
        if event.type() == QEvent.Type.ShortcutOverride and self._runner.is_running:
            event.accept()
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Take the colours of another theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._colours = TimelineColours.of(self.palette())
            self._repaint()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape calls a drag off; all other keys are the window's."""
        if event.key() == Qt.Key.Key_Escape and self._runner.is_running:
            self._cancel_drag()
            return
        self._runner.set_keys(event.modifiers())
        event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """A released Shift snaps again at once."""
        self._runner.set_keys(event.modifiers())
        event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom or scroll."""
        turn(self._scene.viewport, event)

    def _cancel_drag(self) -> None:
        self._runner.cancel()

    def _repaint(self) -> None:
        """Paint everything anew; `QWidget.update` has too many forms to be connected to signals."""
        self.update()
