import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from desktop.views.timeline.paint_budget import PaintBudget
from desktop.views.timeline.waveforms import Waveforms, WaveLook, wave_pixels

PEAK, RMS = 0xFF0000FF, 0xFF00FF00
HASH = "a" * 64


class SlowClock:
    """Every look at it takes a second: one picture is more than a repaint's share."""

    def __init__(self):
        self.now_s = 0.0

    def __call__(self):
        self.now_s += 1
        return self.now_s


def look(px_per_frame=4.0):
    return WaveLook.of(px_per_frame, 40, 0.0, QColor.fromRgba(PEAK), QColor.fromRgba(RMS))


@pytest.fixture
def canvas(qapp):
    pixmap = QPixmap(1000, 40)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def drawn(waves, canvas, wave_look, first=0, width=1000):
    painter = QPainter(canvas)
    is_whole = waves.draw(painter, HASH, wave_look, QRectF(0, 0, width, 40), first)
    painter.end()
    return is_whole


def columns_with_colour(canvas):
    image = canvas.toImage()
    return sum(image.pixelColor(x, 20).alpha() > 0 for x in range(image.width()))


def test_silence_is_a_line_and_full_height_fills_the_tile():
    values = np.array([[0, 0, 0], [-1, 1, 0.5]], np.float32)

    pixels = wave_pixels(values, 41, PEAK, RMS)

    assert np.flatnonzero(pixels[:, 0]).tolist() == [20]
    assert (pixels[:, 1] != 0).all()
    assert (pixels[10:31, 1] == RMS).all()
    assert pixels[5, 1] == pixels[35, 1] == PEAK


def test_what_is_louder_than_full_scale_is_cut_off():
    pixels = wave_pixels(np.array([[-9, 9, 3]], np.float32), 40, PEAK, RMS)

    assert (pixels != 0).all()


def test_a_sound_is_drawn_as_long_as_it_is(sounds, canvas):
    sounds.bring(HASH, 100)
    waves = Waveforms(sounds, PaintBudget(lambda: 0.0))

    assert drawn(waves, canvas, look())

    assert columns_with_colour(canvas) == 400


def test_without_peaks_nothing_is_drawn_and_nothing_waits(sounds, canvas):
    assert drawn(Waveforms(sounds, PaintBudget(lambda: 0.0)), canvas, look())

    assert columns_with_colour(canvas) == 0


def test_a_spent_budget_leaves_the_rest_to_the_next_repaint(sounds, canvas):
    sounds.bring(HASH, 300)
    budget = PaintBudget(SlowClock())
    waves = Waveforms(sounds, budget)

    assert not drawn(waves, canvas, look())
    repaints = 1
    budget.begin()
    while not drawn(waves, canvas, look()):
        budget.begin()
        repaints += 1

    # 1000 columns are four tiles.
    assert repaints == 3
    assert columns_with_colour(canvas) == 1000


def test_while_a_zoom_waits_the_older_picture_is_stretched(sounds, canvas):
    sounds.bring(HASH, 300)
    budget = PaintBudget(SlowClock())
    waves = Waveforms(sounds, budget)
    while not drawn(waves, canvas, look(4.0)):
        budget.begin()
    canvas.fill(Qt.GlobalColor.transparent)
    budget.begin()

    assert not drawn(waves, canvas, look(5.0))

    assert columns_with_colour(canvas) == 1000
