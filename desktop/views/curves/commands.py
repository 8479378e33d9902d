"""What the editor's keys, menus and buttons do with keys of curves. What a drag does is `key_drags`."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject

from desktop.views.curves.addresses import NO_LAYER, on_layer
from desktop.views.curves.curve_facts import facts_of
from desktop.views.curves.edits import CurveEdits
from desktop.views.curves.scene import CurveScene, Selected
from desktop.views.widgets.gesture import Gestures
from desktop.views.widgets.private_clipboard import PrivateClipboard
from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.curves.curve import Curve, HandleType, Interpolation
from joyvasa_runtime.project.curves.edits.copying import CopiedKeys, copy_keys, paste_keys
from joyvasa_runtime.project.curves.edits.handles import set_handles, set_interpolation
from joyvasa_runtime.project.curves.edits.insert import insert_key, put_value, remove_keys
from joyvasa_runtime.project.curves.edits.move import move_keys
from joyvasa_runtime.project.performance.addresses import CurveAddress, limits_of
from joyvasa_runtime.project.sound_frames import require_shown

_GAP = 5
"""Frames from a single key to its duplicate."""

KEYS_FORMAT = "application/x-joyvasa-keys"
"""By which the clipboard tells that it holds keys."""


class KeyCommands(QObject):
    """Edits of keys, each one step of the history.

    Parameters
    ----------
    scene : CurveScene
    edits : CurveEdits
    clipboard : PrivateClipboard
    """

    def __init__(
        self, scene: CurveScene, edits: CurveEdits, clipboard: PrivateClipboard[CopiedKeys[CurveAddress]]
    ) -> None:
        super().__init__()
        self._scene, self._edits, self._clipboard = scene, edits, clipboard
        self._gestures = Gestures()

    def insert(self, address: CurveAddress, frame: int) -> None:
        """Add a key on a curve at a frame of the sound; the curve stays as it is."""
        curve = insert_key(self._scene.curve(address), frame, self._scene.default(address))
        self._add(address, curve, frame)

    def put(self, address: CurveAddress, frame: int, value: float) -> None:
        """Add a key at a frame of the sound, or give the one that is there another value."""
        low, high = limits_of(address)
        curve = put_value(self._scene.curve(address), frame, min(max(value, low), high))
        self._add(address, curve, frame)

    def add_at_playhead(self) -> None:
        """Add a key to the current curve at the playhead."""
        if self._can_key():
            self.insert(self._scene.current, self._scene.sound_playhead)

    def toggle_at_playhead(self, address: CurveAddress) -> None:
        """Add a key at the playhead, or take away the one that is there."""
        frame, curve = self._scene.sound_playhead, self._scene.curve(address)
        if curve.key_at(frame) is not None:
            self._edits.set_curves(self.tr("Delete key"), {address: remove_keys(curve, (frame,))})
        elif self._can_key():
            self.insert(address, frame)

    def enter_value(self, address: CurveAddress, value: float, gesture: object) -> None:
        """Let a curve have a value at the playhead.

        With auto-key, on a key, and where there are no keys yet this sets a key; elsewhere it raises or
        lowers the whole curve.
        """
        scene, frame = self._scene, self._scene.sound_playhead
        curve = scene.curve(address)
        if scene.is_auto_key or not curve or curve.key_at(frame) is not None:
            if not self._can_key():
                return
            base = insert_key(curve, frame, scene.default(address))
            changed, text = put_value(base, frame, value), self.tr("Set key")
        else:
            frames = [key.frame for key in curve.keys]
            rise = value - scene.value(address, frame)
            changed, text = move_keys(curve, frames, 0, rise, limits_of(address)), self.tr("Offset curve")
        self._edits.set_curves(text, {address: changed}, gesture=gesture)

    def nudge(self, frames: int, steps: int) -> None:
        """Move the selected keys by frames, and by steps of their curves' values; a held key is one step."""
        self._move(frames, steps, self._gestures.current(f"{frames} {steps}"))

    def delete(self) -> None:
        """Take the selected keys away."""
        self._each(self.tr("Delete keys"), remove_keys)

    def set_handles(self, handles: HandleType) -> None:
        """Give the selected keys another type of handles."""
        self._each(self.tr("Set handle type"), lambda curve, frames: set_handles(curve, frames, handles))

    def set_interpolation(self, kind: Interpolation) -> None:
        """Let the curve run in another way from the selected keys on."""
        self._each(self.tr("Set interpolation"), lambda curve, frames: set_interpolation(curve, frames, kind))

    def set_values(self, value: float, gesture: object = None) -> None:
        """Give the selected keys one value."""

        def changed(curve: Curve, frames: Collection[int]) -> Curve:
            for frame in frames:
                curve = put_value(curve, frame, value)
            return curve

        self._each(self.tr("Set value"), changed, gesture)

    def move_to(self, frame: int) -> None:
        """Move the selected keys so that the first of them is at a frame of the sound."""
        first = min(min(frames) for frames in self._scene.selected.values())
        self._move(frame - first, 0)

    def select_all(self) -> None:
        """Select every key in sight that may be edited."""
        scene = self._scene
        open_curves = (address for address in scene.shown if not scene.is_locked(address))
        scene.select({one: frozenset(key.frame for key in scene.curve(one).keys) for one in open_curves})

    def cycle(self, step: int) -> bool:
        """Select the next or the previous key of the current curve; whether there is one."""
        scene = self._scene
        keys = scene.curve(scene.current).keys
        chosen = scene.selected.get(scene.current, frozenset())
        if not keys:
            return False
        if not chosen:
            index = 0 if step > 0 else len(keys) - 1
        else:
            index = scene.curve(scene.current).index_at(max(chosen) if step > 0 else min(chosen)) + step
        if not 0 <= index < len(keys):
            return False
        scene.select({scene.current: frozenset({keys[index].frame})})
        scene.viewport.reveal(keys[index].frame + scene.shift)
        return True

    @property
    def can_paste(self) -> bool:
        """Whether there are kept keys."""
        return self._clipboard.copied is not None

    def copy(self) -> None:
        """Keep the selected keys for pasting."""
        if self._scene.selected:
            curves = {address: self._scene.curve(address) for address in self._scene.selected}
            self._clipboard.put(copy_keys(curves, self._scene.selected))

    def cut(self) -> None:
        """Keep the selected keys, and take them away."""
        self.copy()
        self._each(self.tr("Cut keys"), remove_keys)

    def paste(self) -> None:
        """Put the kept keys at the playhead: into the same curves, or those of one into the current one."""
        copied = self._clipboard.copied
        if copied is not None and self._can_key():
            self._paste(self.tr("Paste keys"), self._scene.sound_playhead)

    def duplicate(self) -> None:
        """Put a copy of the selected keys behind them."""
        frames = sorted(set().union(*self._scene.selected.values())) if self._scene.selected else []
        if frames:
            gap = (frames[-1] - frames[0]) // (len(frames) - 1) if len(frames) > 1 else _GAP
            self.copy()
            self._paste(self.tr("Duplicate keys"), frames[-1] + max(gap, 1), is_same=True)

    def _paste(self, text: str, frame: int, is_same: bool = False) -> None:
        copied, scene = self._clipboard.copied, self._scene
        assert copied is not None
        layer = scene.active.layer
        layer_id = NO_LAYER if layer is None else layer.id
        addresses = {one: on_layer(one, layer_id) for one, _keys in copied.curves}
        if len(addresses) == 1 and not is_same:
            addresses = {next(iter(addresses)): scene.current}
        curves, selected = {}, {}
        for origin, keys in copied.curves:
            address = addresses[origin]
            curves[address] = paste_keys(scene.curve(address), keys, frame, limits_of(address))
            selected[address] = frozenset(key.frame + frame for key in keys)
        self._edits.set_curves(text, curves, selected)

    def _move(self, frames: int, steps: int, gesture: object = None) -> None:
        rises = {address: steps * facts_of(address).step for address in self._scene.selected}
        curves = {
            address: move_keys(self._scene.curve(address), chosen, frames, rises[address], limits_of(address))
            for address, chosen in self._scene.selected.items()
        }
        moved = {
            address: frozenset(frame + frames for frame in chosen)
            for address, chosen in self._scene.selected.items()
        }
        if curves:
            self._edits.set_curves(self.tr("Move keys"), curves, moved, gesture)

    def _can_key(self) -> bool:
        """Whether the clip shows the playhead; where it doesn't, that is told."""
        try:
            require_shown(self._scene.clip, self._scene.playhead)
        except EditError as error:
            self._edits.refused.emit(error)
            return False
        return True

    def _add(self, address: CurveAddress, curve: Curve, frame: int) -> None:
        selected: Selected = {address: frozenset({frame})}
        if self._edits.set_curves(self.tr("Add key"), {address: curve}, selected):
            layer = self._scene.active.layer
            self._scene.make_current(on_layer(address, NO_LAYER if layer is None else layer.id))

    def _each(
        self, text: str, change: Callable[[Curve, Collection[int]], Curve], gesture: object = None
    ) -> None:
        """Change each curve with selected keys."""
        curves = {
            address: change(self._scene.curve(address), frames)
            for address, frames in self._scene.selected.items()
        }
        if curves:
            self._edits.set_curves(text, curves, gesture=gesture)
