"""kill -9 at random moments of editing, saving and generating: is the file whole, how much work is lost?

    python -m tests.benchmarks.crashes [KILLS [editing] [saving] [generating]]

20 by default, for each of the three. A child process edits at random with an autosave each second, and writes
what it did into a journal; this process kills it, then opens what is left and compares.
"""

import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QTimer

from desktop.document.session import Session
from desktop.document.store import Store
from desktop.jobs.generate import GenerateJobs
from desktop.jobs.job_list import JobList
from desktop.jobs.worker import InferenceWorker
from joyvasa_runtime.errors import EditError
from joyvasa_runtime.motion.sequence import SCALE, MotionSequence
from joyvasa_runtime.project.document import Generation
from joyvasa_runtime.project.format import encode_project
from joyvasa_runtime.project.motions import motion_sha256
from joyvasa_runtime.project.operations.arrange import move_clips, split_clips
from joyvasa_runtime.project.operations.clips import add_clip, delete_clips, free_start, set_generation
from joyvasa_runtime.project.operations.markers import add_marker
from joyvasa_runtime.project.operations.media import add_media
from joyvasa_runtime.project.operations.takes import add_take
from joyvasa_runtime.project.operations.title import set_title
from joyvasa_runtime.project.operations.tracks import add_track
from joyvasa_runtime.project.recovery import RecoveryFolder, recoverable
from joyvasa_runtime.project.storage import load_project
from joyvasa_runtime.resources import resource

INTERVAL_S = 1.0
SOUND_FRAMES = 1500


def digest(project):
    """A few characters that tell one project from every other."""
    text = json.dumps(encode_project(project, None))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


class Journal:
    """Lines of time, event and project; each is with the system when `note` returns."""

    def __init__(self, path):
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def note(self, event, project):
        line = f"{time.monotonic()} {event} {digest(project)}\n"
        os.write(self._file, line.encode())


class Editor:
    """Edits the project of a store at random, through the operations of the Studio."""

    def __init__(self, store, journal, seed):
        self._store, self._journal, self._random = store, journal, random.Random(seed)
        self._noise = np.random.default_rng(seed)

    def start(self):
        """Two tracks and a sound."""
        sound = Path("/media/voice.wav").absolute()
        self._store.edit("", lambda p: add_media(p, "sound", sound, 10, "0" * 64, SOUND_FRAMES)[0])
        for name in ("Voice", "Guest"):
            self._store.edit("", lambda p, name=name: add_track(p, name, drives=True))

    def edit(self):
        """One edit, or none where it isn't possible."""
        kinds = (self._title, self._add, self._move, self._split, self._delete, self._mark, self._take)
        weights = (1, 4, 6, 4, 2, 2, 1)
        try:
            self._store.edit("", self._random.choices(kinds, weights)[0])
        except EditError:
            return
        if self._random.random() < 0.1:
            self._store.undo_stack.undo()
        self._journal.note("edit", self._store.project)

    def _title(self, project):
        return set_title(project, f"Film {self._random.random()} 🎬")

    def _add(self, project):
        track = self._random.choice(project.tracks)
        start = free_start(project, track.id, self._random.randrange(20_000), SOUND_FRAMES)
        return add_clip(project, track.id, project.media[0].id, start)

    def _move(self, project):
        return move_clips(project, self._some_clip(project), self._random.randint(-200, 200))

    def _split(self, project):
        return split_clips(project, self._some_clip(project), self._random.randrange(20_000))

    def _delete(self, project):
        many = sum(len(track.clips) for track in project.tracks) > 40
        return delete_clips(project, self._some_clip(project)) if many else project

    def _mark(self, project):
        return add_marker(project, self._random.randrange(10_000)) if len(project.markers) < 40 else project

    def _take(self, project):
        values = self._noise.standard_normal((SOUND_FRAMES, 70), np.float32)
        values[:, SCALE] = 1
        motion = MotionSequence(values)
        sha256 = self._store.add_motion(motion)
        assert sha256 == motion_sha256(motion)
        clips = self._some_clip(project)
        sound = project.media[0].id
        return add_take(project, clips, sound, 0, motion, motion.values[0], Generation(), "1.0", sha256)

    def _some_clip(self, project):
        clips = [clip.id for track in project.tracks for clip in track.clips]
        if not clips:
            raise EditError("There is no clip yet")
        return {self._random.choice(clips)}


