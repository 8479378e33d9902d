"""What is said where conversion's packages are missing or don't load."""

import subprocess
import sys

import pytest

from joyvasa_runtime.cli import main
from joyvasa_runtime.convert.requirements import check_requirements
from joyvasa_runtime.errors import ModelPackError

LOOK_AT_COMMANDS = """
import sys
sys.modules["torch"] = None  # Python's own way to say that there is no such module
from joyvasa_runtime.cli import main
sys.exit(main(["convert", "nowhere"]))
"""


@pytest.fixture
def broken(monkeypatch, tmp_path):
    """Put a module of that name and text in front of the real one."""

    def put(name, text):
        for module in [module for module in sys.modules if module.split(".")[0] == name]:
            monkeypatch.delitem(sys.modules, module)
        (tmp_path / f"{name}.py").write_text(text)
        monkeypatch.syspath_prepend(tmp_path)

    return put


def test_all_packages_are_there_in_this_environment():
    check_requirements()


def test_a_missing_package_is_named_with_both_ways_on(monkeypatch):
    monkeypatch.setitem(sys.modules, "onnxscript", None)
    with pytest.raises(ModelPackError, match="without the package onnxscript") as caught:
        check_requirements()
    assert 'install -e ".[convert]"' in caught.value.hint
    assert "joyvasa packs install FILE.jvpack" in caught.value.hint


@pytest.mark.parametrize(
    "text",
    [
        'raise OSError("libcudart.so.13: cannot open shared object file")',
        'raise ImportError("libcudart.so.13: cannot open shared object file")',
        'raise RuntimeError("libcudart.so.13: cannot open shared object file\\nmore")',
    ],
)
def test_a_package_that_does_not_load_is_told_with_its_reason(broken, text):
    broken("onnxscript", text)
    with pytest.raises(
        ModelPackError, match=r"onnxscript is installed but does not load \(libcudart"
    ) as caught:
        check_requirements()
    assert ".[convert]" in caught.value.hint


def test_the_command_says_so_without_torch_before_it_looks_at_the_files():
    done = subprocess.run(
        [sys.executable, "-c", LOOK_AT_COMMANDS], capture_output=True, text=True, check=False
    )
    assert done.returncode == 5
    assert done.stderr.startswith("joyvasa: Checkpoints can't be converted without the package torch.")
    assert done.stderr.count("\n") == 1


def test_the_command_names_a_folder_that_is_not_there(tmp_path, capsys):
    assert main(["convert", str(tmp_path / "nowhere")]) == 5
    assert capsys.readouterr().err.startswith(f"joyvasa: There is no folder {tmp_path / 'nowhere'}.")
