"""The curve editor as the window holds it: layers, channels, bar and canvas around one scene.

It puts its parts together; what each does is the part's.
"""

from functools import partial
from typing import Protocol

from PySide6.QtCore import QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.document.active_clip import ActiveClip
from desktop.document.store import Store
from desktop.jobs.pack_info import PackInfo
from desktop.views.curves.axes import TimeAxis, ValueAxis
from desktop.views.curves.bar import CurveBar
from desktop.views.curves.canvas import CurveCanvas
from desktop.views.curves.canvas_keys import CanvasKey, CanvasKeys
from desktop.views.curves.channel_tree import ChannelTree
from desktop.views.curves.commands import KEYS_FORMAT, KeyCommands
from desktop.views.curves.edits import CurveEdits
from desktop.views.curves.empty_pages import EmptyPages
from desktop.views.curves.fitting import Fitting
from desktop.views.curves.generated import GeneratedMotion
from desktop.views.curves.ground_painter import SafePose
from desktop.views.curves.hands import CurveHands
from desktop.views.curves.layer_hint import LayerHint
from desktop.views.curves.layer_list import LayerList
from desktop.views.curves.look import CurveLook
from desktop.views.curves.menus import CurveMenus
from desktop.views.curves.scene import CurveScene
from desktop.views.curves.shaping import Shaping
from desktop.views.curves.wave import ClipWave, PeakSource
from desktop.views.widgets.private_clipboard import PrivateClipboard
from desktop.views.widgets.time_scale import TimeScale
from joyvasa_runtime.project.performance.addresses import CurveAddress, LayerCurve, LayerWeight

_LEFT_PX = 286


class SoundSource(PeakSource, Protocol):
    """Peaks of sounds, and word of their coming."""

    @property
    def ready(self) -> SignalInstance:
        """Signal with the hash of a sound whose peaks have come."""


