"""How each kind of fault looks: a colour and a shape of its own, on the ruler and in lists alike.

What it is called is `fault_text`.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QIcon, QPainter, QPalette, QPen, QPixmap, QPolygonF

from desktop.views.widgets.colours import is_dark, mixed
from joyvasa_runtime.project.quality.fault import FaultKind

_COLOURS: dict[FaultKind, QColor] = {
    "jitter": QColor(0x56, 0xB4, 0xE9),
    "seam": QColor(0xD5, 0x5E, 0x00),
    "unsafe_pose": QColor(0xE6, 0x9F, 0x00),
    "silent_mouth": QColor(0xCC, 0x79, 0xA7),
    "sync": QColor(0x00, 0x9E, 0x73),
}
"""Of the Okabe-Ito set, which people who don't tell red from green tell apart."""

_LIGHTER = 125
_DARKER = 135

_TOOTH = 4.0
_STRIPE = 6.0
"""Pixels from one to the next."""

_TINT = 0.3
"""How much of its colour the ground of a patterned mark has."""

_BAND = 0.55
"""Height of the stripes: they may lie beneath whole clips, and leave room for what is seen on top."""


def fault_colour(palette: QPalette, kind: FaultKind) -> QColor:
    """The colour of a kind that is seen on a palette's windows."""
    colour = _COLOURS[kind]
    return colour.lighter(_LIGHTER) if is_dark(palette) else colour.darker(_DARKER)


def paint_fault(painter: QPainter, place: QRectF, kind: FaultKind, palette: QPalette) -> None:
    """Fill a place with a kind's shape: teeth, a lozenge, a full bar, an empty one, a striped band."""
    colour = fault_colour(palette, kind)
    if kind == "sync":
        place = place.adjusted(0, (1 - _BAND) * place.height(), 0, 0)
    painter.save()
    painter.setClipRect(place)
    tint = mixed(palette.color(QPalette.ColorRole.Base), colour, _TINT)
    if kind != "seam":
        painter.fillRect(place, colour if kind == "unsafe_pose" else tint)
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    match kind:
        case "jitter":
            _paint_teeth(painter, place)
        case "seam":
            _paint_lozenge(painter, place, colour)
        case "silent_mouth":
            painter.setPen(QPen(colour, 2.5))
            painter.drawRect(place)
        case "sync":
            _paint_stripes(painter, place)
        case "unsafe_pose":
            pass
    painter.restore()


def fault_icon(palette: QPalette, kind: FaultKind, width: int, height: int, ratio: float) -> QIcon:
    """The shape as an icon of so many logical pixels on a screen with `ratio` device pixels in each."""
    pixmap = QPixmap(round(width * ratio), round(height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_fault(painter, QRectF(0, 1, width, height - 2), kind, palette)
    painter.end()
    made = QIcon(pixmap)
    # A chosen row would tint it, and the colour is what tells it.
    made.addPixmap(pixmap, QIcon.Mode.Selected)
    return made


def _paint_teeth(painter: QPainter, place: QRectF) -> None:
    top, bottom = place.top() + 1.5, place.bottom() - 1.5
    points = []
    for index in range(int(place.width() / _TOOTH) + 2):
        points.append(QPointF(place.left() + index * _TOOTH, bottom if index % 2 == 0 else top))
    painter.drawPolyline(QPolygonF(points))


def _paint_lozenge(painter: QPainter, place: QRectF, colour: QColor) -> None:
    centre, reach = place.center(), place.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(colour))
    corners = ((0.0, -reach), (reach, 0.0), (0.0, reach), (-reach, 0.0))
    painter.drawPolygon(QPolygonF([centre + QPointF(x, y) for x, y in corners]))


def _paint_stripes(painter: QPainter, place: QRectF) -> None:
    height = place.height()
    for index in range(int((place.width() + height) / _STRIPE) + 2):
        x = place.left() - height + index * _STRIPE
        painter.drawLine(QPointF(x, place.bottom()), QPointF(x + height, place.top()))
