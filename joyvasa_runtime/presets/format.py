"""The settings of an export as a table that JSON can hold, and back: every fact once, every key always there.

Nothing is left to defaults, so that a changed default never changes an old preset. Files are `preset_file`'s
business.
"""

from typing import Any, get_args

from joyvasa_runtime.errors import JoyVasaError
from joyvasa_runtime.lettering.styles import CaptionStyle, Corner, LabelStyle
from joyvasa_runtime.portrait.canvas import MAX_ZOOM, SIDES, Canvas, Colour, Fit, View
from joyvasa_runtime.presets.settings import FRAME_RATES, ExportSettings, PackageKind
from joyvasa_runtime.presets.table import Table, wrong
from joyvasa_runtime.video.compression import CodecName, Compression, Speed

LABEL_HEIGHTS = (0.02, 0.1)
CAPTION_HEIGHTS = (0.03, 0.15)
LOUDNESSES_LUFS = (-40.0, -5.0)

LONGEST_LABEL = 100
"""Characters of a visible label; more would not fit beside a face."""

_ANY_WHOLE = 2**40
"""Numbers whose limits `Compression` knows better."""


def encode_settings(settings: ExportSettings) -> dict[str, Any]:
    """The table of an export's settings, of JSON's kinds of values only."""
    return {
        "compression": _compression(settings.compression),
        "canvas": _canvas(settings.canvas),
        "fps": settings.fps,
        "loudness_lufs": settings.loudness_lufs,
        "label": None if settings.label is None else _label(settings.label),
        "captions": None if settings.captions is None else _captions(settings.captions),
        "package": settings.package,
        "is_signed": settings.is_signed,
    }


def decode_settings(values: object) -> ExportSettings:
    """The settings of a table that may come from anywhere.

    Raises
    ------
    ExportError
        If a key is missing or unknown, or a value is of another type, beyond all bounds or not possible
        with the others.
    """
    table = Table(values)
    settings = read_settings(table)
    table.done()
    return settings


def read_settings(table: Table) -> ExportSettings:
    """The settings of a table that is used up by the caller.

    Raises
    ------
    ExportError
        As `decode_settings`.
    """
    return ExportSettings(
        compression=table.table("compression", _read_compression),
        canvas=table.table("canvas", _read_canvas),
        fps=table.choice("fps", FRAME_RATES),
        loudness_lufs=table.maybe("loudness_lufs", lambda key: table.number(key, *LOUDNESSES_LUFS)),
        label=table.maybe_table("label", _read_label),
        captions=table.maybe_table("captions", _read_captions),
        package=table.choice("package", get_args(PackageKind)),
        is_signed=table.flag("is_signed"),
    )


def _compression(compression: Compression) -> dict[str, Any]:
    return {
        "codec": compression.codec,
        "crf": compression.crf,
        "bit_rate": compression.bit_rate,
        "speed": compression.speed,
        "uses_gpu": compression.uses_gpu,
        "has_alpha": compression.has_alpha,
    }


def _read_compression(table: Table) -> Compression:
    codec = table.choice("codec", get_args(CodecName))
    crf = table.maybe("crf", lambda key: table.count(key, 0, _ANY_WHOLE))
    bit_rate = table.maybe("bit_rate", lambda key: table.count(key, 0, _ANY_WHOLE))
    speed = table.choice("speed", get_args(Speed))
    uses_gpu, has_alpha = table.flag("uses_gpu"), table.flag("has_alpha")
    try:
        return Compression(codec, crf, bit_rate, speed, uses_gpu, has_alpha)
    except JoyVasaError as error:
        raise wrong(f"compression: {error.message}") from error


def _canvas(canvas: Canvas) -> dict[str, Any]:
    return {
        "view": canvas.view,
        "longer_side": canvas.longer_side,
        "size": None if canvas.size is None else list(canvas.size),
        "fit": canvas.fit,
        "centre": None if canvas.centre is None else list(canvas.centre),
        "zoom": canvas.zoom,
        "background": None if canvas.background is None else list(canvas.background),
    }


def _read_canvas(table: Table) -> Canvas:
    return Canvas(
        view=table.choice("view", get_args(View)),
        longer_side=table.maybe("longer_side", lambda key: table.count(key, *SIDES)),
        size=table.maybe("size", lambda key: _size(table, key)),
        fit=table.choice("fit", get_args(Fit)),
        centre=table.maybe("centre", lambda key: _point(table, key)),
        zoom=table.number("zoom", 1.0, MAX_ZOOM),
        background=table.maybe("background", lambda key: _colour(table, key)),
    )


def _size(table: Table, key: str) -> tuple[int, int]:
    width, height = table.counts(key, 2, *SIDES)
    return width, height


def _point(table: Table, key: str) -> tuple[float, float]:
    x, y = table.numbers(key, 2, 0.0, 1.0)
    return x, y


def _colour(table: Table, key: str) -> Colour:
    red, green, blue = table.counts(key, 3, 0, 255)
    return red, green, blue


def _label(style: LabelStyle) -> dict[str, Any]:
    return {"text": style.text, "corner": style.corner, "height": style.height}


def _read_label(table: Table) -> LabelStyle:
    return LabelStyle(
        table.line("text", LONGEST_LABEL),
        table.choice("corner", get_args(Corner)),
        table.number("height", *LABEL_HEIGHTS),
    )


def _captions(style: CaptionStyle) -> dict[str, Any]:
    return {"edge": style.edge, "height": style.height, "has_box": style.has_box}


def _read_captions(table: Table) -> CaptionStyle:
    return CaptionStyle(
        table.choice("edge", ("top", "bottom")),
        table.number("height", *CAPTION_HEIGHTS),
        table.flag("has_box"),
    )
