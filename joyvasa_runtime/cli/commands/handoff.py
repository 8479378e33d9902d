"""`joyvasa handoff`: the clips and markers of a project for another editor."""

import argparse
from pathlib import Path
from typing import Any

from joyvasa_runtime.cli import options as opt
from joyvasa_runtime.cli.result import Result
from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.project.storage import load_project


def add_commands(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "handoff",
        help="clips and markers of a project for another editor",
        description="Writes OpenTimelineIO (.otio), or the heard voice as a CMX 3600 edit list (.edl).",
    )
    parser.add_argument("project", type=Path, help="project of JoyVASA Studio (.joyvasa)")
    opt.add_output(parser, "OUT.otio|OUT.edl")
    parser.add_argument("--video", type=Path, help="finished video of the whole timeline, as the picture")
    parser.set_defaults(run=_hand_off)


def _hand_off(options: argparse.Namespace, monitor: Monitor) -> Result:
    # Only here: other commands need not wait for what it imports.
    from joyvasa_runtime.handoff.files import hand_off

    if options.video is not None and not options.video.exists():
        raise ExportError(
            f"There is no video at {options.video}",
            "Check the name, or leave the video out for the portrait.",
        )
    loaded = load_project(options.project)
    hand_off(loaded.project, options.output, options.video)
    missing = [str(media.path) for media in loaded.missing]
    clips = sum(len(track.clips) for track in loaded.project.tracks)
    markers = len(loaded.project.markers)
    lines = [f"{options.output}: {_counted(clips, 'clip')}, {_counted(markers, 'marker')}"]
    lines += [f"This file is not where it was: {path}" for path in missing]
    data = {"output": str(options.output), "clips": clips, "markers": markers, "missing": missing}
    return Result("\n".join(lines), data)


def _counted(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
