"""Milliseconds to evaluate stretches of an hour of 200 clips, each with a take; run it as a script."""

import statistics
import time
from pathlib import Path

import numpy as np

from joyvasa_runtime.motion.sequence import CHANNELS, SCALE, MotionSequence
from joyvasa_runtime.project.document import Clip, Generation, Media, Project, Take, Track
from joyvasa_runtime.project.evaluate import evaluate
from joyvasa_runtime.project.motions import Motions, motion_sha256
from joyvasa_runtime.timebase import FrameSpan

CLIPS, CLIP_FRAMES, GAP = 200, 440, 10
SPANS = (1, 10, 1_500)
REPEATS = 300


def long_project() -> tuple[Project, Motions]:
    """A voice track of clips with short gaps; every other take has a reference row of its own."""
    rng = np.random.default_rng(0)
    rest = np.zeros(CHANNELS, np.float32)
    rest[SCALE] = 1
    media, takes, clips, motions = [], [], [], {}
    for number in range(CLIPS):
        motion = MotionSequence(rng.normal(size=(CLIP_FRAMES, CHANNELS)).astype(np.float32))
        sha256, id = motion_sha256(motion), 3 * number + 1
        motions[sha256] = motion
        reference = tuple((rest + number % 2).tolist())
        media.append(Media(id, "sound", Path(f"/{id}.wav"), 1, f"{id:064x}", CLIP_FRAMES))
        takes.append(Take(id + 1, id, 0, CLIP_FRAMES, sha256, reference, Generation(), "1.0.0"))
        clips.append(Clip(id + 2, id, number * (CLIP_FRAMES + GAP), 0, CLIP_FRAMES, take_id=id + 1))
    track = Track(3 * CLIPS + 1, "Voice", clips=tuple(clips))
    return Project(
        media=tuple(media), tracks=(track,), takes=tuple(takes), reference=tuple(rest.tolist())
    ), motions


def main() -> None:
    project, motions = long_project()
    rest = np.array(project.reference, np.float32)
    starts = np.random.default_rng(1).integers(0, project.frames - max(SPANS), REPEATS)
    print(f"{'frames':>8} {'median ms':>10} {'p95 ms':>8}")
    for frames in SPANS:
        times = []
        for start in starts.tolist():
            began = time.perf_counter()
            evaluate(project, FrameSpan(start, start + frames), motions, rest)
            times.append(1e3 * (time.perf_counter() - began))
        print(f"{frames:8} {statistics.median(times):10.3f} {sorted(times)[int(0.95 * REPEATS)]:8.3f}")


if __name__ == "__main__":
    main()
