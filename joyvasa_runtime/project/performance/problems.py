"""What is wrong with a performance: the first thing that no edit may lead to, or None.

Whether its takes and motions are there is asked where the project is known (`consistency`).
"""

import math
from collections.abc import Iterator, Sequence
from itertools import compress, pairwise
from operator import is_not

import numpy as np

from joyvasa_runtime.motion.sequence import CHANNELS as ROW
from joyvasa_runtime.motion.sequence import SCALE
from joyvasa_runtime.project.curves.curve import NO_CURVE, Curve
from joyvasa_runtime.project.performance.addresses import (
    CurveAddress,
    GazeCurve,
    LayerCurve,
    LayerWeight,
    StrengthCurve,
    limits_of,
)
from joyvasa_runtime.project.performance.layer import Layer, LayerMotion
from joyvasa_runtime.project.performance.performance import (
    UNTOUCHED,
    Blinks,
    CompSpan,
    Gate,
    Limit,
    Performance,
    Silence,
    Smooth,
)

FARTHEST = 20 * 3600 * 25
"""Frames from the start of a sound beyond which no edit lies: twice the longest timeline."""

LIP_SYNC_RANGE_MS = (-500, 500)
SIGMA_RANGE = (0.5, 6.0)
BLINK_FRAMES_RANGE = (3, 50)
BLINK_DEPTH_RANGE = (0.1, 1.0)
THRESHOLD_RANGE_DB = (-60.0, -6.0)
GATE_TIME_RANGE_MS = (0.0, 1000.0)
LIMIT_RANGE = (-60.0, 60.0)
MAX_FADE = 250

_HANDLE_REACH = 1e6
"""Longest handle of a key, in frames and in value."""

Problems = Iterator[str]
Stretch = CompSpan | Smooth | Limit | Silence


def performance_problem(performance: Performance, known: Performance = UNTOUCHED) -> str | None:
    """What is wrong with a performance.

    Parameters
    ----------
    performance : Performance
    known : Performance
        One without problems, such as before an edit: keys that it has too are not looked at again.
    """
    return next(_problems(performance, known), None)


def _problems(performance: Performance, known: Performance) -> Problems:
    yield from _range("the lip-sync offset", performance.lip_sync_ms, LIP_SYNC_RANGE_MS, " ms")
    yield from _stretches("a stretch of another take", performance.comp)
    for span in performance.comp:
        yield from _range("the crossfade of a take", span.fade, (0, MAX_FADE), " frames")
    yield from _stretches("a smoothed stretch", performance.smooths)
    for smooth in performance.smooths:
        yield from _range("the smoothing", smooth.sigma, SIGMA_RANGE, " frames")
    if performance.gate is not None:
        yield from _gate(performance.gate)
    yield from _blinks(performance.blinks)
    yield from _layers(performance.layers)
    yield from _range("the gaze", performance.gaze.x, (-1.0, 1.0), "")
    yield from _range("the gaze", performance.gaze.y, (-1.0, 1.0), "")
    seen = _curves(known)
    for address, curve in _curves(performance).items():
        yield from _curve(address, curve, seen.get(address, NO_CURVE))
    yield from _stretches("a limited stretch", performance.limits)
    for limit in performance.limits:
        for pair in (limit.pitch, limit.yaw, limit.roll):
            yield from _pair("a limit of the head", pair)


def _gate(gate: Gate) -> Problems:
    yield from _range("the gate's threshold", gate.threshold_db, THRESHOLD_RANGE_DB, " dB")
    yield from _range("the gate's attack", gate.attack_ms, GATE_TIME_RANGE_MS, " ms")
    yield from _range("the gate's release", gate.release_ms, GATE_TIME_RANGE_MS, " ms")
    yield from _stretches("a silence", gate.silences)


def _blinks(blinks: Blinks) -> Problems:
    for blink in blinks.events:
        yield from _range("a blink's place", blink.frame, (-FARTHEST, FARTHEST), "")
        yield from _range("a blink's length", blink.frames, BLINK_FRAMES_RANGE, " frames")
        yield from _range("a blink's depth", blink.depth, BLINK_DEPTH_RANGE, "")
    for before, after in pairwise(blinks.events):
        if after.frame <= before.frame:
            yield f"a blink at frame {after.frame} follows one at frame {before.frame}"


