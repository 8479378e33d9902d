"""Paints one clip: its body and title, its waveform under fades and gain, and the state of its motion.

How it looks is `clip_look`, where it is `layout`; nothing here is decided or found.
"""

import math

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF, QTransform

from desktop.views.timeline.clip_frame import fill_frame, outline_frame
from desktop.views.timeline.clip_look import ClipLook
from desktop.views.timeline.colours import TimelineColours
from desktop.views.timeline.envelope import MIN_EDITED_WIDTH, TITLE_HEIGHT, fade_handles, gain_y, wave_rect
from desktop.views.timeline.hatching import hatch
from desktop.views.timeline.waveforms import Waveforms, WaveLook
from desktop.views.widgets.time_scale import TimeScale

# A long clip's body is cut off this far outside the window: painters don't take millions of pixels.
_OUTSIDE = 24.0
_MOTION_HEIGHT = 3.0
_TITLE_PADDING = 6.0
_MIN_TITLED_WIDTH = 22.0
_MIN_FADE_WIDTH = 2.0
_FAINT = 0.45
_STRIPES = 14

# A fade in from (0, 0) to (1, 1): what is heard rises as a quarter of a sine.
_CURVE = [QPointF(step / 12, math.sin(math.pi / 2 * step / 12)) for step in range(13)]
_RISE = QPolygonF(_CURVE)
_TAKEN = QPolygonF([QPointF(0, 1), *_CURVE])


def aligned(place: QRectF, ratio: float) -> QRectF:
    """`place` with its sides on whole device pixels, `ratio` to a logical one, and at least one wide."""
    left = round(place.left() * ratio) / ratio
    right = round(place.right() * ratio) / ratio
    return QRectF(left, place.top(), max(right - left, 1 / ratio), place.height())


class ClipPainter:
    """Paints clips with one painter.

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
        body = aligned(place, self._ratio)
        seen = body.intersected(self._view.adjusted(-_OUTSIDE, 0, _OUTSIDE, 0))
        painter = self._painter
        painter.setOpacity(1.0 if look.is_heard else _FAINT)
        fill_frame(painter, seen, look.colours.body, look.colours.title, self._ratio)
        self._paint_wave(look, body, seen)
        if look.is_missing:
            self._fill_hatched(wave_rect(seen), look.colours.border, 9, 2.0, body.left())
        painter.setOpacity(1.0)
        self._paint_motion(look, body, seen)
        self._paint_envelope(look, body)
        self._paint_title(look, seen)
        self._paint_outline(look, seen)

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
        target = aligned(target, self._ratio)
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
        wave = wave_rect(body)
        for left, right in ((body.left(), first), (last, body.right())):
            part = QRectF(left, wave.top(), right - left, wave.height()).intersected(seen)
            if not part.isEmpty():
                self._fill_hatched(part, self._colours.hatch, 7, 1.4, body.left())

    def _paint_envelope(self, look: ClipLook, body: QRectF) -> None:
        clip, painter = look.clip, self._painter
        per_frame = body.width() / clip.frames
        if clip.fade_in * per_frame >= _MIN_FADE_WIDTH:
            self._paint_fade(look, body, body.left(), clip.fade_in * per_frame)
        if clip.fade_out * per_frame >= _MIN_FADE_WIDTH:
            self._paint_fade(look, body, body.right(), -clip.fade_out * per_frame)
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
        """Shade what a fade takes away; a negative width is a fade out."""
        wave = wave_rect(body).adjusted(0, 0, 0, -1)
        place = QTransform(width, 0, 0, -wave.height(), edge, wave.bottom())
        painter = self._painter
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colours.shade)
        painter.drawPolygon(place.map(_TAKEN))
        painter.setPen(QPen(look.colours.line, 1.25))
        painter.drawPolyline(place.map(_RISE))

    def _paint_title(self, look: ClipLook, seen: QRectF) -> None:
        painter = self._painter
        band = QRectF(seen.topLeft(), QSizeF(seen.width(), TITLE_HEIGHT))
        if look.is_waiting:
            left = band.left() + self._phase * _STRIPES
            self._fill_hatched(band.adjusted(1, 1, -1, 0), self._colours.hatch, _STRIPES, 4.5, left)
        shown = band.intersected(self._view)
        room = shown.adjusted(_TITLE_PADDING, 0, -_TITLE_PADDING, 0)
        if room.width() < _MIN_TITLED_WIDTH:
            return
        painter.setPen(self._colours.text)
        text = self._metrics.elidedText(look.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_outline(self, look: ClipLook, seen: QRectF) -> None:
        if look.is_selected:
            outline_frame(self._painter, seen, self._colours.selection, 2.0, self._ratio)
        else:
            border = look.colours.line if look.is_hovered else look.colours.border
            outline_frame(self._painter, seen, border, 1.0, self._ratio)

    def _fill_hatched(self, place: QRectF, colour: QColor, spacing: int, width: float, left: float) -> None:
        """Fill with lines that begin at `left`, so that they move with the clip."""
        self._painter.setBrushOrigin(QPointF(left % spacing, place.top()))
        self._painter.fillRect(place, hatch(colour, spacing, width, self._ratio))
