"""What the wheel and the touchpad do on the canvas: Ctrl zooms time, Alt values, Shift goes along time."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWheelEvent

from desktop.views.curves.viewport import CurveViewport

ZOOM_STEP = 1.25
"""Factor of one notch of the wheel."""

_NOTCH = 120
_PX_PER_NOTCH = 60


def turn(viewport: CurveViewport, event: QWheelEvent) -> None:
    """Zoom or scroll by a wheel event whose position is in the canvas's pixels."""
    keys, angle = event.modifiers(), event.angleDelta()
    # Some platforms turn the axes for Alt and Shift themselves.
    notches = (angle.y() or angle.x()) / _NOTCH
    if keys & Qt.KeyboardModifier.ControlModifier:
        viewport.zoom_time(ZOOM_STEP**notches, event.position().x())
    elif keys & Qt.KeyboardModifier.AltModifier:
        viewport.zoom_values(ZOOM_STEP**notches, event.position().y())
    else:
        moved = event.pixelDelta()
        if moved.isNull():
            moved = QPoint(angle.x() * _PX_PER_NOTCH // _NOTCH, angle.y() * _PX_PER_NOTCH // _NOTCH)
        if keys & Qt.KeyboardModifier.ShiftModifier:
            moved = QPoint(moved.y() or moved.x(), 0)
        viewport.scroll_by(-moved.x(), -moved.y())
    event.accept()
