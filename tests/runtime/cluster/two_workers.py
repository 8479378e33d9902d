"""Renders a video here and on workers of which one is killed, and once more while the scheduler is lost.

Run in a process of its own, because Dask's threads outlive its clusters. It prints one line of JSON.
"""

import hashlib
import json
import os
import signal
import sys
from pathlib import Path

import dask
import distributed
import numpy as np

from joyvasa_runtime.cluster.connection import ClusterSettings
from joyvasa_runtime.cluster.export_on_cluster import export_on_cluster
from joyvasa_runtime.engine import Engine
from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.export import export_project, plan
from joyvasa_runtime.export.workplace import workplace_folder
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.motion.axes import JAW
from joyvasa_runtime.motion.sequence import EXP, MotionSequence
from joyvasa_runtime.portrait.canvas import Canvas
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.project.document import Clip, Generation, Media, PortraitSetup, Project, Take, Track
from joyvasa_runtime.project.motions import motion_sha256
from joyvasa_runtime.resources import resource
from joyvasa_runtime.timebase import FrameSpan

FRAMES = 140
PICTURE = resource("sample", "portrait.jpg")
SETTINGS = ExportSettings(canvas=Canvas("face", 64))
SPAN = FrameSpan(3, FRAMES)


class ActsOnce(Monitor):
    """Does something when the first segment is back."""

    def __init__(self, act):
        super().__init__()
        self._act, self.has_acted = act, False

    def show(self, stage, done, total):
        if stage == "render" and 0 < done < total and not self.has_acted:
            self.has_acted = True
            self._act()


def remembered_cluster():
    """The local clusters in the order in which they are opened."""
    opened = []

    class Remembered(distributed.LocalCluster):
        def __init__(self, *args, **options):
            super().__init__(*args, **options)
            opened.append(self)

    distributed.LocalCluster = Remembered
    return opened


def moving_jaw(engine):
    values = np.tile(engine.neutral, (FRAMES, 1))
    values[:, EXP] += np.abs(np.sin(np.arange(FRAMES) * 0.6))[:, None] * JAW
    return MotionSequence(values)


def project_of(motion, engine):
    contents = PICTURE.read_bytes()
    picture = Media(1, "picture", PICTURE, len(contents), hashlib.sha256(contents).hexdigest(), 0)
    voice = Media(2, "sound", Path("/nowhere/voice.wav"), 10, "b" * 64, FRAMES)
    reference = tuple(engine.neutral.tolist())
    take = Take(4, 2, 0, FRAMES, motion_sha256(motion), reference, Generation(), "1.0")
    clip = Clip(6, 2, 0, 0, FRAMES, take_id=4)
    return Project(
        portrait=PortraitSetup(1),
        media=(picture, voice),
        # Muted: what is heard is the business of the machine that joins.
        tracks=(Track(5, "Voice", clips=(clip,), is_muted=True),),
        takes=(take,),
        reference=reference,
        next_id=9,
    )


class Films:
    """Exports one project, here and elsewhere."""

    def __init__(self, folder):
        # Segments of one second, so that a short video has several.
        plan.SEGMENT_S = 1
        self.folder, self.engine = folder, Engine.open("starter", provider="cpu")
        motion = moving_jaw(self.engine)
        self.shown = project_of(motion, self.engine), {motion_sha256(motion): motion}
        self.clusters = remembered_cluster()

    def here(self, name):
        path = self.folder / name
        export_project(self.engine, *self.shown, path, SETTINGS, SPAN, Monitor(), self.folder / "sounds")
        return path.read_bytes()

    def there(self, name, workers, monitor):
        path, cluster = self.folder / name, ClusterSettings(workers=workers)
        where = path, SETTINGS, SPAN, monitor, self.folder / "sounds"
        export_on_cluster(self.engine, *self.shown, *where, cluster, "cpu")
        return path.read_bytes()


def kill_a_worker(films):
    """A video of two workers of which one is killed."""
    expected = films.here("here.mp4")

    def kill():
        os.kill(next(iter(films.clusters[-1].workers.values())).process.pid, signal.SIGKILL)

    monitor = ActsOnce(kill)
    same = films.there("there.mp4", 2, monitor) == expected
    return {"has_killed": monitor.has_acted, "is_same": same, "files": sorted(os.listdir(films.folder))}


def lose_the_scheduler(films):
    """A video whose scheduler goes in the middle, and going on with it here."""

    def lose():
        # How long Dask tries to reach a scheduler that is gone; until here nobody is in a hurry.
        dask.config.set({"distributed.comm.timeouts.connect": "3s"})
        films.clusters[-1].sync(films.clusters[-1].scheduler.close)

    output = films.folder / "lost.mp4"
    try:
        films.there(output.name, 1, ActsOnce(lose))
        error = ""
    except ExportError as lost:
        error = str(lost)
    kept = [path.name for path in workplace_folder(output).glob("segment-*.mp4")]
    is_same = films.here(output.name) == (films.folder / "here.mp4").read_bytes()
    return {"lost": error, "kept": len(kept), "goes_on_the_same": is_same}


if __name__ == "__main__":
    made = Films(Path(sys.argv[1]))
    sys.stdout.write(json.dumps(kill_a_worker(made) | lose_the_scheduler(made)))
