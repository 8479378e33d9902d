"""`joyvasa convert` from end to end on small stand-ins, after one that was killed: a whole pack, or none."""

import contextlib
import io
import json
import signal
import subprocess
import sys

import numpy as np
import pytest

from joyvasa_runtime.cli import main
from joyvasa_runtime.models.catalog import list_packs
from joyvasa_runtime.models.pack import open_pack
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.portrait.liveportrait.probe import probe_problem
from joyvasa_runtime.portrait.liveportrait.stages import Stages

CONVERT_AND_DIE = """
import os, signal, sys
from pathlib import Path
from joyvasa_runtime.convert.conversion import convert_checkpoints
from joyvasa_runtime.convert.settings import ConversionSettings
from joyvasa_runtime.monitor import Monitor

class Killed(Monitor):
    def show(self, stage, done, total):
        if (stage, done) == ("denoiser", 0):
            os.kill(os.getpid(), signal.SIGKILL)

convert_checkpoints(Path(sys.argv[1]), None, ConversionSettings(), Killed())
"""

MOTION_ROLES = {"template", "audio_encoder", "cross_attention", "denoiser"}
FRAME_ROLES = {"flow", "sampling", "sampling_plain", "generator"}
ONCE_ROLES = {"appearance", "motion_extractor", "flow_source", "probe"}
KEYPOINT_ROLES = {"stitching", "lip", "eye"}


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """The user's folder of packs."""
    folder = tmp_path_factory.mktemp("user") / "packs"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JOYVASA_PACKS", str(folder))
        yield folder


@pytest.fixture(scope="module")
def killed(root, small_checkpoints):
    """What a conversion that was killed in the middle left in the folder, and which packs were seen then."""
    code = [sys.executable, "-c", CONVERT_AND_DIE, str(small_checkpoints)]
    assert subprocess.run(code, check=False).returncode == -signal.SIGKILL
    return sorted(path.name for path in root.iterdir()), list_packs()


class Watch(Monitor):
    """Remembers the stages and how far each was counted."""

    def __init__(self):
        super().__init__()
        self.stages = {}

    def show(self, stage, done, total):
        self.stages[stage] = done, total


@pytest.fixture(scope="module")
def watch():
    return Watch()


@pytest.fixture(scope="module")
def record(killed, root, small_checkpoints, watch):
    """What the next conversion says of itself, for scripts; half precision, so that every file is made."""
    printed = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(printed):
        patch.setattr("joyvasa_runtime.cli.entry.terminal_monitor", lambda **_: watch)
        line = ["convert", str(small_checkpoints), "--only", "human", "--precision", "fp16", "--json"]
        assert main(line) == 0
    return json.loads(printed.getvalue())


@pytest.fixture(scope="module")
def pack(record, root):
    return open_pack(root / "joyvasa-human", provider="cpu")


def test_a_killed_conversion_leaves_a_hidden_folder_and_no_pack(killed):
    left, packs = killed
    assert len(left) == 2
    assert all(name.startswith(".joyvasa-convert-") for name in left)
    assert all(entry.is_bundled for entry in packs)


def test_the_next_conversion_makes_the_pack_and_clears_away_what_the_killed_one_left(record, root):
    assert [path.name for path in root.iterdir()] == ["joyvasa-human"]
    assert [entry.manifest.id for entry in list_packs() if not entry.is_bundled] == ["joyvasa-human"]
    assert [entry["folder"] for entry in record["packs"]] == [str(root / "joyvasa-human")]
    assert record["left_out"] == []


def test_a_converted_pack_is_whole_and_has_every_file_in_both_precisions(pack):
    pack.check(Monitor())
    halves = {f"{role}_fp16" for role in FRAME_ROLES}
    roles = MOTION_ROLES | ONCE_ROLES | KEYPOINT_ROLES | FRAME_ROLES | halves
    assert {file.role for file in pack.manifest.files} == roles


def test_the_manifest_says_how_the_published_models_are_run(pack):
    manifest = pack.manifest
    assert manifest.portrait.generator == "liveportrait"
    assert manifest.portrait.size == 512
    assert manifest.licence == "MIT"
    assert "LivePortrait" in manifest.credit
    assert (manifest.motion.positions, manifest.motion.cached_attention) == ("constant", True)
    assert (manifest.motion.window, manifest.motion.carried, manifest.motion.channels) == (100, 10, 73)
    assert (manifest.audio.pad_before, manifest.audio.pad_mode) == (1280, "zero")
    assert manifest.safe.yaw == (-30.0, 30.0)


def test_the_licences_lie_in_the_pack(pack):
    text = (pack.folder / "LICENSES.txt").read_text("utf-8")
    assert "Kuaishou Visual Generation" in text
    assert "Permission is hereby granted" in text


def test_models_have_the_signatures_that_the_runtime_feeds(pack):
    signatures = {
        file.role: [*map(str, file.inputs), "->", *map(str, file.outputs)] for file in pack.manifest.files
    }
    assert signatures["appearance"] == [
        "image: float32 (B, 3, 256, 256)",
        "->",
        "feature: float32 (B, 4, 4, 64, 64)",
    ]
    assert signatures["flow"][-2:] == [
        "deformation: float32 (B, 4, 64, 64, 3)",
        "occlusion: float32 (B, 1, 64, 64)",
    ]
    for role, dtype in (
        ("sampling", "float32"),
        ("sampling_fp16", "float16"),
        ("sampling_plain_fp16", "float16"),
    ):
        assert signatures[role] == [
            "feature: float32 (1, 4, 4, 64, 64)",
            "deformation: float32 (B, 4, 64, 64, 3)",
            "occlusion: float32 (B, 1, 64, 64)",
            "->",
            f"warped: {dtype} (B, 8, 64, 64)",
        ]
        assert signatures[role.replace("sampling_plain", "sampling").replace("sampling", "generator")] == [
            f"warped: {dtype} (B, 8, 64, 64)",
            "->",
            "picture: float32 (B, 3, 512, 512)",
            "pixels: uint8 (B, 512, 512, 3)",
        ]


@pytest.mark.parametrize("precision", ["fp32", "fp16"])
def test_the_runtime_draws_the_probe_as_the_torch_networks_did(pack, precision):
    assert probe_problem(pack, Stages(pack, precision, on_cpu=True)) == ""
    probe = pack.probe()
    assert np.ptp(probe["pixels"]) > 50
    apart = np.abs(probe["kp_driving"] - probe["kp_source"])
    assert 0.005 < apart.max() < 0.5


def test_every_model_was_checked_and_its_error_is_told(record, pack):
    checks = {check["role"]: check for check in record["packs"][0]["checks"]}
    assert checks.keys() == {file.role for file in pack.manifest.files if file.inputs}
    assert all(0 <= check["error"] <= check["allowed"]["error"] for check in checks.values())
    assert checks["generator"]["error"] < 1e-4
    assert checks["generator_fp16"]["allowed"]["measure"] == "rms"


def test_every_network_was_a_stage_that_was_counted_to_its_end(record, watch):
    assert watch.stages == {
        "check the files": (6, 6),
        "audio encoder": (3, 3),
        "denoiser": (5, 5),
        "human: appearance": (3, 3),
        "human: motion extractor": (3, 3),
        "human: keypoints": (7, 7),
        "human: warping": (15, 15),
        "human: generator": (5, 5),
    }
