"""What the wheel and the touchpad do anywhere in the timeline: Ctrl zooms, Shift goes along time.

It only moves the viewport.
"""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWheelEvent

from desktop.views.timeline.viewport import Viewport

ZOOM_STEP = 1.25
"""Factor of one notch of the wheel, or one press of a zoom key."""

_NOTCH = 120
_PX_PER_NOTCH = 90


def turn(viewport: Viewport, event: QWheelEvent) -> None:
    """Zoom or scroll by a wheel event whose position is in the lanes' or the ruler's pixels."""
    keys = event.modifiers()
    if keys & Qt.KeyboardModifier.ControlModifier:
        notches = (event.angleDelta().y() or event.angleDelta().x()) / _NOTCH
        viewport.zoom(ZOOM_STEP**notches, event.position().x())
    else:
        moved = _pixels(event)
        if keys & Qt.KeyboardModifier.ShiftModifier:
            # Some platforms turn the axes for Shift themselves.
            moved = QPoint(moved.y() or moved.x(), 0)
        viewport.scroll_by(-moved.x(), -moved.y())
    event.accept()


def _pixels(event: QWheelEvent) -> QPoint:
    if not event.pixelDelta().isNull():
        return event.pixelDelta()
    angle = event.angleDelta()
    return QPoint(angle.x() * _PX_PER_NOTCH // _NOTCH, angle.y() * _PX_PER_NOTCH // _NOTCH)
