"""The user's own settings, typed and remembered in one file.

Nothing of a project is in here, and nothing that a model pack says about itself.
"""

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, QSettings, Signal

from desktop.old_settings import move_old_export
from desktop.setting import Bytes, Choice, Export, Flag, Keymap, Number, Paths, Places, Setting, Speeds, Text
from joyvasa_runtime.user_folders import home_folder, user_config_folder

ThemeName = Literal["system", "light", "dark"]
LanguageName = Literal["system", "en", "zh_CN"]
PreviewView = Literal["full", "face"]
ProviderName = Literal["auto", "cpu", "cuda"]
InputChannel = Literal["mix", "left", "right", "stereo"]

RECENT_FILES = 10
"""How many projects are remembered."""


def settings_path() -> Path:
    """Where the user's settings lie; the file may not exist yet."""
    return user_config_folder() / "settings.ini"


def open_settings(path: Path | None = None) -> "AppSettings":
    """The settings in a file, the user's own by default."""
    file = settings_path() if path is None else path
    return AppSettings(QSettings(str(file), QSettings.Format.IniFormat))


class AppSettings(QObject):
    """What the user set; a value in the file that is damaged or out of range counts as never set.

    Parameters
    ----------
    file : QSettings
    parent : QObject, optional

    Attributes
    ----------
    theme : "system", "light" or "dark"
    language : "system", "en" or "zh_CN"
        Of the program's texts, from the next start on.
    cache_mb : int
        Memory for frames of the preview, 128 to 16384.
    preview_quality : int
        Divisor of the preview's size: 1, 2 or 4.
    preview_view : "full" or "face"
    preview_captions : bool
        Whether captions are shown on the preview's picture.
    provider : "auto", "cpu" or "cuda"
    default_pack : str
        Id of the pack of new clips; empty takes the program's own choice.
    autosave_s : int
        Seconds between two autosaves, 5 to 600.
    export : ExportSettings
        What the last video was to be.
    export_speeds : tuple of ExportSpeed
        How fast videos were made on this computer, the latest last.
    publishes_consent_note : bool
        Whether a video's content credentials tell how those shown and heard agreed.
    input_device : str
        Key of the microphone; empty takes the system's choice.
    input_channel : "mix", "left", "right" or "stereo"
    count_in_s : int
        Seconds counted before a recording, 0 to 3.
    count_in_clicks, monitoring : bool
        Whether the count and one's own voice are heard.
    punch_in : bool
        Whether a recording fills the range between the in and out points, where there is one.
    pre_roll_s : int
        Seconds played before the in point, 0 to 10.
    generate_after_recording : bool
    snapping, loop : bool
    is_first_run : bool
        Whether the program was never used before.
    recent_files : tuple of Path
        Latest first.
    folders : dict of str to Path
        Folder used last for each purpose, such as ``"voice"``.
    keymap : dict of str to tuple of str
        Shortcuts of actions that the user changed, in Qt's portable text.
    window_geometry, window_state : bytes
        As Qt saves them; empty before there were any.

    Signals
    -------
    changed(str)
        Name of the setting that has another value now.
    """

    changed = Signal(str)

    theme = Choice[ThemeName]("house/theme", ("system", "light", "dark"))
    language = Choice[LanguageName]("house/language", ("system", "en", "zh_CN"))
    cache_mb = Number("preview/cache_mb", 1024, 128, 16_384)
    preview_quality = Number("preview/quality", 1, 1, 4, among=(1, 2, 4))
    preview_view = Choice[PreviewView]("preview/view", ("full", "face"))
    preview_captions = Flag("preview/captions", True)
    provider = Choice[ProviderName]("models/provider", ("auto", "cpu", "cuda"))
    default_pack = Text("models/default_pack")
    autosave_s = Number("house/autosave_s", 30, 5, 600)
    export = Export("export/settings")
    export_speeds = Speeds("export/speeds")
    publishes_consent_note = Flag("export/publishes_consent_note", False)
    input_device = Text("recording/device")
    input_channel = Choice[InputChannel]("recording/channel", ("mix", "left", "right", "stereo"))
    count_in_s = Number("recording/count_in_s", 3, 0, 3)
    count_in_clicks = Flag("recording/count_in_clicks", False)
    monitoring = Flag("recording/monitoring", False)
    punch_in = Flag("recording/punch_in", True)
    pre_roll_s = Number("recording/pre_roll_s", 2, 0, 10)
    generate_after_recording = Flag("recording/generate", True)
    snapping = Flag("timeline/snapping", True)
    loop = Flag("playback/loop", False)
    is_first_run = Flag("house/is_first_run", True)
    recent_files = Paths("house/recent_files", RECENT_FILES)
    folders = Places("house/folders")
    keymap = Keymap("house/keymap")
    window_geometry = Bytes("window/geometry")
    window_state = Bytes("window/state")

    def __init__(self, file: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        move_old_export(file)

    @property
    def presets_folder(self) -> Path:
        """Where the user's presets of exports lie; it may not exist yet."""
        return Path(self._file.fileName()).parent / "presets"

    def read(self, key: str) -> object:
        """What the file holds for a key, or None; for the settings themselves."""
        return self._file.value(key)

    def write(self, name: str, key: str, text: str) -> None:
        """Put a text into the file and tell of it; for the settings themselves."""
        self._file.setValue(key, text)
        self.changed.emit(name)

    def reset(self, name: str) -> None:
        """Forget one setting, so that it has its default again."""
        setting = type(self).__dict__[name]
        assert isinstance(setting, Setting)
        if setting.__get__(self) != setting.default:
            self._file.remove(setting.key)
            self.changed.emit(name)

    def number(self, name: str) -> Number:
        """Limits and default of a setting that is a number."""
        setting = type(self).__dict__[name]
        assert isinstance(setting, Number)
        return setting

    def flush(self) -> None:
        """Write the file now; it is written by and by anyway."""
        self._file.sync()

    def remember_file(self, path: Path) -> None:
        """Put a project at the top of the recent ones."""
        others = tuple(known for known in self.recent_files if known != path)
        self.recent_files = (path, *others)[:RECENT_FILES]

    def forget_file(self, path: Path) -> None:
        """Take a project from the recent ones."""
        self.recent_files = tuple(known for known in self.recent_files if known != path)

    def folder(self, purpose: str) -> Path:
        """Folder last used for a purpose, or the home folder where that is gone."""
        folder = self.folders.get(purpose)
        return folder if folder is not None and folder.is_dir() else home_folder()

    def remember_folder(self, purpose: str, folder: Path) -> None:
        """Start in `folder` next time."""
        self.folders = {**self.folders, purpose: folder}