class CurveEditor(QWidget):
    """Curves of the active clip.

    Parameters
    ----------
    store : Store
    active : ActiveClip
    sounds : SoundSource
        Such as `desktop.jobs.sounds.Sounds`.

    Signals
    -------
    sought(int)
        The user wants to see a frame of the timeline; `set_playhead` follows.
    refused(object)
        The `EditError` of an edit that isn't possible.
    time_changed(object)
        The `TimeScale` that is shown, while the timeline is followed and is to follow.
    auto_key_changed(bool), snapping_changed(bool)
        The user switched them here.
    generate_requested(object)
        Frozenset of the clip whose motion is wanted.
    clip_requested(int)
        A clip is to be selected.
    import_requested()
        A voice is to be imported.
    """

    sought = Signal(int)
    refused = Signal(object)
    time_changed = Signal(object)
    auto_key_changed = Signal(bool)
    snapping_changed = Signal(bool)
    generate_requested = Signal(object)
    clip_requested = Signal(int)
    import_requested = Signal()

    def __init__(self, store: Store, active: ActiveClip, sounds: SoundSource) -> None:
        super().__init__()
        self.scene = CurveScene(store, active)
        self.scene.setParent(self)
        self.edits = CurveEdits(self.scene)
        self.commands = KeyCommands(self.scene, self.edits, PrivateClipboard(KEYS_FORMAT))
        self.generated = GeneratedMotion(self.scene)
        look = CurveLook(self.scene)
        self.hands = CurveHands(look, self.edits, self.commands)
        self.shaping = Shaping(self.scene, self.edits, self.generated)
        for part in (self.edits, self.commands, self.generated, self.hands, self.shaping):
            part.setParent(self)
        self.canvas = CurveCanvas(look, self.hands, self.generated, ClipWave(sounds))
        self.times, self.values = TimeAxis(self.scene), ValueAxis(self.scene)
        self.layers = LayerList(self.scene, self.edits)
        self.channels = ChannelTree(self.scene, self.commands)
        self.bar = CurveBar(self.scene, self.commands, self.shaping)
        self.pages, self.empty = QStackedWidget(), EmptyPages(self.scene)
        self._hint = LayerHint(self.canvas)
        self._menus = CurveMenus(self.scene, self.commands, self.canvas)
        self._fitting = Fitting(self.scene, self.generated)
        self._packs: tuple[PackInfo, ...] = ()
        self._is_following, self._wants_fit = True, True
        self._clip_id: int | None = None
        self._build()
        self._connect(sounds)
        self.canvas.set_keys(self._keys())
        self.bar.show_following(self._is_following)
        self._follow()

    @property
    def is_following(self) -> bool:
        """Whether the timeline's part of time is shown."""
        return self._is_following

    def show_curve(self, address: CurveAddress) -> None:
        """Show one curve of the active clip, ready to be edited."""
        if isinstance(address, LayerCurve | LayerWeight):
            self.scene.active.choose_layer(address.layer_id)
        self.scene.show_only(address)
        self._fitting.fit_values()
        self.take_keys()

    def set_playhead(self, frame: int) -> None:
        """The frame `frame` of the timeline is shown."""
        self.scene.set_playhead(frame)

    def set_time(self, time: TimeScale) -> None:
        """The timeline shows another part of time."""
        if self._is_following:
            self.scene.viewport.set_time(time)

    def set_following(self, is_on: bool) -> None:
        """Show the timeline's part of time from now on, or another one."""
        self._is_following = is_on
        self.bar.show_following(is_on)
        if is_on:
            self.time_changed.emit(self.scene.viewport.time)

    def set_packs(self, packs: tuple[PackInfo, ...]) -> None:
        """The packs whose safe poses may be shown."""
        self._packs = packs
        self._show_safe()

    def set_auto_key(self, is_on: bool) -> None:
        """Let entered values set keys, or not."""
        self.scene.set_auto_key(is_on)

    def set_snapping(self, is_on: bool) -> None:
        """Let dragged keys catch, or not."""
        self.scene.set_snapping(is_on)

    def add_key(self) -> None:
        """Add a key to the current curve at the playhead."""
        self.commands.add_at_playhead()

    def take_keys(self) -> None:
        """Let the canvas have the keys."""
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self) -> None:
        """Show the whole clip."""
        self._fitting.fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Show everything once there is a size to show it in."""
        super().showEvent(event)
        self._fit_if_wanted()

    def _build(self) -> None:
        left = QSplitter(Qt.Orientation.Vertical)
        left.addWidget(self.layers)
        left.addWidget(self.channels)
        left.setStretchFactor(1, 1)
        left.setChildrenCollapsible(False)
        plot = QWidget()
        grid = QGridLayout(plot)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.bar, 0, 0, 1, 2)
        grid.addWidget(self.times, 1, 1)
        grid.addWidget(self.values, 2, 0)
        grid.addWidget(self.canvas, 2, 1)
        grid.setRowStretch(2, 1)
        grid.setColumnStretch(1, 1)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.addWidget(left)
        both.addWidget(plot)
        both.setStretchFactor(1, 1)
        both.setSizes([_LEFT_PX, 3 * _LEFT_PX])
        both.setChildrenCollapsible(False)
        self.pages.addWidget(both)
        self.pages.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)

    def _connect(self, sounds: SoundSource) -> None:
        scene, bar = self.scene, self.bar
        self.edits.refused.connect(self.refused)
        for part in (self.hands, self.times, self.channels):
            part.sought.connect(self.sought)
        self.canvas.menu_asked.connect(self._menus.show_all)
        self.values.fit_asked.connect(self._fitting.fit_values)
        self._hint.layer_asked.connect(self.layers.add_new)
        bar.auto_key_toggled.connect(scene.set_auto_key)
        bar.auto_key_toggled.connect(self.auto_key_changed)
        bar.snapping_toggled.connect(scene.set_snapping)
        bar.snapping_toggled.connect(self.snapping_changed)
        bar.normalised_toggled.connect(self._set_normalised)
        bar.following_toggled.connect(self.set_following)
        bar.fit_asked.connect(self._fitting.fit)
        self.empty.generate_asked.connect(self.generate_requested)
        self.empty.clip_asked.connect(self.clip_requested)
        self.empty.import_asked.connect(self.import_requested)
        scene.changed.connect(self._follow)
        scene.curves_changed.connect(self._show_safe)
        scene.viewport.time_changed.connect(self._tell_time)
        sounds.ready.connect(lambda _sha256: self.canvas.forget_ground())

    def _keys(self) -> CanvasKeys:
        commands, hands, canvas = self.commands, self.hands, self.canvas
        table = [
            CanvasKey(("I",), commands.add_at_playhead),
            CanvasKey(("Del", "Backspace", "X"), commands.delete),
            CanvasKey(("A", "Ctrl+A"), commands.select_all),
            CanvasKey(("Esc", "Ctrl+Shift+A"), lambda: self.scene.select({})),
            CanvasKey(("Ctrl+C",), commands.copy),
            CanvasKey(("Ctrl+X",), commands.cut),
            CanvasKey(("Ctrl+V",), commands.paste),
            CanvasKey(("Ctrl+D",), commands.duplicate),
            CanvasKey(("B",), hands.arm_box),
            CanvasKey(("G",), lambda: hands.grab(canvas.hand_point())),
            CanvasKey(("S",), lambda: hands.grab(canvas.hand_point(), is_scaling=True)),
            CanvasKey(("V",), lambda: self._menus.show_handles(self._menu_point())),
            CanvasKey(("T",), lambda: self._menus.show_interpolation(self._menu_point())),
            CanvasKey(("F",), self._fitting.fit_selection),
            CanvasKey(("Home", "Z"), self._fitting.fit),
        ]
        for name, frames, steps in (("Left", -1, 0), ("Right", 1, 0), ("Up", 0, 1), ("Down", 0, -1)):
            for keys, times in ((name, 1), (f"Shift+{name}", 10)):
                table.append(CanvasKey((keys,), partial(commands.nudge, frames * times, steps * times)))
        return CanvasKeys(tuple(table), commands.cycle)

    def _menu_point(self) -> QPoint:
        return self.canvas.mapToGlobal(self.canvas.hand_point().toPoint())

    def _follow(self) -> None:
        clip = self.scene.clip
        self.pages.setCurrentIndex(1 if self.empty.show_state(self.generated) else 0)
        self._hint.setVisible(clip is not None and not clip.performance.layers)
        if (clip.id if clip else None) != self._clip_id:
            self._clip_id = clip.id if clip else None
            self._wants_fit = True
            self._show_safe()
            self._fit_if_wanted()

    def _fit_if_wanted(self) -> None:
        if self._wants_fit and self.isVisible() and self.scene.clip is not None:
            self._wants_fit = False
            if self._is_following:
                self._fitting.fit_values()
            else:
                self._fitting.fit()

    def _set_normalised(self, is_on: bool) -> None:
        self.scene.set_normalised(is_on)
        self._fitting.fit_values()

    def _show_safe(self) -> None:
        """The guide of the pack that the clip's motion is made for."""
        scene, clip = self.scene, self.scene.clip
        channel = scene.current.channel if isinstance(scene.current, LayerCurve) else ""
        pack_id = clip.generation.pack_id if clip is not None else ""
        info = next((info for info in self._packs if info.id == pack_id and info.is_usable), None)
        is_turn = info is not None and channel in ("pitch", "yaw", "roll")
        safe = SafePose(*getattr(info.safe, channel)) if info is not None and is_turn else None
        self.canvas.set_safe(safe)
        self.bar.tools.safe = safe

    def _tell_time(self) -> None:
        if self._is_following:
            self.time_changed.emit(self.scene.viewport.time)
