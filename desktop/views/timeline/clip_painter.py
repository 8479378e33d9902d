"""Paints one clip: its body and title, its waveform under fades and gain, and the state of its motion.

How it looks is `clip_look`, where it is `layout`; nothing here is decided or found.
"""

import math

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen, QPolygonF, QTransform

from desktop.views.timeline.clip_look import ClipLook
from desktop.views.timeline.colours import TimelineColours
from desktop.views.timeline.envelope import MIN_EDITED_WIDTH, TITLE_HEIGHT, fade_handles, gain_y, wave_rect
from desktop.views.timeline.hatching import hatch
from desktop.views.timeline.scale import TimeScale
from desktop.views.timeline.waveforms import Waveforms, WaveLook

_RADIUS = 4.0
# A long clip's body is cut off this far outside the window: painters don't take millions of pixels.
_OUTSIDE = 24.0
_MOTION_HEIGHT = 3.0
_TITLE_PADDING = 6.0
_MIN_TITLED_WIDTH = 22.0
_FADE_POINTS = 12
_FAINT = 0.45
_STRIPES = 14


class ClipPainter:
    """Paints the clips of one repaint.

    Parameters
    ----------
    painter : QPainter
        Antialiased, on a widget.
    view : QRectF
        The whole widget; titles stay within it.
    dirty : QRectF
        What has to be painted.
    scale : TimeScale
    colours : TimelineColours
    waveforms : Waveforms
    phase : float
        Of the stripes that run over a clip that waits for its motion, 0 to 1.
    """

    def __init__(
        self,
        painter: QPainter,
        view: QRectF,
        dirty: QRectF,
        scale: TimeScale,
        colours: TimelineColours,
        waveforms: Waveforms,
        phase: float,
    ) -> None:
        self._painter, self._view, self._dirty = painter, view, dirty
        self._scale, self._colours, self._waveforms = scale, colours, waveforms
        self._phase = phase
        self._ratio = painter.device().devicePixelRatio()
        self._metrics = QFontMetricsF(painter.font(), painter.device())
        self.is_whole = True

    def paint(self, look: ClipLook, place: QRectF) -> None:
        """Paint a clip whose body is at `place`; `is_whole` tells whether a waveform has to wait."""
        body = self._aligned(place)
        seen = body.intersected(self._view.adjusted(-_OUTSIDE, 0, _OUTSIDE, 0))
        painter = self._painter
        painter.setOpacity(1.0 if look.is_heard else _FAINT)
        self._paint_body(look, seen)
        self._paint_wave(look, body, seen)
        if look.is_missing:
            painter.fillRect(wave_rect(seen), self._hatch(look.colours.border, 9, 2.0, body))
        painter.setOpacity(1.0)
        self._paint_motion(look, body, seen)
        self._paint_envelope(look, body)
        self._paint_title(look, seen)
        self._paint_outline(look, seen)

    def _aligned(self, place: QRectF) -> QRectF:
        """The body on whole device pixels, and at least one of them wide."""
        left = round(place.left() * self._ratio) / self._ratio
        right = round(place.right() * self._ratio) / self._ratio
        return QRectF(left, place.top(), max(right - left, 1 / self._ratio), place.height())

    def _paint_body(self, look: ClipLook, seen: QRectF) -> None:
        painter, colours = self._painter, look.colours
        if seen.width() < 3 * _RADIUS:
            painter.fillRect(seen, colours.body)
            painter.fillRect(QRectF(seen.topLeft(), QSizeF(seen.width(), TITLE_HEIGHT)), colours.title)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.body)
        painter.drawRoundedRect(seen, _RADIUS, _RADIUS)
        painter.setBrush(colours.title)
        title = QRectF(seen.topLeft(), QSizeF(seen.width(), TITLE_HEIGHT + _RADIUS))
        painter.drawRoundedRect(title, _RADIUS, _RADIUS)
        painter.fillRect(wave_rect(seen).adjusted(0, 0, 0, -2 * _RADIUS), colours.body)

    def _paint_wave(self, look: ClipLook, body: QRectF, seen: QRectF) -> None:
        if look.is_missing:
            return
        wave = wave_rect(body).adjusted(0, 1, 0, -_MOTION_HEIGHT - 1)
        target = wave.intersected(
            QRectF(self._dirty.left() - 1, wave.top(), self._dirty.width() + 2, wave.height())
        ).intersected(seen)
        if target.isEmpty():
            return
        target = QRectF(target.left(), wave.top(), target.width(), wave.height())
        target = self._aligned(target)
        clip = look.clip
        origin = round(self._scale.x_of(clip.start - clip.offset) * self._ratio)
        first = max(round(target.left() * self._ratio) - origin, 0)
        picture = WaveLook.of(
            self._scale.px_per_frame * self._ratio,
            wave.height() * self._ratio,
            clip.gain_db,
            look.colours.peak,
            look.colours.rms,
        )
        if not self._waveforms.draw(self._painter, look.sha256, picture, target, first):
            self.is_whole = False

    def _paint_motion(self, look: ClipLook, body: QRectF, seen: QRectF) -> None:
        """Hatch what has no motion yet, and draw a bar under what has."""
        if not look.needs_motion:
            return
        painter, clip = self._painter, look.clip
        per_frame = body.width() / clip.frames
        first, last = body.right(), body.right()
        if look.covered is not None:
            first = body.left() + (look.covered.start - clip.start) * per_frame
            last = body.left() + (look.covered.stop - clip.start) * per_frame
            bar = QRectF(first, body.bottom() - _MOTION_HEIGHT, last - first, _MOTION_HEIGHT)
            painter.fillRect(bar.intersected(seen.adjusted(1.5, 0, -1.5, -1)), look.colours.line)
        brush = self._hatch(self._colours.hatch, 7, 1.4, body)
        wave = wave_rect(body)
        for left, right in ((body.left(), first), (last, body.right())):
            part = QRectF(left, wave.top(), right - left, wave.height()).intersected(seen)
            if not part.isEmpty():
                painter.fillRect(part, brush)

    def _paint_envelope(self, look: ClipLook, body: QRectF) -> None:
        clip, painter = look.clip, self._painter
        if clip.fade_in:
            self._paint_fade(look, body, body.left(), clip.fade_in * body.width() / clip.frames)
        if clip.fade_out:
            self._paint_fade(look, body, body.right(), -clip.fade_out * body.width() / clip.frames)
        is_near = (look.is_hovered or look.is_selected) and not look.is_locked
        if body.width() < MIN_EDITED_WIDTH:
            return
        if is_near or clip.gain_db:
            y = round(gain_y(body, clip.gain_db) * self._ratio) / self._ratio
            line = QColor(look.colours.line)
            line.setAlpha(235 if is_near else 130)
            painter.setPen(QPen(line, 1.25))
            left, right = max(body.left(), self._view.left()), min(body.right(), self._view.right())
            painter.drawLine(QPointF(left + 1, y), QPointF(right - 1, y))
        if is_near:
            painter.setPen(
                QPen(look.colours.title.darker(170) if self._colours.is_dark else QColor("white"), 1)
            )
            painter.setBrush(look.colours.line)
            for handle in fade_handles(body, clip):
                painter.drawEllipse(handle, 4.0, 4.0)

    def _paint_fade(self, look: ClipLook, body: QRectF, edge: float, width: float) -> None:
        """Shade what a fade takes away: the sound rises as a quarter of a sine."""
        wave = wave_rect(body).adjusted(0, 0, 0, -1)
        points = [
            QPointF(
                edge + width * step / _FADE_POINTS,
                wave.bottom() - wave.height() * math.sin(math.pi / 2 * step / _FADE_POINTS),
            )
            for step in range(_FADE_POINTS + 1)
        ]
        painter = self._painter
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colours.shade)
        painter.drawPolygon(QPolygonF([QPointF(edge, wave.top()), *points]))
        painter.setPen(QPen(look.colours.line, 1.25))
        painter.drawPolyline(QPolygonF(points))

    def _paint_title(self, look: ClipLook, seen: QRectF) -> None:
        painter = self._painter
        band = QRectF(seen.topLeft(), QSizeF(seen.width(), TITLE_HEIGHT))
        if look.is_waiting:
            moved = band.translated(self._phase * _STRIPES, 0)
            painter.fillRect(
                band.adjusted(1, 1, -1, 0), self._hatch(self._colours.hatch, _STRIPES, 4.5, moved)
            )
        shown = band.intersected(self._view)
        room = shown.adjusted(_TITLE_PADDING, 0, -_TITLE_PADDING, 0)
        if room.width() < _MIN_TITLED_WIDTH:
            return
        painter.setPen(self._colours.text)
        text = self._metrics.elidedText(look.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_outline(self, look: ClipLook, seen: QRectF) -> None:
        painter = self._painter
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if look.is_selected:
            painter.setPen(QPen(self._colours.selection, 2))
            painter.drawRoundedRect(seen.adjusted(1, 1, -1, -1), _RADIUS - 1, _RADIUS - 1)
        else:
            border = look.colours.line if look.is_hovered else look.colours.border
            painter.setPen(QPen(border, 1))
            painter.drawRoundedRect(seen.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)

    def _hatch(self, colour: QColor, spacing: int, width: float, body: QRectF) -> QBrush:
        """Lines that move with the clip rather than stand still behind it."""
        brush = hatch(colour, spacing, width, self._ratio)
        brush.setTransform(QTransform.fromTranslate(body.left() % spacing, body.top()))
        return brush
