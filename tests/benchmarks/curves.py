"""Milliseconds that edits and samples of curves take with 20,000 keys; run it as a script."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from joyvasa_runtime.project.curves.curve import Curve, Key
from joyvasa_runtime.project.curves.edits.move import move_keys
from joyvasa_runtime.project.curves.edits.sampled import curve_of_samples
from joyvasa_runtime.project.curves.edits.shape import simplify
from joyvasa_runtime.project.curves.sampling import sample
from joyvasa_runtime.project.document import Clip, Media, Project, Track
from joyvasa_runtime.project.operations.performance import change_performance, set_curve
from joyvasa_runtime.project.performance.addresses import CurveAddress, LayerCurve, curve_at, with_curve
from joyvasa_runtime.project.performance.layer import HEAD_CHANNELS, Layer
from joyvasa_runtime.project.performance.performance import Performance

KEYS, CHOSEN, CURVES = 20_000, 500, 12
HOUR, MINUTE, SHOWN = 90_000, 1_500, 256
LIMITS = (-0.5, 0.5)
CLIP = 3
REPEATS = 50


def many_keys(count: int) -> Curve:
    """Keys at irregular places of an hour, a third of them with handles set by hand; of any channel."""
    rng = np.random.default_rng(count)
    frames = np.sort(rng.choice(HOUR, count, replace=False)).tolist()
    values = rng.uniform(-0.4, 0.4, count).tolist()
    kinds = rng.choice(["auto", "auto", "aligned"], count).tolist()
    return Curve(
        tuple(
            Key(frame, value, "bezier", kind, (-2.0, -0.1), (2.0, 0.1))
            for frame, value, kind in zip(frames, values, kinds, strict=True)
        )
    )


def project_with(curves: dict[CurveAddress, Curve]) -> Project:
    """A clip of an hour whose layers have these curves."""
    layers = tuple(Layer(number, f"Layer {number}") for number in sorted({one.layer_id for one in curves}))
    performance = Performance(layers=layers)
    for address, curve in curves.items():
        performance = with_curve(performance, address, curve)
    media = Media(1, "sound", Path("/voice.wav"), 1, "1" * 64, HOUR)
    track = Track(2, "Voice", clips=(Clip(CLIP, 1, 0, 0, HOUR, performance=performance),))
    return Project(media=(media,), tracks=(track,), next_id=100)


def chosen(curve: Curve, count: int) -> frozenset[int]:
    """Frames of neighbouring keys in the middle of a curve."""
    start = (len(curve.keys) - count) // 2
    return frozenset(key.frame for key in curve.keys[start : start + count])


def spread(curve: Curve, count: int) -> frozenset[int]:
    """Frames of keys all over a curve."""
    return frozenset(key.frame for key in curve.keys[:: len(curve.keys) // count][:count])


def report(name: str, call: Callable[[], object]) -> None:
    """Print the median and the 95th percentile of many calls."""
    times = []
    for _ in range(REPEATS):
        began = time.perf_counter()
        call()
        times.append(1e3 * (time.perf_counter() - began))
    print(f"{name:58} {statistics.median(times):8.2f} {sorted(times)[int(0.95 * REPEATS)]:8.2f}", flush=True)


def report_moves() -> None:
    """Time moves in one curve, and as edits of a project."""
    curve = many_keys(KEYS)
    frames, everywhere = chosen(curve, CHOSEN), spread(curve, CHOSEN)
    report(f"move {CHOSEN} of {KEYS} keys, neighbours", lambda: move_keys(curve, frames, 3, 0.05, LIMITS))
    report(f"move {CHOSEN} of {KEYS} keys, all over", lambda: move_keys(curve, everywhere, 3, 0.05, LIMITS))
    address = LayerCurve(1, "yaw")
    one = project_with({address: curve})
    report(
        "the same as an edit of a project",
        lambda: set_curve(one, CLIP, address, move_keys(curve, frames, 3, 0.05, LIMITS)),
    )
    addresses = [LayerCurve(layer, channel) for layer in (1, 2) for channel in HEAD_CHANNELS]
    many = project_with({address: many_keys(KEYS // CURVES + row) for row, address in enumerate(addresses)})
    report(f"move {CHOSEN} keys in {CURVES} curves, as one edit", lambda: move_everywhere(many, addresses))


def move_everywhere(project: Project, addresses: list[LayerCurve]) -> Project:
    """The project with some keys of each curve moved."""

    def change(performance: Performance) -> Performance:
        for address in addresses:
            curve = curve_at(performance, address)
            frames = chosen(curve, CHOSEN // CURVES)
            performance = with_curve(performance, address, move_keys(curve, frames, 3, 0.05, LIMITS))
        return performance

    return change_performance(project, CLIP, change)


def main() -> None:
    print(f"{'':58} {'median':>8} {'p95 ms':>8}")
    report_moves()
    curve, start = many_keys(KEYS), HOUR // 2
    report(f"sample 1 frame of {KEYS} keys", lambda: sample(curve, np.arange(start, start + 1), 0.0))
    shown = np.arange(start, start + SHOWN)
    report(f"sample {SHOWN} frames of {KEYS} keys", lambda: sample(curve, shown, 0.0))
    minute = np.arange(MINUTE)
    hand = 12 * np.sin(minute / 17) + 3 * np.sin(minute / 5)
    dense = Curve(tuple(Key(frame, value) for frame, value in enumerate(hand.tolist())))
    fit = curve_of_samples(minute, hand, 0.3)
    report(f"a minute recorded, to {len(fit.keys)} keys", lambda: curve_of_samples(minute, hand, 0.3))
    thin = simplify(dense, range(MINUTE), 0.3)
    report(
        f"simplify a minute of a key a frame, to {len(thin.keys)} keys",
        lambda: simplify(dense, range(MINUTE), 0.3),
    )


if __name__ == "__main__":
    main()
