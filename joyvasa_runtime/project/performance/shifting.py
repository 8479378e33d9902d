"""A performance moved along its sound as a whole, such as under a voice that begins elsewhere in its file."""

from dataclasses import replace
from typing import TypeVar

from joyvasa_runtime.project.curves.curve import Curve
from joyvasa_runtime.project.performance.layer import Layer
from joyvasa_runtime.project.performance.performance import (
    UNTOUCHED,
    CompSpan,
    Gate,
    Gaze,
    Limit,
    Performance,
    Silence,
    Smooth,
)

Stretch = TypeVar("Stretch", CompSpan, Smooth, Limit, Silence)


def shifted(performance: Performance, frames: int) -> Performance:
    """The performance with everything in it so many frames later in the sound."""
    if not frames or performance == UNTOUCHED:
        return performance
    blinks = tuple(replace(blink, frame=blink.frame + frames) for blink in performance.blinks.events)
    return replace(
        performance,
        comp=_stretches(performance.comp, frames),
        smooths=_stretches(performance.smooths, frames),
        gate=_gate(performance.gate, frames),
        blinks=replace(performance.blinks, events=blinks),
        strength=tuple((region, _curve(curve, frames)) for region, curve in performance.strength),
        layers=tuple(shifted_layer(layer, frames) for layer in performance.layers),
        gaze=_gaze(performance.gaze, frames),
        limits=_stretches(performance.limits, frames),
    )


def under_another_sound(performance: Performance, frames: int) -> Performance:
    """The performance under the same words in another sound, where they are so many frames later.

    Silences that were found in the old sound go, for the new one has its own. Stretches of takes of the old
    sound stay, without being played.
    """
    gate = performance.gate
    if gate is not None:
        manual = tuple(silence for silence in gate.silences if silence.is_manual)
        performance = replace(performance, gate=replace(gate, silences=manual))
    return shifted(performance, frames)


def shifted_layer(layer: Layer, frames: int) -> Layer:
    """The layer with its motion, curves and weight so many frames later."""
    motion = layer.motion
    return replace(
        layer,
        curves=tuple((channel, _curve(curve, frames)) for channel, curve in layer.curves),
        motion=None if motion is None else replace(motion, start=motion.start + frames),
        weight=_curve(layer.weight, frames),
    )


def _stretches(stretches: tuple[Stretch, ...], frames: int) -> tuple[Stretch, ...]:
    return tuple(replace(one, start=one.start + frames, stop=one.stop + frames) for one in stretches)


def _gate(gate: Gate | None, frames: int) -> Gate | None:
    return None if gate is None else replace(gate, silences=_stretches(gate.silences, frames))


def _gaze(gaze: Gaze, frames: int) -> Gaze:
    return replace(gaze, x_curve=_curve(gaze.x_curve, frames), y_curve=_curve(gaze.y_curve, frames))


def _curve(curve: Curve, frames: int) -> Curve:
    return Curve(tuple(replace(key, frame=key.frame + frames) for key in curve.keys))
