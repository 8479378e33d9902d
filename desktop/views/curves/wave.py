"""The clip's sound, faint behind its curves: its peaks as one picture for the part of time in sight."""

from typing import Protocol

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.views.curves.scene import CurveScene
from joyvasa_runtime.audio.peaks import Peaks
from joyvasa_runtime.timebase import MOTION_FPS

_SAMPLES_PER_FRAME = 48_000 // MOTION_FPS
_SHARE = 0.24
"""Of the height: the curves come first."""


class PeakSource(Protocol):
    """Gives the peaks of sounds, at 48 kHz, as soon as they were computed."""

    def peaks(self, sha256: str) -> Peaks | None:
        """Peaks of a sound, or None as long as they are not there."""


class ClipWave:
    """Paints the waveform of the active clip.

    Parameters
    ----------
    source : PeakSource
    """

    def __init__(self, source: PeakSource) -> None:
        self._source = source

    def paint(self, painter: QPainter, view: QRectF, scene: CurveScene, colour: QColor) -> None:
        """Fill the lower edge of `view`, where the clip is."""
        clip, time = scene.clip, scene.viewport.time
        if clip is None:
            return
        left = max(time.x_of(clip.start), 0.0)
        right = min(time.x_of(clip.stop), view.width())
        peaks = self._source.peaks(scene.project.media_of(clip.media_id).sha256)
        columns = int(right - left)
        if peaks is None or columns < 1:
            return
        start = round((time.position_at(left) - scene.shift) * _SAMPLES_PER_FRAME)
        stop = start + max(round(columns / time.px_per_frame * _SAMPLES_PER_FRAME), 1)
        loud = np.abs(peaks.window(start, stop, columns)[:, :2]).max(axis=1)
        height = round(view.height() * _SHARE)
        rows = np.arange(height, 0, -1)[:, None]
        pixels = np.where(rows <= np.minimum(loud, 1) * height, np.uint32(colour.rgba()), np.uint32(0))
        kept = QImage(pixels.data, columns, height, QImage.Format.Format_ARGB32_Premultiplied)
        painter.drawImage(QRectF(left, view.height() - height, columns, height), kept)
