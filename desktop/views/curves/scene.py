"""What the parts of the curve editor look at together: the clip's curves, which are seen, what is selected.

It paints nothing and edits nothing; the edits are `edits`.
"""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from desktop.document.active_clip import ActiveClip
from desktop.document.store import Store
from desktop.views.curves.addresses import NO_LAYER, on_layer
from desktop.views.curves.value_scale import ValueScale
from desktop.views.curves.viewport import CurveViewport
from joyvasa_runtime.project.curves.curve import NO_CURVE, Curve, Key
from joyvasa_runtime.project.curves.edits.selection import indices_of
from joyvasa_runtime.project.curves.sampling import value_at
from joyvasa_runtime.project.document import Clip, Project
from joyvasa_runtime.project.performance.addresses import (
    CurveAddress,
    LayerCurve,
    curve_at,
    default_of,
    limits_of,
)

Selected = Mapping[CurveAddress, frozenset[int]]
"""Frames of the sound of the selected keys, by curve."""

_NOTHING: frozenset[int] = frozenset()
_HEADROOM = 0.15


class CurveScene(QObject):
    """The state that the editor's widgets share.

    Curves are those of the active clip, and of its active layer; with another layer the same channels stay
    in sight.

    Parameters
    ----------
    store : Store
    active : ActiveClip

    Signals
    -------
    changed()
        Curves, markers or the way they are shown are others: everything is painted anew.
    curves_changed()
        Other curves are in sight, or another one is active.
    selection_changed()
        Other keys are selected.
    playhead_moved(int, int)
        From one frame of the timeline to another.
    options_changed()
        Auto-key, snapping or the normalised view was switched.
    """

    changed = Signal()
    curves_changed = Signal()
    selection_changed = Signal()
    playhead_moved = Signal(int, int)
    options_changed = Signal()

    def __init__(self, store: Store, active: ActiveClip) -> None:
        super().__init__()
        self.store, self.active = store, active
        self.viewport = CurveViewport()
        self._shown: tuple[CurveAddress, ...] = tuple(
            LayerCurve(NO_LAYER, channel) for channel in ("pitch", "yaw", "roll")
        )
        self._current: CurveAddress = self._shown[0]
        self._selected: dict[CurveAddress, frozenset[int]] = {}
        self._is_selection_told = True
        self._ranges: dict[CurveAddress, tuple[float, float]] = {}
        self._playhead = 0
        self._clip_id: int | None = None
        self._is_auto_key, self._is_snapping, self._is_normalised = False, True, False
        self._follow()
        active.changed.connect(self._follow)
        store.changed.connect(self._take_project)
        self.viewport.changed.connect(self.changed)

    @property
    def project(self) -> Project:
        """The project as it is now."""
        return self.store.project

    @property
    def clip(self) -> Clip | None:
        """The clip whose curves are shown."""
        return self.active.clip

    @property
    def shift(self) -> int:
        """What is added to a frame of the clip's sound to get one of the timeline."""
        clip = self.clip
        return 0 if clip is None else clip.start - clip.offset

    @property
    def playhead(self) -> int:
        """The frame of the timeline that is shown."""
        return self._playhead

    @property
    def sound_playhead(self) -> int:
        """The playhead as a frame of the clip's sound."""
        return self._playhead - self.shift

    @property
    def shown(self) -> tuple[CurveAddress, ...]:
        """The curves in sight; the current one is the last, and so on top."""
        return (*(one for one in self._shown if one != self._current), self._current)

    @property
    def current(self) -> CurveAddress:
        """The curve that new keys go to."""
        return self._current

    @property
    def selected(self) -> Selected:
        """The selected keys."""
        return self._selected

    @property
    def is_auto_key(self) -> bool:
        """Whether an entered value sets a key at the playhead."""
        return self._is_auto_key

    @property
    def is_snapping(self) -> bool:
        """Whether dragged keys catch on the playhead, markers and other keys."""
        return self._is_snapping

    @property
    def is_normalised(self) -> bool:
        """Whether each curve fills the height with its own range."""
        return self._is_normalised

    @property
    def is_track_locked(self) -> bool:
        """Whether nothing of the clip may be edited; without a clip there is nothing."""
        clip = self.clip
        # While another project is opened the clip may be one of the old project.
        homes = (track for track in self.project.tracks if any(one is clip for one in track.clips))
        return clip is None or any(track.is_locked for track in homes)

    def is_shown(self, address: CurveAddress) -> bool:
        """Whether a curve is in sight."""
        return address in self.shown

    def is_locked(self, address: CurveAddress) -> bool:
        """Whether edits of a curve would be refused."""
        if self.is_track_locked:
            return True
        layer = self.active.layer
        return layer is not None and layer.is_locked and getattr(address, "layer_id", None) == layer.id

    def curve(self, address: CurveAddress) -> Curve:
        """A curve as it is now; without keys where there is none."""
        clip = self.clip
        if clip is None or getattr(address, "layer_id", None) == NO_LAYER:
            return NO_CURVE
        return curve_at(clip.performance, address)

    def default(self, address: CurveAddress) -> float:
        """What a curve is without keys."""
        clip = self.clip
        if clip is None or getattr(address, "layer_id", None) == NO_LAYER:
            return 0.0 if isinstance(address, LayerCurve) else 1.0
        return default_of(clip.performance, address)

    def value(self, address: CurveAddress, frame: int) -> float:
        """The value of a curve at a frame of the sound."""
        return value_at(self.curve(address), frame, self.default(address))

    def keys(self, address: CurveAddress) -> tuple[Key, ...]:
        """The selected keys of a curve, in time order."""
        curve, frames = self.curve(address), self._selected.get(address, _NOTHING)
        return tuple([curve.keys[index] for index in indices_of(curve, frames)])

    def scale(self, address: CurveAddress) -> ValueScale:
        """From values of a curve to pixels."""
        values = self.viewport.values
        return values.within(*self._range(address)) if self._is_normalised else values

    def set_playhead(self, frame: int) -> None:
        """The frame `frame` of the timeline is shown."""
        if frame != self._playhead:
            before, self._playhead = self._playhead, frame
            self.playhead_moved.emit(before, frame)

    def set_shown(self, address: CurveAddress, is_shown: bool) -> None:
        """Let a curve be in sight, or not; the current one stays."""
        others = tuple(one for one in self._shown if one != address)
        self._shown = (*others, address) if is_shown else others
        self._drop_hidden()
        self.curves_changed.emit()
        self.changed.emit()

    def show_only(self, address: CurveAddress) -> None:
        """Let one curve be in sight, and be the current one."""
        self._shown, self._current = (address,), address
        self._drop_hidden()
        self.curves_changed.emit()
        self.changed.emit()

    def make_current(self, address: CurveAddress) -> None:
        """Let new keys go to a curve; it comes into sight."""
        if address != self._current:
            if address not in self._shown:
                self._shown = (*self._shown, address)
            self._current = address
            self.curves_changed.emit()
            self.changed.emit()

    def select(self, selected: Selected) -> bool:
        """Select exactly these keys; whether that is a change."""
        chosen = {address: frozenset(frames) for address, frames in selected.items() if frames}
        if chosen != self._selected or not self._is_selection_told:
            self._selected, self._is_selection_told = chosen, True
            self.selection_changed.emit()
            self.changed.emit()
            return True
        return False

    def expect(self, selected: Selected) -> None:
        """Select keys that the edit which follows makes; it tells of them."""
        self._selected = {address: frozenset(frames) for address, frames in selected.items() if frames}
        self._is_selection_told = False

    def set_auto_key(self, is_on: bool) -> None:
        """Let entered values set keys, or not."""
        if is_on != self._is_auto_key:
            self._is_auto_key = is_on
            self.options_changed.emit()

    def set_snapping(self, is_on: bool) -> None:
        """Let dragged keys catch, or not."""
        if is_on != self._is_snapping:
            self._is_snapping = is_on
            self.options_changed.emit()

    def set_normalised(self, is_on: bool) -> None:
        """Let each curve fill the height with its own range, or share one axis."""
        if is_on != self._is_normalised:
            self._is_normalised = is_on
            self._ranges.clear()
            self.options_changed.emit()
            self.changed.emit()

    def measure_ranges(self) -> None:
        """Let the normalised view fit the curves as they are now."""
        self._ranges.clear()
        self.changed.emit()

    def _range(self, address: CurveAddress) -> tuple[float, float]:
        """The range of a curve; it stays while keys are dragged, or they would run from the hand."""
        if address not in self._ranges:
            values = [key.value for key in self.curve(address).keys] or [self.default(address)]
            low, high = min(values), max(values)
            if high - low < 1e-6:
                bottom, top = limits_of(address)
                low, high = low - (top - bottom) * _HEADROOM, high + (top - bottom) * _HEADROOM
            self._ranges[address] = (low, high)
        return self._ranges[address]

    def _follow(self) -> None:
        """Another clip or layer is active, or the clip is another value."""
        clip, layer = self.clip, self.active.layer
        layer_id = NO_LAYER if layer is None else layer.id
        is_other = (clip.id if clip else None) != self._clip_id
        self._clip_id = clip.id if clip else None
        before = self._current, self._shown
        self._shown = tuple(on_layer(one, layer_id) for one in self._shown)
        self._current = on_layer(self._current, layer_id)
        if is_other or before != (self._current, self._shown):
            self._ranges.clear()
            self._drop_hidden()
            self.curves_changed.emit()
        if not self._drop_gone():
            self.changed.emit()

    def _take_project(self, before: Project, after: Project) -> None:
        """Markers and the range are shown too; the clip is followed by `_follow`."""
        if any(getattr(before, name) is not getattr(after, name) for name in ("markers", "range", "takes")):
            self.changed.emit()

    def _drop_hidden(self) -> None:
        self.select({one: frames for one, frames in self._selected.items() if one in self.shown})

    def _drop_gone(self) -> bool:
        """Keys that an edit took away leave the selection; whether that was told of."""
        return self.select(
            {address: _existing(self.curve(address), frames) for address, frames in self._selected.items()}
        )


def _existing(curve: Curve, frames: frozenset[int]) -> frozenset[int]:
    """Those of some frames, at least one, that have a key."""
    return frozenset([curve.keys[index].frame for index in indices_of(curve, frames)])
