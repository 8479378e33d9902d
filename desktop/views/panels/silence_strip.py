"""The loudness of a clip along its time, the gate's threshold, and the silences in which the lips rest."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen

from desktop.views.panels.strip import Part, Strip
from desktop.views.panels.strip_canvas import Mark
from desktop.views.panels.strip_view import StripView
from desktop.views.widgets.colours import mixed, signal_colours
from desktop.views.widgets.timecode import timecode
from joyvasa_runtime.project.performance.performance import Silence

_NEAR_PX = 5.0
_LOWEST_DB, _HIGHEST_DB = -66.0, 6.0
_NO_LEVELS = np.zeros(0, np.float32)
_QUIETEST = 1e-6


class SilenceStrip(Strip):
    """Shows silences over the loudness of their sound.

    Parameters
    ----------
    view : StripView
    """

    def __init__(self, view: StripView) -> None:
        super().__init__(view)
        self._silences: dict[int, Silence] = {}
        self._levels_db: NDArray[np.float32] = _NO_LEVELS
        self._threshold_db = 0.0
        self.setAccessibleName(self.tr("Silences"))
        self.setToolTip(
            self.tr(
                "Double-click to add a silence, drag it or its edges, Del to delete it.\n"
                "Tab goes from silence to silence; the arrow keys move the selected one by a frame,\n"
                "with Alt its start and with Ctrl its end.\n"
                "Ctrl and the wheel zoom, Shift and the wheel scroll."
            )
        )

    def set_levels(self, levels: NDArray[np.float32] | None) -> None:
        """Show the loudness of each frame, 1 at the level of the speech; None before it is known."""
        quiet = _NO_LEVELS if levels is None else np.maximum(levels, np.float32(_QUIETEST))
        self._levels_db = 20 * np.log10(quiet)
        self.refresh()

    def set_silences(self, silences: tuple[Silence, ...], threshold_db: float, sound_frames: int) -> None:
        """Show the silences of a sound of so many frames, and the threshold."""
        self._threshold_db = threshold_db
        self._silences = {one.start: one for one in silences}
        self.set_marks(tuple(Mark(one.start, one.stop) for one in silences), sound_frames)

    def choose(self, start: int | None) -> None:
        """Select the silence that begins at a frame of the sound, or none."""
        super().choose(start)
        mark = self.selected
        text = self.tr("Silence from {start} to {stop}")
        shown = "" if mark is None else text.format(start=timecode(mark.start), stop=timecode(mark.stop))
        self.setAccessibleDescription(shown)

    def hit(self, x: float) -> tuple[Mark, Part] | None:
        """The silence at a place, by an edge where one is near; the selected one goes first."""
        ordered = sorted(self.shown_marks(), key=lambda mark: mark.start != self._selected)
        near = [
            mark
            for mark in ordered
            if self.x_of(mark.start) - _NEAR_PX <= x <= self.x_of(mark.stop) + _NEAR_PX
        ]
        for mark in near:
            left, right = self.x_of(mark.start), self.x_of(mark.stop)
            # Of a narrow one the middle can still be held.
            reach = min(_NEAR_PX, max((right - left) / 4, 1.0))
            if left - _NEAR_PX <= x <= left + reach:
                return mark, "start"
            if right - reach <= x <= right + _NEAR_PX:
                return mark, "stop"
            if left <= x <= right:
                return mark, "whole"
        return None

    def allowed(self, mark: Mark, wanted: Mark) -> Mark | None:
        """Up to its neighbours, at least a frame long."""
        low = max((one.stop for one in self._marks if one.stop <= mark.start), default=0)
        high = min((one.start for one in self._marks if one.start >= mark.stop), default=self._sound_frames)
        length = mark.stop - mark.start
        if wanted.stop - wanted.start == length:
            start = min(max(wanted.start, low), high - length)
            return Mark(start, start + length)
        if wanted.start != mark.start:
            return Mark(min(max(wanted.start, low), mark.stop - 1), mark.stop)
        return Mark(mark.start, max(min(wanted.stop, high), mark.start + 1))

    def part_of_key(self, modifiers: Qt.KeyboardModifier) -> Part:
        """Alt moves the start, Ctrl the end."""
        if modifiers & Qt.KeyboardModifier.AltModifier:
            return "start"
        return "stop" if modifiers & Qt.KeyboardModifier.ControlModifier else "whole"

    def paint_marks(self, painter: QPainter) -> None:
        """Paint loudness, threshold and silences."""
        palette = self.palette()
        base, text = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text)
        self._paint_levels(painter, mixed(base, text, 0.45 if self.isEnabled() else 0.2))
        y = round(self._y(self._threshold_db)) + 0.5
        painter.setPen(QPen(signal_colours(palette).warning, 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(0, y), QPointF(self.width(), y))
        marks = self.shown_marks()
        is_crowded = self.is_crowded(marks)
        for mark in marks:
            self._paint_silence(painter, self._silences[mark.start], is_crowded)

    def _paint_silence(self, painter: QPainter, silence: Silence, is_crowded: bool) -> None:
        left, right = self.x_of(silence.start), self.x_of(silence.stop)
        palette = self.palette()
        is_selected = silence.start == self._selected
        ground = QColor(palette.color(QPalette.ColorRole.Highlight))
        ground.setAlphaF(0.5 if is_selected else 0.28)
        place = QRectF(left, 1, max(right - left, 1.0), self.height() - 2)
        painter.fillRect(place, ground)
        if is_crowded and not is_selected:
            return
        edge = palette.color(QPalette.ColorRole.Text if is_selected else QPalette.ColorRole.Link)
        painter.setPen(QPen(edge, 2 if is_selected else 1))
        for x in (left, right):
            painter.drawLine(QPointF(x, 1), QPointF(x, self.height() - 1))
        if silence.is_manual:
            # A bar on top: set by hand.
            painter.fillRect(QRectF(left, 1, place.width(), 4), edge)

    def _paint_levels(self, painter: QPainter, colour: QColor) -> None:
        """One bar a pixel, as high as its loudest frame."""
        if not len(self._levels_db):
            return
        edges = self.view.first + np.arange(self.width() + 1) * (self.view.frames / max(self.width(), 1))
        starts = np.clip(edges.astype(np.int64), 0, len(self._levels_db) - 1)
        loudest = np.maximum.reduceat(self._levels_db, starts)
        painter.setPen(Qt.PenStyle.NoPen)
        floor = float(self.height())
        for x, level in enumerate(loudest[:-1].tolist()):
            top = self._y(level)
            if top < floor:
                painter.fillRect(QRectF(x, top, 1, floor - top), colour)

    def _y(self, level_db: float) -> float:
        share = (level_db - _LOWEST_DB) / (_HIGHEST_DB - _LOWEST_DB)
        return self.height() * (1 - min(max(share, 0.0), 1.0))
