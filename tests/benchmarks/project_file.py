"""Saving, opening and keeping an hour of performance: 200 clips, each with a take of its own.

    python -m tests.benchmarks.project_file

Prints medians in ms, and how long the window's thread was away from its events meanwhile.
"""

import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEventLoop, QTimer

from desktop.document.session import Session
from desktop.document.store import Store
from joyvasa_runtime.motion.sequence import SCALE, MotionSequence
from joyvasa_runtime.project.document import Clip, Generation, Media, Project, Take, Track
from joyvasa_runtime.project.motions import motion_sha256
from joyvasa_runtime.project.recovery import RecoveryFolder
from joyvasa_runtime.project.storage import load_project, save_project

CLIPS = 200
FRAMES = 60 * 60 * 25 // CLIPS
RUNS = 9


def an_hour(folder):
    """A project of an hour and its motions, which wander as a head does."""
    random = np.random.default_rng(0)
    motions, takes, clips = {}, [], []
    for number in range(CLIPS):
        steps = random.standard_normal((FRAMES, 70), np.float32)
        values = np.cumsum(0.01 * steps, axis=0)
        values[:, SCALE] = 1
        motion = MotionSequence(values)
        sha256 = motion_sha256(motion)
        motions[sha256] = motion
        row = tuple(float(value) for value in motion.values[0])
        start = number * FRAMES
        takes.append(Take(10 + number, 1, start, FRAMES, sha256, row, Generation(), "1.0.0"))
        clips.append(Clip(1000 + number, 1, start, start, FRAMES, take_id=10 + number))
    sound = Media(1, "sound", folder / "voice.wav", 10, "0" * 64, CLIPS * FRAMES)
    track = Track(2, "Voice", clips=tuple(clips))
    return Project("Hour", None, (sound,), (track,), tuple(takes), next_id=2000), motions


def timed(name, work):
    """Print the median time of `work`, and its shortest and longest."""
    times = []
    for run in range(RUNS):
        began = time.perf_counter()
        work(run)
        times.append(1000 * (time.perf_counter() - began))
    print(f"{name:44} {statistics.median(times):7.1f}  ({min(times):.1f} to {max(times):.1f})", flush=True)


def plain(folder):
    """Without a window: the time that each takes by itself."""
    project, motions = an_hour(folder)
    path = folder / "hour.joyvasa"
    timed("save", lambda run: save_project(path, replace(project, title=str(run)), motions))
    print(f"{'  megabytes':44} {path.stat().st_size / 1e6:7.1f}")
    timed("open", lambda _run: load_project(path))
    recovery = RecoveryFolder(folder / "recovery")

    def keep_all(run):
        recovery.forget()
        recovery.keep(project, motions, path)

    timed("autosave, everything new", keep_all)
    timed(
        "autosave after an edit", lambda run: recovery.keep(replace(project, title=str(run)), motions, path)
    )
    recovery.forget()


def beside_a_window(folder):
    """The longest time that the window's thread is away while the session works."""
    application = QCoreApplication([])
    project, motions = an_hour(folder)
    store = Store(project)
    for motion in motions.values():
        store.add_motion(motion)
    session = Session(store, folder / "recovery")
    path = folder / "hour.joyvasa"

    def save(run):
        store.edit("Rename", lambda project: replace(project, title=str(run)))
        session.save(path)

    for name, signal, ask in (
        ("away while saving", session.saved, save),
        ("away while opening", session.opened, lambda _run: session.open(path)),
    ):
        gaps = [longest_gap(signal, lambda run=run, ask=ask: ask(run)) for run in range(RUNS)]
        print(f"{name:44} {statistics.median(gaps):7.1f}  ({min(gaps):.1f} to {max(gaps):.1f})", flush=True)
    session.close()
    application.processEvents()


def longest_gap(signal, ask):
    """The longest time in ms between two rounds of the event loop until `signal`; one is due each ms."""
    loop, clock, timer, gaps = QEventLoop(), QElapsedTimer(), QTimer(interval=1), []

    def tick():
        gaps.append(clock.nsecsElapsed() / 1e6)
        clock.start()

    timer.timeout.connect(tick)
    signal.connect(loop.quit)
    clock.start()
    timer.start()
    QTimer.singleShot(0, ask)
    loop.exec()
    # Outcomes that the signal set off are part of it.
    QTimer.singleShot(20, loop.quit)
    loop.exec()
    signal.disconnect(loop.quit)
    return max(gaps)


def main():
    """Print every figure."""
    with tempfile.TemporaryDirectory() as folder:
        plain(Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        beside_a_window(Path(folder))


if __name__ == "__main__":
    main()
