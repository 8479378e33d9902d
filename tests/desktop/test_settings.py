"""Settings survive the program, and a damaged file costs no more than the settings it damaged."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from desktop.export_speed import ExportSpeed
from desktop.settings import RECENT_FILES, AppSettings, open_settings, settings_path
from joyvasa_runtime.lettering.styles import LabelStyle
from joyvasa_runtime.portrait.canvas import Canvas
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.video.compression import Compression


@pytest.fixture
def path(tmp_path):
    return tmp_path / "设置 and more" / "settings.ini"


VALUES = {
    "theme": "dark",
    "cache_mb": 2048,
    "preview_quality": 4,
    "preview_view": "face",
    "provider": "cpu",
    "default_pack": "my,pack",
    "autosave_s": 60,
    "snapping": False,
    "loop": True,
    "is_first_run": False,
    "recent_files": (Path("/a b/ü 你好 🎬.joyvasa"), Path("/c,d.joyvasa")),
    "folders": {"voice": Path("/sounds, mine")},
    "export": ExportSettings(
        Compression("h265", 20), Canvas(size=(1080, 1920)), label=LabelStyle("AI, “我”; 100%")
    ),
    "export_speeds": (
        ExportSpeed("starter h264 fast opaque", "crf 18 bits None fps 25", 921_600, 0.04, 2.5, 1e6),
    ),
    "keymap": {"edit.split": ("Ctrl+,", "S"), "transport.play": ()},
    "window_geometry": b"\x00\xff@Invalid()",
    "window_state": b"",
}


def test_every_setting_is_the_same_after_reopening(qtbot, path):
    settings = open_settings(path)
    for name, value in VALUES.items():
        setattr(settings, name, value)
    settings.flush()

    again = open_settings(path)

    assert {name: getattr(again, name) for name in VALUES} == VALUES


def test_the_defaults_are_those_of_a_first_run(qtbot, path):
    settings = open_settings(path)

    assert (settings.theme, settings.autosave_s, settings.snapping) == ("system", 30, True)
    assert settings.is_first_run
    assert settings.recent_files == ()
    assert not path.exists()


@pytest.mark.parametrize(
    ("key", "text", "name"),
    [
        ("house/theme", "purple", "theme"),
        ("preview/cache_mb", "-5", "cache_mb"),
        ("preview/cache_mb", "many", "cache_mb"),
        ("preview/quality", "3", "preview_quality"),
        ("timeline/snapping", "perhaps", "snapping"),
        ("house/recent_files", "{", "recent_files"),
        ("house/recent_files", "[1]", "recent_files"),
        ("house/keymap", '{"edit.split": "S"}', "keymap"),
        ("house/keymap", "[" * 100_000, "keymap"),
        ("window/state", "é%", "window_state"),
        ("export/settings", "{", "export"),
        ("export/speeds", '[["a", "b", 100, 0.5]]', "export_speeds"),
        ("export/speeds", '[["a", "b", 100, 0.0, 1.0, 1.0]]', "export_speeds"),
        ("export/speeds", '[["a", "b", 100, NaN, 1.0, 1.0]]', "export_speeds"),
        ("export/speeds", '[["a", "b", 1e999, 0.5, 1.0, 1.0]]', "export_speeds"),
        ("export/speeds", "[7]", "export_speeds"),
        ("export/settings", '{"fps": 25}', "export"),
        ("export/settings", "[" * 100_000, "export"),
    ],
)
def test_a_damaged_value_falls_to_its_default(qtbot, path, key, text, name):
    file = QSettings(str(path), QSettings.Format.IniFormat)
    file.setValue(key, text)
    settings = AppSettings(file)

    assert getattr(settings, name) == getattr(AppSettings, name).default


def test_a_file_of_noise_gives_the_defaults(qtbot, tmp_path):
    path = tmp_path / "settings.ini"
    path.write_bytes(bytes(range(256)) * 20)

    assert open_settings(path).theme == "system"


def test_a_value_out_of_range_is_refused(qtbot, path):
    settings = open_settings(path)

    with pytest.raises(ValueError, match="3"):
        settings.preview_quality = 3

    assert settings.preview_quality == 1


def test_a_change_is_told_once_with_its_name(qtbot, path):
    settings = open_settings(path)
    told = []
    settings.changed.connect(told.append)

    settings.theme = "dark"
    settings.theme = "dark"
    settings.reset("theme")
    settings.reset("theme")

    assert told == ["theme", "theme"]
    assert settings.theme == "system"


def test_recent_files_are_latest_first_each_once_and_only_so_many(qtbot, path):
    settings = open_settings(path)
    for number in [*range(RECENT_FILES + 2), 5]:
        settings.remember_file(Path(f"/{number}.joyvasa"))
    settings.forget_file(Path("/7.joyvasa"))

    assert [file.stem for file in settings.recent_files] == ["5", "11", "10", "9", "8", "6", "4", "3", "2"]


def test_a_folder_that_is_gone_gives_the_home_folder(qtbot, path, tmp_path):
    settings = open_settings(path)
    settings.remember_folder("voice", tmp_path)
    settings.remember_folder("export", tmp_path / "gone")

    assert settings.folder("voice") == tmp_path
    assert settings.folder("export") == Path.home()
    assert settings.folder("portrait") == Path.home()


def test_the_file_lies_in_the_users_own_folder(monkeypatch, tmp_path):
    for variable in ("XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(variable, str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    assert settings_path() == tmp_path / "joyvasa-studio" / "settings.ini"
    monkeypatch.setattr("sys.platform", "win32")
    assert settings_path() == tmp_path / "JoyVASA Studio" / "settings.ini"


OLD = {"export/view": "face", "export/size": "720", "export/fps": "60", "export/crf": "23"}


@pytest.mark.parametrize(
    ("old", "export"),
    [
        (OLD, ExportSettings(Compression(crf=23), Canvas("face", 720), 60)),
        ({"export/fps": "50"}, ExportSettings(fps=50)),
        ({"export/size": "0", "export/view": "full"}, ExportSettings()),
        (OLD | {"export/fps": "29"}, ExportSettings()),
        (OLD | {"export/crf": "many"}, ExportSettings()),
    ],
)
def test_the_export_of_an_older_version_is_moved_once(qtbot, path, old, export):
    file = QSettings(str(path), QSettings.Format.IniFormat)
    for key, text in old.items():
        file.setValue(key, text)

    settings = AppSettings(file)

    assert settings.export == export
    assert not any(file.contains(key) for key in OLD)


def test_an_export_that_is_known_stays_whatever_an_older_version_left(qtbot, path):
    open_settings(path).export = ExportSettings(fps=24)
    file = QSettings(str(path), QSettings.Format.IniFormat)
    file.setValue("export/fps", "60")

    assert AppSettings(file).export == ExportSettings(fps=24)


def test_presets_lie_beside_the_settings(qtbot, path):
    assert open_settings(path).presets_folder == path.parent / "presets"
