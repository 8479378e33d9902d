"""The bar above the canvas: what is switched on, the selected keys in numbers, and the tools."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QToolBar, QToolButton

from desktop.views.curves.commands import KeyCommands
from desktop.views.curves.key_fields import KeyFields
from desktop.views.curves.scene import CurveScene
from desktop.views.curves.shaping import Shaping
from desktop.views.curves.tools import CurveTools
from desktop.views.widgets.icons import set_icon

_ICON_PX = 16


class CurveBar(QToolBar):
    """Switches, fields and tools; what has no room is behind an arrow.

    Parameters
    ----------
    scene : CurveScene
    commands : KeyCommands
    shaping : Shaping

    Signals
    -------
    auto_key_toggled(bool), snapping_toggled(bool), normalised_toggled(bool), following_toggled(bool)
    fit_asked()
    """

    auto_key_toggled = Signal(bool)
    snapping_toggled = Signal(bool)
    normalised_toggled = Signal(bool)
    following_toggled = Signal(bool)
    fit_asked = Signal()

    def __init__(self, scene: CurveScene, commands: KeyCommands, shaping: Shaping) -> None:
        super().__init__()
        self._scene = scene
        self.fields = KeyFields(scene, commands, self)
        self.tools = CurveTools(scene, shaping, self)
        self.setIconSize(QSize(_ICON_PX, _ICON_PX))
        self.add = self._button("key_add", self.tr("Add a key at the playhead (I)"), commands.add_at_playhead)
        self.auto_key = self._switch(
            "auto_key", self.tr("Auto-key: a value that is entered sets a key"), self.auto_key_toggled
        )
        self.snapping = self._switch(
            "snap",
            self.tr("Snap to the playhead, markers and other keys; Ctrl suspends it"),
            self.snapping_toggled,
        )
        self.normalised = self._switch(
            "normalise", self.tr("Normalised view: each curve fills the height"), self.normalised_toggled
        )
        self.following = self._switch(
            "follow", self.tr("Show the same part of time as the timeline"), self.following_toggled
        )
        self.fit = self._button("fit", self.tr("Show the whole clip (Home)"), self.fit_asked.emit)
        self.addSeparator()
        for field in self.fields.all:
            self.addWidget(field)
        self.addSeparator()
        for tool in self.tools.buttons:
            self.addWidget(tool)
        self.ensurePolished()
        self._named_px = self.sizeHint().width()
        # Names come once there is room for them: Qt doesn't take back an arrow that is there at first.
        self._is_wide = True
        self._show_names(False)
        scene.options_changed.connect(self._show)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The tools show their names where there is room."""
        super().resizeEvent(event)
        # Going back and forth at one width would never end.
        if event.size().width() != event.oldSize().width():
            self._show_names(self.width() >= self._named_px)

    def show_following(self, is_on: bool) -> None:
        """Show whether the timeline is followed; nothing is emitted."""
        with QSignalBlocker(self.following):
            self.following.setChecked(is_on)

    def _show_names(self, is_wide: bool) -> None:
        if is_wide == self._is_wide:
            return
        self._is_wide = is_wide
        style = Qt.ToolButtonStyle
        for tool in self.tools.buttons:
            tool.setToolButtonStyle(style.ToolButtonTextBesideIcon if is_wide else style.ToolButtonIconOnly)
        layout = self.layout()
        if layout is not None:
            layout.activate()

    def _show(self) -> None:
        for button, is_on in (
            (self.auto_key, self._scene.is_auto_key),
            (self.snapping, self._scene.is_snapping),
            (self.normalised, self._scene.is_normalised),
        ):
            with QSignalBlocker(button):
                button.setChecked(is_on)

    def _button(self, icon: str, text: str, act: Callable[[], object]) -> QToolButton:
        button = self._new(icon, text)
        button.clicked.connect(lambda: act())
        return button

    def _switch(self, icon: str, text: str, signal: object) -> QToolButton:
        button = self._new(icon, text)
        button.setCheckable(True)
        button.toggled.connect(signal)
        return button

    def _new(self, icon: str, text: str) -> QToolButton:
        button = QToolButton()
        set_icon(button, icon)
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.addWidget(button)
        return button
