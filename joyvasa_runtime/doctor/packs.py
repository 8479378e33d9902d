"""Findings on model packs: what each holds and, if wanted, whether it draws on this machine as it should."""

from joyvasa_runtime.doctor.finding import Finding
from joyvasa_runtime.errors import JoyVasaError
from joyvasa_runtime.models.catalog import PackEntry, list_packs
from joyvasa_runtime.models.pack import Manifest, ModelPack, open_pack
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.portrait.liveportrait.placement import Place, Placement
from joyvasa_runtime.portrait.liveportrait.probe import probe_problem

_MEND = "Install the pack again, or try it on another machine"


def examine_packs(monitor: Monitor, *, probes: bool) -> tuple[Finding, ...]:
    """A finding per pack, or the one that there is none.

    Raises
    ------
    Cancelled
    """
    entries = list_packs()
    if not entries:
        return (Finding("packs", False, "no model pack is installed; install the program again"),)
    findings = []
    for done, entry in enumerate(entries):
        monitor.step("examine", done, len(entries))
        findings.append(examine_pack(entry, probes=probes))
    monitor.step("examine", len(entries), len(entries))
    return tuple(findings)


def examine_pack(entry: PackEntry, *, probes: bool) -> Finding:
    """What a pack holds; where `probes` is true and it has a probe, also how it draws here."""
    manifest = entry.manifest
    if manifest is None:
        return Finding(f"pack {entry.folder.name}", False, str(entry.problem))
    name = f"pack {manifest.id}"
    text = f"{manifest.name} {manifest.version}, {manifest.licence}, {_precisions(manifest)}"
    if not probes or not any(file.role == "probe" for file in manifest.files):
        return Finding(name, True, text)
    try:
        is_good, drawn = _drawn(open_pack(entry.folder))
    except JoyVasaError as error:
        is_good, drawn = False, str(error)
    return Finding(name, is_good, f"{text}; {drawn}")


def _precisions(manifest: Manifest) -> str:
    """In which precisions it can draw: fp32 always, and whatever its files' names end in."""
    halved = any(file.role == "generator_fp16" for file in manifest.files)
    return "fp32 and fp16" if halved else "fp32"


def _drawn(pack: ModelPack) -> tuple[bool, str]:
    """Whether a pack draws its known picture here, and where it does, with what was given up for that."""
    placement = Placement(pack)
    place = placement.place
    problem = probe_problem(pack, place.stages)
    notes = "".join(f" ({note})" for note in placement.notes)
    if problem:
        return False, f"its probe fails on {_where(place)}: {problem}{notes}. {_MEND}"
    return True, f"its probe passes on {_where(place)}{notes}"


def _where(place: Place) -> str:
    device = "the GPU" if place.stages.provider == "cuda" else "the CPU"
    return f"{device} in {place.stages.precision}"
