"""Recording a performance by hand: while a key is held, movements of the mouse become curves of a layer.

The time is that of the frames that are played. Which key is held, and where the mouse is looked for, the
window says; what movements mean is `puppet_strings`.
"""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtGui import QCursor

from desktop.document.active_clip import ActiveClip
from desktop.document.store import Operation, Store
from desktop.jobs.puppet_pass import PuppetPass
from desktop.jobs.puppet_strings import Strings, tolerance_of
from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.curves.curve import Curve
from joyvasa_runtime.project.curves.edits.insert import put_value
from joyvasa_runtime.project.curves.recording import in_progress, recorded
from joyvasa_runtime.project.curves.sampling import value_at
from joyvasa_runtime.project.document import Clip
from joyvasa_runtime.project.operations.lanes import pick
from joyvasa_runtime.project.operations.layers import add_layer
from joyvasa_runtime.project.operations.performance import require_open_layer
from joyvasa_runtime.project.operations.puppet import set_layer_curves
from joyvasa_runtime.project.performance.addresses import LayerCurve, default_of
from joyvasa_runtime.project.performance.layer import Channel, Layer

Pointer = Callable[[], tuple[float, float]]
"""Where the mouse is, pixels of the screen to the right and downward."""


class Player(Protocol):
    """What of `Playback` is needed."""

    moved: SignalInstance
    playing_changed: SignalInstance

    @property
    def frame(self) -> int:
        """The playhead."""

    @property
    def is_playing(self) -> bool:
        """Whether it moves by itself."""

    def play(self) -> None:
        """Play forward from the playhead."""

    def pause(self) -> None:
        """Stand still."""


def mouse() -> tuple[float, float]:
    """Where the mouse is, anywhere on the screen."""
    position = QCursor.pos()
    return float(position.x()), float(position.y())


