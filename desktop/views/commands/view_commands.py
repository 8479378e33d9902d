"""Commands on how the preview and the timeline are shown. None of them changes the project."""

from dataclasses import replace
from typing import Literal, Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QActionGroup

from desktop.jobs.preview import Preview
from desktop.jobs.scene import PreviewOptions
from desktop.settings import AppSettings
from desktop.views.actions.actions import Actions

_VIEWS: dict[str, Literal["full", "face"]] = {"view.full": "full", "view.face": "face"}
_QUALITIES = {"view.quality_full": 1, "view.quality_half": 2, "view.quality_quarter": 4}


class Zoomable(Protocol):
    """The timeline, as far as these commands go."""

    def zoom_in(self) -> None:
        """Show less time, larger."""

    def zoom_out(self) -> None:
        """Show more time, smaller."""

    def fit(self) -> None:
        """Show everything."""

    def zoom_to_selection(self) -> None:
        """Let the selected clips fill it."""

    def set_snapping(self, is_on: bool) -> None:
        """Whether what is dragged catches."""


class ViewCommands(QObject):
    """Connects ``view.full`` to ``view.quality_quarter`` and ``timeline.*``; settings remember them."""

    def __init__(self, actions: Actions, settings: AppSettings, preview: Preview, timeline: Zoomable) -> None:
        super().__init__(actions)
        self._actions, self._settings, self._preview = actions, settings, preview
        self._views, self._qualities = QActionGroup(self), QActionGroup(self)
        for action_id in _VIEWS:
            self._views.addAction(actions[action_id])
        for action_id in _QUALITIES:
            self._qualities.addAction(actions[action_id])
        self._connect_preview()
        self._connect_timeline(timeline)
        self._show_settings()

    def _connect_preview(self) -> None:
        self._views.triggered.connect(
            lambda action: setattr(self._settings, "preview_view", _VIEWS[action.objectName()])
        )
        self._qualities.triggered.connect(
            lambda action: setattr(self._settings, "preview_quality", _QUALITIES[action.objectName()])
        )
        self._actions["view.before"].toggled.connect(
            lambda is_on: self._set(replace(self._preview.options, is_before=is_on))
        )
        self._settings.changed.connect(self._follow)

    def _connect_timeline(self, timeline: Zoomable) -> None:
        for action_id, slot in (
            ("timeline.zoom_in", timeline.zoom_in),
            ("timeline.zoom_out", timeline.zoom_out),
            ("timeline.fit", timeline.fit),
            ("timeline.zoom_to_selection", timeline.zoom_to_selection),
        ):
            self._actions[action_id].triggered.connect(lambda _checked=False, slot=slot: slot())
        snapping = self._actions["timeline.snapping"]
        snapping.toggled.connect(timeline.set_snapping)
        snapping.toggled.connect(lambda is_on: setattr(self._settings, "snapping", is_on))
        snapping.setChecked(self._settings.snapping)
        timeline.set_snapping(self._settings.snapping)

    def _follow(self, setting: str) -> None:
        if setting in ("preview_view", "preview_quality"):
            self._show_settings()

    def _show_settings(self) -> None:
        view, quality = self._settings.preview_view, self._settings.preview_quality
        self._actions[next(id for id, name in _VIEWS.items() if name == view)].setChecked(True)
        self._actions[next(id for id, divisor in _QUALITIES.items() if divisor == quality)].setChecked(True)
        self._set(replace(self._preview.options, view=view, quality=quality))

    def _set(self, options: PreviewOptions) -> None:
        if options != self._preview.options:
            self._preview.set_options(options)
