"""Seconds from starting the program to its first frame, in a new process with warm file caches.

Run: python tests/benchmarks/first_frame.py [RUNS]   (5 by default; prints each and the median)
"""

import statistics
import subprocess
import sys
import time

_RUN = """
from joyvasa_runtime.engine import Engine
from joyvasa_runtime.export import PerformanceSettings, perform, prepare_subject
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.portrait.subject import Subject
from joyvasa_runtime.resources import resource

engine = Engine.open("starter")
portrait = prepare_subject(engine, Subject(resource("sample", "portrait.jpg")))
take, _ = perform(engine, resource("sample", "voice.wav"), PerformanceSettings(), Monitor())
frames = engine.render_frames(portrait, take.motion, take.reference, Monitor())
next(frames)
frames.close()
"""


def main() -> None:
    """Print the seconds of each run and their median."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    seconds = []
    for _ in range(runs):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", _RUN], check=True)
        seconds.append(time.perf_counter() - began)
        print(f"{seconds[-1]:.2f} s", flush=True)
    print(f"median {statistics.median(seconds):.2f} s")


if __name__ == "__main__":
    main()
