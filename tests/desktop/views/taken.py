"""A clip with three takes, for the tests of views and commands."""

from pathlib import Path

import numpy as np

from desktop.document.store import Store
from joyvasa_runtime.motion.generate import GenerationSettings
from joyvasa_runtime.motion.sequence import SCALE, MotionSequence
from joyvasa_runtime.project.document import Clip, Generation, Media, Project, Track
from joyvasa_runtime.project.operations.takes import add_take


def store_with_takes():
    """A store whose clip 3 shows 20..120 of its sound at 10..110.

    It plays take 4; takes 5, of the whole sound, and 6, of 50..80, are there.
    """
    media = Media(1, "sound", Path("/media/voice.wav"), 10, "1" * 64, 200)
    track = Track(2, "Voice", clips=(Clip(3, 1, 10, 20, 100, "Hello"),))
    store = Store(Project(media=(media,), tracks=(track,), next_id=4))
    for number, start, frames, guidance in ((1, 0, 200, None), (2, 0, 200, 2.5), (3, 50, 30, None)):
        values = np.full((frames, 70), number, np.float32)
        values[:, SCALE] = 1
        motion = MotionSequence(values)
        sha256 = store.add_motion(motion)
        generation = Generation(settings=GenerationSettings(seed=number * 11, guidance=guidance))

        def add(project, start=start, motion=motion, generation=generation, sha256=sha256):
            return add_take(
                project, {3}, 1, start, motion, (1.0,) * 70, generation, "1.2", sha256, keep_playing=True
            )

        store.edit("Generate", add)
    return store
