"""Where the user's own data and settings lie on each system. Nothing is made or read here."""

import os
import sys
from pathlib import Path

_TITLE = "JoyVASA Studio"
_NAME = "joyvasa-studio"

CACHE_VARIABLE = "JOYVASA_CACHE"
"""Environment variable that names another folder for everything that can be made anew."""


def home_folder() -> Path:
    """The user's home; the root of all folders for a user without one, as containers have them."""
    try:
        return Path.home()
    except RuntimeError:
        return Path("/")


def user_data_folder() -> Path:
    """Model packs, unsaved work and the log; it may not exist yet."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home_folder() / "AppData" / "Local")) / _TITLE
    if sys.platform == "darwin":
        return home_folder() / "Library" / "Application Support" / _TITLE
    return _xdg("XDG_DATA_HOME", home_folder() / ".local" / "share") / _NAME


def user_config_folder() -> Path:
    """Settings, which on Windows travel with the user from machine to machine; it may not exist yet."""
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", home_folder() / "AppData" / "Roaming")) / _TITLE
    if sys.platform == "darwin":
        return home_folder() / "Library" / "Preferences" / _TITLE
    return _xdg("XDG_CONFIG_HOME", home_folder() / ".config") / _NAME


def user_cache_folder() -> Path:
    """What can be made anew at any time; it may not exist yet."""
    if os.environ.get(CACHE_VARIABLE):
        return Path(os.environ[CACHE_VARIABLE])
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home_folder() / "AppData" / "Local")) / _TITLE / "cache"
    if sys.platform == "darwin":
        return home_folder() / "Library" / "Caches" / _TITLE
    return _xdg("XDG_CACHE_HOME", home_folder() / ".cache") / _NAME


def _xdg(variable: str, otherwise: Path) -> Path:
    folder = os.environ.get(variable, "")
    # The XDG specification: a relative path there is to be ignored.
    return Path(folder) if os.path.isabs(folder) else otherwise
