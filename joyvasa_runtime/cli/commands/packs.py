"""`joyvasa packs`: what is installed, whether it is whole, and packs from and into files."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from joyvasa_runtime.cli.result import Result
from joyvasa_runtime.errors import ModelPackError
from joyvasa_runtime.models.catalog import PackEntry, find_pack, list_packs
from joyvasa_runtime.models.install import install_pack
from joyvasa_runtime.models.pack_archive import export_pack
from joyvasa_runtime.monitor import Monitor


def add_commands(commands: Any) -> None:
    """Add the command and its actions to the parser."""
    parser = commands.add_parser(
        "packs",
        help="list, check, install and pass on model packs",
        description="list, check [PACK ...] (all of them), install FILE.jvpack (into your folder), "
        "export PACK FILE.jvpack.",
    )
    parser.add_argument("action", nargs="?", choices=tuple(_ACTIONS), default="list")
    parser.add_argument("target", nargs="*", help="packs to check (all of them), files to install")
    parser.set_defaults(run=_packs)


def _packs(options: argparse.Namespace, monitor: Monitor) -> Result:
    return _ACTIONS[options.action](options.target, monitor)


def _list(_targets: Sequence[str], _monitor: Monitor) -> Result:
    entries = list_packs()
    text = "\n".join(_line(entry) for entry in entries) or "no model packs were found"
    return Result(text, {"packs": [_record(entry) for entry in entries]})


def _check(targets: Sequence[str], monitor: Monitor) -> Result:
    names = targets or [str(entry.folder) for entry in list_packs()]
    whole = []
    for name in names:
        pack = find_pack(name, provider="cpu")
        pack.check(monitor)
        whole.append(f"{pack.manifest.id} {pack.manifest.version}")
    return Result("\n".join(f"{name}: whole" for name in whole), {"whole": whole})


def _install(targets: Sequence[str], monitor: Monitor) -> Result:
    if not targets:
        raise ModelPackError("No file to install was named", "Write: joyvasa packs install FILE.jvpack")
    manifests = [install_pack(Path(target), monitor).manifest for target in targets]
    text = "\n".join(f"{m.name} {m.version} is installed; use it with --pack {m.id}" for m in manifests)
    return Result(text, {"installed": [{"id": m.id, "version": m.version} for m in manifests]})


def _export(targets: Sequence[str], monitor: Monitor) -> Result:
    if len(targets) != 2:
        raise ModelPackError(
            "A pack and the file to write are needed", "Write: joyvasa packs export PACK FILE.jvpack"
        )
    pack, archive = find_pack(targets[0], provider="cpu"), Path(targets[1])
    export_pack(pack, archive, monitor)
    return Result(f"{archive}: {pack.manifest.name} {pack.manifest.version}", {"archive": str(archive)})


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


_ACTIONS: Mapping[str, Callable[[Sequence[str], Monitor], Result]] = {
    "list": _list,
    "check": _check,
    "install": _install,
    "export": _export,
}
