"""Where the user's own data and settings lie on each system. Nothing is made or read here.

The cache has a place of its own: see `audio.sound_cache`.
"""

import os
import sys
from pathlib import Path

_TITLE = "JoyVASA Studio"
_NAME = "joyvasa-studio"


def user_data_folder() -> Path:
    """Model packs, unsaved work and the log; it may not exist yet."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / _TITLE
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / _TITLE
    return _xdg("XDG_DATA_HOME", Path.home() / ".local" / "share") / _NAME


def user_config_folder() -> Path:
    """Settings, which on Windows travel with the user from machine to machine; it may not exist yet."""
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", Path.home() / "AppData" / "Roaming")) / _TITLE
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Preferences" / _TITLE
    return _xdg("XDG_CONFIG_HOME", Path.home() / ".config") / _NAME


def _xdg(variable: str, otherwise: Path) -> Path:
    folder = os.environ.get(variable, "")
    # The XDG specification: a relative path there is to be ignored.
    return Path(folder) if os.path.isabs(folder) else otherwise
