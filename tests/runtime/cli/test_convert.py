"""What `joyvasa convert` and `joyvasa packs export` take and say; conversion itself is tested beside it."""

from pathlib import Path

import pytest

from joyvasa_runtime.cli import main
from joyvasa_runtime.cli.commands.convert import conversion_result, conversion_settings
from joyvasa_runtime.cli.entry import build_parser
from joyvasa_runtime.convert.conversion import Conversion, ConvertedPack
from joyvasa_runtime.convert.self_check import Allowed, FileCheck
from joyvasa_runtime.convert.settings import ConversionSettings

CHECKS = (
    FileCheck("generator", 1.07e-5, Allowed(1e-3)),
    FileCheck("generator_fp16", 2.5e-3, Allowed(1e-2, "rms")),
)


@pytest.fixture
def packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folder of packs."""
    monkeypatch.setenv("JOYVASA_PACKS", str(tmp_path))
    return tmp_path


def test_by_default_both_packs_are_made_as_published_and_for_every_machine() -> None:
    options = build_parser().parse_args(["convert", "checkpoints"])
    assert (options.checkpoints, options.out) == (Path("checkpoints"), None)
    assert conversion_settings(options) == ConversionSettings("fp32", "constant", None, False)
    assert conversion_settings(options).kinds == ("human", "animal")


def test_every_choice_reaches_the_settings() -> None:
    line = [
        "convert",
        "in",
        "out",
        "--precision",
        "fp16",
        "--positions",
        "sinusoidal",
        "--only",
        "animal",
        "--replace",
    ]
    options = build_parser().parse_args(line)
    assert options.out == Path("out")
    assert conversion_settings(options) == ConversionSettings("fp16", "sinusoidal", "animal", True)


@pytest.mark.parametrize("wrong", [["--precision", "int8"], ["--positions", "none"], ["--only", "drawing"]])
def test_another_choice_is_refused(wrong: list[str]) -> None:
    with pytest.raises(SystemExit):
        build_parser().parse_args(["convert", "checkpoints", *wrong])


def test_every_models_error_is_told_as_a_table(packs: Path) -> None:
    pack = ConvertedPack("joyvasa-human", packs / "joyvasa-human", CHECKS)
    lines = conversion_result(Conversion((pack,), ("joyvasa-animal can't be made",))).text.splitlines()
    assert lines[0] == f"{packs / 'joyvasa-human'}: made and checked; use it with --pack joyvasa-human"
    assert lines[1].split() == ["model", "error", "allowed"]
    assert lines[2].split() == ["generator", "1.1e-05", "1.0e-03", "(largest)"]
    assert lines[3].split() == ["generator_fp16", "2.5e-03", "1.0e-02", "(rms)"]
    assert lines[4] == "joyvasa-animal can't be made"


def test_a_pack_in_another_folder_is_used_by_its_path(packs: Path) -> None:
    folder = packs / "elsewhere" / "joyvasa-human"
    text = conversion_result(Conversion((ConvertedPack("joyvasa-human", folder, CHECKS),), ())).text
    assert text.startswith(f"{folder}: made and checked; use it with --pack {folder}\n")


def test_scripts_get_the_same_facts() -> None:
    pack = ConvertedPack("joyvasa-human", Path("packs/joyvasa-human"), CHECKS[:1])
    assert conversion_result(Conversion((pack,), ("no animals",))).data == {
        "packs": [
            {
                "id": "joyvasa-human",
                "folder": str(Path("packs/joyvasa-human")),
                "checks": [
                    {"role": "generator", "error": 1.07e-5, "allowed": {"error": 1e-3, "measure": "largest"}}
                ],
            }
        ],
        "left_out": ["no animals"],
    }


def test_a_pack_is_exported_and_installed_again(packs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive = packs / "starter.jvpack"
    assert main(["packs", "export", "starter", str(archive)]) == 0
    assert capsys.readouterr().out.startswith(f"{archive}: JoyVASA Studio starter")
    assert main(["packs", "install", str(archive)]) == 0
    assert (packs / "starter" / "pack.toml").is_file()


@pytest.mark.parametrize("targets", [[], ["starter"], ["starter", "a.jvpack", "b.jvpack"]])
def test_export_needs_a_pack_and_a_file(targets: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["packs", "export", *targets]) == 5
    assert "joyvasa packs export PACK FILE.jvpack" in capsys.readouterr().err
