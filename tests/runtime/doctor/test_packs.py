"""What is said of packs: what they hold and, if wanted, what they draw here."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from joyvasa_runtime.doctor.examination import examine
from joyvasa_runtime.doctor.finding import Finding
from joyvasa_runtime.doctor.packs import examine_pack
from joyvasa_runtime.models.catalog import PACKS_VARIABLE, PackEntry
from joyvasa_runtime.models.manifest import describe_file, read_manifest, write_manifest
from joyvasa_runtime.models.pack import Manifest
from joyvasa_runtime.monitor import Monitor


@pytest.fixture
def folder(make_published_pack: Callable[[Path], Path], tmp_path: Path) -> Path:
    return make_published_pack(tmp_path / "packs" / "tiny")


def entry(folder: Path) -> PackEntry:
    return PackEntry(folder, is_bundled=False, manifest=read_manifest(folder))


def change(folder: Path, files: Callable[[Manifest], tuple[object, ...]]) -> None:
    """Write the manifest anew with other files."""
    manifest = read_manifest(folder)
    write_manifest(folder, replace(manifest, files=files(manifest)))


def test_a_pack_tells_in_which_precision_it_draws(folder: Path):
    assert examine_pack(entry(folder), probes=False) == Finding(
        "pack tiny-published", True, "Tiny 1.0.0, MIT, fp32"
    )
    (folder / "generator_fp16.onnx").write_bytes((folder / "generator.onnx").read_bytes())
    halved = describe_file(folder, "generator_fp16", "generator_fp16.onnx")
    change(folder, lambda manifest: (*manifest.files, halved))
    assert examine_pack(entry(folder), probes=False).text == "Tiny 1.0.0, MIT, fp32 and fp16"


def test_a_probe_that_is_drawn_right_passes(folder: Path):
    finding = examine_pack(entry(folder), probes=True)
    assert finding.is_good
    assert finding.text.endswith("; its probe passes on the CPU in fp32")


def test_a_probe_that_is_drawn_wrong_is_told_with_what_to_do(folder: Path):
    with np.load(folder / "probe.npz") as file:
        arrays = dict(file)
    np.savez(folder / "probe.npz", **arrays | {"pixels": np.zeros((512, 512, 3), np.uint8)})
    probe = describe_file(folder, "probe", "probe.npz")
    change(folder, lambda manifest: (*(f for f in manifest.files if f.role != "probe"), probe))
    finding = examine_pack(entry(folder), probes=True)
    assert not finding.is_good
    assert "its probe fails on the CPU in fp32: its picture is wrong" in finding.text
    assert "Install the pack again" in finding.text


def test_a_pack_that_cannot_be_loaded_is_no_good(folder: Path):
    (folder / "flow.onnx").write_bytes(b"broken")
    finding = examine_pack(entry(folder), probes=True)
    assert not finding.is_good
    assert "flow.onnx" in finding.text


def test_every_pack_is_examined_and_only_those_with_a_probe_draw(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv(PACKS_VARIABLE, str(folder.parent))
    shown: list[tuple[str, int, int]] = []

    class Watching(Monitor):
        def show(self, stage: str, done: int, total: int) -> None:
            shown.append((stage, done, total))

    findings = {finding.name: finding.text for finding in examine(Watching(), probes=True)}
    assert "probe passes" in findings["pack tiny-published"]
    assert "probe" not in findings["pack starter"]
    assert shown == [("examine", 0, 2), ("examine", 1, 2), ("examine", 2, 2)]
