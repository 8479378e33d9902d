"""The commands that make something: `animate`, `generate` and `render-motion`."""

import argparse
from pathlib import Path
from typing import Any

from joyvasa_runtime.cli import options as opt
from joyvasa_runtime.cli.result import Result
from joyvasa_runtime.cli.video_result import video_result
from joyvasa_runtime.engine import Engine
from joyvasa_runtime.export import (
    AnimateRequest,
    RenderRequest,
    Sound,
    animate,
    apply_take,
    files_finishing,
    perform,
    render_motion,
    this_user,
)
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.motion.csv_file import CSV_SUFFIX, write_csv
from joyvasa_runtime.motion.piece import MotionPiece
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.motion.storage import save_motion
from joyvasa_runtime.motion.template_export import TEMPLATE_SUFFIX, write_template
from joyvasa_runtime.motion.template_import import load_motion_file


def add_commands(commands: Any) -> None:
    """Add the commands of this module to the parser."""
    _add_animate(commands)
    _add_generate(commands)
    _add_render_motion(commands)


def _add_animate(commands: Any) -> None:
    parser = commands.add_parser("animate", help="a portrait and a voice become a talking video")
    parser.add_argument("portrait", type=Path, help="picture of a person, an animal or a drawing")
    parser.add_argument("voice", type=Path, help="any file with sound that FFmpeg reads")
    opt.add_output(parser, "OUT.mp4")
    opt.add_portrait_options(parser)
    opt.add_performance_options(parser)
    opt.add_video_options(parser)
    opt.add_engine_options(parser)
    parser.set_defaults(run=_animate)


def _add_generate(commands: Any) -> None:
    parser = commands.add_parser("generate", help="a voice becomes motion, without a picture")
    parser.add_argument("voice", type=Path, help="any file with sound that FFmpeg reads")
    opt.add_output(parser, "MOTION.npz|MOTION.csv|MOTION.pkl")
    opt.add_performance_options(parser)
    opt.add_engine_options(parser)
    parser.set_defaults(run=_generate)


def _add_render_motion(commands: Any) -> None:
    parser = commands.add_parser("render-motion", help="a portrait plays a motion file")
    parser.add_argument("portrait", type=Path, help="picture of a person, an animal or a drawing")
    parser.add_argument(
        "motion", type=Path, help="motion .npz, a table .csv, or a published LivePortrait template .pkl"
    )
    opt.add_output(parser, "OUT.mp4")
    parser.add_argument("--voice", type=Path, help="sound to play with the motion from its start")
    opt.add_portrait_options(parser)
    opt.add_gain_options(parser)
    opt.add_video_options(parser)
    opt.add_engine_options(parser)
    parser.set_defaults(run=_render_motion)


def _animate(options: argparse.Namespace, monitor: Monitor) -> Result:
    engine = _engine(options)
    request = AnimateRequest(
        opt.subject(options),
        options.voice,
        options.output,
        opt.performance(options),
        opt.gains(options),
        opt.video(options),
    )
    finishing = files_finishing(options.portrait, options.voice, request.settings, this_user(), monitor)
    report = animate(engine, request, monitor, finishing)
    return video_result(report, engine)


def _generate(options: argparse.Namespace, monitor: Monitor) -> Result:
    engine = _engine(options)
    settings = opt.performance(options)
    take, _ = perform(engine, options.voice, settings, monitor)
    motion = apply_take(take, opt.gains(options))
    _write_motion(options.output, motion)
    data = {
        "output": str(options.output),
        "frames": len(motion),
        "fps": motion.fps,
        "pack": engine.pack.id,
        "seed": settings.generation.seed,
    }
    return Result(f"{options.output}: {len(motion)} frames of motion at {motion.fps} fps", data)


def _write_motion(path: Path, motion: MotionSequence) -> None:
    """As a table or a LivePortrait template where the name ends like one, else as our own kind of file."""
    ending = path.suffix.lower()
    if ending == CSV_SUFFIX:
        write_csv(path, MotionPiece(motion))
    elif ending == TEMPLATE_SUFFIX:
        write_template(path, MotionPiece(motion))
    else:
        save_motion(path, motion)


def _render_motion(options: argparse.Namespace, monitor: Monitor) -> Result:
    engine = _engine(options)
    loaded = load_motion_file(options.motion)
    sound = Sound(options.voice) if options.voice else None
    request = RenderRequest(
        opt.subject(options),
        loaded.motion,
        options.output,
        sound,
        loaded.reference,
        opt.gains(options),
        opt.video(options),
    )
    finishing = files_finishing(options.portrait, options.voice, request.settings, this_user(), monitor)
    report = render_motion(engine, request, monitor, finishing)
    return video_result(report, engine)


def _engine(options: argparse.Namespace) -> Engine:
    return Engine.open(options.pack, provider=options.provider)
