"""How the program looks: Fusion with a palette of its own, dark or light, after the system or by choice.

Colours of single widgets come from the palette; what the style sheet adds is in ``resources/style``.
"""

from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from desktop.settings import ThemeName
from desktop.views.widgets.colours import mixed, signal_colours
from desktop.views.widgets.icons import refresh_icons
from desktop.views.widgets.palettes import DARK, LIGHT, Tones, palette_of
from joyvasa_runtime.resources import resource

_SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}


class Theme(QObject):
    """Dresses the program, and does it again when the system changes between dark and light.

    Parameters
    ----------
    application : QApplication
        Also its owner.

    Signals
    -------
    changed()
        Palette and style sheet are new; what was painted into pixmaps has to be painted again.
    """

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._name: ThemeName = "system"
        self._tones: Tones | None = None
        application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def is_dark(self) -> bool:
        """Whether the program is dark now."""
        return self._tones is DARK

    def apply(self, name: ThemeName) -> None:
        """Be light or dark, or as the system is."""
        self._name = name
        hints = self._application.styleHints()
        # Title bars and the system's own dialogs follow this.
        if name == "system":
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(_SCHEMES[name])
        self._dress()

    def _follow_system(self, _scheme: Qt.ColorScheme) -> None:
        if self._name == "system":
            self._dress()

    def _dress(self) -> None:
        tones = self._wanted()
        if tones is self._tones:
            return
        self._tones = tones
        self._application.setPalette(palette_of(tones))
        self._application.setStyleSheet(_style_sheet(tones))
        refresh_icons()
        self.changed.emit()

    def _wanted(self) -> Tones:
        """A system that says nothing of the kind is taken for a light one."""
        scheme = _SCHEMES.get(self._name, self._application.styleHints().colorScheme())
        return DARK if scheme == Qt.ColorScheme.Dark else LIGHT


def _style_sheet(tones: Tones) -> str:
    palette = palette_of(tones)
    pale = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText).name()
    file = resource("style", "studio.qss")
    template = Template(file.read_text("utf-8"))
    names = {name: getattr(tones, name) for name in tones.__slots__}
    # Tints and not the accent itself: icons keep the text's colour on them.
    names["checked"] = mixed(QColor(tones.window), QColor(tones.accent), 0.35).name()
    names["chosen"] = mixed(QColor(tones.base), QColor(tones.accent), 0.3).name()
    signals = signal_colours(palette)
    for name in ("good", "warning", "error"):
        names[name] = getattr(signals, name).name()
    return template.substitute(names, pale=pale, folder=file.parent.as_posix())
