"""From a scene and a sound to the finished video: segments, joining, finishing, and its name at the very end.

What is shown and heard was decided before; how it is encoded is `video`'s business.
"""

import contextlib
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path

from joyvasa_runtime.engine import Engine
from joyvasa_runtime.errors import Cancelled
from joyvasa_runtime.export.completion import complete, told_of_output
from joyvasa_runtime.export.fingerprint import fingerprint
from joyvasa_runtime.export.finishing import PLAIN, Finishing
from joyvasa_runtime.export.output import check_output
from joyvasa_runtime.export.plan import RenderPlan, plan_render
from joyvasa_runtime.export.report import ExportReport, RenderStopped
from joyvasa_runtime.export.scene import Scene
from joyvasa_runtime.export.segments import draw_segment
from joyvasa_runtime.export.sounds import HeardMix, Sound, open_sound
from joyvasa_runtime.export.spare_memory import give_back_memory
from joyvasa_runtime.export.workplace import RenderWorkplace
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.video.gpu_encoder import choose_gpu_encoder
from joyvasa_runtime.video.join import join_segments
from joyvasa_runtime.video.segment import SegmentWriter, encoded_size, segment_ending

DrawSegments = Callable[[Engine, Scene, RenderPlan, RenderWorkplace, tuple[int, ...], Monitor], None]
"""Renders the missing segments of a plan, in any order, each into `part` of the workplace and then `keep`."""


def draw_here(
    engine: Engine,
    scene: Scene,
    plan: RenderPlan,
    workplace: RenderWorkplace,
    missing: tuple[int, ...],
    monitor: Monitor,
) -> None:
    """Render the missing segments one after another on this machine.

    Raises
    ------
    InferenceError, ExportError
        If a model fails or a segment can't be written; those before it are kept.
    Cancelled
    """
    kept: Future[None] | None = None
    # A segment's end is encoded, and brought onto the disk, while the next one is drawn. The lanes stay: the
    # system gives memory to each thread and seldom gets it back from those that ended.
    with engine.lanes_kept(), ThreadPoolExecutor(1, "segments") as keeper:
        for index in missing:
            writer = draw_segment(engine, scene, plan, index, workplace.part(index), monitor)
            before, kept = kept, keeper.submit(_keep, workplace, index, writer)
            if before is not None:
                before.result()
        if kept is not None:
            kept.result()


def _keep(workplace: RenderWorkplace, index: int, writer: SegmentWriter) -> None:
    """Wait for the encoder of a segment, then take it over."""
    writer.finish()
    # Some milliseconds a segment; otherwise what encoders leave piles up over an hour.
    give_back_memory()
    workplace.keep(index)


def write_video(
    engine: Engine,
    scene: Scene,
    sound: Sound | HeardMix | None,
    output: Path,
    settings: ExportSettings,
    monitor: Monitor,
    finishing: Finishing = PLAIN,
    draw: DrawSegments = draw_here,
) -> ExportReport:
    """Render a scene and encode it; the output appears only when it is complete.

    A render that was stopped or killed goes on behind its finished segments when it is called again.

    Parameters
    ----------
    engine : Engine
    scene : Scene
    sound : Sound, HeardMix or None
    output : Path
        An older video there stays until the new one is complete.
    settings : ExportSettings
    monitor : Monitor
        Gets stages "evaluate", "check", "render" and those of joining.
    finishing : Finishing
    draw : callable
        Renders the segments, here or elsewhere.

    Raises
    ------
    InferenceError, AudioError, ExportError
        If a model, the sound or the output fails; then there is no new file, and finished segments are kept.
    RenderStopped, Cancelled
        If the user stops it with or without something finished.
    """
    check_output(output, settings.compression)
    plan = plan_render(scene, settings)
    mark = fingerprint(engine, scene, plan, settings, monitor)
    ending = segment_ending(settings.compression)

    def write(path: Path) -> tuple[str, ...]:
        heard = sound if settings.compression.kind.has_sound else None
        return _join(
            plan, workplace.segments, path, heard, settings.loudness_lufs, finishing.comment, monitor
        )

    with RenderWorkplace(output, mark, plan.count, ending) as workplace, _kept(workplace, plan):
        draw(engine, scene, plan, workplace, workplace.check(monitor), monitor)
        give_back_memory()
        done = complete(workplace, write, finishing)
    notes = scene.framing.notes + scene.letters.notes + _notes(plan) + done.notes
    return report_of(plan, done.path, done.sidecar, notes)


def report_of(
    plan: RenderPlan, path: Path, sidecar: Path | None = None, notes: tuple[str, ...] = ()
) -> ExportReport:
    """What is told of a finished video."""
    width, height = encoded_size(plan.size, Fraction(plan.fps), plan.compression)
    return ExportReport(path, plan.frames, plan.fps, width, height, sidecar, notes)


def _join(
    plan: RenderPlan,
    segments: tuple[Path, ...],
    path: Path,
    sound: Sound | HeardMix | None,
    lufs: float | None,
    comment: str,
    monitor: Monitor,
) -> tuple[str, ...]:
    """Join the segments with the sound, and return notes on that."""
    fps = Fraction(plan.fps)
    opened = None if sound is None else open_sound(sound, lufs, plan.frames / fps, monitor)
    source = None if opened is None else opened.source
    join_segments(segments, path, fps, plan.compression, source, plan.frames, comment, monitor)
    return () if opened is None else opened.notes


def _notes(plan: RenderPlan) -> tuple[str, ...]:
    """What was done in another way than asked for."""
    note = choose_gpu_encoder(plan.compression, plan.size, Fraction(plan.fps)).note
    return (note,) if note else ()


@contextlib.contextmanager
def _kept(workplace: RenderWorkplace, plan: RenderPlan) -> Iterator[None]:
    """Say of a stop or an error what it leaves."""
    try:
        with told_of_output(workplace):
            yield
    except Cancelled as cancelled:
        finished = sum(len(plan.span(index)) for index in workplace.finished)
        if not finished:
            raise
        raise RenderStopped(workplace.output, finished / plan.fps) from cancelled
