"""The workflow that builds a release: what it runs is pinned, and every step it names exists."""

import importlib.util
import re
from pathlib import Path

TEXT = (Path(__file__).resolve().parents[2] / ".github" / "workflows" / "release.yml").read_text("utf-8")


def test_every_action_is_pinned_to_a_commit_with_its_version_beside_it():
    actions = re.findall(r"uses: (.+)", TEXT)

    assert actions
    assert [line for line in actions if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v[\d.]+", line)] == []


def test_every_module_that_it_runs_exists():
    modules = set(re.findall(r"python -m ([\w.]+)", TEXT))

    assert modules == {"installer.bundle", "installer.linux", "installer.windows"}
    assert [name for name in modules if importlib.util.find_spec(f"{name}.__main__") is None] == []


def test_it_may_write_only_where_it_attaches_files_to_a_draft():
    assert TEXT.count("contents: write") == 1
    assert "--draft" in TEXT