class Puppeteer(QObject):
    """Records into the active layer of the active clip, or into a new one.

    A layer that holds a piece of motion is left alone: its weight belongs to the piece.

    Parameters
    ----------
    store : Store
    active : ActiveClip
    player : Player
        Such as `Playback`.
    pointer : callable, optional
        Where the mouse is.

    Signals
    -------
    armed_changed(bool)
        Whether holding the key records.
    recording_changed(bool)
        A pass began or ended.
    pulled(float, float, float)
        Pixels that the hand has gone to the right and downward in this pass, and notches of the wheel.
    strings_changed()
        `strings` are other ones.
    refused(object)
        The `EditError` because of which nothing is recorded.
    """

    armed_changed = Signal(bool)
    recording_changed = Signal(bool)
    pulled = Signal(float, float, float)
    strings_changed = Signal()
    refused = Signal(object)

    def __init__(self, store: Store, active: ActiveClip, player: Player, pointer: Pointer = mouse) -> None:
        super().__init__()
        self._store, self._active, self._player, self._pointer = store, active, player, pointer
        self._strings = Strings()
        self._is_armed = False
        self._pass: PuppetPass | None = None
        player.moved.connect(self._sample)
        player.playing_changed.connect(self._follow_playing)
        store.replaced.connect(self._drop)

    @property
    def strings(self) -> Strings:
        """What the hand drives."""
        return self._strings

    @property
    def is_armed(self) -> bool:
        """Whether holding the key records."""
        return self._is_armed

    @property
    def is_recording(self) -> bool:
        """Whether a pass is under way."""
        return self._pass is not None

    def set_strings(self, strings: Strings) -> None:
        """Let the hand drive something else from the next pass on."""
        if strings != self._strings:
            self._strings = strings
            self.strings_changed.emit()

    def set_armed(self, is_armed: bool) -> None:
        """Let holding the key record, or not; a pass under way ends."""
        if is_armed != self._is_armed:
            self.finish()
            self._is_armed = is_armed
            self.armed_changed.emit(is_armed)

    def record(self) -> None:
        """Play from the playhead and record until `finish`; `refused` follows where that isn't possible."""
        if self._begin(object(), is_live=True) and self._pass is not None:
            self._pass.origin = self._pass.place = self._pointer()
            self._pass.note(self._pass.sound_frame(self._player.frame))
            self._player.play()

    def hold(self, gesture: object) -> None:
        """Take hold of the puppet at the playhead, where `pull` sets keys until `let_go`."""
        if not self._player.is_playing:
            self._begin(gesture, is_live=False)

    def pull(self, x: float, y: float) -> None:
        """The hand has gone so many pixels to the right and downward since `hold`."""
        one = self._pass
        if one is not None and not one.is_live:
            one.place = x, y
            self._set_key(one)

    def turn(self, notches: float) -> None:
        """Tilt by so many notches of the wheel, clockwise."""
        one = self._pass
        if one is not None:
            one.turns += notches
            if not one.is_live:
                self._set_key(one)

    def let_go(self) -> None:
        """End what `hold` began; a pass that is played goes on."""
        if self._pass is not None and not self._pass.is_live:
            self.finish()

    def finish(self) -> None:
        """End the pass, and simplify what was recorded to keys: one step of the history with all before."""
        one, self._pass = self._pass, None
        if one is None:
            return
        if one.is_live:
            self._player.pause()
            curves = {
                channel: recorded(one.base[channel], samples, tolerance_of(channel), one.defaults[channel])
                for channel, samples in one.moved().items()
            }
            if curves:
                self._put(one, curves)
            else:
                self._restore(one)
        self.recording_changed.emit(False)

    def cancel(self) -> None:
        """End the pass as if it had never begun."""
        one, self._pass = self._pass, None
        if one is not None:
            self._player.pause()
            self._restore(one)
            self.recording_changed.emit(False)

    def _begin(self, gesture: object, is_live: bool) -> bool:
        self.finish()
        before, clip = self._store.project, self._active.clip
        try:
            clip = self._require_clip(clip, is_live)
            layer = self._layer(clip, gesture)
        except EditError as error:
            self.refused.emit(error)
            return False
        strings, frame = self._strings, self._player.frame - clip.start + clip.offset
        performance = self._store.project.clip(clip.id).performance
        base = {channel: layer.curve(channel) for channel in strings.channels}
        defaults = {one: default_of(performance, LayerCurve(layer.id, one)) for one in base}
        starts = {one: value_at(curve, frame, defaults[one]) for one, curve in base.items()}
        self._pass = PuppetPass(
            clip, layer.id, strings, before, gesture, is_live, base, defaults, starts, self._store.project
        )
        self.recording_changed.emit(True)
        return True

    def _require_clip(self, clip: Clip | None, is_live: bool) -> Clip:
        if not self._is_armed:
            raise EditError(self.tr("The puppeteer is not armed"), self.tr("Arm it in its panel."))
        if clip is None:
            raise EditError(self.tr("No clip is active"), self.tr("Select the clip to record into."))
        # Said before anything is acted, not when it would be written.
        pick(self._store.project, (clip.id,))
        # On the very last frame playing would begin anew.
        if not clip.start <= self._player.frame < clip.stop - is_live:
            raise EditError(
                self.tr("The playhead is not in the active clip"), self.tr("Move it to where to record.")
            )
        return clip

    def _layer(self, clip: Clip, gesture: object) -> Layer:
        """The layer to record into; made where there is none."""
        layer = self._active.layer
        if layer is not None and layer.motion is None:
            return require_open_layer(clip.performance, layer.id)
        new_id = self._store.project.next_id
        add = partial(add_layer, clip_id=clip.id, name=self.tr("Puppet"), mode="add")
        self._store.edit(self.tr("Record by puppeteer"), add, gesture)
        self._active.choose_layer(new_id)
        return self._store.project.clip(clip.id).performance.layer(new_id)

    def _sample(self, frame: int) -> None:
        """A frame is played: it gets where the hand is now."""
        one = self._pass
        if one is None or not one.is_live:
            return
        at = one.sound_frame(frame)
        # A loop went round, or the clip is over.
        if at < one.latest or frame >= one.clip.stop:
            self.finish()
            return
        one.place = self._pointer()
        one.pull(one.strings.share)
        one.note(at)
        self._tell(one)
        moved = one.moved()
        if moved:
            self._put(one, {name: in_progress(one.base[name], keys) for name, keys in moved.items()})

    def _set_key(self, one: PuppetPass) -> None:
        """Standing still: the playhead gets a key with where the hand is now."""
        one.pull(1.0)
        frame = one.sound_frame(self._player.frame)
        self._tell(one)
        curves = {
            name: put_value(one.base[name], frame, value)
            for name, value in one.values.items()
            if value != one.starts[name]
        }
        self._put(one, {**one.base, **curves})

    def _tell(self, one: PuppetPass) -> None:
        self.pulled.emit(*one.way, one.turns)

    def _put(self, one: PuppetPass, curves: dict[Channel, Curve]) -> None:
        operation = partial(set_layer_curves, clip_id=one.clip.id, layer_id=one.layer_id, curves=curves)
        self._edit(one, operation)

    def _restore(self, one: PuppetPass) -> None:
        """Leave nothing of a pass: not even a step of the history, unless something else was done besides."""
        if self._store.project is one.last:
            self._edit(one, lambda _project: one.before)
        else:
            self._put(one, one.base)

    def _edit(self, one: PuppetPass, operation: Operation) -> None:
        try:
            self._store.edit(self.tr("Record by puppeteer"), operation, one.gesture)
        except EditError as error:
            # The clip or the layer went away meanwhile.
            self._drop()
            self._player.pause()
            self.refused.emit(error)
        one.last = self._store.project

    def _follow_playing(self, is_playing: bool) -> None:
        if not is_playing and self._pass is not None and self._pass.is_live:
            self.finish()

    def _drop(self) -> None:
        """Forget a pass that has nowhere to go."""
        if self._pass is not None:
            self._pass = None
            self.recording_changed.emit(False)
