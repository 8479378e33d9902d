"""What is under the mouse on the canvas: a handle, a key, a curve, the playhead, or nothing.

Positions only; what a press does is `hands`.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from desktop.views.curves.look import CurveLook
from joyvasa_runtime.project.curves.curve import Key
from joyvasa_runtime.project.curves.handles import handles
from joyvasa_runtime.project.performance.addresses import CurveAddress

REACH_PX = 8.0
_CURVE_PX = 6.0
_PLAYHEAD_PX = 4.0

MOST_HANDLES = 120
"""The handles of more keys would hide the curve."""

Side = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class CurveHit:
    """Something under the mouse.

    Parameters
    ----------
    kind : "key", "handle", "curve", "playhead" or "nothing"
    address : CurveAddress or None
    frame : int
        Of the key, or the nearest frame of the sound on the curve.
    side : "left" or "right"
        Of a handle.
    """

    kind: Literal["key", "handle", "curve", "playhead", "nothing"] = "nothing"
    address: CurveAddress | None = None
    frame: int = 0
    side: Side = "left"


@dataclass(frozen=True, slots=True)
class HandleEnd:
    """The end of a handle of a selected key, in pixels."""

    address: CurveAddress
    key: Key
    side: Side
    point: QPointF


def handle_ends(look: CurveLook) -> list[HandleEnd]:
    """The ends of all handles that are shown."""
    scene = look.scene
    chosen = [(address, scene.selected[address]) for address in scene.shown if address in scene.selected]
    if sum(len(frames) for _, frames in chosen) > MOST_HANDLES:
        return []
    return [end for address, frames in chosen for end in _ends(look, address, frames)]


def hit_at(look: CurveLook, point: QPointF) -> CurveHit:
    """What is at a point of the canvas; handles lie over keys, keys over curves, the current curve on top."""
    scene = look.scene
    for end in handle_ends(look):
        if (end.point - point).manhattanLength() <= REACH_PX:
            return CurveHit("handle", end.address, end.key.frame, end.side)
    found = _nearest_key(look, point)
    if found is not None:
        return found
    for address in reversed(scene.shown):
        if _is_on_curve(look, address, point):
            return CurveHit("curve", address, round(look.projection(address).frame_at(point.x())))
    if abs(scene.viewport.time.x_of(scene.playhead) - point.x()) <= _PLAYHEAD_PX:
        return CurveHit("playhead")
    return CurveHit()


def keys_in(look: CurveLook, band: QRectF) -> dict[CurveAddress, frozenset[int]]:
    """Frames of the keys of all curves in sight that lie in a rectangle of the canvas."""
    found = {}
    for address in look.scene.shown:
        if look.scene.is_locked(address):
            continue
        shape = look.shape(address)
        inside = (shape.x >= band.left()) & (shape.x <= band.right())
        inside &= (shape.y >= band.top()) & (shape.y <= band.bottom())
        if inside.any():
            found[address] = frozenset(shape.frames[inside].tolist())
    return found


def _ends(look: CurveLook, address: CurveAddress, frames: frozenset[int]) -> list[HandleEnd]:
    curve, projection = look.scene.curve(address), look.projection(address)
    ends = []
    for frame in frames:
        index = curve.index_at(frame)
        if index == len(curve.keys) or curve.keys[index].frame != frame:
            continue
        key = curve.keys[index]
        left, right = handles(curve.keys, index)
        # A handle counts where a Bezier comes or goes.
        comes = index > 0 and curve.keys[index - 1].interpolation == "bezier"
        goes = index + 1 < len(curve.keys) and key.interpolation == "bezier"
        sides: tuple[tuple[Side, tuple[float, float], bool], ...] = (
            ("left", left, comes),
            ("right", right, goes),
        )
        for side, offset, is_used in sides:
            if is_used:
                at = projection.point(frame + offset[0], key.value + offset[1])
                ends.append(HandleEnd(address, key, side, at))
    return ends


def _nearest_key(look: CurveLook, point: QPointF) -> CurveHit | None:
    best, hit = REACH_PX, None
    for address in reversed(look.scene.shown):
        shape = look.shape(address)
        if len(shape.x):
            distance = np.hypot(shape.x - point.x(), shape.y - point.y())
            nearest = int(np.argmin(distance))
            # A curve further down has to be nearer.
            if distance[nearest] < best:
                best, hit = float(distance[nearest]), CurveHit("key", address, int(shape.frames[nearest]))
    return hit


def _is_on_curve(look: CurveLook, address: CurveAddress, point: QPointF) -> bool:
    """Whether the line passes near a point, at its frame or at the ones beside it."""
    scene, projection = look.scene, look.projection(address)
    middle = round(projection.frame_at(point.x()))
    heights = [projection.values.y_of(scene.value(address, middle + step)) for step in (-1, 0, 1)]
    if max(heights) - min(heights) <= 2 * _CURVE_PX:
        return abs(heights[1] - point.y()) <= _CURVE_PX
    return min(heights) - _CURVE_PX <= point.y() <= max(heights) + _CURVE_PX
