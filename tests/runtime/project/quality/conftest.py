"""A clip of ten seconds that plays a calm take, and the same with a fault put into the take."""

from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from joyvasa_runtime.models.specs import SafeRanges
from joyvasa_runtime.motion.axes import JAW
from joyvasa_runtime.motion.sequence import CHANNELS, EXP, PITCH, ROLL, SCALE, YAW, MotionSequence
from joyvasa_runtime.project.document import Clip, Generation, Media, Project, Take, Track
from joyvasa_runtime.project.motions import motion_sha256
from joyvasa_runtime.project.quality.analysis import find_faults

FRAMES, START, OFFSET = 250, 40, 20
SOUND = "5" * 64
SAFE = SafeRanges()


def resting():
    row = np.zeros(CHANNELS, np.float32)
    row[SCALE] = 1
    return row


def calm_rows(frames=FRAMES + 2 * OFFSET):
    """A head that sways slowly; a jaw that follows `voice`."""
    time = np.arange(frames) / 25
    rows = np.repeat(resting()[None], frames, axis=0)
    rows[:, PITCH] = 3 * np.sin(2 * np.pi * 0.7 * time)
    rows[:, YAW] = 4 * np.sin(2 * np.pi * 0.31 * time + 1)
    rows[:, ROLL] = 2 * np.sin(2 * np.pi * 0.23 * time + 2)
    rows[:, EXP] += voice(frames)[:, None] ** 0.5 * JAW
    return rows


def voice(frames=FRAMES + 2 * OFFSET):
    """Level of syllables of all lengths."""
    rng = np.random.default_rng(4)
    knots = np.sort(rng.choice(frames, frames // 4, replace=False))
    heights = rng.uniform(0.15, 1.2, len(knots))
    return np.interp(np.arange(frames), knots, heights).astype(np.float32)


@dataclass(frozen=True)
class Shown:
    """A project, the motions of its takes, and the levels of its sounds."""

    project: Project
    motions: dict
    levels: dict

    def faults(self, known=None, monitor=None):
        return find_faults(self.project, self.motions, resting(), SAFE, self.levels, known, monitor)

    def of_kind(self, kind):
        return [fault for fault in self.faults() if fault.kind == kind]

    def edited(self, operation, *arguments):
        return replace(self, project=operation(self.project, *arguments))


def project_of(rows, performance=None):
    """A project with one clip that plays rows."""
    sha256 = motion_sha256(MotionSequence(rows))
    reference = tuple(resting().tolist())
    clip = Clip(4, 1, START, OFFSET, FRAMES, take_id=3)
    if performance is not None:
        clip = replace(clip, performance=performance)
    return Project(
        media=(Media(1, "sound", Path("/voice.wav"), 1, SOUND, len(rows)),),
        tracks=(Track(2, "Voice", clips=(clip,)),),
        takes=(Take(3, 1, 0, len(rows), sha256, reference, Generation(), "1.0.0"),),
        reference=reference,
        next_id=5,
    )


@pytest.fixture
def calm():
    """Rows without a fault, to put one in."""
    return calm_rows()


@pytest.fixture
def levels():
    """Levels of the sound that the rows speak."""
    return voice()


@pytest.fixture
def show():
    """Makes a project of rows and levels."""

    def shown(rows, levels=None, performance=None):
        motion = MotionSequence(rows)
        heard = {} if levels is None else {SOUND: levels}
        return Shown(project_of(rows, performance), {motion_sha256(motion): motion}, heard)

    return shown


def trembling(rows, start, stop, degrees=1.5):
    """Rows whose head shakes at 8 Hz between frames of the timeline."""
    shaken, at = rows.copy(), slice(start - START + OFFSET, stop - START + OFFSET)
    frames = np.arange(at.start, at.stop)
    shaken[at, YAW] += degrees * np.sin(2 * np.pi * 8 * frames / 25)
    return shaken


def jumping(rows, frame, degrees=5.0):
    """Rows whose head is turned from a frame of the timeline on."""
    jumped = rows.copy()
    jumped[frame - START + OFFSET :, YAW] += degrees
    return jumped


def turned(rows, start, stop, degrees=20.0):
    """Rows whose head turns far and back between frames of the timeline."""
    far, at = rows.copy(), slice(start - START + OFFSET, stop - START + OFFSET)
    far[at, YAW] += degrees * np.sin(np.linspace(0, np.pi, stop - start)) ** 2
    return far


def silenced(levels, start, stop):
    """Levels without a sound between frames of the timeline."""
    quiet = levels.copy()
    quiet[start - START + OFFSET : stop - START + OFFSET] = 0.001
    return quiet


def delayed(rows, frames):
    """Rows whose face is late by frames."""
    late = rows.copy()
    late[:, EXP] = np.roll(rows[:, EXP], frames, axis=0)
    return late


@pytest.fixture(scope="session")
def made():
    """The functions that make rows and levels with faults, and projects of rows."""
    return SimpleNamespace(
        calm_rows=calm_rows,
        delayed=delayed,
        jumping=jumping,
        project_of=project_of,
        resting=resting,
        silenced=silenced,
        trembling=trembling,
        turned=turned,
    )
