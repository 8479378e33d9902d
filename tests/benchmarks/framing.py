"""What framing and a transparent background cost, and how steady the cut-out's edge is; a script."""

import statistics
import time
from collections.abc import Callable
from dataclasses import replace

import cv2
import numpy as np

from joyvasa_runtime.audio.decode import decode_audio
from joyvasa_runtime.engine import Engine
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.motion.generate import GenerationSettings
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.portrait.alpha.follow import Follower
from joyvasa_runtime.portrait.canvas import Canvas
from joyvasa_runtime.portrait.framing import frame_portrait
from joyvasa_runtime.portrait.matte import person_matte
from joyvasa_runtime.portrait.source import Portrait
from joyvasa_runtime.portrait.subject import Subject, open_subject
from joyvasa_runtime.resources import resource
from joyvasa_runtime.timebase import FrameSpan

FRAMES = 100
REPEATS = 40
CANVASES = (
    Canvas(longer_side=512),
    Canvas(),
    Canvas(size=(1080, 1080)),
    Canvas(size=(1920, 1080)),
    Canvas(size=(1080, 1920)),
    Canvas(size=(1920, 1080), fit="fit"),
    Canvas("face", size=(1920, 1080)),
)
EDGE = np.ones((9, 9), np.uint8)


def main() -> None:
    engine = Engine.open("starter")
    portrait = engine.prepare_portrait(*open_subject(Subject(resource("sample", "portrait.jpg"))))
    voice = decode_audio(resource("sample", "voice.wav"))
    take = engine.generate_take(voice, GenerationSettings(), FrameSpan(0, FRAMES), Monitor())
    print("ms a frame, one thread: framing alone, and with a transparent background")
    for canvas in CANVASES:
        plain, clear = (frame_portrait(portrait, canvas, has_alpha=alpha) for alpha in (False, True))
        times = [median_ms(framing.step, portrait.pixels) for framing in (plain, clear)]
        print(f"{canvas.view} {canvas.fit} {plain.width} x {plain.height}: {times[0]:.1f} {times[1]:.1f}")
    for has_alpha in (False, True):
        step = frame_portrait(portrait, Canvas(longer_side=512), has_alpha=has_alpha).step
        began = time.perf_counter()
        count = sum(1 for _ in engine.render_frames(portrait, take.motion, take.reference, Monitor(), step))
        print(f"alpha {has_alpha}, 512 px, all threads: {count / (time.perf_counter() - began):.1f} frames/s")
    report_edge("as the voice moves it", engine, portrait, take.motion, take.reference)
    report_edge("swaying", engine, portrait, swaying(take.motion), take.reference)


def median_ms(step: Callable[[np.ndarray], np.ndarray], crop: np.ndarray) -> float:
    times = []
    for _ in range(REPEATS):
        began = time.perf_counter()
        step(crop)
        times.append(1e3 * (time.perf_counter() - began))
    return statistics.median(times)


def swaying(motion: MotionSequence) -> MotionSequence:
    """More movement of the head than the voice makes, as after an edit."""
    values, t = motion.values.copy(), np.arange(len(motion)) / motion.fps
    for channel, degrees, period_s in ((67, 4, 1.7), (68, 8, 3.0), (69, 6, 2.1)):
        values[:, channel] += degrees * np.sin(2 * np.pi * t / period_s)
    return MotionSequence(values, motion.fps)


def report_edge(
    name: str, engine: Engine, portrait: Portrait, motion: MotionSequence, reference: np.ndarray
) -> None:
    """Compare with the exact alpha, known from drawing the moved matte over black and over white."""
    crops = engine.render_rows(portrait, motion.values, reference)
    matte = person_matte(portrait.pixels)
    exact = exact_alpha(engine, portrait, matte, motion, reference)
    edge = np.stack([cv2.dilate(((a > 0.02) & (a < 0.98)).astype(np.uint8), EDGE) for a in exact]) > 0
    follower = Follower(portrait.pixels, matte)
    ways = {
        "exact": exact,
        "followed": np.stack([follower.alpha_of(crop) for crop in crops]).astype(np.float32) / 255,
        "matted anew": np.stack([person_matte(crop) for crop in crops]),
    }
    print(f"edge, {name}: mean error; mean second difference in time, of 1")
    for way, alpha in ways.items():
        jerk = np.abs(alpha[2:] - 2 * alpha[1:-1] + alpha[:-2])[edge[1:-1]].mean()
        print(f"  {way:12} {np.abs(alpha - exact)[edge].mean():.4f} {jerk:.4f}")


def exact_alpha(
    engine: Engine, portrait: Portrait, matte: np.ndarray, motion: MotionSequence, reference: np.ndarray
) -> np.ndarray:
    layers = {**portrait.inputs, "alpha": np.rint(255 * matte).astype(np.uint8)}
    black, white = (
        np.stack(
            engine.render_rows(
                replace(portrait, inputs={**layers, "background": np.full_like(portrait.pixels, value)}),
                motion.values,
                reference,
            )
        ).astype(np.float32)
        for value in (0, 255)
    )
    return 1.0 - (white - black).mean(axis=-1) / 255.0


if __name__ == "__main__":
    main()
