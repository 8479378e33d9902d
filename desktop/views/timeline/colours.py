"""The timeline's colours, mixed from the window's palette so that they fit the dark and the light theme.

Voice and music are near the blue and the green of the Okabe-Ito set, trouble near its vermilion: people who
don't tell red from green tell these apart, and each state has a pattern or a word beside its colour.
"""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette

from desktop.views.widgets.colours import is_dark as is_dark_palette
from desktop.views.widgets.colours import mixed

_VOICE = QColor(0x2B, 0x8C, 0xE6)
_MUSIC = QColor(0x00, 0xA8, 0x7C)
_TROUBLE = QColor(0xE0, 0x5A, 0x1A)
_RANGE = QColor(0xE6, 0x9F, 0x00)
_MARKER = QColor(0xCC, 0x79, 0xA7)


@dataclass(frozen=True, slots=True)
class ClipColours:
    """Of the clips of one kind of track."""

    body: QColor
    title: QColor
    border: QColor
    peak: QColor
    rms: QColor
    line: QColor


@dataclass(frozen=True, slots=True)
class TimelineColours:
    """Every colour of the timeline."""

    is_dark: bool
    background: QColor
    row: QColor
    row_line: QColor
    current_row: QColor
    text: QColor
    faint_text: QColor
    grid: QColor
    voice: ClipColours
    music: ClipColours
    missing: ClipColours
    selection: QColor
    playhead: QColor
    range: QColor
    marker: QColor
    snap: QColor
    trouble: QColor
    cached: QColor
    shade: QColor
    outside: QColor
    hatch: QColor
    focus: QColor

    @staticmethod
    def of(palette: QPalette) -> "TimelineColours":
        """The colours that fit `palette`."""
        window = palette.color(QPalette.ColorRole.Window)
        text = palette.color(QPalette.ColorRole.Text)
        is_dark = is_dark_palette(palette)
        ground = mixed(window, QColor("black"), 0.28 if is_dark else 0.05)
        row = mixed(window, QColor("black"), 0.12) if is_dark else mixed(window, QColor("white"), 0.55)
        strong = QColor("white") if is_dark else QColor("black")
        return TimelineColours(
            is_dark=is_dark,
            background=ground,
            row=row,
            row_line=mixed(row, text, 0.14),
            current_row=mixed(row, palette.color(QPalette.ColorRole.Highlight), 0.09),
            text=text,
            faint_text=mixed(text, ground, 0.33),
            grid=mixed(row, text, 0.07),
            voice=_clip_colours(_VOICE, row, strong, is_dark),
            music=_clip_colours(_MUSIC, row, strong, is_dark),
            missing=_clip_colours(_TROUBLE, row, strong, is_dark),
            selection=strong,
            playhead=QColor(0xFF, 0x5C, 0x5C) if is_dark else QColor(0xD4, 0x1F, 0x2A),
            range=_RANGE if is_dark else _RANGE.darker(112),
            marker=_MARKER if is_dark else _MARKER.darker(125),
            snap=QColor(0xFF, 0xD5, 0x4A) if is_dark else QColor(0xB0, 0x72, 0x00),
            trouble=_TROUBLE,
            cached=QColor(0x4F, 0xC0, 0x8D) if is_dark else QColor(0x1E, 0x96, 0x63),
            shade=_with_alpha(mixed(row, QColor("black"), 0.5) if is_dark else QColor("white"), 150),
            outside=QColor(0, 0, 0, 70 if is_dark else 16),
            hatch=_with_alpha(strong, 34 if is_dark else 40),
            focus=palette.color(QPalette.ColorRole.Highlight),
        )


def _clip_colours(hue: QColor, row: QColor, strong: QColor, is_dark: bool) -> ClipColours:
    body = mixed(row, hue, 0.34 if is_dark else 0.24)
    return ClipColours(
        body=body,
        title=mixed(row, hue, 0.58 if is_dark else 0.44),
        border=mixed(row, hue, 0.85 if is_dark else 0.8),
        peak=mixed(hue, strong, 0.12 if is_dark else 0.05),
        rms=mixed(hue, strong, 0.55 if is_dark else 0.42),
        line=mixed(hue, strong, 0.78 if is_dark else 0.6),
    )


def _with_alpha(colour: QColor, alpha: int) -> QColor:
    return QColor(colour.red(), colour.green(), colour.blue(), alpha)
