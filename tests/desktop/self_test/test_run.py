"""The self-test: its order, its verdict and its report, and one whole run as a user starts it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.self_test.run import STEPS, run_steps, self_test
from desktop.self_test.step import SelfTestError, Step, Workbench

ROOT = Path(__file__).resolve().parents[3]


def fails(_bench):
    raise SelfTestError("The window is blank")


@pytest.mark.usefixtures("qapp")
def test_steps_run_in_order_in_one_folder(tmp_path):
    folders, lines = [], []
    steps = [
        Step(name, lambda bench, name=name: folders.append((name, bench.folder)) or "done") for name in "ab"
    ]

    assert run_steps(steps, Workbench(tmp_path), lines.append) == 0

    assert folders == [("a", tmp_path), ("b", tmp_path)]
    assert [line.split(" (")[0] for line in lines[1:]] == [
        "ok      a: done",
        "ok      b: done",
        "All is well.",
    ]


@pytest.mark.usefixtures("qapp")
def test_a_step_that_fails_ends_the_test_with_a_line_that_says_why(tmp_path):
    lines = []
    steps = [Step("Look", fails), Step("Never", lambda _bench: pytest.fail("ran on"))]

    assert run_steps(steps, Workbench(tmp_path), lines.append) == 1

    assert lines[-1] == "FAILED  Look: SelfTestError: The window is blank"


@pytest.mark.usefixtures("qapp")
def test_the_report_is_also_written_into_a_file_and_the_folder_is_removed(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("JOYVASA_CACHE", "unchanged")
    report, used = tmp_path / "report.txt", []
    step = Step("Write", lambda bench: used.append(bench.folder) or (bench.video.write_bytes(b"x") and "ok"))

    assert self_test(report, [step]) == 0

    assert report.read_text("utf-8") == capsys.readouterr().out
    assert not used[0].exists()


@pytest.mark.usefixtures("qapp")
def test_a_program_without_a_console_still_reports_into_the_file(tmp_path, monkeypatch):
    monkeypatch.setenv("JOYVASA_CACHE", "unchanged")
    monkeypatch.setattr(sys, "stdout", None)

    assert self_test(tmp_path / "report.txt", [Step("Look", fails)]) == 1

    assert "FAILED  Look" in (tmp_path / "report.txt").read_text("utf-8")


def test_the_program_tests_itself_without_a_screen_and_writes_nothing_of_the_users(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    variables = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "JOYVASA_CACHE")
    inherited = {name: value for name, value in os.environ.items() if name not in variables}
    homes = {name: str(home) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
    environment = {
        **inherited,
        **homes,
        "LOCALAPPDATA": str(home),
        "APPDATA": str(home),
        "PYTHONPATH": str(ROOT),
    }
    command = (sys.executable, "-m", "desktop", "--self-test", "--report", tmp_path / "report.txt")

    done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)

    lines = (tmp_path / "report.txt").read_text("utf-8").splitlines()
    assert done.returncode == 0, done.stdout + done.stderr
    assert [line.split()[0] for line in lines[1:]] == ["ok"] * len(STEPS) + ["All"]
    ours = [path for path in home.rglob("*") if "joyvasa" in path.name.lower()]
    assert ours == []
