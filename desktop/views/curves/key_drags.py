"""Drags that edit keys: moving and scaling those that are selected, pulling a handle."""

import math

from PySide6.QtCore import QPointF

from desktop.views.curves.curve_facts import facts_of
from desktop.views.curves.drag import CurveDrag, CurveFeedback, CurveHand
from desktop.views.curves.edits import CurveEdits, CurveGesture
from desktop.views.curves.hits import CurveHit
from desktop.views.curves.look import CurveLook
from desktop.views.curves.snapping import SNAP_PX, KeySnapper
from joyvasa_runtime.project.curves.edits.handles import drag_handle
from joyvasa_runtime.project.curves.edits.move import move_keys, scale_keys
from joyvasa_runtime.project.performance.addresses import CurveAddress, limits_of

_LEAST_PX = 60.0
"""Scaling counts as begun at least so far from the pivot: nearer, a pixel would be much."""


class KeysDrag(CurveDrag):
    """What moving and scaling have in common: the selected keys, and one step of the history.

    Parameters
    ----------
    look : CurveLook
    edits : CurveEdits
    text : str
        Name of the step.
    start : QPointF
        Where the hand was.
    """

    def __init__(self, look: CurveLook, edits: CurveEdits, text: str, start: QPointF) -> None:
        super().__init__()
        self._look, self._scene, self._start = look, look.scene, start
        self._gesture = CurveGesture(edits, text, look.scene, tuple(look.scene.selected))

    def cancel(self) -> None:
        """Put the keys back."""
        self._gesture.cancel()


class MoveDrag(KeysDrag):
    """Moves the selected keys with the hand."""

    def __init__(self, look: CurveLook, edits: CurveEdits, text: str, start: QPointF) -> None:
        super().__init__(look, edits, text, start)
        self._snapper = KeySnapper.of(look)

    def move(self, hand: CurveHand) -> None:
        """Move the keys as far as the hand went."""
        way, px_per_frame = hand.travel(self._start), self._scene.viewport.time.px_per_frame
        frames, snap = round(way.x() / px_per_frame), None
        if self._scene.is_snapping and not hand.is_free and way.x():
            snapped = self._snapper.snap(frames, SNAP_PX / px_per_frame)
            frames, snap = snapped.shift, snapped.frame
        curves = {
            address: move_keys(
                curve, self._gesture.selected[address], frames, self._rise(address, way), limits_of(address)
            )
            for address, curve in self._gesture.curves.items()
        }
        selected = {
            address: frozenset([frame + frames for frame in chosen])
            for address, chosen in self._gesture.selected.items()
        }
        if self._gesture.apply(curves, selected):
            self.feedback = CurveFeedback(self._text(frames, way), snap)

    def _rise(self, address: CurveAddress, way: QPointF) -> float:
        return -way.y() / self._scene.scale(address).px_per_unit

    def _text(self, frames: int, way: QPointF) -> str:
        facts = facts_of(self._scene.current)
        rise = self._rise(self._scene.current, way)
        return f"{frames:+d} f   {rise:+.{facts.decimals}f}{facts.unit}"


class ScaleDrag(KeysDrag):
    """Scales the selected keys around the playhead and the value there."""

    def __init__(self, look: CurveLook, edits: CurveEdits, text: str, start: QPointF) -> None:
        super().__init__(look, edits, text, start)
        scene = look.scene
        self._frame = scene.sound_playhead
        self._values = {address: scene.value(address, self._frame) for address in self._gesture.curves}
        current = scene.current if scene.current in self._values else next(iter(self._values))
        self._pivot = look.projection(current).point(self._frame, self._values[current])

    def move(self, hand: CurveHand) -> None:
        """Scale by how much further from the pivot the hand is than at first."""
        time = _ratio(hand.point.x() - self._pivot.x(), self._start.x() - self._pivot.x())
        value = _ratio(hand.point.y() - self._pivot.y(), self._start.y() - self._pivot.y())
        way = hand.travel(self._start)
        if hand.lock == "value" or (hand.is_straight and not way.x()):
            time = 1.0
        if hand.lock == "time" or (hand.is_straight and not way.y()):
            value = 1.0
        curves, selected = {}, {}
        for address, curve in self._gesture.curves.items():
            chosen = self._gesture.selected[address]
            pivot = float(self._frame), self._values[address]
            curves[address] = scale_keys(curve, chosen, *pivot, time, value, limits_of(address))
            selected[address] = frozenset(
                round(self._frame + time * (frame - self._frame)) for frame in chosen
            )
        if self._gesture.apply(curves, selected):
            self.feedback = CurveFeedback(f"× {time:.2f}   × {value:.2f}")


class HandleDrag(CurveDrag):
    """Pulls the end of a handle."""

    def __init__(self, look: CurveLook, edits: CurveEdits, text: str, hit: CurveHit) -> None:
        super().__init__()
        assert hit.address is not None
        self._look, self._hit, self._address = look, hit, hit.address
        self._gesture = CurveGesture(edits, text, look.scene, (hit.address,))
        key = look.scene.curve(hit.address).key_at(hit.frame)
        assert key is not None
        self._value = key.value

    def move(self, hand: CurveHand) -> None:
        """Let the handle end under the hand."""
        projection = self._look.projection(self._address)
        offset = (
            projection.frame_at(hand.point.x()) - self._hit.frame,
            projection.values.value_at(hand.point.y()) - self._value,
        )
        ratio = projection.values.px_per_unit / projection.time.px_per_frame
        curve = drag_handle(
            self._gesture.curves[self._address], self._hit.frame, self._hit.side, offset, ratio
        )
        self._gesture.apply({self._address: curve}, self._gesture.selected)

    def cancel(self) -> None:
        """Put the handle back."""
        self._gesture.cancel()


def _ratio(now: float, before: float) -> float:
    """How much further from the pivot the hand is than before, both in pixels from it."""
    away = before if abs(before) >= _LEAST_PX else math.copysign(_LEAST_PX, before)
    return 1.0 + (now - before) / away
