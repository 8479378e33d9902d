"""Which system libraries are asked for, and what is said when they are missing."""

import pytest

from installer.errors import EXIT_SYSTEM_LIBRARIES, SetupError
from installer.system_libraries import LIBRARIES, ensure_libraries, has_display
from tests.installer.fake_apt import FakeApt


def ensure(needed, wanted=(), *, missing, apt, platform="linux"):
    def is_present(library):
        return library.soname not in missing or library.package in apt.installed

    ensure_libraries(needed, wanted, is_present=is_present, platform=platform, apt=apt)


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({}, "win32", True),
    ],
)
def test_a_window_needs_a_display_server_on_linux_only(environment, platform, expected):
    assert has_display(environment, platform) is expected


def test_a_missing_library_of_the_window_stops_with_the_line_to_type():
    with pytest.raises(SetupError, match=r"sudo apt-get install libgl1 libxcb-cursor0$") as caught:
        ensure(("window", "x11"), missing={"libGL.so.1", "libxcb-cursor.so.0"}, apt=FakeApt())

    assert caught.value.exit_code == EXIT_SYSTEM_LIBRARIES


def test_without_apt_the_libraries_are_named():
    with pytest.raises(SetupError, match=r"libGL\.so\.1"):
        ensure(("window",), missing={"libGL.so.1"}, apt=FakeApt(available=False))


def test_with_the_right_to_install_nothing_needs_to_be_typed(capsys):
    apt = FakeApt(allowed=True)

    ensure(("window",), ("sound",), missing={"libGL.so.1", "libportaudio.so.2"}, apt=apt)

    assert apt.installed == ["libgl1", "libportaudio2"]
    assert capsys.readouterr().out == ""


def test_missing_sound_is_said_but_does_not_stop(capsys):
    ensure(("window",), ("sound",), missing={"libportaudio.so.2"}, apt=FakeApt())

    assert "libportaudio2" in capsys.readouterr().out


def test_libraries_of_another_purpose_are_not_asked_for():
    apt = FakeApt(allowed=True)

    ensure(("window",), missing={"libxcb-cursor.so.0"}, apt=apt)

    assert apt.installed == []


def test_other_systems_are_left_alone():
    apt = FakeApt(allowed=True)

    ensure(("window",), missing={library.soname for library in LIBRARIES}, apt=apt, platform="win32")

    assert apt.installed == []
