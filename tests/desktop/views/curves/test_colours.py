"""What is written on the canvas of the curves: readable, and not cut off."""

import pytest
from PySide6.QtGui import QFont, QFontMetricsF

from desktop.views.curves.colours import CurveColours
from desktop.views.curves.ground_painter import baseline_beside
from desktop.views.widgets.palettes import DARK, LIGHT, palette_of
from tests.desktop.views.widgets.test_colours import contrast


@pytest.mark.parametrize("tones", [DARK, LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize("name", ["text", "faint_text", "unsafe_text"])
def test_words_are_readable_on_the_canvas(tones, name):
    colours = CurveColours.of(palette_of(tones))
    # The band of the safe pose is a tint on it.
    assert colours.safe.alphaF() < 0.1
    assert getattr(colours, name).alpha() == 255
    assert contrast(getattr(colours, name), colours.background) >= 4.5


@pytest.mark.parametrize("y", [0, 3, 50, 97, 100])
@pytest.mark.parametrize("is_above", [True, False])
def test_a_text_beside_a_line_is_not_cut_off(qapp, y, is_above):
    metrics = QFontMetricsF(QFont())
    at = baseline_beside(y, is_above, metrics, 100)
    assert at - metrics.ascent() >= 0
    assert at + metrics.descent() <= 100
    if y == 50:
        assert (at < y) == is_above
