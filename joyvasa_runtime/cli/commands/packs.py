"""`joyvasa packs`: what is installed, whether it is whole, and installing one from a file."""

import argparse
from pathlib import Path
from typing import Any

from joyvasa_runtime.cli.result import Result
from joyvasa_runtime.models.catalog import PackEntry, find_pack, list_packs
from joyvasa_runtime.models.install import install_pack
from joyvasa_runtime.monitor import Monitor


def add_commands(commands: Any) -> None:
    """Add the command and its actions to the parser."""
    parser = commands.add_parser("packs", help="list, check and install model packs")
    parser.set_defaults(run=_list)
    actions = parser.add_subparsers(dest="action", metavar="ACTION")
    actions.add_parser("list", help="the packs that were found (the default)").set_defaults(run=_list)
    check = actions.add_parser("check", help="check every file of a pack, or of all packs")
    check.add_argument("pack", nargs="*", help="id or folder of a pack")
    check.set_defaults(run=_check)
    install = actions.add_parser("install", help="install a pack from a .jvpack file")
    install.add_argument("file", type=Path)
    install.set_defaults(run=_install)


def _list(_options: argparse.Namespace, _monitor: Monitor) -> Result:
    entries = list_packs()
    text = "\n".join(_line(entry) for entry in entries) or "no model packs were found"
    return Result(text, {"packs": [_record(entry) for entry in entries]})


def _check(options: argparse.Namespace, monitor: Monitor) -> Result:
    names = options.pack or [str(entry.folder) for entry in list_packs()]
    whole = []
    for name in names:
        pack = find_pack(name, provider="cpu")
        pack.check(monitor)
        whole.append(f"{pack.manifest.id} {pack.manifest.version}")
    return Result("\n".join(f"{name}: whole" for name in whole), {"whole": whole})


def _install(options: argparse.Namespace, monitor: Monitor) -> Result:
    manifest = install_pack(options.file, monitor=monitor).manifest
    text = f"{manifest.name} {manifest.version} is installed; use it with --pack {manifest.id}"
    return Result(text, {"id": manifest.id, "version": manifest.version})


def _line(entry: PackEntry) -> str:
    if entry.manifest is None:
        return f"{entry.folder.name}: can't be used: {entry.problem}"
    manifest = entry.manifest
    kinds = ", ".join(manifest.portrait.kinds)
    return f"{manifest.id} {manifest.version}: {manifest.name} ({kinds}), {manifest.licence}, {entry.folder}"


def _record(entry: PackEntry) -> dict[str, object]:
    record: dict[str, object] = {"folder": str(entry.folder), "bundled": entry.is_bundled}
    if entry.manifest is None:
        return record | {"problem": str(entry.problem)}
    manifest = entry.manifest
    return record | {
        "id": manifest.id,
        "version": manifest.version,
        "name": manifest.name,
        "licence": manifest.licence,
        "kinds": list(manifest.portrait.kinds),
    }
