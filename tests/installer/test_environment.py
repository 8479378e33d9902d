"""When the virtual environment is installed into, and when it is left alone."""

from dataclasses import dataclass, field

import pytest

from installer.environment import Environment
from installer.errors import EXIT_INSTALL, SetupError


@dataclass(frozen=True, slots=True)
class FakeEnvironment(Environment):
    """Makes an empty interpreter file instead of an environment and notes what would be installed."""

    installed: list = field(default_factory=list)
    failing: list = field(default_factory=list)

    def _create(self):
        self.python.parent.mkdir(parents=True, exist_ok=True)
        self.python.touch()

    def _install(self, extras):
        if self.failing:
            raise SetupError(self.failing.pop(), EXIT_INSTALL)
        self.installed.append(extras)


@pytest.fixture
def environment(tmp_path):
    (tmp_path / "pyproject.toml").write_text("needs = 1")
    return FakeEnvironment(tmp_path)


def test_the_first_preparation_installs_and_the_second_does_nothing(environment):
    environment.prepare()
    environment.prepare()

    assert environment.installed == [[]]


def test_changed_needs_are_installed(environment):
    environment.prepare()
    (environment.root / "pyproject.toml").write_text("needs = 2")

    environment.prepare()

    assert environment.installed == [[], []]


def test_extras_are_added_to_what_is_there_and_stay(environment):
    environment.prepare(["train"])
    environment.prepare(["dev"])
    environment.prepare()

    assert environment.installed == [["train"], ["dev", "train"]]


def test_a_failed_installation_is_tried_again(environment):
    environment.failing.append("no space left")
    with pytest.raises(SetupError, match="no space left"):
        environment.prepare()
    assert not environment.stamp.exists()

    environment.prepare()

    assert environment.installed == [[]]


@pytest.mark.parametrize("damage", ["", "[]", "{}", '{"digest": 1, "extras": 2}'])
def test_a_damaged_stamp_installs_again(environment, damage):
    environment.prepare()
    environment.stamp.write_text(damage)

    environment.prepare()

    assert environment.installed == [[], []]


def test_a_vanished_interpreter_installs_again(environment):
    environment.prepare()
    environment.python.unlink()

    environment.prepare()

    assert environment.installed == [[], []]
