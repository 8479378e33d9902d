"""The window's line icons, drawn in the palette's text colour and sharp at every scale.

Which icon an action has is said in the table of actions, not here.
"""

from functools import cache, lru_cache
from typing import Protocol, cast, runtime_checkable

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from joyvasa_runtime.resources import resource

_SIZES_PX = (16, 20, 24, 32, 40, 48, 64)
"""Device pixels of 16, 20, 24 and 32 at scales from 1 to 2; Qt picks the one that fits without scaling."""

_NAME = "icon_name"
"""Dynamic property that remembers an object's icon, so that a change of theme can colour it anew."""


@runtime_checkable
class HasIcon(Protocol):
    """An action or a button."""

    def setIcon(self, icon: QIcon) -> None:  # noqa: N802 - Qt's name
        """Show `icon`."""

    def setProperty(self, name: str, value: object) -> bool:  # noqa: N802 - Qt's name
        """Remember a value."""

    def property(self, name: str) -> object:
        """A value that was remembered."""


def icon(name: str, colour: QColor | None = None) -> QIcon:
    """The icon called `name` in a colour, or in the palette's text colour as it is now.

    It keeps its colours when the theme changes: give it to an action or a button with `set_icon`,
    or ask again when the palette has changed.

    Parameters
    ----------
    name : str
        Name of a file in ``resources/icons``, without its ending.
    colour : QColor, optional

    Raises
    ------
    JoyVasaError
        If there is none.
    """
    palette = QGuiApplication.palette()
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    normal = palette.color(QPalette.ColorRole.ButtonText) if colour is None else colour
    selected = palette.color(QPalette.ColorRole.HighlightedText)
    return _icon(name, normal.rgba(), disabled.rgba(), selected.rgba())


def icon_picture(name: str, side: int, ratio: float, colour: QColor | None = None) -> QPixmap:
    """The icon called `name` in any size: an icon's own pictures go up to that of buttons at a scale of 2.

    Parameters
    ----------
    name : str
        Name of a file in ``resources/icons``, without its ending.
    side : int
        Pixels of the window.
    ratio : float
        Device pixels to one of them.
    colour : QColor, optional
        Else the palette's text colour as it is now.

    Raises
    ------
    JoyVasaError
        If there is none.
    """
    tint = QGuiApplication.palette().color(QPalette.ColorRole.ButtonText) if colour is None else colour
    made = _pixmap(name, tint.rgba(), round(side * ratio))
    made.setDevicePixelRatio(ratio)
    return made


def blank_icon() -> QIcon:
    """An icon that shows nothing and takes an icon's room, for rows among others that have one."""
    pixmap = QPixmap(_SIZES_PX[-1], _SIZES_PX[-1])
    pixmap.fill(Qt.GlobalColor.transparent)
    return QIcon(pixmap)


def set_icon(target: HasIcon, name: str) -> None:
    """Give an action or a button an icon whose colour follows the theme."""
    target.setProperty(_NAME, name)
    refresh_icon(target)


def refresh_icon(target: HasIcon) -> None:
    """Colour an icon given by `set_icon` anew, after the palette or the part of a button changed."""
    name = target.property(_NAME)
    if name:
        palette = QGuiApplication.palette()
        # The main button has the accent as its ground.
        is_primary = target.property("role") == "primary"
        colour = palette.color(QPalette.ColorRole.HighlightedText) if is_primary else None
        target.setIcon(icon(cast(str, name), colour))


def refresh_icons() -> None:
    """Colour the icons given by `set_icon` anew in every window; for the theme, after the palette changed."""
    for window in QApplication.topLevelWidgets():
        for target in (window, *window.findChildren(QObject)):
            if isinstance(target, HasIcon):
                refresh_icon(target)


@lru_cache(maxsize=512)
def _icon(name: str, normal: int, disabled: int, selected: int) -> QIcon:
    made = QIcon()
    for size in _SIZES_PX:
        made.addPixmap(_pixmap(name, normal, size), QIcon.Mode.Normal)
        made.addPixmap(_pixmap(name, disabled, size), QIcon.Mode.Disabled)
        made.addPixmap(_pixmap(name, selected, size), QIcon.Mode.Selected)
    return made


def _pixmap(name: str, colour: int, size: int) -> QPixmap:
    tint = QColor.fromRgba(colour)
    svg = _source(name).replace("currentColor", tint.name())
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setOpacity(tint.alphaF())
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text("utf-8")
