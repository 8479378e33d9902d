"""Getting a program that a build needs, and what is said where it can't be had."""

import pytest

from installer.errors import EXIT_BUILD, BuildError
from installer.tool import find_tool
from tests.installer.fake_apt import FakeApt


def find(apt, present=(), homes=()):
    def look(name):
        return f"/usr/bin/{name}" if name in present or "nsis" in apt.installed else None

    return find_tool("makensis", "nsis", otherwise="Get it from its page.", homes=homes, find=look, apt=apt)


def test_a_program_that_is_there_is_taken():
    apt = FakeApt(allowed=True)

    assert find(apt, present=("makensis",)) == "/usr/bin/makensis"
    assert apt.installed == []


def test_with_the_right_to_install_it_is_installed():
    assert find(FakeApt(allowed=True)) == "/usr/bin/makensis"


def test_without_that_right_the_line_to_type_is_said_and_nothing_passes():
    with pytest.raises(BuildError, match=r"makensis is missing\. Type: sudo apt-get install nsis") as caught:
        find(FakeApt())

    assert caught.value.exit_code == EXIT_BUILD


def test_without_apt_another_way_is_said():
    with pytest.raises(BuildError, match="Get it from its page"):
        find(FakeApt(available=False))


def test_a_program_outside_the_path_is_found_in_its_usual_folders(tmp_path):
    (tmp_path / "makensis.exe").touch()

    found = find(FakeApt(available=False), homes=(tmp_path / "none", tmp_path))

    assert found == str(tmp_path / "makensis.exe")
