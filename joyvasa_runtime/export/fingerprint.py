"""One hash over all that decides the pictures of a video: renders of the same hash are the same render.

What is heard, and what is done to the finished file, is left out: it doesn't change a picture.
"""

import hashlib
from dataclasses import replace
from fractions import Fraction
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime import __version__
from joyvasa_runtime.engine import Engine
from joyvasa_runtime.export.motion_source import chunks
from joyvasa_runtime.export.plan import RenderPlan
from joyvasa_runtime.export.scene import Scene
from joyvasa_runtime.models.session import versions
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.portrait.source import Portrait
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.video.gpu_encoder import choose_gpu_encoder


def fingerprint(
    engine: Engine, scene: Scene, plan: RenderPlan, settings: ExportSettings, monitor: Monitor
) -> str:
    """The hash, lower-case hexadecimal.

    Parameters
    ----------
    engine : Engine
        Its pack, on what it draws and how exactly.
    scene : Scene
    plan : RenderPlan
    settings : ExportSettings
    monitor : Monitor
        Gets stage "evaluate" with frames of the motion.

    Raises
    ------
    Cancelled
    """
    digest = hashlib.sha256()
    encoder = choose_gpu_encoder(plan.compression, plan.size, Fraction(plan.fps)).encoder or ""
    facts = (*_program(engine), *_pictures(scene), repr(plan), repr(_seen(settings)), encoder)
    for fact in facts:
        # With its length, so that no two facts can flow into each other.
        digest.update(f"{len(fact)}:{fact}\n".encode("utf-8", "surrogatepass"))
    for start, rows in chunks(scene.motion):
        monitor.step("evaluate", start, scene.motion.frames)
        digest.update(np.ascontiguousarray(rows).data)
    return digest.hexdigest()


def _program(engine: Engine) -> tuple[str, ...]:
    pack = engine.pack
    files = tuple((file.role, file.sha256) for file in pack.files)
    drawn = repr((engine.provider, engine.precision))
    return __version__, versions(), av.__version__, pack.id, pack.version, repr(files), drawn


def _pictures(scene: Scene) -> tuple[str, ...]:
    picture = scene.portrait.picture
    alpha = "" if picture.alpha is None else _array(picture.alpha)
    letters = replace(scene.letters, painters=())
    return (
        _array(picture.pixels),
        alpha,
        _head(scene.portrait),
        repr(scene.mask),
        _array(scene.reference),
        repr((scene.motion.frames, scene.motion.fps)),
        repr(letters),
    )


def _head(portrait: Portrait) -> str:
    """Where the head is, as it was found or placed; what the generator makes of that follows from it."""
    located = portrait.located
    if located is None:
        return repr(portrait.kind) + _array(portrait.crop.transform)
    hand, face = located.hand_points, located.face
    points = _array(hand.points) if hand is not None else ""
    landmarks = _array(face.points) + _array(face.depth) if face is not None else ""
    return repr((located.kind, located.crop.size, _array(located.crop.transform), points, landmarks))


def _seen(settings: ExportSettings) -> ExportSettings:
    """The settings without what can't be seen."""
    return replace(settings, loudness_lufs=None, package="none", is_signed=False)


def _array(values: NDArray[Any]) -> str:
    content = hashlib.sha256(np.ascontiguousarray(values).data)
    return f"{values.shape}{values.dtype}{content.hexdigest()}"
