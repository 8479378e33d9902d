"""The dark and the light palette, neutral greys around the picture with one accent.

When which is used is `theme`'s decision.
"""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette

from desktop.views.widgets.colours import mixed

_Role = QPalette.ColorRole


@dataclass(frozen=True, slots=True)
class Tones:
    """The colours a palette is made of, as ``#rrggbb``."""

    window: str
    base: str
    alternate: str
    button: str
    text: str
    hint: str
    line: str
    light: str
    shadow: str
    seam: str
    handle: str
    accent: str
    on_accent: str
    link: str
    tip: str


DARK = Tones(
    window="#26272a",
    base="#1c1d1f",
    alternate="#222326",
    button="#36383c",
    text="#e8e8ea",
    hint="#a3a5ab",
    line="#4b4d52",
    light="#5b5e64",
    shadow="#101112",
    seam="#101112",
    handle="#c9cbd0",
    accent="#2f6fe0",
    on_accent="#ffffff",
    link="#8ab4ff",
    tip="#3a3c41",
)
LIGHT = Tones(
    window="#f1f1f3",
    base="#ffffff",
    alternate="#f6f6f8",
    button="#fafafb",
    text="#1d1d20",
    hint="#5f6168",
    line="#bfc0c5",
    light="#ffffff",
    shadow="#8e9096",
    seam="#cfd0d5",
    handle="#ffffff",
    accent="#2463d1",
    on_accent="#ffffff",
    link="#1a56bf",
    tip="#ffffff",
)


def palette_of(tones: Tones) -> QPalette:
    """The palette made of some tones, with paler text where a widget is disabled."""
    palette = QPalette()
    for role, tone in _roles(tones).items():
        palette.setColor(QPalette.ColorGroup.All, role, QColor(tone))
    pale = mixed(QColor(tones.text), QColor(tones.window), 0.58)
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.PlaceholderText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, pale)
    off = mixed(QColor(tones.window), QColor(tones.line), 0.7)
    for role in (_Role.Highlight, _Role.Accent):
        palette.setColor(QPalette.ColorGroup.Disabled, role, off)
    palette.setColor(QPalette.ColorGroup.Disabled, _Role.Base, QColor(tones.window))
    return palette


def _roles(tones: Tones) -> dict[QPalette.ColorRole, str]:
    return {
        _Role.Window: tones.window,
        _Role.WindowText: tones.text,
        _Role.Base: tones.base,
        _Role.AlternateBase: tones.alternate,
        _Role.Text: tones.text,
        _Role.PlaceholderText: tones.hint,
        _Role.Button: tones.button,
        _Role.ButtonText: tones.text,
        _Role.BrightText: tones.on_accent,
        _Role.Light: tones.light,
        _Role.Midlight: tones.button,
        _Role.Mid: tones.line,
        _Role.Dark: tones.line,
        _Role.Shadow: tones.shadow,
        _Role.Highlight: tones.accent,
        _Role.Accent: tones.accent,
        _Role.HighlightedText: tones.on_accent,
        _Role.Link: tones.link,
        _Role.LinkVisited: tones.link,
        _Role.ToolTipBase: tones.tip,
        _Role.ToolTipText: tones.text,
    }
