"""One segment of a video, from motion to encoded pictures: the same call on this machine and any other.

Where segments lie, and which are missing, is not decided here.
"""

from fractions import Fraction
from pathlib import Path

from joyvasa_runtime.engine import Engine
from joyvasa_runtime.export.motion_source import motion_at
from joyvasa_runtime.export.plan import RenderPlan
from joyvasa_runtime.export.scene import Scene
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.video.segment import SegmentWriter, open_segment


def render_segment(
    engine: Engine, scene: Scene, plan: RenderPlan, index: int, path: Path, monitor: Monitor
) -> None:
    """Render a segment into a file that isn't there yet.

    Parameters
    ----------
    engine : Engine
    scene : Scene
    plan : RenderPlan
    index : int
        Of the segment.
    path : Path
    monitor : Monitor
        Gets stage "render" with frames of the whole video.

    Raises
    ------
    InferenceError
        If the generator fails.
    ExportError
        If the segment can't be written; nothing is left of it then.
    Cancelled
    """
    draw_segment(engine, scene, plan, index, path, monitor).finish()


def draw_segment(
    engine: Engine, scene: Scene, plan: RenderPlan, index: int, path: Path, monitor: Monitor
) -> SegmentWriter:
    """Draw a segment as `render_segment`, without waiting for the encoder: `finish` does that."""
    span = plan.span(index)
    motion = motion_at(scene.motion, plan.fps, span)
    writer = open_segment(path, plan.size, Fraction(plan.fps), plan.compression)
    try:
        within = _WithinVideo(monitor, span.start, plan.frames)
        frames = engine.render_frames(scene.portrait, motion, scene.reference, within, scene.framing.step)
        for number, frame in enumerate(frames, span.start):
            writer.add(scene.letters.over(frame, number))
        writer.seal()
    except BaseException:
        writer.abandon()
        raise
    return writer


class _WithinVideo(Monitor):
    """Tells the steps of a segment as steps of the whole video."""

    def __init__(self, monitor: Monitor, before: int, total: int) -> None:
        super().__init__()
        self._monitor, self._before, self._total = monitor, before, total

    def step(self, stage: str, done: int, total: int) -> None:
        """Pass a step on."""
        self._monitor.step(stage, self._before + done, self._total)
