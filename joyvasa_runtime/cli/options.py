"""Options that several commands share, and the settings values that they become."""

import argparse
from pathlib import Path
from typing import get_args

from joyvasa_runtime.export import Gains, PerformanceSettings
from joyvasa_runtime.models.catalog import DEFAULT_PACK
from joyvasa_runtime.models.specs import SamplerName, SmoothingName
from joyvasa_runtime.motion.generate import GenerationSettings
from joyvasa_runtime.portrait.canvas import Canvas
from joyvasa_runtime.portrait.subject import Subject
from joyvasa_runtime.presets.settings import FRAME_RATES, ExportSettings
from joyvasa_runtime.video.compression import Compression


def add_output(parser: argparse.ArgumentParser, metavar: str, is_required: bool = True) -> None:
    """The file to write."""
    parser.add_argument(
        "-o", "--output", type=Path, required=is_required, metavar=metavar, help="file to write"
    )


def add_engine_options(parser: argparse.ArgumentParser) -> None:
    """Which pack runs, and where."""
    parser.add_argument("--pack", default=DEFAULT_PACK, help="id or folder of a model pack (%(default)s)")
    parser.add_argument("--provider", choices=("auto", "cpu", "cuda"), default="auto", help="processor")


def add_portrait_options(parser: argparse.ArgumentParser) -> None:
    """Who in the picture is animated."""
    group = parser.add_argument_group("portrait")
    group.add_argument("--points", type=Path, help="points placed by hand (PICTURE.points.json beside it)")
    group.add_argument("--face-index", type=_count, metavar="N", help="which face, 0 is the largest")


def add_gain_options(parser: argparse.ArgumentParser) -> None:
    """How strongly motion is played."""
    group = parser.add_argument_group("strength")
    group.add_argument("--strength", type=_gain, default=1.0, help="of the expression, 1 = as generated")
    group.add_argument("--head", type=_gain, default=1.0, help="of the head motion, 1 = as generated")


def add_performance_options(parser: argparse.ArgumentParser) -> None:
    """How a voice becomes motion."""
    group = parser.add_argument_group("performance")
    group.add_argument("--seed", type=_count, default=0, help="same seed, same take (%(default)s)")
    group.add_argument("--guidance", type=_guidance, help="how closely the motion follows the voice")
    group.add_argument("--steps", type=_steps, help="denoising steps")
    group.add_argument("--sampler", choices=get_args(SamplerName), help="denoising method")
    group.add_argument("--smoothing", choices=get_args(SmoothingName), help="filter of the head motion")
    group.add_argument("--start", type=seconds, metavar="S", help="start in the voice, seconds")
    group.add_argument("--end", type=seconds, metavar="S", help="end in the voice, seconds")
    add_gain_options(parser)


def add_video_options(parser: argparse.ArgumentParser) -> None:
    """How the video looks."""
    group = parser.add_argument_group("video")
    view = group.add_mutually_exclusive_group()
    view.add_argument("--full-frame", dest="view", action="store_const", const="full", help="whole picture")
    view.add_argument("--face", dest="view", action="store_const", const="face", help="the face crop only")
    parser.set_defaults(view="full")
    group.add_argument("--size", type=pixels, help="longer side in pixels (the picture's own)")
    group.add_argument("--fps", type=int, choices=FRAME_RATES, default=25, help="frame rate (%(default)s)")
    group.add_argument("--crf", type=_crf, default=18, help="quality, 0 best to 51 worst (%(default)s)")
    group.add_argument("--no-credentials", dest="is_signed", action="store_false", help="don't sign it")


def subject(options: argparse.Namespace) -> Subject:
    """Who is animated."""
    return Subject(options.portrait, options.points, options.face_index)


def gains(options: argparse.Namespace) -> Gains:
    """How strongly the motion is played."""
    return Gains(options.strength, options.head)


def performance(options: argparse.Namespace) -> PerformanceSettings:
    """How the voice becomes motion."""
    generation = GenerationSettings(
        seed=options.seed,
        sampler=options.sampler,
        steps=options.steps,
        guidance=options.guidance,
        smoothing=options.smoothing,
    )
    return PerformanceSettings(generation, options.start, options.end)


def video(options: argparse.Namespace) -> ExportSettings:
    """How the video looks."""
    canvas = Canvas(options.view, options.size)
    return ExportSettings(Compression(crf=options.crf), canvas, options.fps, is_signed=options.is_signed)


def number_within(text: str, low: float, high: float, unit: str = "") -> float:
    """A number of a command line; argparse tells what is wrong with another."""
    try:
        value = float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no number") from None
    if not low <= value <= high:
        raise argparse.ArgumentTypeError(f"{text} is not within {low:g} to {high:g}{unit}")
    return value


def _gain(text: str) -> float:
    return number_within(text, 0, 3)


def _guidance(text: str) -> float:
    return number_within(text, 0, 20)


def seconds(text: str) -> float:
    """A time of a command line."""
    return number_within(text, 0, 1e6, " seconds")


def whole_number_within(text: str, low: int, high: int) -> int:
    """A whole number of a command line, as `number_within`."""
    try:
        value = int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no whole number") from None
    if not low <= value <= high:
        raise argparse.ArgumentTypeError(f"{text} is not within {low} to {high}")
    return value


def _count(text: str) -> int:
    return whole_number_within(text, 0, 2**63 - 1)


def _steps(text: str) -> int:
    return whole_number_within(text, 1, 1000)


def pixels(text: str) -> int:
    """A side of a picture of a command line."""
    return whole_number_within(text, 64, 8192)


def _crf(text: str) -> int:
    return whole_number_within(text, 0, 51)