def _layers(layers: Sequence[Layer]) -> Problems:
    ids = [layer.id for layer in layers]
    if len(set(ids)) < len(ids):
        yield "two layers have the same id"
    for layer in layers:
        if not layer.name:
            yield "a layer has no name"
        if layer.motion is not None:
            yield from _motion(layer.motion)


def _motion(motion: LayerMotion) -> Problems:
    yield from _range("the place of a layer's motion", motion.start, (-FARTHEST, FARTHEST), "")
    yield from _range("the length of a layer's motion", motion.frames, (1, FARTHEST), " frames")
    row = motion.reference
    if len(row) != ROW or not all(map(math.isfinite, row)) or row[SCALE] <= 0:
        yield "the reference of a layer's motion is not possible"


def _curves(performance: Performance) -> dict[CurveAddress, Curve]:
    curves: dict[CurveAddress, Curve] = {StrengthCurve(name): curve for name, curve in performance.strength}
    for layer in performance.layers:
        curves[LayerWeight(layer.id)] = layer.weight
        curves.update((LayerCurve(layer.id, name), curve) for name, curve in layer.curves)
    curves[GazeCurve("x")], curves[GazeCurve("y")] = performance.gaze.x_curve, performance.gaze.y_curve
    return curves


def _curve(address: CurveAddress, curve: Curve, known: Curve) -> Problems:
    if curve is known:
        return
    low, high = limits_of(address)
    fresh = _fresh_keys(curve, known)
    for key in (curve.keys[index] for index in fresh):
        if not low <= key.value <= high:
            yield f"a key's value of {key.value:g} is outside {low:g} to {high:g}"
        if abs(key.frame) > FARTHEST:
            yield f"a key lies at frame {key.frame}"
        (left, fall), (right, rise) = key.left, key.right
        if not (-_HANDLE_REACH <= left <= 0 <= right <= _HANDLE_REACH):
            yield f"a handle of the key at frame {key.frame} points the wrong way in time"
        if not (abs(fall) <= _HANDLE_REACH and abs(rise) <= _HANDLE_REACH):
            yield f"a handle of the key at frame {key.frame} is too long"
    frames = curve.columns.frames
    for index in np.flatnonzero(np.diff(frames) <= 0):
        yield f"a key at frame {frames[index + 1]} follows one at frame {frames[index]}"


def _fresh_keys(curve: Curve, known: Curve) -> list[int]:
    """Places of the keys that may be other objects than known ones, in time order.

    By identity, at the interpreter's own speed: comparing values would take as long as looking at them.
    """
    keys = curve.keys
    if not known.keys:
        return list(range(len(keys)))
    if len(keys) == len(known.keys):
        return list(compress(range(len(keys)), map(is_not, keys, known.keys)))
    places = np.searchsorted(known.columns.frames, curve.columns.frames)
    there = map(known.keys.__getitem__, np.minimum(places, len(known.keys) - 1).tolist())
    return list(compress(range(len(keys)), map(is_not, keys, there)))


def _stretches(what: str, stretches: Sequence[Stretch]) -> Problems:
    for one in stretches:
        if not (-FARTHEST <= one.start < one.stop <= FARTHEST):
            yield f"{what} is from frame {one.start} to {one.stop}"
    for before, after in pairwise(stretches):
        if after.start < before.stop:
            yield f"{what} begins before the one ahead of it ends"


def _pair(what: str, pair: tuple[float, float]) -> Problems:
    for value in pair:
        yield from _range(what, value, LIMIT_RANGE, "°")
    if pair[0] > pair[1]:
        yield f"{what} is from {pair[0]:g}° to {pair[1]:g}°"


def _range(what: str, value: float, allowed: tuple[float, float], unit: str) -> Problems:
    low, high = allowed
    if not (math.isfinite(value) and low <= value <= high):
        yield f"{what} of {value:g}{unit} is outside {low:g} to {high:g}{unit}"
