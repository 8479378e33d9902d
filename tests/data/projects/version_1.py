"""What `version_1.joyvasa` holds: a project with something of everything that version 1 knew.

The file was written by that version and is never made anew.
"""

from pathlib import Path

import numpy as np

from joyvasa_runtime.motion.generate import GenerationSettings
from joyvasa_runtime.motion.sequence import SCALE, MotionSequence
from joyvasa_runtime.project.document import (
    Clip,
    Consent,
    CropBox,
    Generation,
    Marker,
    Mask,
    Media,
    PortraitSetup,
    Project,
    Take,
    Track,
)
from joyvasa_runtime.project.motions import motion_sha256
from joyvasa_runtime.timebase import FrameSpan


def motion() -> MotionSequence:
    """Fifty frames in which the mouth moves a little."""
    values = np.zeros((50, 70), np.float32)
    values[:, SCALE] = 1.25
    # Whole multiples of a power of two are the same on every machine.
    values[:, :63] = (3 * np.arange(50)[:, None] + 5 * np.arange(63)) % 32 / 1024
    return MotionSequence(values)


def project() -> Project:
    """A drawing that speaks one clip, a second clip without a take, and music."""
    generation = Generation("starter", GenerationSettings(7, "ddim", 12, 1.5, "zero_phase", False))
    reference = tuple(float(value) for value in motion().values[0])
    points = tuple((100.0 + 3.5 * number, 200.25 - number) for number in range(20))
    return Project(
        title="Version 1 – 版本 🎬",
        portrait=PortraitSetup(
            1,
            "drawing",
            points=points,
            crop=CropBox((256.5, 240.0), 380.0, -3.5),
            mask=Mask(10.0, 20.0, 30.0, 40.0, 55.5, 0.25),
            consent=Consent(True, "Drawn by myself.\nNobody is shown."),
        ),
        media=(
            Media(1, "picture", Path("/media/drawing.png"), 1000, "1" * 64),
            Media(2, "sound", Path("/media/my voice.wav"), 2000, "2" * 64, 120),
            Media(3, "sound", Path("/media/音楽.flac"), 3000, "3" * 64, 500),
        ),
        tracks=(
            Track(
                4,
                "Voice",
                gain_db=-1.5,
                is_locked=True,
                clips=(
                    Clip(6, 2, 5, 10, 40, "Hello", -3.0, 4, 6, generation, 9),
                    Clip(7, 2, 60, 50, 30),
                ),
            ),
            Track(5, "Music", False, -12.0, True, True, clips=(Clip(8, 3, 0, 0, 500),)),
        ),
        takes=(Take(9, 2, 10, 50, motion_sha256(motion()), reference, generation, "1.0.0"),),
        markers=(Marker(10, 12, "Smile"), Marker(11, 40)),
        range=FrameSpan(5, 45),
        reference=reference,
        idle_seed=3,
        next_id=12,
    )
