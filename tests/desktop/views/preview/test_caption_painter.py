"""Captions on the preview's picture."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

from desktop.views.preview.caption_painter import broken, paint_caption


def painted(text, picture, width=400, height=300):
    """Where pixels have changed, as (left, top, right, bottom); None if none have."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(128, 128, 128))
    painter = QPainter(image)
    paint_caption(painter, picture, text, QFont())
    painter.end()
    places = [
        (x, y) for x in range(width) for y in range(height) if image.pixelColor(x, y) != QColor(128, 128, 128)
    ]
    if not places:
        return None
    xs, ys = [x for x, _ in places], [y for _, y in places]
    return min(xs), min(ys), max(xs), max(ys)


def test_words_stand_in_the_middle_of_the_lower_edge(qapp):
    left, top, right, bottom = painted("Hello there", QRectF(0, 0, 400, 300))

    assert abs((left + right) / 2 - 200) < 4
    assert 240 < top < bottom < 300


@pytest.mark.parametrize("text", ["words " * 40, "字" * 90])
def test_long_words_are_broken_and_stay_in_the_picture(qapp, text):
    left, top, right, bottom = painted(text, QRectF(50, 40, 300, 220))

    assert (left >= 50, top >= 40, right <= 350, bottom <= 260) == (True,) * 4


def test_lines_are_broken_between_words_and_nothing_is_lost(qapp):
    metrics = QFontMetricsF(QFont())
    lines = broken("one two three four", metrics, metrics.horizontalAdvance("one two t"))

    assert lines == ["one two", "three", "four"]
