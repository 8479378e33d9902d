"""The colours of the lanes, mixed from the window's palette so that they fit the dark and the light theme."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette

from desktop.views.widgets.colours import is_dark, mixed, signal_colours

_Role = QPalette.ColorRole


@dataclass(frozen=True, slots=True)
class LaneColours:
    """Every colour of a lane."""

    ground: QColor
    covered: QColor
    played: QColor
    edge: QColor
    text: QColor
    faint_text: QColor
    chip: QColor
    chip_text: QColor
    trial: QColor
    trial_text: QColor
    mouth: QColor
    yaw: QColor
    pitch: QColor
    range: QColor
    playhead: QColor
    focus: QColor

    @staticmethod
    def of(palette: QPalette) -> "LaneColours":
        """The colours that fit `palette`."""
        window, text = palette.color(_Role.Window), palette.color(_Role.Text)
        accent, warm = palette.color(_Role.Highlight), signal_colours(palette).warning
        dark = is_dark(palette)
        ground = mixed(window, QColor("black"), 0.28 if dark else 0.05)
        return LaneColours(
            ground=ground,
            covered=mixed(ground, text, 0.1),
            played=mixed(ground, accent, 0.62 if dark else 0.32),
            edge=palette.color(_Role.Link),
            text=text,
            faint_text=palette.color(_Role.PlaceholderText),
            chip=accent,
            chip_text=palette.color(_Role.HighlightedText),
            trial=warm,
            trial_text=window if dark else palette.color(_Role.HighlightedText),
            mouth=mixed(ground, text, 0.42),
            yaw=text,
            pitch=mixed(text, signal_colours(palette).good, 0.8),
            range=warm,
            playhead=signal_colours(palette).error,
            focus=palette.color(_Role.Link),
        )
