"""`joyvasa fetch`: what is owed and how much it is, the question, the download, and packs made of it."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, get_args

from joyvasa_runtime.cli.commands.convert import conversion_result
from joyvasa_runtime.cli.consent import ask_for_consent
from joyvasa_runtime.cli.exit_codes import CANCELLED
from joyvasa_runtime.cli.options import number_within
from joyvasa_runtime.cli.output import say
from joyvasa_runtime.cli.result import Result
from joyvasa_runtime.convert.requirements import PACKAGES, check_requirements
from joyvasa_runtime.convert.settings import PACK_IDS, ConversionSettings, Precision
from joyvasa_runtime.convert.workplace import check_free
from joyvasa_runtime.errors import Cancelled
from joyvasa_runtime.fetching import (
    PARTS,
    Fetched,
    FetchPlan,
    Patience,
    PublishedPart,
    default_folder,
    fetch,
    open_hub,
    plan_fetch,
)
from joyvasa_runtime.fetching.remote import Server
from joyvasa_runtime.models.catalog import user_packs_folder
from joyvasa_runtime.monitor import Monitor


def look_ahead(settings: ConversionSettings) -> None:
    """Refuse what a long download could not mend, in no time: packages missing, packs in the way.

    Raises
    ------
    ModelPackError
    """
    if not all(find_spec(name) for name in PACKAGES):
        check_requirements()
    check_free(user_packs_folder(), [PACK_IDS[kind] for kind in settings.kinds], replace=settings.replace)


def convert(folder: Path, settings: ConversionSettings, monitor: Monitor) -> Result:
    """Install packs made of the checkpoints in a folder."""
    # Only here: it needs packages that fetching does without.
    from joyvasa_runtime.convert.conversion import convert_checkpoints

    return conversion_result(convert_checkpoints(folder, None, settings, monitor))


def _open_hub(patience: Patience) -> Server:
    return open_hub(patience=patience)


@dataclass(frozen=True, slots=True)
class Tools:
    """What the command works with, so that it can work with something else.

    Parameters
    ----------
    parts : tuple of PublishedPart
        What is published.
    open_server : callable
        Makes the server to fetch from.
    ask : callable
        Asks a question and returns if the answer is yes; gets what to type where nobody can be asked.
    look_ahead, check_requirements, convert : callable
        Look ahead at a conversion, load what it needs, which takes seconds, and do it.
    """

    parts: tuple[PublishedPart, ...] = PARTS
    open_server: Callable[[Patience], Server] = _open_hub
    ask: Callable[[str, str], None] = ask_for_consent
    look_ahead: Callable[[ConversionSettings], None] = look_ahead
    check_requirements: Callable[[], None] = check_requirements
    convert: Callable[[Path, ConversionSettings, Monitor], Result] = convert


def add_commands(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "fetch",
        help="get the official models and make packs of them",
        description="Downloads what JoyVASA's and LivePortrait's authors published, after asking, and makes "
        "packs of it. Interrupted, it goes on where it stopped.",
    )
    yes_or_no = argparse.BooleanOptionalAction
    parser.add_argument("--animals", action=yes_or_no, default=True, help="also the models for animals")
    parser.add_argument("--to", type=Path, metavar="FOLDER", help="for the files (a folder of the cache)")
    parser.add_argument("--yes", action="store_true", help="agree without being asked, for scripts")
    parser.add_argument("--wait", type=_wait, metavar="S", help="seconds that a slow network may be silent")
    parser.add_argument("--convert", action=yes_or_no, default=True, help="make packs of the files")
    parser.add_argument(
        "--precision",
        choices=get_args(Precision),
        default="fp16",
        help="fp32 leaves out the faster models for GPUs (%(default)s)",
    )
    parser.add_argument("--replace", action="store_true", help="replace packs that are there")
    parser.set_defaults(run=fetch_models)


def fetch_models(options: argparse.Namespace, monitor: Monitor, tools: Tools | None = None) -> Result:
    """Run the command."""
    tools = tools or Tools()
    settings = ConversionSettings(
        precision=options.precision, only=None if options.animals else "human", replace=options.replace
    )
    if options.convert:
        tools.look_ahead(settings)
    patience = Patience() if options.wait is None else Patience.of(options.wait)
    server = tools.open_server(patience)
    plan = plan_fetch(options.to or default_folder(), animals=options.animals, parts=tools.parts)
    if not plan.is_complete:
        _agree(plan, options, tools.ask)
    # Not earlier, or somebody offline would wait for it.
    before_bytes = tools.check_requirements if options.convert else _nothing
    try:
        fetched = fetch(plan, server, monitor, tries=patience.tries, before_bytes=before_bytes)
        result = _fetched(fetched)
        if options.convert:
            result = _both(result, tools.convert(plan.folder, settings, monitor))
    except Cancelled:
        return _stopped(plan)
    return result


def _nothing() -> None:
    """The files alone need nothing more."""


def _wait(text: str) -> float:
    return number_within(text, 0.1, 600, " seconds")


def _agree(plan: FetchPlan, options: argparse.Namespace, ask: Callable[[str, str], None]) -> None:
    """Show what is owed, and ask unless that was answered beforehand."""
    # Whoever is asked has to see what about.
    if not (options.quiet and options.yes):
        say(_offer(plan), sys.stderr)
    if not options.yes:
        ask("Do you agree to the licences, and shall the files be downloaded?", "the same command with --yes")


def _offer(plan: FetchPlan) -> str:
    lines = [line for part in plan.parts for line in _part_lines(part)]
    return "\n".join(
        [
            "The official models, from where their authors published them:",
            *lines,
            "What is for non-commercial use only, InsightFace and X-Pose, is left out.",
            f"They go to {plan.folder}; {_size(plan.missing_bytes)} are missing there.",
            "Packs made of them take about as much again.",
        ]
    )


def _part_lines(part: PublishedPart) -> tuple[str, str]:
    return (
        f"  {_size(part.size):>7}  {part.title} ({part.repository})",
        f"           licence {part.licence}, {part.credit}",
    )


def _fetched(fetched: Fetched) -> Result:
    text = f"{fetched.folder}: {len(fetched.files)} files as published, {fetched.new_files} of them new"
    data = {"checkpoints": str(fetched.folder), "files": len(fetched.files), "new_files": fetched.new_files}
    return Result(text, data)


def _both(fetched: Result, converted: Result) -> Result:
    kept = f"The packs do without {fetched.data['checkpoints']}; it can be removed."
    text = f"{fetched.text}\n{converted.text}\n{kept}"
    return Result(text, {**fetched.data, **converted.data}, converted.code)


def _stopped(plan: FetchPlan) -> Result:
    text = f"Stopped. What has arrived stays in {plan.folder}; the same command goes on from there."
    return Result(text, {"cancelled": True, "checkpoints": str(plan.folder)}, CANCELLED)


def _size(count: int) -> str:
    return f"{count / 1e9:.2f} GB" if count >= 1e9 else f"{count / 1e6:.0f} MB"
