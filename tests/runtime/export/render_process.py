"""A program that renders with the stand-in engine, to be killed or measured from outside.

    python -m tests.runtime.export.render_process OUTPUT FRAMES [STAGE NUMBER]

It kills itself at a step of a stage, or after so many segments were kept (stage "keep"). At its end it writes
its largest resident memory in MiB and how many frames it drew.
"""

import os
import signal
import sys
from pathlib import Path

import numpy as np

from joyvasa_runtime.audio.mix import MixPart
from joyvasa_runtime.bench.memory import peak_memory_mib
from joyvasa_runtime.export.motion_source import ProjectMotion
from joyvasa_runtime.export.sounds import HeardMix
from joyvasa_runtime.export.video import draw_here, write_video
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.timebase import HEARD_RATE_HZ, MOTION_FPS, FrameSpan
from tests.runtime.export.stand_in import LOSSLESS, StandIn, scene_of


def die():
    """End without a chance to tidy up."""
    os.kill(os.getpid(), signal.SIGKILL)


class KilledAt(Monitor):
    """Ends the process at a step."""

    def __init__(self, stage, done):
        super().__init__()
        self._step = stage, done

    def show(self, stage, done, _total):
        if (stage, done) == self._step:
            die()


class Killing:
    """A workplace that ends the process after so many segments were kept."""

    def __init__(self, workplace, count):
        self._workplace, self._left = workplace, count

    def part(self, index):
        return self._workplace.part(index)

    def keep(self, index):
        self._workplace.keep(index)
        self._left -= 1
        if not self._left:
            die()


def ticking(samples_path, frames):
    """A sound from the disk that has a click at the start of each second."""
    count = frames * HEARD_RATE_HZ // MOTION_FPS
    if not samples_path.exists():
        samples = np.memmap(samples_path, "<i2", "w+", shape=(count, 2))
        samples[::HEARD_RATE_HZ] = 20_000
        samples.flush()
        del samples
    return np.memmap(samples_path, "<i2", "r", shape=(count, 2))


def render(output, frames, stage, number):
    """Render, and return how many frames were drawn."""

    def draw(engine, scene, plan, workplace, missing, monitor):
        killing = Killing(workplace, number) if stage == "keep" else workplace
        draw_here(engine, scene, plan, killing, missing, monitor)

    engine, span = StandIn(), FrameSpan(0, frames)
    motion = ProjectMotion(Project(), {}, engine.neutral, span)
    samples = ticking(output.with_name(f"{frames}.samples"), frames)
    sound = HeardMix((MixPart(samples, 0, 0, len(samples)),), span)
    monitor = KilledAt(stage, number)
    write_video(engine, scene_of(frames, motion), sound, output, LOSSLESS, monitor, draw=draw)
    return engine.drawn


if __name__ == "__main__":
    killed = (sys.argv[3], int(sys.argv[4])) if len(sys.argv) > 3 else ("", 0)
    drawn = render(Path(sys.argv[1]), int(sys.argv[2]), *killed)
    sys.stdout.write(f"{peak_memory_mib()} {drawn}")
