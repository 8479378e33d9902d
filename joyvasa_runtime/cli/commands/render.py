"""`joyvasa render`: the video of a project, as the app would export it."""

import argparse
from functools import partial
from pathlib import Path
from typing import Any

from joyvasa_runtime.cli import options as opt
from joyvasa_runtime.cli.cluster_options import add_cluster_options
from joyvasa_runtime.cli.export_options import add_export_options, export_settings
from joyvasa_runtime.cli.project_video import make_project_video
from joyvasa_runtime.cli.queue_options import add_queue_options, asks_for_one_video, run_queue
from joyvasa_runtime.cli.result import Result
from joyvasa_runtime.cli.video_result import video_result
from joyvasa_runtime.engine import Engine
from joyvasa_runtime.errors import ProjectError
from joyvasa_runtime.export import check_output, check_package, discard_render
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.storage import load_project
from joyvasa_runtime.timebase import FrameSpan, frame_to_seconds, seconds_to_frame


def add_commands(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "render",
        help="a project becomes a video",
        description="Render a project. Stopped or killed, the same command goes on where it was.",
    )
    parser.add_argument("project", type=Path, nargs="?", metavar="PROJECT.joyvasa", help="saved by the app")
    opt.add_output(parser, "OUT.mp4", is_required=False)
    parser.add_argument("--start", type=opt.seconds, metavar="S", help="start on the timeline, seconds")
    parser.add_argument("--end", type=opt.seconds, metavar="S", help="end on the timeline, seconds")
    parser.add_argument("--range", action="store_true", dest="is_range", help="what is marked in the project")
    parser.add_argument("--anew", action="store_true", help="drop what a stopped render of it finished")
    add_export_options(parser)
    opt.add_engine_options(parser)
    add_cluster_options(parser)
    add_queue_options(parser)
    parser.set_defaults(run=partial(_run, parser))


def _run(parser: argparse.ArgumentParser, options: argparse.Namespace, monitor: Monitor) -> Result:
    _refuse_what_does_not_fit(parser, options)
    return run_queue(options, monitor) if options.is_queue else _render(options, monitor)


def _refuse_what_does_not_fit(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    """End with what is wrong where an option would have to be overlooked."""
    if (options.scheduler or options.workers is not None) and not options.is_segments:
        parser.error("--scheduler and --workers are for --segments")
    if options.is_range and (options.start is not None or options.end is not None):
        parser.error("--range is what is marked in the project: give no --start and no --end with it")
    if options.is_queue:
        if asks_for_one_video(parser, options):
            parser.error("every video in the --queue has its own project, output, pack and settings")
    elif options.is_list:
        parser.error("--list is for --queue")
    elif options.project is None or options.output is None:
        parser.error("a project and -o OUT.mp4 are needed, or --queue")


def _render(options: argparse.Namespace, monitor: Monitor) -> Result:
    settings = export_settings(options)
    # A package that is a folder may be there already, made by this very command.
    if settings.package != "folder":
        check_output(options.output, settings.compression)
    loaded = load_project(options.project)
    span = _span(options, loaded.project)
    if options.anew:
        discard_render(options.output)
        # A finished package is not made from the start either: it is never replaced.
        check_package(options.output, settings)
    engine = Engine.open(options.pack, provider=options.provider)
    report = make_project_video(engine, loaded, options.output, settings, span, options, monitor)
    return video_result(report, engine)


def _span(options: argparse.Namespace, project: Project) -> FrameSpan:
    """The stretch of the timeline that is wanted: all of it, or what lies between start and end."""
    if not project.frames:
        raise ProjectError(f"There is nothing on the timeline of {options.project}", "Import a voice first.")
    if options.is_range:
        return _marked(options, project)
    start = 0 if options.start is None else seconds_to_frame(options.start)
    stop = project.frames if options.end is None else min(project.frames, seconds_to_frame(options.end))
    if start >= stop:
        raise ProjectError(
            f"Nothing of {options.project} lies between the start and the end "
            f"({frame_to_seconds(project.frames):g} s long)",
            "Choose a start before the end, both within the timeline.",
        )
    return FrameSpan(start, stop)


def _marked(options: argparse.Namespace, project: Project) -> FrameSpan:
    if project.range is None:
        raise ProjectError(f"No range is marked in {options.project}", "Give a start and an end.")
    return project.range
