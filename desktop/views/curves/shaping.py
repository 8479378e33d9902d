"""What the tools make of keys: each a function of amounts, applied while a slider moves. It shows nothing.

They work on the selected keys, or on all keys of the current curve where none is selected.
"""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject

from desktop.views.curves.edits import CurveEdits, CurveGesture
from desktop.views.curves.generated import GeneratedMotion
from desktop.views.curves.scene import CurveScene
from joyvasa_runtime.project.curves.curve import Curve
from joyvasa_runtime.project.curves.edits.move import move_keys, scale_keys
from joyvasa_runtime.project.curves.edits.shape import blend_keys, hold, limit_keys, simplify, smooth_keys
from joyvasa_runtime.project.performance.addresses import CurveAddress, LayerCurve, LayerWeight, limits_of
from joyvasa_runtime.timebase import FrameSpan

Frames = frozenset[int]
Change = Callable[[CurveAddress, Curve, Frames], Curve]


class Shaping(QObject):
    """Edits of the shape of curves, which may follow a slider.

    Parameters
    ----------
    scene : CurveScene
    edits : CurveEdits
    generated : GeneratedMotion
    """

    def __init__(self, scene: CurveScene, edits: CurveEdits, generated: GeneratedMotion) -> None:
        super().__init__()
        self._scene, self._edits, self._generated = scene, edits, generated

    @property
    def has_keys(self) -> bool:
        """Whether there is a key for a tool to work on."""
        return bool(self._scene.selected) or bool(self._scene.curve(self._scene.current))

    @property
    def chosen(self) -> Mapping[CurveAddress, Frames]:
        """The keys that a tool works on."""
        scene = self._scene
        if scene.selected:
            return scene.selected
        frames = frozenset(key.frame for key in scene.curve(scene.current).keys)
        return {scene.current: frames} if frames else {}

    def begin(self, text: str) -> "ShapeGesture":
        """Take hold of a tool: until the next one everything is one step of the history."""
        return ShapeGesture(self._scene, self._edits, text, dict(self.chosen))

    def smoothed(self, amount: float) -> Change:
        """Keys drawn towards their neighbours, 0 to 1."""
        return lambda _address, curve, frames: smooth_keys(curve, frames, amount)

    def simplified(self, tolerance: float) -> Change:
        """Fewer keys, with an error of at most `tolerance` hundredths of what the curve covers."""

        def change(address: CurveAddress, curve: Curve, frames: Frames) -> Curve:
            values = [key.value for key in curve.keys]
            error = tolerance / 100 * max(max(values) - min(values), 1e-6)
            return simplify(curve, range(min(frames), max(frames) + 1), error)

        return change

    def scaled(self, factor: float, offset: float, pivot: float) -> Change:
        """Values scaled around one, and raised."""

        def change(address: CurveAddress, curve: Curve, frames: Frames) -> Curve:
            limits = limits_of(address)
            if factor == 1:
                return move_keys(curve, frames, 0, offset, limits)
            # Scaled around this value, the keys are as if they had been scaled around the pivot and raised.
            around = pivot + offset / (1 - factor)
            return scale_keys(curve, frames, 0.0, around, 1.0, factor, limits)

        return change

    def blended(self, share: float) -> Change:
        """Keys drawn towards the generated motion, 0 to 1."""

        def change(address: CurveAddress, curve: Curve, frames: Frames) -> Curve:
            return blend_keys(curve, frames, lambda at: self._generated_values(address, at), share)

        return change

    def limited(self, low: float, high: float) -> Change:
        """Values within limits."""
        return lambda _address, curve, frames: limit_keys(curve, frames, min(low, high), max(low, high))

    def hold_still(self) -> None:
        """Let the current curve be one value over the selected keys, or over the in-out range."""
        scene, span = self._scene, self.held_span()
        if span is None:
            return
        frame = scene.sound_playhead if span.start <= scene.sound_playhead < span.stop else span.start
        curves = {
            address: hold(scene.curve(address), span, scene.value(address, frame), scene.default(address))
            for address in (tuple(scene.selected) or (scene.current,))
        }
        self._edits.set_curves(self.tr("Hold still"), curves)

    def held_span(self) -> range | None:
        """The frames of the sound that "Hold still" is about; None where nothing says which."""
        chosen = self._scene.selected.values()
        first, last = min(map(min, chosen), default=0), max(map(max, chosen), default=0)
        if last > first:
            return range(first, last + 1)
        span: FrameSpan | None = self._scene.project.range
        if span is None:
            return None
        return range(span.start - self._scene.shift, span.stop - self._scene.shift)

    def _generated_values(self, address: CurveAddress, frames: NDArray[np.int64]) -> NDArray[np.float64]:
        """What a curve would be if nothing was done by hand."""
        layer = self._scene.active.layer
        if isinstance(address, LayerWeight):
            return np.zeros(len(frames))
        if isinstance(address, LayerCurve) and layer is not None and layer.mode == "replace":
            return self._generated.exact("strength", address.channel, frames)
        return np.full(len(frames), self._scene.default(address))


class ShapeGesture:
    """One use of a tool, from the first movement of its sliders to the last.

    Parameters
    ----------
    scene : CurveScene
    edits : CurveEdits
    text : str
    chosen : mapping of CurveAddress to frozenset of int
    """

    def __init__(
        self, scene: CurveScene, edits: CurveEdits, text: str, chosen: Mapping[CurveAddress, Frames]
    ) -> None:
        self._chosen, self._before = chosen, dict(scene.selected)
        self._gesture = CurveGesture(edits, text, scene, tuple(chosen))

    def apply(self, change: Change) -> None:
        """Let the curves be what `change` makes of those that it began with."""
        curves = {
            address: change(address, curve, self._chosen[address])
            for address, curve in self._gesture.curves.items()
        }
        selected = {
            address: frozenset(frame for frame in frames if curves[address].key_at(frame) is not None)
            for address, frames in self._before.items()
        }
        self._gesture.apply(curves, selected)

    def cancel(self) -> None:
        """Let the curves be what they were."""
        self._gesture.cancel()
