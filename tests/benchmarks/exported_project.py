"""A project of any length for the benchmarks of exports: the sample voice and its take, again and again.

Nothing is measured here.
"""

from pathlib import Path

import numpy as np
import soundfile

from joyvasa_runtime.audio.decode import decode_audio
from joyvasa_runtime.audio.file_hash import file_sha256
from joyvasa_runtime.engine import Engine
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.motion.generate import GenerationSettings
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.project.document import Clip, Generation, Media, PortraitSetup, Project, Take, Track
from joyvasa_runtime.project.motions import motion_sha256
from joyvasa_runtime.project.storage import save_project
from joyvasa_runtime.resources import resource
from joyvasa_runtime.timebase import MODEL_RATE_HZ, MOTION_FPS, FrameSpan

SAMPLES_A_FRAME = MODEL_RATE_HZ // MOTION_FPS


def save_long_project(folder: Path, frames: int) -> Path:
    """Save a project of so many frames into a folder, with its voice, and return its file."""
    heard, motion, reference = _spoken()
    voice = folder / "voice.wav"
    with soundfile.SoundFile(voice, "w", MODEL_RATE_HZ, 1) as file:
        for start in range(0, frames, len(motion)):
            file.write(heard[: min(len(motion), frames - start) * SAMPLES_A_FRAME])
    values = MotionSequence(np.resize(motion.values, (frames, motion.values.shape[1])))
    sha256 = motion_sha256(values)
    take = Take(4, 2, 0, frames, sha256, reference, Generation("starter", Generation().settings), "1.0")
    project = Project(
        portrait=PortraitSetup(1),
        media=(_media(1, resource("sample", "portrait.jpg")), _media(2, voice, frames)),
        tracks=(Track(3, "Voice", clips=(Clip(5, 2, 0, 0, frames, take_id=4),)),),
        takes=(take,),
        reference=reference,
        next_id=6,
    )
    path = folder / "long.joyvasa"
    save_project(path, project, {sha256: values})
    return path


def _spoken() -> tuple[np.ndarray, MotionSequence, tuple[float, ...]]:
    """The sample voice, cut to whole frames, its motion, and the row that the motion is relative to."""
    engine = Engine.open("starter", provider="cpu")
    clip = decode_audio(resource("sample", "voice.wav"))
    span = FrameSpan(0, len(clip.samples) // SAMPLES_A_FRAME)
    take = engine.generate_take(clip, GenerationSettings(), span, Monitor())
    return clip.samples[: len(span) * SAMPLES_A_FRAME], take.motion, tuple(take.reference.tolist())


def _media(number: int, path: Path, frames: int = 0) -> Media:
    kind = "sound" if frames else "picture"
    return Media(number, kind, path, path.stat().st_size, file_sha256(path, Monitor()), frames)
