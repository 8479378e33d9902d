"""Options for everything that can be chosen of an export, and the settings that they become.

What is not given is taken from a preset, or else from the settings' own defaults.
"""

import argparse
import re
from dataclasses import replace
from typing import Any, get_args

from joyvasa_runtime.cli.options import number_within, pixels
from joyvasa_runtime.lettering.styles import CaptionStyle, Corner, LabelStyle
from joyvasa_runtime.portrait.canvas import Canvas, Colour, Fit
from joyvasa_runtime.presets.settings import FRAME_RATES, STREAMING_LUFS, ExportSettings, PackageKind
from joyvasa_runtime.presets.shelf import find_preset
from joyvasa_runtime.video.compression import CODECS, Compression, Speed

_BACKGROUND_BLUR = "blur"


def add_export_options(parser: argparse.ArgumentParser) -> None:
    """Preset, kind of file, canvas, sound, letters, package and credentials."""
    parser.add_argument("--preset", metavar="NAME", help="name or file of a preset; other options change it")
    _add_compression(parser)
    _add_canvas(parser)
    _add_letters(parser)
    group = parser.add_argument_group("sound, package and credentials")
    loudness = group.add_mutually_exclusive_group()
    loudness.add_argument(
        "--loudness", type=_lufs, nargs="?", const=STREAMING_LUFS, metavar="LUFS", help="loudness (-14)"
    )
    loudness.add_argument("--as-mixed", action="store_true", help="leave the loudness as it is mixed")
    group.add_argument("--package", choices=get_args(PackageKind), help="the video alone, or all about it")
    signed = group.add_mutually_exclusive_group()
    signed.add_argument("--credentials", dest="is_signed", action="store_true", default=None, help="sign it")
    signed.add_argument("--no-credentials", dest="is_signed", action="store_false", help="don't sign it")
    group.add_argument(
        "--publish-consent", dest="has_note", action="store_true", help="sign what was noted of consent too"
    )


def export_settings(options: argparse.Namespace) -> ExportSettings:
    """The settings that the options ask for.

    Raises
    ------
    ExportError
        If there is no such preset, or the kind of file can't do what is asked of it.
    """
    base = find_preset(options.preset).settings if options.preset else ExportSettings()
    changed = replace(
        base,
        compression=_compression(options, base.compression),
        canvas=_canvas(options, base.canvas),
        label=_label(options, base.label),
        captions=_captions(options, base.captions),
        **_given(fps=options.fps, package=options.package, is_signed=options.is_signed),
    )
    if options.as_mixed:
        return replace(changed, loudness_lufs=None)
    return replace(changed, **_given(loudness_lufs=options.loudness))


