"""The rounded body and outline of a clip, drawn from two small kept pictures of its ends.

Stroking and filling one long rounded path costs more than all the rest of a clip; what goes in it is
`clip_painter`'s.
"""

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from desktop.views.timeline.envelope import TITLE_HEIGHT

_RADIUS = 4.0
_CAP = 6.0
MIN_ROUND_WIDTH = 2 * _CAP
"""Narrower clips have corners."""


def fill_frame(painter: QPainter, place: QRectF, body: QColor, title: QColor, ratio: float) -> None:
    """Fill a clip's body with a title band at its top; `ratio` device pixels make a logical one."""
    middle = place
    if place.width() >= MIN_ROUND_WIDTH:
        _draw_caps(painter, place, _filled(body.rgba(), title.rgba(), place.height(), ratio))
        middle = place.adjusted(_CAP, 0, -_CAP, 0)
    painter.fillRect(QRectF(middle.left(), middle.top(), middle.width(), TITLE_HEIGHT), title)
    painter.fillRect(middle.adjusted(0, TITLE_HEIGHT, 0, 0), body)


def outline_frame(painter: QPainter, place: QRectF, colour: QColor, width: float, ratio: float) -> None:
    """Draw a line of `width` pixels along the inside of a clip's edge."""
    middle = place
    if place.width() >= MIN_ROUND_WIDTH:
        _draw_caps(painter, place, _outlined(colour.rgba(), width, place.height(), ratio))
        middle = place.adjusted(_CAP, 0, -_CAP, 0)
    else:
        painter.fillRect(QRectF(place.left(), place.top(), min(width, place.width()), place.height()), colour)
    painter.fillRect(QRectF(middle.left(), middle.top(), middle.width(), width), colour)
    painter.fillRect(QRectF(middle.left(), middle.bottom() - width, middle.width(), width), colour)


def _draw_caps(painter: QPainter, place: QRectF, caps: QPixmap) -> None:
    width, height = caps.width() / 2, caps.height()
    left = QRectF(place.left(), place.top(), _CAP, place.height())
    painter.drawPixmap(left, caps, QRectF(0, 0, width, height))
    painter.drawPixmap(left.translated(place.width() - _CAP, 0), caps, QRectF(width, 0, width, height))


@lru_cache(maxsize=64)
def _filled(body: int, title: int, height: float, ratio: float) -> QPixmap:
    caps, painter = _blank(height, ratio)
    whole = QRectF(0, 0, 2 * _CAP, height)
    painter.setPen(Qt.PenStyle.NoPen)
    for colour, bottom in ((body, height), (title, TITLE_HEIGHT)):
        painter.setClipRect(QRectF(0, 0, whole.width(), bottom))
        painter.setBrush(QColor.fromRgba(colour))
        painter.drawRoundedRect(whole, _RADIUS, _RADIUS)
    painter.end()
    return caps


@lru_cache(maxsize=64)
def _outlined(colour: int, width: float, height: float, ratio: float) -> QPixmap:
    caps, painter = _blank(height, ratio)
    painter.setPen(QPen(QColor.fromRgba(colour), width))
    inset = width / 2
    whole = QRectF(0, 0, 2 * _CAP, height).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(whole, _RADIUS - inset / 2, _RADIUS - inset / 2)
    painter.end()
    return caps


def _blank(height: float, ratio: float) -> tuple[QPixmap, QPainter]:
    caps = QPixmap(round(2 * _CAP * ratio), round(height * ratio))
    caps.setDevicePixelRatio(ratio)
    caps.fill(Qt.GlobalColor.transparent)
    painter = QPainter(caps)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return caps, painter
