"""The entry file of the installer, as a process."""

import ast
import subprocess
import sys
from pathlib import Path

BOOTSTRAP = Path(__file__).resolve().parents[2] / "installer" / "bootstrap.py"


def test_an_old_python_can_read_the_file_that_turns_it_away():
    source = BOOTSTRAP.read_text(encoding="utf-8")

    assert ast.parse(source, feature_version=(3, 4))


def test_an_unknown_action_is_refused_with_the_usage():
    done = subprocess.run([sys.executable, BOOTSTRAP, "dance"], capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert "choose from" in done.stderr
    assert "run" in done.stderr
