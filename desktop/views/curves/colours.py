"""The curve editor's colours, mixed from the window's palette, and one hue for each curve.

Hues are those of the Okabe-Ito set, apart also for people who don't tell red from green; curves are named
beside their colour all the same.
"""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette

from desktop.views.widgets.colours import is_dark, mixed, signal_colours
from joyvasa_runtime.project.performance.addresses import CurveAddress, GazeCurve, LayerCurve, StrengthCurve
from joyvasa_runtime.project.performance.layer import CHANNELS, HEAD_CHANNELS
from joyvasa_runtime.project.performance.performance import REGIONS

_ORANGE, _SKY, _GREEN = QColor(0xE6, 0x9F, 0x00), QColor(0x56, 0xB4, 0xE9), QColor(0x00, 0x9E, 0x73)
_YELLOW, _BLUE, _VERMILION = QColor(0xF0, 0xE4, 0x42), QColor(0x2B, 0x8C, 0xE6), QColor(0xD5, 0x5E, 0x00)
_PURPLE, _GREY = QColor(0xCC, 0x79, 0xA7), QColor(0x9A, 0xA0, 0xA8)

_HUES = (_ORANGE, _SKY, _GREEN, _YELLOW, _BLUE, _VERMILION, _PURPLE)


@dataclass(frozen=True, slots=True)
class CurveColours:
    """Every colour of the editor but the curves' own."""

    is_dark: bool
    background: QColor
    outside: QColor
    grid: QColor
    zero: QColor
    text: QColor
    faint_text: QColor
    wave: QColor
    safe: QColor
    unsafe: QColor
    unsafe_text: QColor
    playhead: QColor
    marker: QColor
    range: QColor
    snap: QColor
    selection: QColor
    focus: QColor

    @staticmethod
    def of(palette: QPalette) -> "CurveColours":
        """The colours that fit `palette`."""
        window = palette.color(QPalette.ColorRole.Window)
        text = palette.color(QPalette.ColorRole.Text)
        dark = is_dark(palette)
        ground = mixed(window, QColor("black"), 0.28) if dark else palette.color(QPalette.ColorRole.Base)
        strong = QColor("white") if dark else QColor("black")
        signals = signal_colours(palette)
        return CurveColours(
            is_dark=dark,
            background=ground,
            outside=mixed(ground, QColor("black"), 0.3 if dark else 0.07),
            grid=mixed(ground, text, 0.09),
            zero=mixed(ground, text, 0.24),
            text=text,
            faint_text=mixed(text, ground, 0.33),
            wave=mixed(ground, text, 0.07),
            safe=_tinted(signals.good, 18 if dark else 20),
            unsafe=_tinted(signals.warning, 160),
            unsafe_text=signals.warning,
            playhead=QColor(0xFF, 0x5C, 0x5C) if dark else QColor(0xD4, 0x1F, 0x2A),
            marker=_PURPLE if dark else _PURPLE.darker(125),
            range=_ORANGE if dark else _ORANGE.darker(112),
            snap=QColor(0xFF, 0xD5, 0x4A) if dark else QColor(0xB0, 0x72, 0x00),
            selection=strong,
            focus=palette.color(QPalette.ColorRole.Highlight),
        )


def curve_colour(address: CurveAddress, palette: QPalette) -> QColor:
    """The colour of a curve on a palette's ground."""
    hue = _hue(address)
    if is_dark(palette):
        return mixed(hue, QColor("white"), 0.12)
    # Yellow and sky blue would be pale on white.
    return hue.darker(165 if hue.lightnessF() > 0.58 else 120)


def _hue(address: CurveAddress) -> QColor:
    match address:
        case LayerCurve(_, channel):
            place = CHANNELS.index(channel)
            # The face begins with the first hue again: seven of them tell its curves apart.
            return _HUES[place if place < len(HEAD_CHANNELS) else place - len(HEAD_CHANNELS)]
        case StrengthCurve(region):
            return _HUES[REGIONS.index(region)]
        case GazeCurve(axis):
            return _SKY if axis == "x" else _ORANGE
        case _:
            return _GREY


def _tinted(colour: QColor, alpha: int) -> QColor:
    return QColor(colour.red(), colour.green(), colour.blue(), alpha)
