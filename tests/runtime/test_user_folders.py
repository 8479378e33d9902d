"""Where the user's data and settings lie on each system."""

import os
from pathlib import Path

import pytest

from joyvasa_runtime.user_folders import (
    home_folder,
    user_cache_folder,
    user_config_folder,
    user_data_folder,
)

VARIABLES = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA", "APPDATA")


@pytest.mark.parametrize(
    ("platform", "variables", "data", "config"),
    [
        ("linux", {}, "/.local/share/joyvasa-studio", "/.config/joyvasa-studio"),
        ("linux", {"XDG_DATA_HOME": "/d", "XDG_CONFIG_HOME": "/c"}, "/d/joyvasa-studio", "/c/joyvasa-studio"),
        (
            "linux",
            {"XDG_DATA_HOME": "d", "XDG_CONFIG_HOME": "c"},
            "share/joyvasa-studio",
            ".config/joyvasa-studio",
        ),
        ("win32", {"LOCALAPPDATA": "/l", "APPDATA": "/r"}, "/l/JoyVASA Studio", "/r/JoyVASA Studio"),
        ("darwin", {}, "/Application Support/JoyVASA Studio", "/Preferences/JoyVASA Studio"),
    ],
)
def test_each_system_has_its_own_places(monkeypatch, platform, variables, data, config):
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", platform)

    assert user_data_folder().as_posix().endswith(data)
    assert user_config_folder().as_posix().endswith(config)


@pytest.mark.skipif(os.name != "posix", reason="elsewhere every user has a home")
def test_a_user_without_a_home_has_places_all_the_same(monkeypatch):
    def unknown(_number):
        raise KeyError("uid not found")

    for name in ("HOME", "JOYVASA_CACHE", "XDG_CACHE_HOME", *VARIABLES):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("pwd.getpwuid", unknown)

    assert home_folder() == Path("/")
    for folder in (user_data_folder(), user_config_folder(), user_cache_folder()):
        assert folder.is_absolute()
