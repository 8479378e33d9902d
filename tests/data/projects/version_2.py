"""Writes `version_2.joyvasa` beside itself: a recorded clip with something of all a performance can have.

Once a newer version was released, the file is never made anew.
"""

from pathlib import Path

import numpy as np

from joyvasa_runtime.motion.sequence import SCALE, MotionSequence
from joyvasa_runtime.project.curves.curve import Curve, Key
from joyvasa_runtime.project.document import Clip, Generation, Media, Project, Recording, Take, Track
from joyvasa_runtime.project.motions import motion_sha256
from joyvasa_runtime.project.performance.layer import Layer, LayerMotion
from joyvasa_runtime.project.performance.performance import (
    Blink,
    Blinks,
    CompSpan,
    Gate,
    Gaze,
    Limit,
    Performance,
    Silence,
    Smooth,
)
from joyvasa_runtime.project.storage import save_project

HERE = Path(__file__).resolve().parent

CURVE = Curve(
    (
        Key(-5, 0.25, "linear"),
        Key(10, 0.5, "constant", "flat"),
        Key(20, 0.75, "bezier", "aligned", (-2.5, -0.125), (5.0, 0.25)),
        Key(48, 1.0, "bezier", "free", (-3.0, 0.5)),
    )
)


def motions() -> dict[str, MotionSequence]:
    """A take's motion and a shorter one of a layer, by their hashes."""
    made = []
    for frames in (50, 12):
        values = np.zeros((frames, 70), np.float32)
        values[:, SCALE] = 1.25
        # Whole multiples of a power of two are the same on every machine.
        values[:, :63] = (3 * np.arange(frames)[:, None] + 5 * np.arange(63)) % 32 / 1024
        made.append(MotionSequence(values))
    return {motion_sha256(motion): motion for motion in made}


def performance() -> Performance:
    """Every kind of edit once."""
    _take, nod = motions()
    reference = tuple(float(value) for value in motions()[nod].values[0])
    return Performance(
        comp=(CompSpan(20, 30, 6, 4),),
        lip_sync_ms=-40,
        smooths=(Smooth(12, 24, 1.5),),
        gate=Gate(-36.0, 80.0, 320.0, (Silence(14, 18), Silence(40, 46, True))),
        blinks=Blinks(True, (Blink(15), Blink(-3, 12, 0.5))[::-1]),
        strength=(("lips", CURVE), ("head", Curve((Key(10, 0.5),)))),
        layers=(
            Layer(8, "Nod", "replace", motion=LayerMotion(nod, 15, 12, reference, "head"), weight=CURVE),
            Layer(9, "Hand – 手", curves=(("yaw", CURVE), ("smile", CURVE)), is_muted=True, is_locked=True),
        ),
        gaze=Gaze("keyed", 0.25, -0.5, CURVE, Curve((Key(0, -0.25),))),
        limits=(Limit(30, 50, (-8.0, 8.0), (-12.0, 12.5), (-6.0, 6.0)),),
    )


def project() -> Project:
    """One clip of one sound, two takes."""
    take, _nod = motions()
    reference = tuple(float(value) for value in motions()[take].values[0])
    takes = tuple(Take(number, 2, 0, 50, take, reference, Generation(), "1.0.0") for number in (5, 6))
    return Project(
        title="Version 2",
        media=(Media(2, "sound", Path("/media/my voice.wav"), 2000, "2" * 64, 120),),
        tracks=(Track(3, "Voice", clips=(Clip(4, 2, 5, 10, 40, take_id=5, performance=performance()),)),),
        takes=takes,
        reference=reference,
        recordings=(Recording(2, 3, 5),),
        next_id=10,
    )


if __name__ == "__main__":
    save_project(HERE / "version_2.joyvasa", project(), motions(), b"\x89PNG\r\n\x1a\n")
