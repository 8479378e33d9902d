"""A clip's performance as an object of `project.json` and back, under the same rules as `format`."""

from collections.abc import Sequence
from typing import Any, get_args

from joyvasa_runtime.motion.sequence import CHANNELS as ROW
from joyvasa_runtime.project.curves.curve import Curve, HandleType, Interpolation, Key
from joyvasa_runtime.project.json_text import damaged
from joyvasa_runtime.project.performance.layer import (
    CHANNELS,
    Channel,
    Layer,
    LayerMode,
    LayerMotion,
    MotionPart,
)
from joyvasa_runtime.project.performance.performance import (
    REGIONS,
    Blink,
    Blinks,
    CompSpan,
    Gate,
    Gaze,
    GazeMode,
    Limit,
    Performance,
    Region,
    Silence,
    Smooth,
)
from joyvasa_runtime.project.performance.problems import FARTHEST
from joyvasa_runtime.project.record import Record


def encode_performance(performance: Performance) -> dict[str, Any]:
    """The JSON object of a performance."""
    return {
        "comp": [
            {"start": one.start, "stop": one.stop, "take_id": one.take_id, "fade": one.fade}
            for one in performance.comp
        ],
        "lip_sync_ms": performance.lip_sync_ms,
        "smooths": [
            {"start": one.start, "stop": one.stop, "sigma": one.sigma} for one in performance.smooths
        ],
        "gate": None if performance.gate is None else _gate(performance.gate),
        "blinks": _blinks(performance.blinks),
        "strength": [{"region": region, "curve": _curve(curve)} for region, curve in performance.strength],
        "layers": [_layer(layer) for layer in performance.layers],
        "gaze": _gaze(performance.gaze),
        "limits": [
            {
                "start": one.start,
                "stop": one.stop,
                "pitch": list(one.pitch),
                "yaw": list(one.yaw),
                "roll": list(one.roll),
            }
            for one in performance.limits
        ],
    }


def decode_performance(record: Record) -> Performance:
    """The performance of a record; whether it is one that edits can lead to is asked in `consistency`."""
    return Performance(
        comp=record.records("comp", _read_comp),
        lip_sync_ms=record.count("lip_sync_ms", -FARTHEST, FARTHEST),
        smooths=record.records(
            "smooths", lambda one: Smooth(_place(one, "start"), _place(one, "stop"), one.number("sigma"))
        ),
        gate=record.maybe_record("gate", _read_gate),
        blinks=record.record("blinks", _read_blinks),
        strength=_in_order(record.records("strength", _read_strength), REGIONS, "strengths"),
        layers=record.records("layers", _read_layer),
        gaze=record.record("gaze", _read_gaze),
        limits=record.records("limits", _read_limit),
    )


def _gate(gate: Gate) -> dict[str, Any]:
    return {
        "threshold_db": gate.threshold_db,
        "attack_ms": gate.attack_ms,
        "release_ms": gate.release_ms,
        "silences": [
            {"start": one.start, "stop": one.stop, "is_manual": one.is_manual} for one in gate.silences
        ],
    }


def _read_gate(record: Record) -> Gate:
    return Gate(
        threshold_db=record.number("threshold_db"),
        attack_ms=record.number("attack_ms"),
        release_ms=record.number("release_ms"),
        silences=record.records(
            "silences",
            lambda one: Silence(_place(one, "start"), _place(one, "stop"), one.flag("is_manual")),
        ),
    )


def _blinks(blinks: Blinks) -> dict[str, Any]:
    return {
        "is_placed": blinks.is_placed,
        "events": [{"frame": one.frame, "frames": one.frames, "depth": one.depth} for one in blinks.events],
    }


def _read_blinks(record: Record) -> Blinks:
    return Blinks(
        record.flag("is_placed"),
        record.records(
            "events", lambda one: Blink(_place(one, "frame"), one.frames("frames"), one.number("depth"))
        ),
    )


def _read_comp(record: Record) -> CompSpan:
    return CompSpan(
        _place(record, "start"), _place(record, "stop"), record.id("take_id"), record.frames("fade")
    )


def _read_strength(record: Record) -> tuple[Region, Curve]:
    region: Region = record.choice("region", REGIONS)
    return region, record.record("curve", _read_curve)


