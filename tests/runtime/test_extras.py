"""What is to be typed for an extra: it comes from the source at hand, never from an index by its name."""

import re
from pathlib import Path

from joyvasa_runtime.extras import install_command, source_command

ROOT = Path(__file__).resolve().parents[2]


def test_an_extra_is_installed_into_the_environment_of_the_source():
    assert install_command("cuda", "linux") == '.venv/bin/pip install -e ".[cuda]"'
    assert install_command("cuda", "win32") == '.venv\\Scripts\\pip install -e ".[cuda]"'
    assert source_command("joyvasa", "win32") == ".venv\\Scripts\\joyvasa"


def test_nobody_is_told_to_install_the_program_by_its_name():
    files = [ROOT / "README.md", *(ROOT / "joyvasa_runtime").rglob("*.py"), *(ROOT / "desktop").rglob("*.py")]

    said = [path.name for path in files if re.search(r"\"?joyvasa-studio\[", path.read_text("utf-8"))]
    assert said == []
