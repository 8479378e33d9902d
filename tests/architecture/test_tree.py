"""The shape of the checkout: the folders are those of the architecture, and each package says what it is."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = {"desktop", "installer", "joyvasa_runtime", "resources", "tests"}
# Made by building, training or testing; `.gitignore` names them.
BY_PRODUCTS = {"build", "dist", "work", "shared", "__pycache__"}

MODULES = sorted(
    path.relative_to(ROOT).as_posix()
    for package in ("desktop", "installer", "joyvasa_runtime")
    for path in (ROOT / package).rglob("*.py")
)


def test_the_top_level_folders_are_those_of_the_architecture():
    folders = {
        path.name
        for path in ROOT.iterdir()
        if path.is_dir() and not path.name.startswith(".") and path.suffix != ".egg-info"
    }

    assert folders - BY_PRODUCTS == FOLDERS


def test_resources_hold_no_code():
    assert [path.name for path in (ROOT / "resources").rglob("*.py")] == []


@pytest.mark.parametrize("module", MODULES)
def test_every_module_says_what_it_is(module):
    tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))

    assert ast.get_docstring(tree)


@pytest.mark.parametrize("module", MODULES)
def test_no_module_is_named_for_leftovers(module):
    assert Path(module).stem not in {"utils", "util", "helpers", "misc", "common", "manager"}