def _add_compression(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("kind of file")
    group.add_argument("--codec", choices=tuple(CODECS), help="how pictures are compressed (h264)")
    quality = group.add_mutually_exclusive_group()
    quality.add_argument("--crf", type=int, metavar="N", help="quality, smaller is better and larger")
    quality.add_argument("--bit-rate", type=_bits, metavar="BITS", help="bits a second, such as 8M")
    group.add_argument("--speed", choices=get_args(Speed), help="what the encoder spends its time on")
    group.add_argument("--gpu", action="store_true", default=None, help="let an NVIDIA card encode")
    group.add_argument("--alpha", action="store_true", default=None, help="transparent background")
    group.add_argument("--fps", type=int, choices=FRAME_RATES, help="frame rate (25)")


def _add_canvas(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("canvas")
    view = group.add_mutually_exclusive_group()
    view.add_argument("--full-frame", dest="view", action="store_const", const="full", help="whole picture")
    view.add_argument("--face", dest="view", action="store_const", const="face", help="the face crop only")
    size = group.add_mutually_exclusive_group()
    size.add_argument("--size", type=pixels, metavar="N", help="longer side in pixels (the picture's own)")
    size.add_argument("--canvas", type=_width_and_height, metavar="WxH", help="size in pixels")
    group.add_argument("--fit", choices=get_args(Fit), help="fill the canvas, or show all")
    group.add_argument("--centre", type=_point, metavar="X,Y", help="point in the middle, 0 to 1 (the face)")
    group.add_argument("--zoom", type=_zoom, metavar="N", help="1 to 8")
    group.add_argument(
        "--background", type=_background, metavar="RRGGBB", help="colour behind the picture, or blur"
    )


def _add_letters(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("letters")
    label = group.add_mutually_exclusive_group()
    label.add_argument("--label", nargs="?", const=LabelStyle().text, metavar="TEXT", help="visible label")
    label.add_argument("--no-label", action="store_true", help="no visible label")
    group.add_argument("--label-corner", choices=get_args(Corner), help="where it stands")
    group.add_argument("--label-height", type=_label_height, metavar="N", help="in parts of the shorter side")
    captions = group.add_mutually_exclusive_group()
    captions.add_argument("--captions", choices=("top", "bottom"), help="burn the project's captions in")
    captions.add_argument("--no-captions", action="store_true", help="don't")
    group.add_argument("--caption-height", type=_caption_height, metavar="N", help="as of the label")
    group.add_argument("--caption-box", action="store_true", default=None, help="a dark box behind them")


def _compression(options: argparse.Namespace, base: Compression) -> Compression:
    if options.codec is not None and options.codec != base.codec:
        # Numbers of another codec would mean something else.
        base = Compression(options.codec, speed=base.speed, uses_gpu=base.uses_gpu)
    if options.crf is not None or options.bit_rate is not None:
        base = replace(base, crf=options.crf, bit_rate=options.bit_rate)
    return replace(base, **_given(speed=options.speed, uses_gpu=options.gpu, has_alpha=options.alpha))


def _canvas(options: argparse.Namespace, base: Canvas) -> Canvas:
    if options.size is not None:
        base = replace(base, longer_side=options.size, size=None)
    if options.background == _BACKGROUND_BLUR:
        base = replace(base, background=None)
    elif options.background is not None:
        base = replace(base, background=options.background)
    given = _given(
        view=options.view, size=options.canvas, fit=options.fit, centre=options.centre, zoom=options.zoom
    )
    return replace(base, **given)


def _label(options: argparse.Namespace, base: LabelStyle | None) -> LabelStyle | None:
    given = _given(text=options.label, corner=options.label_corner, height=options.label_height)
    if options.no_label or (base is None and not given):
        return None
    return replace(base or LabelStyle(), **given)


def _captions(options: argparse.Namespace, base: CaptionStyle | None) -> CaptionStyle | None:
    given = _given(edge=options.captions, height=options.caption_height, has_box=options.caption_box)
    if options.no_captions or (base is None and not given):
        return None
    return replace(base or CaptionStyle(), **given)


def _given(**values: Any) -> dict[str, Any]:
    """Those that were given."""
    return {name: value for name, value in values.items() if value is not None}


def _lufs(text: str) -> float:
    return number_within(text, -40, -5, " LUFS")


def _zoom(text: str) -> float:
    return number_within(text, 1, 8)


def _label_height(text: str) -> float:
    return number_within(text, 0.02, 0.1)


def _caption_height(text: str) -> float:
    return number_within(text, 0.03, 0.15)


def _bits(text: str) -> int:
    match = re.fullmatch(r"(\d+(?:\.\d+)?)([kM]?)", text)
    if match is None:
        raise argparse.ArgumentTypeError(f"{text} is no number of bits a second, such as 8M or 800k")
    return round(float(match[1]) * {"": 1, "k": 1_000, "M": 1_000_000}[match[2]])


def _width_and_height(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d+)x(\d+)", text)
    if match is None:
        raise argparse.ArgumentTypeError(f"{text} is no size such as 1080x1920")
    return pixels(match[1]), pixels(match[2])


def _point(text: str) -> tuple[float, float]:
    parts = text.split(",")
    if len(parts) != 2:
        raise argparse.ArgumentTypeError(f"{text} is no point such as 0.5,0.4")
    return number_within(parts[0], 0, 1), number_within(parts[1], 0, 1)


def _background(text: str) -> Colour | str:
    if text == _BACKGROUND_BLUR:
        return text
    if re.fullmatch(r"#?[0-9a-fA-F]{6}", text) is None:
        raise argparse.ArgumentTypeError(f"{text} is no colour such as 20a0ff, nor {_BACKGROUND_BLUR}")
    red, green, blue = bytes.fromhex(text.removeprefix("#"))
    return red, green, blue
