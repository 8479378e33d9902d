"""The canvas's menus: everything that can be done to keys, types of handles, ways to interpolate."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QPoint
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from desktop.views.curves.commands import KeyCommands
from desktop.views.curves.scene import CurveScene
from joyvasa_runtime.project.curves.curve import HandleType, Interpolation

T = TypeVar("T", bound=str)


def handle_names() -> tuple[tuple[HandleType, str], ...]:
    """Types of handles in the user's language."""
    return (
        ("auto", QCoreApplication.translate("CurveMenus", "Automatic")),
        ("flat", QCoreApplication.translate("CurveMenus", "Flat")),
        ("aligned", QCoreApplication.translate("CurveMenus", "Aligned")),
        ("free", QCoreApplication.translate("CurveMenus", "Free")),
    )


def interpolation_names() -> tuple[tuple[Interpolation, str], ...]:
    """Ways to interpolate in the user's language."""
    return (
        ("bezier", QCoreApplication.translate("CurveMenus", "Bezier")),
        ("linear", QCoreApplication.translate("CurveMenus", "Linear")),
        ("constant", QCoreApplication.translate("CurveMenus", "Constant")),
    )


class CurveMenus(QObject):
    """Builds and shows the menus; each deletes itself.

    Parameters
    ----------
    scene : CurveScene
    commands : KeyCommands
    parent : QWidget
        Above which they are shown.
    """

    def __init__(self, scene: CurveScene, commands: KeyCommands, parent: QWidget) -> None:
        super().__init__(parent)
        self._scene, self._commands, self._widget = scene, commands, parent

    def show_handles(self, point: QPoint) -> None:
        """Offer the types of handles."""
        menu = self._menu(self.tr("Handle type"))
        self._add_handles(menu)
        menu.popup(point)

    def show_interpolation(self, point: QPoint) -> None:
        """Offer the ways to interpolate."""
        menu = self._menu(self.tr("Interpolation"))
        self._add_interpolation(menu)
        menu.popup(point)

    def show_all(self, point: QPoint) -> None:
        """Offer everything."""
        commands, menu = self._commands, self._menu(self.tr("Keys"))
        has_keys, can_paste = bool(self._scene.selected), commands.can_paste
        menu.addAction(self.tr("Add key at playhead\tI"), commands.add_at_playhead)
        menu.addSeparator()
        for text, act, is_possible in (
            (self.tr("Cut\tCtrl+X"), commands.cut, has_keys),
            (self.tr("Copy\tCtrl+C"), commands.copy, has_keys),
            (self.tr("Paste at playhead\tCtrl+V"), commands.paste, can_paste),
            (self.tr("Duplicate\tCtrl+D"), commands.duplicate, has_keys),
            (self.tr("Delete\tDel"), commands.delete, has_keys),
        ):
            menu.addAction(text, act).setEnabled(is_possible)
        menu.addSeparator()
        handles = menu.addMenu(self.tr("Handle type"))
        self._add_handles(handles)
        interpolation = menu.addMenu(self.tr("Interpolation"))
        self._add_interpolation(interpolation)
        for submenu in (handles, interpolation):
            submenu.setEnabled(has_keys)
        menu.addSeparator()
        menu.addAction(self.tr("Select all\tA"), commands.select_all)
        menu.popup(point)

    def _add_handles(self, menu: QMenu) -> None:
        shared = _shared({key.handles for one in self._scene.selected for key in self._scene.keys(one)})
        _fill(menu, handle_names(), shared, self._commands.set_handles)

    def _add_interpolation(self, menu: QMenu) -> None:
        shared = _shared({key.interpolation for one in self._scene.selected for key in self._scene.keys(one)})
        _fill(menu, interpolation_names(), shared, self._commands.set_interpolation)

    def _menu(self, title: str) -> QMenu:
        menu = QMenu(title, self._widget)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu


def _fill(
    menu: QMenu, names: tuple[tuple[T, str], ...], shared: T | None, act: Callable[[T], object]
) -> None:
    group = QActionGroup(menu)
    for value, text in names:
        action = menu.addAction(text, partial(act, value))
        action.setCheckable(True)
        action.setChecked(value == shared)
        group.addAction(action)


def _shared(values: set[T]) -> T | None:
    return next(iter(values)) if len(values) == 1 else None
