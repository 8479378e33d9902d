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


def test_an_old_python_is_turned_away_in_plain_words():
    pretend = (
        "import runpy, sys; sys.version_info = (3, 10); runpy.run_path(sys.argv[1], run_name='__main__')"
    )

    done = subprocess.run(
        [sys.executable, "-c", pretend, BOOTSTRAP], capture_output=True, text=True, check=False
    )

    assert done.returncode == 4
    assert done.stderr.startswith("JoyVASA Studio needs Python 3.11 or newer")
