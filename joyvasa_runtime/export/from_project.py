"""Videos of a project: what a stretch of its timeline shows and lets hear.

Motion is evaluated while it is drawn; nothing here decides how it moves.
"""

import contextlib
from pathlib import Path

from joyvasa_runtime.engine import Engine
from joyvasa_runtime.errors import ExportError, ProjectError
from joyvasa_runtime.export.finished_package import is_packaged, job_of
from joyvasa_runtime.export.letters import letters_of
from joyvasa_runtime.export.motion_source import ProjectMotion
from joyvasa_runtime.export.output import check_output
from joyvasa_runtime.export.plan import plan_render
from joyvasa_runtime.export.publisher import Publisher
from joyvasa_runtime.export.publishing import Published, check_package, finishing_of, package_path
from joyvasa_runtime.export.report import ExportReport
from joyvasa_runtime.export.scene import Scene, frame_as
from joyvasa_runtime.export.sound_alone import write_sound
from joyvasa_runtime.export.sounds import HeardMix
from joyvasa_runtime.export.video import DrawSegments, draw_here, report_of, write_video
from joyvasa_runtime.export.workplace import discard_render
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.evaluate import reference_row
from joyvasa_runtime.project.heard import heard_parts
from joyvasa_runtime.project.heard_sounds import open_heard_sounds
from joyvasa_runtime.project.motions import Motions
from joyvasa_runtime.project.overwriting import check_keeps_media
from joyvasa_runtime.project.subject import open_setup
from joyvasa_runtime.timebase import MOTION_FPS, FrameSpan


def export_project(
    engine: Engine,
    project: Project,
    motions: Motions,
    output: Path,
    settings: ExportSettings,
    span: FrameSpan,
    monitor: Monitor,
    sounds_folder: Path,
    publisher: Publisher | None = None,
    draw: DrawSegments = draw_here,
) -> ExportReport:
    """Write the video of a stretch of a project, with the takes it has and everything that is heard.

    Parameters
    ----------
    engine : Engine
        Draws the portrait; the motion is that of the takes, whichever packs made them.
    project : Project
    motions : mapping of str to MotionSequence
    output : Path
        Where a folder lies that the same job has made already, it is told of and stays.
    settings : ExportSettings
    span : FrameSpan
        Frames of the timeline.
    monitor : Monitor
    sounds_folder : Path
        Cache of the sounds as they are heard.
    publisher : Publisher or None
        Who signs it, if it shall be signed; None signs nothing.
    draw : callable
        Renders the segments, here or elsewhere.

    Raises
    ------
    ProjectError
        If the timeline is empty, or a sound that is heard is missing or not the one that was imported.
    CredentialsError
        If whoever publishes it can't sign.
    PortraitError, AudioError, InferenceError, ExportError
        If the picture, a sound, a model or the output fails; then there is no new file.
    RenderStopped, Cancelled
        As `write_video`.
    """
    job = job_of(engine.pack, project, settings, span, publisher) if settings.package == "folder" else ""
    if is_packaged(output, settings, job):
        return _finished_package(engine, project, motions, output, settings, span)
    check_output(output, settings.compression)
    check_package(output, settings)
    check_keeps_media(project, output)
    if not project.frames:
        raise ProjectError("There is nothing on the timeline to export", "Import a voice first.")
    kind = settings.compression.kind
    heard = heard_mix(project, span, sounds_folder, monitor) if kind.has_sound else None
    scene = project_scene(engine, project, motions, settings, span) if kind.has_pictures else None
    published = Published(engine, project, motions, settings, span, scene, job)
    finishing = finishing_of(published, publisher, monitor)
    if scene is None:
        return write_sound(heard, output, settings, len(span), monitor, finishing)
    return write_video(engine, scene, heard, output, settings, monitor, finishing, draw)


def _finished_package(
    engine: Engine,
    project: Project,
    motions: Motions,
    output: Path,
    settings: ExportSettings,
    span: FrameSpan,
) -> ExportReport:
    """Tell of a package that was complete when the program was killed, and tidy up what it left."""
    # What can't be removed only takes room.
    with contextlib.suppress(ExportError):
        discard_render(output)
    path = package_path(output, settings)
    if not settings.compression.kind.has_pictures:
        return ExportReport(path, len(span), MOTION_FPS, 0, 0)
    scene = project_scene(engine, project, motions, settings, span)
    return report_of(plan_render(scene, settings), path)


def project_scene(
    engine: Engine, project: Project, motions: Motions, settings: ExportSettings, span: FrameSpan
) -> Scene:
    """What a stretch of a project shows; the same on every machine with the same pack.

    Raises
    ------
    PortraitError
        If there is no portrait, or its picture can't be used.
    """
    picture, located = open_setup(project)
    assert project.portrait is not None, "open_setup refuses a project without a portrait"
    portrait, mask = engine.prepare_portrait(picture, located), project.portrait.mask
    framing = frame_as(portrait, settings, mask)
    return Scene(
        portrait,
        ProjectMotion(project, motions, engine.neutral, span),
        reference_row(project, engine.neutral),
        framing,
        mask,
        letters_of(settings, (framing.width, framing.height), project.captions, span),
    )


def heard_mix(project: Project, span: FrameSpan, sounds_folder: Path, monitor: Monitor) -> HeardMix | None:
    """What a stretch of a project lets hear; None where nothing is heard.

    Raises
    ------
    ProjectError
        If a sound that is heard is missing or not the one that was imported.
    AudioError
        If one can't be read.
    Cancelled
    """
    sounds = open_heard_sounds(project, span, sounds_folder, monitor)
    return HeardMix(heard_parts(project, sounds), span) if sounds else None
