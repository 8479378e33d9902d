"""Milliseconds to find the faults of the sample, of ten minutes and of an hour; run it as a script."""

import statistics
import time
from dataclasses import replace

import numpy as np

from joyvasa_runtime.models.specs import SafeRanges
from joyvasa_runtime.motion.sequence import CHANNELS, SCALE
from joyvasa_runtime.project.document import Clip, Project
from joyvasa_runtime.project.motions import Motions
from joyvasa_runtime.project.operations.performance import change_performance
from joyvasa_runtime.project.quality.analysis import Known, Levels, find_faults
from joyvasa_runtime.project.storage import load_project
from joyvasa_runtime.resources import resource

REPEATS = 7
TEN_MINUTES = 10 * 60 * 25


def sample() -> tuple[Project, Motions]:
    """The sample project, whose only clip has a take of the starter pack."""
    loaded = load_project(resource("sample/sample.joyvasa"))
    return loaded.project, loaded.motions


def repeated(project: Project, frames: int) -> Project:
    """The project with its clip again and again until so many frames are full."""
    track = next(track for track in project.tracks if track.drives)
    (first,) = track.clips
    clips: list[Clip] = []
    while not clips or clips[-1].stop < frames:
        id = project.next_id + len(clips)
        clips.append(replace(first, id=id, start=len(clips) * (first.frames + 10)))
    tracks = tuple(replace(one, clips=tuple(clips)) if one is track else one for one in project.tracks)
    return replace(project, tracks=tracks, next_id=project.next_id + len(clips))


def levels_of(project: Project) -> Levels:
    """Syllables of noise for every sound: how long it takes doesn't depend on what is heard."""
    rng = np.random.default_rng(0)
    return {media.sha256: rng.uniform(0, 1, media.frames).astype(np.float32) for media in project.media}


def milliseconds(project: Project, motions: Motions, levels: Levels, known: Known) -> float:
    """Time of one call."""
    rest = np.zeros(CHANNELS, np.float32)
    rest[SCALE] = 1
    began = time.perf_counter()
    find_faults(project, motions, rest, SafeRanges(), levels, known)
    return 1e3 * (time.perf_counter() - began)


def main() -> None:
    """Print one row for each project."""
    short, motions = sample()
    print(f"{'project':<22} {'clips':>6} {'whole ms':>9} {'edited ms':>10}")
    for name, project in (
        ("sample", short),
        ("ten minutes", repeated(short, TEN_MINUTES)),
        ("an hour", repeated(short, 6 * TEN_MINUTES)),
    ):
        levels = levels_of(project)
        track = next(track for track in project.tracks if track.drives)
        wholes, edits = [], []
        for number in range(REPEATS):
            known: Known = {}
            wholes.append(milliseconds(project, motions, levels, known))
            clip_id = track.clips[len(track.clips) // 2].id
            edited = change_performance(
                project, clip_id, lambda one, ms=number + 1: replace(one, lip_sync_ms=ms)
            )
            edits.append(milliseconds(edited, motions, levels, known))
        whole, edit = statistics.median(wholes), statistics.median(edits)
        print(f"{name:<22} {len(track.clips):6} {whole:9.1f} {edit:10.1f}")


if __name__ == "__main__":
    main()
