"""kill -9 at random moments of a render: does it go on, and is the video frame by frame that of one go?

Run: python -m tests.benchmarks.export_kills [KILLS] [SECONDS]   (10 and a video of 45 by default)
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import av

from joyvasa_runtime.timebase import MOTION_FPS
from tests.benchmarks.exported_project import save_long_project

_SIZE = 256

Packets = list[tuple[int | None, bytes]]


def start(project: Path, video: Path) -> "subprocess.Popen[bytes]":
    """Begin a render in a process of its own."""
    command = [sys.executable, "-m", "joyvasa_runtime", "render", str(project), "-o", str(video)]
    environment = os.environ | {"JOYVASA_CACHE": str(project.parent / "cache")}
    command = [*command, "--size", str(_SIZE), "--quiet"]
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)


def packets(video: Path) -> Packets:
    """Every packet of the pictures with its time."""
    with av.open(str(video)) as file:
        return [(packet.pts, bytes(packet)) for packet in file.demux(video=0)]


def main() -> None:
    """Kill, go on, compare; one line each."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    seconds = int(sys.argv[2]) if len(sys.argv) > 2 else 45
    dice = random.Random(6)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        project, whole = save_long_project(folder, seconds * MOTION_FPS), folder / "whole.mp4"
        assert start(project, whole).wait() == 0
        began = time.perf_counter()
        assert start(project, whole).wait() == 0
        took_s, expected = time.perf_counter() - began, packets(whole)
        print(f"uninterrupted: {took_s:.1f} s", flush=True)
        outcomes: list[bool] = []
        while len(outcomes) < kills:
            is_same = is_same_after_kill(project, folder / "a.mp4", dice.uniform(0, took_s), expected)
            # A render that was faster than expected was not killed.
            outcomes += [] if is_same is None else [is_same]
        print(f"{sum(outcomes)} of {kills} are the same")


def is_same_after_kill(project: Path, video: Path, after_s: float, expected: Packets) -> bool | None:
    """Kill a render, look what lies there, go on, and compare; None if it had ended by itself."""
    video.unlink(missing_ok=True)
    process = start(project, video)
    try:
        process.wait(after_s)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
    if process.wait() != -signal.SIGKILL:
        return None
    # A program that is killed after its last step has made the video.
    is_clean = not video.exists() or packets(video) == expected
    kept = len(list(video.parent.glob(f".{video.name}.joyvasa-render/segment-*.json")))
    began = time.perf_counter()
    ended = start(project, video).wait() == 0
    is_same = ended and packets(video) == expected
    is_tidy = is_clean and not list(video.parent.glob(f".{video.name}*"))
    words = "same frames" if is_same else "OTHER FRAMES", "nothing stray" if is_tidy else "STRAY FILES"
    took_s = time.perf_counter() - began
    print(
        f"killed after {after_s:5.1f} s, {kept} segments kept, went on for {took_s:5.1f} s:",
        *words,
        flush=True,
    )
    return is_same and is_tidy


if __name__ == "__main__":
    main()
