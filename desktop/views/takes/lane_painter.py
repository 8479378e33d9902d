"""Draws a lane: the take's name, its motion at a glance, and where it is played. It knows no mouse."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from desktop.views.takes.colours import LaneColours
from desktop.views.takes.lane_row import LaneRow
from desktop.views.takes.sparkline import Sparkline
from desktop.views.takes.take_text import take_name, take_summary
from joyvasa_runtime.timebase import FrameSpan

_NARROWEST_NAME_PX, _WIDEST_NAME_PX = 116, 176
_EDGE_PX, _CHIP_PX, _ROUND_PX = 4.0, 18.0, 3.0


def name_width(width: float) -> float:
    """Pixels of a lane of so many that hold its name."""
    return min(max(width / 4, _NARROWEST_NAME_PX), _WIDEST_NAME_PX)


@dataclass(frozen=True, slots=True)
class LaneLook:
    """What a lane looks like at the moment, besides its take.

    Parameters
    ----------
    is_current, is_tried, has_focus : bool
    playhead : int or None
        Frame of the sound.
    range : FrameSpan or None
        From the in to the out point, in frames of the sound.
    swept : FrameSpan or None
        What is being swiped.
    """

    is_current: bool = False
    is_tried: bool = False
    has_focus: bool = False
    playhead: int | None = None
    range: FrameSpan | None = None
    swept: FrameSpan | None = None


@dataclass(frozen=True, slots=True)
class Strip:
    """The part of a lane that is time, in pixels of the widget."""

    rect: QRectF
    shown: FrameSpan

    @staticmethod
    def of(width: float, height: float, shown: FrameSpan) -> "Strip":
        """That of a lane of a size."""
        left = name_width(width)
        rect = QRectF(left, _EDGE_PX, max(width - left - 2 * _EDGE_PX, 8), height - 2 * _EDGE_PX)
        return Strip(rect, shown)

    def x(self, frame: float) -> float:
        """Where a frame begins."""
        return self.rect.left() + (frame - self.shown.start) * self.rect.width() / len(self.shown)

    def frame(self, x: float) -> int:
        """The frame at a place, from the first one shown to the one behind the last."""
        frame = self.shown.start + (x - self.rect.left()) * len(self.shown) / self.rect.width()
        return min(max(int(np.floor(frame)), self.shown.start), self.shown.stop)

    def part(self, span: FrameSpan) -> QRectF:
        """Where a span lies."""
        left, right = self.x(max(span.start, self.shown.start)), self.x(min(span.stop, self.shown.stop))
        return QRectF(left, self.rect.top(), max(right - left, 1.0), self.rect.height())


def paint_lane(
    painter: QPainter,
    strip: Strip,
    row: LaneRow,
    look: LaneLook,
    line: Sparkline,
    colours: LaneColours,
) -> None:
    """Draw a lane over the window's ground."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_name(painter, strip, row, look, colours)
    painter.save()
    path = QPainterPath()
    path.addRoundedRect(strip.rect, _ROUND_PX, _ROUND_PX)
    painter.setClipPath(path)
    painter.fillRect(strip.rect, colours.ground)
    painter.fillRect(strip.part(row.covered), colours.covered)
    for span in row.played:
        painter.fillRect(strip.part(span), colours.played)
    _paint_line(painter, strip.part(row.covered), line, colours)
    _paint_edges(painter, strip, row, look, colours)
    painter.restore()
    if look.has_focus or look.is_current:
        pen = QPen(colours.focus, 2 if look.has_focus else 1)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(strip.rect.adjusted(-0.5, -0.5, 0.5, 0.5), _ROUND_PX, _ROUND_PX)


def _paint_name(painter: QPainter, strip: Strip, row: LaneRow, look: LaneLook, colours: LaneColours) -> None:
    middle = strip.rect.center().y()
    chip = QRectF(_EDGE_PX + 2, middle - _CHIP_PX / 2, _CHIP_PX, _CHIP_PX)
    if look.is_tried:
        _paint_chip(painter, chip, "B", colours.trial, colours.trial_text)
    elif row.is_own:
        _paint_chip(painter, chip, "A", colours.chip, colours.chip_text)
    font = painter.font()
    metrics = QFontMetricsF(font)
    room = QRectF(chip.right() + 8, middle - metrics.height(), 0, metrics.height())
    room.setRight(strip.rect.left() - 6)
    font.setBold(look.is_current)
    painter.setFont(font)
    painter.setPen(colours.text)
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(room, left, take_name(row.number))
    font.setBold(False)
    painter.setFont(font)
    painter.setPen(colours.faint_text)
    summary = take_summary(row.take.generation)
    elided = metrics.elidedText(summary, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room.translated(0, metrics.height()), left, elided)


def _paint_chip(painter: QPainter, rect: QRectF, letter: str, ground: QColor, text: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(rect, 4, 4)
    font = painter.font()
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(text)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, letter)
    font.setBold(False)
    painter.setFont(font)


def _paint_line(painter: QPainter, part: QRectF, line: Sparkline, colours: LaneColours) -> None:
    columns = len(line.mouth)
    across = part.left() + (np.arange(columns) + 0.5) * part.width() / columns
    top = part.bottom() - line.mouth * part.height() * 0.8
    corners = [QPointF(part.left(), part.bottom())]
    corners += [QPointF(x, y) for x, y in zip(across, top, strict=True)]
    corners.append(QPointF(part.right(), part.bottom()))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.mouth)
    painter.drawPolygon(QPolygonF(corners))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for values, colour in ((line.pitch, colours.pitch), (line.yaw, colours.yaw)):
        height = part.center().y() - values * (part.height() / 2 - 2)
        painter.setPen(QPen(colour, 1.2))
        points = [QPointF(x, y) for x, y in zip(across, height, strict=True)]
        painter.drawPolyline(QPolygonF(points))


def _paint_edges(painter: QPainter, strip: Strip, row: LaneRow, look: LaneLook, colours: LaneColours) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for span in row.chosen:
        is_here = look.playhead is not None and span.start <= look.playhead < span.stop
        painter.setPen(QPen(colours.edge, 3 if is_here else 1.5))
        painter.drawRect(strip.part(span).adjusted(0.5, 0.5, -0.5, -0.5))
    if look.range is not None:
        painter.setPen(QPen(colours.range, 1.5))
        for frame in (look.range.start, look.range.stop):
            _draw_upright(painter, strip, frame)
    if look.swept is not None:
        ground = QColor(colours.edge)
        ground.setAlpha(110)
        painter.fillRect(strip.part(look.swept), ground)
    if look.playhead is not None:
        painter.setPen(QPen(colours.playhead, 1))
        _draw_upright(painter, strip, look.playhead)


def _draw_upright(painter: QPainter, strip: Strip, frame: int) -> None:
    if strip.shown.start <= frame <= strip.shown.stop:
        x = strip.x(frame)
        painter.drawLine(QPointF(x, strip.rect.top()), QPointF(x, strip.rect.bottom()))