def generate(folder):
    """Make one take of the sample after another until somebody kills this process."""
    application = QCoreApplication([])
    store, journal = Store(), Journal(folder / "journal")
    session = Session(store, folder / "recovery")
    session.set_autosave_interval(INTERVAL_S)
    jobs = JobList(InferenceWorker("cpu"))
    generation = GenerateJobs(jobs, store)

    def again():
        clip = store.project.tracks[0].clips[0]
        settings = replace(clip.generation.settings, seed=clip.generation.settings.seed + 1)
        store.edit("", lambda p: set_generation(p, (clip.id,), replace(clip.generation, settings=settings)))
        generation.generate((clip.id,))

    store.changed.connect(lambda _before, after: journal.note("edit", after))
    jobs.finished.connect(lambda _job: again())
    session.opened.connect(lambda _path, _missing: again())
    session.open_copy(resource("sample", "sample.joyvasa"))
    application.exec()


def child(mode, folder, seed):
    """Edit until somebody kills this process; in the mode "save", save all the time besides."""
    if mode == "generate":
        generate(folder)
    application = QCoreApplication([])
    journal, store = Journal(folder / "journal"), Store()
    session = Session(store, folder / "recovery")
    session.set_autosave_interval(INTERVAL_S)
    editor = Editor(store, journal, seed)
    editor.start()
    # A 0 ms timer would leave no processor to anyone else on a small machine.
    timer = QTimer(interval=10 if mode == "edit" else 1)
    timer.timeout.connect(editor.edit)
    timer.start()
    asked = []

    def save():
        asked.append(store.project)
        session.save(folder / "film.joyvasa")

    def note_saved(_path):
        journal.note("saved", asked.pop())
        save()

    session.saved.connect(note_saved)
    if mode == "save":
        save()
    journal.note("edit", store.project)
    application.exec()


def killed(mode, folder, seed):
    """The moment at which a child was killed, and its journal as (time, event, digest)."""
    arguments = [sys.executable, "-m", "tests.benchmarks.crashes", "--child", mode, str(folder), str(seed)]
    process = subprocess.Popen(arguments)
    while not (folder / "journal").exists() or not (folder / "journal").stat().st_size:
        time.sleep(0.01)
    time.sleep(random.Random(seed).uniform(0.2, 5))
    process.kill()
    process.wait()
    moment = time.monotonic()
    lines = [line.split() for line in (folder / "journal").read_text().splitlines()]
    return moment, [(float(when), event, state) for when, event, state in lines if len(state) == 16]


def lost_s(moment, journal, project):
    """Seconds of edits that a project lacks; fails if it is none of those that there were."""
    states = [(when, state) for when, event, state in journal if event == "edit"]
    last = max(index for index, (_, state) in enumerate(states) if state == digest(project))
    return 0.0 if last + 1 == len(states) else moment - states[last + 1][0]


def check_editing(folder, seed, mode="edit"):
    """Seconds of edits that are lost after recovery."""
    moment, journal = killed(mode, folder, seed)
    entries = recoverable(folder / "recovery")
    began = journal[0][0]
    if not entries:
        assert moment - began < 2 * INTERVAL_S, "nothing to recover"
        return moment - began
    assert len(entries) == 1, entries
    mine = RecoveryFolder(folder / "recovery")
    return lost_s(moment, journal, mine.adopt(entries[0]).project)


def check_generating(folder, seed):
    """As `check_editing`, while motion is being made."""
    return check_editing(folder, seed, "generate")


def check_saving(folder, seed):
    """Seconds of edits that the saved file lacks; it holds the last save that was told, or a later one."""
    moment, journal = killed("save", folder, seed)
    path = folder / "film.joyvasa"
    saved = [state for _, event, state in journal if event == "saved"]
    if not path.exists():
        assert not saved, "a saved file is gone"
        return moment - journal[0][0]
    project = load_project(path).project
    states = [state for _, event, state in journal if event == "edit"]
    at = max((index for index, state in enumerate(states) if state == digest(project)), default=0)
    if saved and saved[-1] in states:
        first = states.index(saved[-1])
        assert at >= first, "an older file came back"
    return lost_s(moment, journal, project)


def main():
    """Kill, check, and print how much was lost."""
    if sys.argv[1:2] == ["--child"]:
        child(sys.argv[2], Path(sys.argv[3]), int(sys.argv[4]))
        return
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    kinds = sys.argv[2:] or ["editing", "saving", "generating"]
    for name, check in (
        ("editing", check_editing),
        ("saving", check_saving),
        ("generating", check_generating),
    ):
        if name not in kinds:
            continue
        losses, halves = [], 0
        for seed in range(kills):
            with tempfile.TemporaryDirectory() as folder:
                losses.append(check(Path(folder), seed))
                halves += any(Path(folder).rglob("*.part"))
        print(
            f"{name}: {kills} kills, {halves} of them while a file was being written; every file whole; "
            f"lost at most {max(losses):.2f} s of edits, {np.median(losses):.2f} s in the median",
            flush=True,
        )


if __name__ == "__main__":
    main()
