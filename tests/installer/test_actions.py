"""What `run` and `test` start, with a recorded command in place of every process."""

from dataclasses import dataclass, field

import pytest

from installer import actions
from installer.environment import Environment


@dataclass(frozen=True, slots=True)
class ReadyEnvironment(Environment):
    extras: list = field(default_factory=list)

    def prepare(self, extras=()):
        self.extras.append(tuple(extras))


class Recorder:
    def __init__(self, statuses=()):
        self.statuses = list(statuses)
        self.commands = []

    def __call__(self, command):
        self.commands.append([str(part) for part in command[1:]])
        return self.statuses.pop(0) if self.statuses else 0


@pytest.fixture
def environment(tmp_path):
    return ReadyEnvironment(tmp_path)


@pytest.fixture
def no_display(monkeypatch):
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(actions, "has_display", lambda _environment: False)


@pytest.mark.usefixtures("no_display")
def test_without_a_display_the_sample_becomes_a_video_and_a_line_says_where(environment, capsys):
    run = Recorder()

    assert actions.start(environment, run) == 0

    (command,) = run.commands
    assert command[:3] == ["-m", "joyvasa_runtime", "animate"]
    assert command[-2:] == ["-o", str(actions.ROOT / "demo.mp4")]
    assert str(actions.ROOT / "demo.mp4") in capsys.readouterr().out


@pytest.mark.usefixtures("no_display")
def test_the_sample_that_is_rendered_exists(environment):
    run = Recorder()

    actions.start(environment, run)

    inputs = run.commands[0][3:5]
    assert [actions.Path(path).is_file() for path in inputs] == [True, True]


@pytest.mark.usefixtures("no_display")
def test_a_failed_rendering_is_not_called_a_success(environment, capsys):
    assert actions.start(environment, Recorder([7])) == 7
    assert capsys.readouterr().out == ""


def test_every_check_runs_and_the_first_failure_decides(environment, capsys, monkeypatch):
    monkeypatch.setattr(actions, "ensure_libraries", lambda *_needed, **_wanted: None)
    run = Recorder([0, 3, 0, 5, 0, 0, 0])

    assert actions.check(environment, run) == 3

    assert environment.extras == [("dev", "train", "convert", "cluster")]
    assert len(run.commands) == len(actions.CHECKS)
    summary = capsys.readouterr().out.splitlines()[-len(actions.CHECKS) :]
    verdicts = [line.split()[0] for line in summary]
    assert verdicts == ["ok", "FAILED", "ok", "FAILED", "ok", "ok", "ok"]


def test_the_bundle_and_the_installer_for_windows_are_checks_of_their_own():
    arguments = {step.name: step.arguments for step in actions.CHECKS}

    assert arguments["bundle"] == ("-m", "installer.bundle", "--self-test")
    assert arguments["windows installer"] == ("-m", "installer.windows", "--placeholder")
