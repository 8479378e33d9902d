"""Pictures of waveforms, made from peaks in tiles and kept, so that scrolling draws nothing anew.

It knows sounds only by their hash and their peaks; where a tile lies on the screen is `clip_painter`'s.
"""

import math
from collections import OrderedDict
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, SignalInstance
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from desktop.views.timeline.paint_budget import PaintBudget
from joyvasa_runtime.audio.peaks import Peaks
from joyvasa_runtime.timebase import MOTION_FPS

PEAKS_RATE_HZ = 48_000
"""Sample rate of the peaks that a `WaveSource` gives."""

_SAMPLES_PER_FRAME = PEAKS_RATE_HZ // MOTION_FPS

_TILE_COLUMNS = 256
_MEMORY_BYTES = 96 << 20

_GAIN_STEP_DB = 0.5


class WaveSource(Protocol):
    """Gives the peaks of sounds, at `PEAKS_RATE_HZ`, as soon as they were computed."""

    @property
    def ready(self) -> SignalInstance:
        """Signal with the hash of a sound whose peaks have come."""

    def peaks(self, sha256: str) -> Peaks | None:
        """Peaks of a sound, or None as long as they are not there."""


@dataclass(frozen=True, slots=True)
class WaveLook:
    """What makes two pictures of one stretch of a sound differ.

    Parameters
    ----------
    px_per_frame : float
        Device pixels.
    height : int
        Device pixels.
    gain_db : float
    peak, rms : int
        Colours as 0xAARRGGBB.
    """

    px_per_frame: float
    height: int
    gain_db: float
    peak: int
    rms: int

    @staticmethod
    def of(px_per_frame: float, height: float, gain_db: float, peak: QColor, rms: QColor) -> "WaveLook":
        """The look at a zoom and height in device pixels; gains that look alike become equal."""
        step = round(gain_db / _GAIN_STEP_DB) * _GAIN_STEP_DB
        return WaveLook(px_per_frame, round(height), step, peak.rgba(), rms.rgba())


@dataclass(frozen=True, slots=True)
class _TileKey:
    sha256: str
    index: int
    look: WaveLook


