"""Peak memory, duration and sync of the export of a short and of a long project.

Run: python -m tests.benchmarks.export_memory [MINUTES ...] [--size N]   (1 and 60 at 512 px by default)

An hour takes 90,000 frames: half an hour on two quiet cores, and 3 GB of disk.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import av
import numpy as np

from joyvasa_runtime.engine import Engine
from joyvasa_runtime.export import project_scene
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.portrait.canvas import Canvas
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.project.storage import load_project
from joyvasa_runtime.timebase import MOTION_FPS, FrameSpan
from joyvasa_runtime.video.probe import probe
from tests.benchmarks.exported_project import save_long_project

_RUN = (
    "import sys; from joyvasa_runtime.bench.memory import peak_memory_mib; "
    "from joyvasa_runtime.cli import main; "
    "code = main(sys.argv[1:]); print(peak_memory_mib()); sys.exit(code)"
)
_LAST_S = 20
"""Seconds at the end that are looked at."""


def export(project: Path, video: Path, size: int, cache: Path) -> float:
    """Export a project in a process of its own, and return its peak memory in MiB."""
    arguments = ["render", str(project), "-o", str(video), "--size", str(size), "--quiet"]
    done = subprocess.run(
        [sys.executable, "-c", _RUN, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"JOYVASA_CACHE": str(cache)},
    )
    return float(done.stdout.split()[-1])


def picture_shift(project: Path, video: Path, size: int, frames: int) -> int:
    """By how many frames the pictures of the last second lie beside those that the engine draws for it."""
    loaded, engine = load_project(project), Engine.open("starter", provider="cpu")
    settings = ExportSettings(canvas=Canvas(longer_side=size))
    scene = project_scene(engine, loaded.project, loaded.motions, settings, FrameSpan(0, frames))
    rows = scene.motion.rows(FrameSpan(frames - 2 * MOTION_FPS, frames))
    drawn = list(
        engine.render_frames(
            scene.portrait, MotionSequence(rows), scene.reference, Monitor(), scene.framing.step
        )
    )
    shown = last_pictures(video, MOTION_FPS)
    first = len(drawn) - len(shown)
    # The engine's pictures, shifted, against those of the file; the nearest shift wins.
    return min(range(-3, 1), key=lambda shift: difference(drawn[first + shift :], shown))


def difference(drawn: list[np.ndarray], shown: list[np.ndarray]) -> float:
    """Mean difference of pictures."""
    return float(np.mean([np.abs(a.astype(int) - b).mean() for a, b in zip(drawn, shown, strict=False)]))


def last_pictures(video: Path, count: int) -> list[np.ndarray]:
    """The last pictures of a video."""
    with av.open(str(video)) as file:
        stream = file.streams.video[0]
        file.seek(max(0, int((stream.duration or 0) - _LAST_S / stream.time_base)), stream=stream)
        kept: list[np.ndarray] = []
        for frame in file.decode(stream):
            kept = [*kept[1 - count :], frame.to_ndarray(format="rgb24")]
    return kept


def sound_shift_s(project: Path, video: Path) -> float:
    """By how many seconds the sound of the last seconds lies behind that of the voice."""
    voice = load_project(project).project.media[1].path
    heard, original = (last_sound(path) for path in (video, voice))
    length = min(len(heard), len(original))
    heard, original = heard[-length:], original[-length:]
    spectrum = np.fft.rfft(heard, 2 * length) * np.conj(np.fft.rfft(original, 2 * length))
    lag = int(np.argmax(np.fft.irfft(spectrum)))
    return (lag if lag < length else lag - 2 * length) / 16_000


def last_sound(path: Path) -> np.ndarray:
    """The last seconds of a sound at 16 kHz, cut at its stated end."""
    resampler = av.AudioResampler("flt", "mono", 16_000)
    with av.open(str(path)) as file:
        stream = file.streams.audio[0]
        end_s = float(stream.duration * stream.time_base)
        file.seek(max(0, int((end_s - _LAST_S) / stream.time_base)), stream=stream)
        start_s, blocks = None, []
        for frame in file.decode(stream):
            start_s = frame.time if start_s is None else start_s
            blocks += [part.to_ndarray()[0] for part in resampler.resample(frame)]
    values = np.concatenate(blocks)
    # Both are cut to the same stretch of time.
    first = round((end_s - _LAST_S / 2 - (start_s or 0.0)) * 16_000)
    return np.asarray(values[first : first + 16_000 * _LAST_S // 2])


def main() -> None:
    """Print a line for each length, with the ratio of memory to the first."""
    parser = argparse.ArgumentParser()
    parser.add_argument("minutes", type=float, nargs="*", default=[1.0, 60.0])
    parser.add_argument("--size", type=int, default=512)
    options = parser.parse_args()
    peaks: list[float] = []
    for minutes in options.minutes:
        frames = round(minutes * 60 * MOTION_FPS)
        with tempfile.TemporaryDirectory() as name:
            folder, video = Path(name), Path(name) / "out.mp4"
            project, began = save_long_project(folder, frames), time.perf_counter()
            peaks.append(export(project, video, options.size, folder / "cache"))
            took = time.perf_counter() - began
            info = probe(video)
            print(
                f"{minutes:6.1f} min  {peaks[-1]:7.0f} MiB  x {peaks[-1] / peaks[0]:.3f}  "
                f"{frames / took:5.1f} frames/s  pictures {info.frames - frames:+d} frames, "
                f"sound {info.audio_duration_s - frames / MOTION_FPS:+.4f} s; at the end pictures "
                f"{picture_shift(project, video, options.size, frames):+d} frames, "
                f"sound {sound_shift_s(project, video):+.4f} s",
                flush=True,
            )


if __name__ == "__main__":
    main()
