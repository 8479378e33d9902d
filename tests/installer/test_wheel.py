"""The built wheel: it holds the program's data where the program looks for it."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PARTS = (
    "desktop",
    "joyvasa_runtime",
    "resources",
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "THIRD_PARTY_NOTICES.md",
)
BUILD = "import sys; from setuptools import build_meta; build_meta.build_wheel(sys.argv[1])"
LOOK_UP = """
import sys
sys.path.insert(0, sys.argv[1])
from joyvasa_runtime.resources import resource
print(resource("sample", "voice.wav"))
"""


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    """A copy of what goes into the wheel; building leaves traces that don't belong in the checkout."""
    source = tmp_path_factory.mktemp("source")
    for name in PARTS:
        original = ROOT / name
        if original.is_dir():
            shutil.copytree(original, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(original, source)
    return source


@pytest.fixture(scope="module")
def installed(source, tmp_path_factory):
    """A folder with the contents of a freshly built wheel."""
    built = tmp_path_factory.mktemp("built")
    subprocess.run([sys.executable, "-c", BUILD, built], cwd=source, check=True, capture_output=True)
    target = tmp_path_factory.mktemp("installed")
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    return target


def test_an_installed_program_finds_its_own_resources(installed, tmp_path):
    command = [sys.executable, "-I", "-c", LOOK_UP, str(installed)]

    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.stdout.strip() == str(installed / "resources" / "sample" / "voice.wav"), done.stderr


def test_every_resource_is_in_the_wheel(source, installed):
    wanted = {path.relative_to(source) for path in (source / "resources").rglob("*") if path.is_file()}

    packed = {path.relative_to(installed) for path in (installed / "resources").rglob("*") if path.is_file()}

    assert packed == wanted


def test_only_the_program_itself_is_in_the_wheel(installed):
    folders = {path.name for path in installed.iterdir() if path.suffix != ".dist-info"}

    assert folders == {"desktop", "joyvasa_runtime", "resources"}
