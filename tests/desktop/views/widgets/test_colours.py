"""Both palettes are readable, by the numbers of WCAG 2.2 (AA: 4.5 for text, 3 for what has to be seen)."""

import pytest
from PySide6.QtGui import QColor, QPalette

from desktop.views.widgets.colours import is_dark, mixed, signal_colours
from desktop.views.widgets.palettes import DARK, LIGHT, palette_of

TEXT = [
    (QPalette.ColorRole.WindowText, QPalette.ColorRole.Window),
    (QPalette.ColorRole.Text, QPalette.ColorRole.Base),
    (QPalette.ColorRole.Text, QPalette.ColorRole.AlternateBase),
    (QPalette.ColorRole.ButtonText, QPalette.ColorRole.Button),
    (QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Base),
    (QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Window),
    (QPalette.ColorRole.HighlightedText, QPalette.ColorRole.Highlight),
    (QPalette.ColorRole.Link, QPalette.ColorRole.Window),
    (QPalette.ColorRole.ToolTipText, QPalette.ColorRole.ToolTipBase),
]


def contrast(first, second):
    """Contrast of two colours, 1 to 21, as WCAG 2.2 defines it."""
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour):
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_black_on_white_has_the_highest_contrast():
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#777777")) == 1


def test_mixing_goes_from_one_colour_to_the_other():
    black, white = QColor("#000000"), QColor("#ffffff")

    assert [mixed(black, white, share).red() for share in (0, 0.5, 1)] == [0, 128, 255]


@pytest.mark.parametrize("tones", [DARK, LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_is_readable_on_its_ground(tones, text, ground):
    palette = palette_of(tones)

    assert contrast(palette.color(text), palette.color(ground)) >= 4.5


@pytest.mark.parametrize("tones", [DARK, LIGHT], ids=["dark", "light"])
def test_signals_are_readable_in_windows_and_fields(tones):
    palette = palette_of(tones)
    colours = signal_colours(palette)
    for colour in (colours.good, colours.warning, colours.error):
        for ground in (QPalette.ColorRole.Window, QPalette.ColorRole.Base):
            assert contrast(colour, palette.color(ground)) >= 4.5


@pytest.mark.parametrize("tones", [DARK, LIGHT], ids=["dark", "light"])
def test_disabled_text_is_paler_but_can_be_seen(tones):
    palette = palette_of(tones)
    window = palette.color(QPalette.ColorRole.Window)
    pale = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)

    assert 2 <= contrast(pale, window) < 4.5


def test_dark_is_told_from_light():
    assert is_dark(palette_of(DARK))
    assert not is_dark(palette_of(LIGHT))
