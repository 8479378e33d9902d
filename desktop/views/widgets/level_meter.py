"""A level meter: how loud each channel is, its highest peak for a while, and a light for what was too loud.

It measures nothing; whoever records tells it.
"""

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.views.widgets.colours import mixed, signal_colours
from joyvasa_runtime.audio.recording.meter import Level

_LOWEST_DB = -60.0
"""Left end of the scale: the noise of a quiet room lies about here."""

_LOUD_DB, _TOO_LOUD_DB = -18.0, -3.0
"""A voice that peaks between the two leaves room and is far from the noise."""

_HELD_S = 1.5
_FALL_DB_S = 20.0

_BAR_PX, _GAP_PX, _LIGHT_PX, _MARKS_PX, _MARGIN_PX = 10, 3, 22, 14, 4
_MARKS_DB = (-60, -48, -36, -24, -12, -6, 0)


class LevelMeter(QWidget):
    """Bars from left to right, one a channel, with the clip light behind them.

    Parameters
    ----------
    now_s : callable, optional
        The system's clock, in seconds.

    Signals
    -------
    clip_reset()
        The light was switched off by hand.
    """

    clip_reset = Signal()

    def __init__(self, now_s: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._now_s = now_s
        self._levels: tuple[Level, ...] = ()
        self._peaks: list[tuple[float, float]] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Level of the microphone"))
        self.setToolTip(self.tr("Loud passages should reach yellow, never the red light. Click to reset it."))
        self.show_levels(())

    @property
    def is_clipped(self) -> bool:
        """Whether the light is on."""
        return any(level.is_clipped for level in self._levels)

    @property
    def held_db(self) -> tuple[float, ...]:
        """The peak that each bar shows now."""
        now_s = self._now_s()
        return tuple(_fallen(peak_db, now_s - at_s) for peak_db, at_s in self._peaks)

    def show_levels(self, levels: Sequence[Level]) -> None:
        """Show how loud each channel is; nothing without channels."""
        now_s, held = self._now_s(), self.held_db
        if len(held) != len(levels):
            held = (_LOWEST_DB,) * len(levels)
            self._peaks = [(_LOWEST_DB, now_s)] * len(levels)
            self.updateGeometry()
        for index, level in enumerate(levels):
            if level.peak_db >= held[index]:
                self._peaks[index] = level.peak_db, now_s
        self._levels = tuple(levels)
        self._describe()
        self.update()

    def reset(self) -> None:
        """Switch the light off."""
        self._levels = tuple(Level(level.peak_db, level.rms_db) for level in self._levels)
        self.clip_reset.emit()
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for two channels, so that nothing jumps."""
        return QSize(200, 2 * _BAR_PX + _GAP_PX + _MARKS_PX + 2 * _MARGIN_PX)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Narrow panels keep it readable."""
        return QSize(120, self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Reset."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.reset()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Reset with the keys of a button."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select):
            self.reset()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Take the colours of the new theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.EnabledChange):
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw bars, peaks, marks and the light."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        count = max(1, len(self._levels))
        height = (2 * _BAR_PX + _GAP_PX - (count - 1) * _GAP_PX) / count
        for index in range(count):
            top = _MARGIN_PX + index * (height + _GAP_PX)
            self._paint_bar(painter, QRectF(self._area().left(), top, self._area().width(), height), index)
        self._paint_marks(painter)
        self._paint_light(painter)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Link), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _area(self) -> QRectF:
        """Where the bars lie."""
        width = self.width() - 2 * _MARGIN_PX - _LIGHT_PX - 6
        return QRectF(_MARGIN_PX, _MARGIN_PX, max(10, width), 2 * _BAR_PX + _GAP_PX)

    def _x_of(self, level_db: float) -> float:
        share = (min(max(level_db, _LOWEST_DB), 0.0) - _LOWEST_DB) / -_LOWEST_DB
        return self._area().left() + share * self._area().width()

    def _paint_bar(self, painter: QPainter, bar: QRectF, index: int) -> None:
        palette = self.palette()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(bar, 2, 2)
        if index < len(self._levels):
            level, held_db = self._levels[index], self.held_db[index]
            self._fill(painter, bar, level.peak_db, 0.45)
            self._fill(painter, bar, level.rms_db, 1.0)
            if held_db > _LOWEST_DB:
                painter.fillRect(
                    QRectF(self._x_of(held_db) - 2, bar.top(), 2, bar.height()), self._tone(held_db)
                )
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)

    def _fill(self, painter: QPainter, bar: QRectF, level_db: float, strength: float) -> None:
        """Fill a bar up to a level, in the colour of each part of the scale."""
        base = self.palette().color(QPalette.ColorRole.Base)
        for low, high in ((_LOWEST_DB, _LOUD_DB), (_LOUD_DB, _TOO_LOUD_DB), (_TOO_LOUD_DB, 0.0)):
            if level_db > low:
                left, right = self._x_of(low), self._x_of(min(level_db, high))
                colour = mixed(base, self._tone(low), strength)
                painter.fillRect(QRectF(left, bar.top() + 1, right - left, bar.height() - 2), colour)

    def _tone(self, level_db: float) -> QColor:
        colours = signal_colours(self.palette())
        if level_db >= _TOO_LOUD_DB:
            return colours.error
        return colours.warning if level_db >= _LOUD_DB else colours.good

    def _paint_marks(self, painter: QPainter) -> None:
        font = painter.font()
        font.setPixelSize(9)
        painter.setFont(font)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        top, width = self._area().bottom() + 2, 24.0
        for mark in _MARKS_DB:
            left = min(max(self._x_of(mark) - width / 2, 0.0), self._area().right() - width + 8)
            align = Qt.AlignmentFlag.AlignLeft if mark == _MARKS_DB[0] else Qt.AlignmentFlag.AlignHCenter
            box = QRectF(left + (_MARGIN_PX if mark == _MARKS_DB[0] else 0), top, width, _MARKS_PX - 2)
            painter.drawText(box, align, str(mark).replace("-", "−"))

    def _paint_light(self, painter: QPainter) -> None:
        """A lamp with an exclamation mark, so that it is told without its colour."""
        area = self._area()
        lamp = QRectF(area.right() + 6, area.top(), _LIGHT_PX, area.height())
        error, palette = signal_colours(self.palette()).error, self.palette()
        painter.setPen(QPen(error if self.is_clipped else palette.color(QPalette.ColorRole.Mid), 1))
        painter.setBrush(error if self.is_clipped else palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(lamp.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if self.is_clipped:
            font = painter.font()
            font.setPixelSize(15)
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(palette.color(QPalette.ColorRole.Base))
            painter.drawText(lamp, Qt.AlignmentFlag.AlignCenter, "!")

    def _describe(self) -> None:
        """Say it to screen readers in words; whole decibels, so that it isn't told all the time."""
        if not self._levels:
            text = self.tr("The microphone is off")
        else:
            peak = max(level.peak_db for level in self._levels)
            text = self.tr("{level} dB").format(level=round(peak / 6) * 6)
            if self.is_clipped:
                text = self.tr("It was too loud: part of it is cut off")
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)


def _fallen(peak_db: float, seconds: float) -> float:
    """Where a peak is shown after some time: it stays, then it falls."""
    return max(_LOWEST_DB, peak_db - _FALL_DB_S * max(0.0, seconds - _HELD_S))