class Waveforms:
    """The tiles that were drawn last.

    Parameters
    ----------
    source : WaveSource
    budget : PaintBudget
        While it is spent, tiles of another zoom are shown in place of new ones.
    """

    def __init__(self, source: WaveSource, budget: PaintBudget) -> None:
        self._source, self._budget = source, budget
        self._tiles: OrderedDict[_TileKey, QPixmap] = OrderedDict()
        self._bytes = 0
        self._finished: dict[str, WaveLook] = {}

    def draw(self, painter: QPainter, sha256: str, look: WaveLook, target: QRectF, first: int) -> bool:
        """Fill `target` with the columns of a sound from `first` on.

        Parameters
        ----------
        painter : QPainter
        sha256 : str
        look : WaveLook
        target : QRectF
            Logical pixels; the edges on whole device pixels.
        first : int
            Device column of the sound at the left edge, where column 0 is the sound's first sample.

        Returns
        -------
        bool
            False if some of it has to wait for the next repaint.
        """
        peaks = self._source.peaks(sha256)
        if peaks is None:
            return True
        ratio = painter.device().devicePixelRatio()
        columns = min(round(target.width() * ratio), _columns(peaks, look) - first)
        is_whole = True
        for index in range(first // _TILE_COLUMNS, -(-(first + columns) // _TILE_COLUMNS)):
            tile = self._tile(_TileKey(sha256, index, look), peaks)
            width = _TILE_COLUMNS if tile is None else tile.width()
            start = max(index * _TILE_COLUMNS, first)
            stop = min(index * _TILE_COLUMNS + width, first + columns)
            place = QRectF(
                target.left() + (start - first) / ratio, target.top(), (stop - start) / ratio, target.height()
            )
            if tile is None:
                is_whole = False
                self._draw_older(painter, sha256, look, place, start)
            else:
                part = QRectF(start - index * _TILE_COLUMNS, 0, stop - start, look.height)
                painter.drawPixmap(place, tile, part)
        if is_whole:
            self._finished[sha256] = look
        return is_whole

    def forget(self) -> None:
        """Drop every tile, such as when the colours change."""
        self._tiles.clear()
        self._finished.clear()
        self._bytes = 0

    def _draw_older(self, painter: QPainter, sha256: str, look: WaveLook, place: QRectF, first: int) -> None:
        """Fill `place` with tiles that were made for another zoom, stretched."""
        older = self._finished.get(sha256)
        if older is None:
            return
        zoom = older.px_per_frame / look.px_per_frame
        ratio = painter.device().devicePixelRatio()
        start, stop = first * zoom, (first + place.width() * ratio) * zoom
        for index in range(int(start) // _TILE_COLUMNS, math.ceil(stop / _TILE_COLUMNS)):
            tile = self._tiles.get(_TileKey(sha256, index, older))
            if tile is None:
                continue
            left = max(start, float(index * _TILE_COLUMNS))
            right = min(stop, float(index * _TILE_COLUMNS + tile.width()))
            if left < right:
                painter.drawPixmap(
                    QRectF(
                        place.left() + (left - start) / zoom / ratio,
                        place.top(),
                        (right - left) / zoom / ratio,
                        place.height(),
                    ),
                    tile,
                    QRectF(left - index * _TILE_COLUMNS, 0, right - left, older.height),
                )

    def _tile(self, key: _TileKey, peaks: Peaks) -> QPixmap | None:
        if key in self._tiles:
            self._tiles.move_to_end(key)
            return self._tiles[key]
        if self._budget.is_spent:
            return None
        image = self._budget.make(lambda: _tile_image(key, peaks))
        tile = QPixmap.fromImage(image)
        self._tiles[key] = tile
        self._bytes += image.sizeInBytes()
        while self._bytes > _MEMORY_BYTES:
            _, oldest = self._tiles.popitem(last=False)
            self._bytes -= oldest.width() * oldest.height() * 4
        return tile


def _tile_image(key: _TileKey, peaks: Peaks) -> QImage:
    """The columns of one tile, 1 device pixel each."""
    samples_per_column = _SAMPLES_PER_FRAME / key.look.px_per_frame
    first = key.index * _TILE_COLUMNS
    # A short sound far out is a few columns; the rest of the tile would be made for nothing.
    columns = min(_columns(peaks, key.look) - first, _TILE_COLUMNS)
    start = round(first * samples_per_column)
    stop = max(round((first + columns) * samples_per_column), start + 1)
    values = peaks.window(start, stop, columns) * np.float32(10 ** (key.look.gain_db / 20))
    pixels = wave_pixels(values, key.look.height, key.look.peak, key.look.rms)
    image = QImage(pixels.data, columns, key.look.height, QImage.Format.Format_ARGB32_Premultiplied)
    return image.copy()


def _columns(peaks: Peaks, look: WaveLook) -> int:
    """How many columns a whole sound is wide."""
    return math.ceil(len(peaks.samples) / _SAMPLES_PER_FRAME * look.px_per_frame)


def wave_pixels(values: NDArray[np.float32], height: int, peak: int, rms: int) -> NDArray[np.uint32]:
    """A waveform as pixels.

    Parameters
    ----------
    values : ndarray, shape (N, 3), float32
        Lowest, highest and RMS value of each column, -1 to 1; beyond that it is cut off.
    height : int
    peak, rms : int
        Opaque colours as 0xAARRGGBB.

    Returns
    -------
    ndarray, shape (height, N), uint32
        0xAARRGGBB; 0 where nothing is drawn.
    """
    middle = (height - 1) / 2
    low, high, loud = values.T * middle
    # Every column gets at least its middle pixel: silence is a line, not a gap.
    top = np.floor(middle - np.maximum(high, 0)).astype(np.int32)
    bottom = np.ceil(middle - np.minimum(low, 0)).astype(np.int32)
    inner_top = np.ceil(middle - np.minimum(loud, np.maximum(high, 0))).astype(np.int32)
    inner_bottom = np.floor(middle + np.minimum(loud, np.maximum(-low, 0))).astype(np.int32)
    rows = np.arange(height, dtype=np.int32)[:, None]
    pixels = np.where((rows >= top) & (rows <= bottom), np.uint32(peak), np.uint32(0))
    pixels[(rows >= inner_top) & (rows <= inner_bottom) & (loud > 0)] = rms
    return pixels