def _layer(layer: Layer) -> dict[str, Any]:
    return {
        "id": layer.id,
        "name": layer.name,
        "mode": layer.mode,
        "curves": [{"channel": channel, "curve": _curve(curve)} for channel, curve in layer.curves],
        "motion": None if layer.motion is None else _motion(layer.motion),
        "weight": _curve(layer.weight),
        "is_muted": layer.is_muted,
        "is_solo": layer.is_solo,
        "is_locked": layer.is_locked,
    }


def _read_layer(record: Record) -> Layer:
    return Layer(
        id=record.id("id"),
        name=record.text("name"),
        mode=record.choice("mode", get_args(LayerMode)),
        curves=_in_order(record.records("curves", _read_channel), CHANNELS, "curves"),
        motion=record.maybe_record("motion", _read_motion),
        weight=record.record("weight", _read_curve),
        is_muted=record.flag("is_muted"),
        is_solo=record.flag("is_solo"),
        is_locked=record.flag("is_locked"),
    )


def _read_channel(record: Record) -> tuple[Channel, Curve]:
    channel: Channel = record.choice("channel", CHANNELS)
    return channel, record.record("curve", _read_curve)


def _motion(motion: LayerMotion) -> dict[str, Any]:
    return {
        "motion_sha256": motion.motion_sha256,
        "start": motion.start,
        "frames": motion.frames,
        "reference": list(motion.reference),
        "part": motion.part,
    }


def _read_motion(record: Record) -> LayerMotion:
    return LayerMotion(
        motion_sha256=record.text("motion_sha256"),
        start=_place(record, "start"),
        frames=record.frames("frames"),
        reference=record.numbers("reference", ROW),
        part=record.choice("part", get_args(MotionPart)),
    )


def _gaze(gaze: Gaze) -> dict[str, Any]:
    return {
        "mode": gaze.mode,
        "x": gaze.x,
        "y": gaze.y,
        "x_curve": _curve(gaze.x_curve),
        "y_curve": _curve(gaze.y_curve),
    }


def _read_gaze(record: Record) -> Gaze:
    return Gaze(
        record.choice("mode", get_args(GazeMode)),
        record.number("x"),
        record.number("y"),
        record.record("x_curve", _read_curve),
        record.record("y_curve", _read_curve),
    )


def _read_limit(record: Record) -> Limit:
    start, stop = _place(record, "start"), _place(record, "stop")
    return Limit(start, stop, record.pair("pitch"), record.pair("yaw"), record.pair("roll"))


def _curve(curve: Curve) -> dict[str, Any]:
    """A column for each field of a key: thousands of keys as objects would repeat the names."""
    keys = curve.keys
    return {
        "keys": {
            "frame": [key.frame for key in keys],
            "value": [key.value for key in keys],
            "interpolation": [key.interpolation for key in keys],
            "handles": [key.handles for key in keys],
            "left": [list(key.left) for key in keys],
            "right": [list(key.right) for key in keys],
        }
    }


def _read_curve(record: Record) -> Curve:
    return Curve(record.record("keys", _read_keys))


def _read_keys(record: Record) -> tuple[Key, ...]:
    frames = record.counts("frame", -FARTHEST, FARTHEST)
    count = len(frames)
    values = record.numbers("value", count)
    interpolations: tuple[Interpolation, ...]
    interpolations = record.choices("interpolation", get_args(Interpolation), count)
    handles: tuple[HandleType, ...] = record.choices("handles", get_args(HandleType), count)
    left, right = record.pairs("left", count), record.pairs("right", count)
    return tuple(map(Key, frames, values, interpolations, handles, left, right))


def _place(record: Record, key: str) -> int:
    """A frame of a sound; edits may lie before its beginning."""
    return record.count(key, -FARTHEST, FARTHEST)


def _in_order(pairs: tuple[tuple[Any, Curve], ...], order: Sequence[Any], what: str) -> Any:
    """Named curves, once they are found to be in their order, none of them twice or empty."""
    places = [order.index(name) for name, _ in pairs]
    if places != sorted(set(places)) or not all(curve for _, curve in pairs):
        raise damaged(f"the {what} of a clip are not in order")
    return pairs
