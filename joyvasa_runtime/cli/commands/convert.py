"""`joyvasa convert`: published checkpoints become model packs, with how exact each model is."""

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from joyvasa_runtime.cli.result import Result
from joyvasa_runtime.convert.requirements import check_requirements
from joyvasa_runtime.convert.settings import ConversionSettings, Kind, Precision
from joyvasa_runtime.models.catalog import user_packs_folder
from joyvasa_runtime.models.specs import Positions
from joyvasa_runtime.monitor import Monitor

if TYPE_CHECKING:
    from joyvasa_runtime.convert.conversion import Conversion, ConvertedPack
    from joyvasa_runtime.convert.self_check import FileCheck


def add_commands(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "convert",
        help="make model packs of the published checkpoints",
        description="Makes the packs joyvasa-human and joyvasa-animal, each if its checkpoints are there.",
    )
    parser.add_argument("checkpoints", type=Path, help="folder that holds JoyVASA/ and liveportrait/")
    parser.add_argument("out", type=Path, nargs="?", help="folder for the packs (where yours are installed)")
    add_conversion_options(parser)
    parser.set_defaults(run=_convert)


def add_conversion_options(parser: argparse.ArgumentParser) -> None:
    """Options of a conversion."""
    group = parser.add_argument_group("conversion")
    group.add_argument(
        "--precision", choices=get_args(Precision), default="fp32", help="fp16 adds faster models for GPUs"
    )
    group.add_argument(
        "--positions",
        choices=get_args(Positions),
        default="constant",
        help="how the motion generator was trained to tell frames apart (%(default)s, as published)",
    )
    group.add_argument("--only", choices=get_args(Kind), help="make this pack only")
    group.add_argument("--replace", action="store_true", help="replace packs that are there")


def conversion_settings(options: argparse.Namespace) -> ConversionSettings:
    """The settings that those options say."""
    return ConversionSettings(options.precision, options.positions, options.only, options.replace)


def conversion_result(conversion: "Conversion") -> Result:
    """What was made, with every model's error."""
    lines = [line for pack in conversion.packs for line in _lines(pack)]
    packs = [_record(pack) for pack in conversion.packs]
    return Result(
        "\n".join([*lines, *conversion.left_out]), {"packs": packs, "left_out": list(conversion.left_out)}
    )


def _convert(options: argparse.Namespace, monitor: Monitor) -> Result:
    check_requirements()
    # Only here: it needs packages that other commands do without.
    from joyvasa_runtime.convert.conversion import convert_checkpoints

    settings = conversion_settings(options)
    return conversion_result(convert_checkpoints(options.checkpoints, options.out, settings, monitor))


def _lines(pack: "ConvertedPack") -> Sequence[str]:
    is_installed = pack.folder.parent == user_packs_folder()
    use = pack.id if is_installed else pack.folder
    return [
        f"{pack.folder}: made and checked; use it with --pack {use}",
        f"  {'model':<22} {'error':>8} {'allowed':>8}",
        *map(_row, pack.checks),
    ]


def _row(check: "FileCheck") -> str:
    return f"  {check.role:<22} {check.error:8.1e} {check.allowed.error:8.1e} ({check.allowed.measure})"


def _record(pack: "ConvertedPack") -> dict[str, object]:
    return {"id": pack.id, "folder": str(pack.folder), "checks": [asdict(check) for check in pack.checks]}
