"""The entry file of the installer, as a process."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from installer.bootstrap import NEWEST_PYTHON, OLDEST_PYTHON

BOOTSTRAP = Path(__file__).resolve().parents[2] / "installer" / "bootstrap.py"


def test_an_old_python_can_read_the_file_that_turns_it_away():
    source = BOOTSTRAP.read_text(encoding="utf-8")

    assert ast.parse(source, feature_version=(3, 4))


def test_an_unknown_action_is_refused_with_the_usage():
    done = subprocess.run([sys.executable, BOOTSTRAP, "dance"], capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert "choose from" in done.stderr
    assert "run" in done.stderr


@pytest.mark.parametrize("version", [(3, 10, 14), (3, 14, 0)])
def test_a_python_that_the_packages_are_not_made_for_is_turned_away_in_plain_words(version):
    pretend = (
        f"import runpy, sys; sys.version_info = {version}; runpy.run_path(sys.argv[1], run_name='__main__')"
    )

    done = subprocess.run(
        [sys.executable, "-c", pretend, BOOTSTRAP], capture_output=True, text=True, check=False
    )

    assert done.returncode == 4
    assert done.stderr.startswith("JoyVASA Studio needs Python 3.11, 3.12 or 3.13")


def test_the_versions_of_python_are_those_of_the_project():
    project = tomllib.loads((BOOTSTRAP.parents[1] / "pyproject.toml").read_text("utf-8"))["project"]
    (major, oldest), (_, newest) = OLDEST_PYTHON, NEWEST_PYTHON

    assert project["requires-python"] == f">={major}.{oldest},<{major}.{newest + 1}"
