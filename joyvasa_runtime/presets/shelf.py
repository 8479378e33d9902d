"""The user's own presets: a folder with one file each. Every call looks at the disk as it is.

Those that come with the program are `bundled` and lie in no folder.
"""

import re
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.presets.bundled import BUNDLED
from joyvasa_runtime.presets.preset_file import PRESET_SUFFIX, checked_name, load_preset, save_preset
from joyvasa_runtime.presets.settings import ExportSettings, Preset
from joyvasa_runtime.user_folders import user_config_folder

_MOST_CHARACTERS = 40
"""Of a file's name; with the ending and four bytes a character far below the 255 bytes of file systems."""

_NOT_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class OwnPreset:
    """A preset of the user's.

    Parameters
    ----------
    path : Path
        Its file.
    preset : Preset
    """

    path: Path
    preset: Preset

    @property
    def name(self) -> str:
        """What the user calls it."""
        return self.preset.name


@dataclass(frozen=True, slots=True)
class FoundPresets:
    """What lies on the shelf.

    Parameters
    ----------
    presets : tuple of OwnPreset
        By name.
    problems : tuple of ExportError
        One for each file that can't be used.
    """

    presets: tuple[OwnPreset, ...] = ()
    problems: tuple[ExportError, ...] = ()


def presets_folder() -> Path:
    """Where the user's presets lie; it may not exist yet."""
    return user_config_folder() / "presets"


class PresetShelf:
    """Presets by their files.

    Parameters
    ----------
    folder : Path, optional
        The user's by default; it is made when something is first kept there.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = presets_folder() if folder is None else folder

    def look(self) -> FoundPresets:
        """Everything there is; a file that can't be used is a problem of the shelf, not of the call."""
        presets: list[OwnPreset] = []
        problems: list[ExportError] = []
        for path in self._files():
            try:
                presets.append(OwnPreset(path, load_preset(path)))
            except ExportError as error:
                problems.append(error)
        presets.sort(key=lambda one: (one.name.casefold(), one.path))
        return FoundPresets(tuple(presets), tuple(problems))

    def save(self, name: str, settings: ExportSettings) -> OwnPreset:
        """Keep settings under a name; one of that name becomes these.

        Raises
        ------
        ExportError
            If the name is empty, too long or one of the program's own, or the file can't be written.
        """
        preset = Preset(_free_of_bundled(checked_name(name)), settings)
        known = self.find(preset.name)
        return self._write(known.path if known is not None else self._free_path(preset.name), preset)

    def rename(self, one: OwnPreset, name: str) -> OwnPreset:
        """Give a preset another name, and return it.

        Raises
        ------
        ExportError
            As `save`, or if another preset has that name.
        """
        shown = _free_of_bundled(checked_name(name))
        known = self.find(shown)
        if known is not None and known.path != one.path:
            raise ExportError(f"There is a preset “{shown}” already", "Choose another name.")
        return self._write(one.path, replace(one.preset, name=shown))

    def remove(self, one: OwnPreset) -> None:
        """Remove a preset for good.

        Raises
        ------
        ExportError
            If its file can't be removed.
        """
        try:
            one.path.unlink(missing_ok=True)
        except OSError as error:
            raise ExportError(
                f"{one.path} can't be removed: {error.strerror or error}", "Check who may write there."
            ) from error

    def import_file(self, path: Path) -> OwnPreset:
        """Keep the preset of a file; with a number behind its name where that is taken.

        Raises
        ------
        ExportError
            If the file can't be used, or the preset can't be kept.
        """
        preset = load_preset(path)
        taken = {one.name.casefold() for one in self.look().presets} | _bundled_names()
        names = (preset.name if number == 1 else f"{preset.name} {number}" for number in count(1))
        name = next(name for name in names if name.casefold() not in taken)
        return self.save(name, preset.settings)

    def find(self, name: str) -> OwnPreset | None:
        """The user's preset of a name, in whatever case; None if there is none."""
        wanted = name.casefold()
        return next((one for one in self.look().presets if one.name.casefold() == wanted), None)

    def _write(self, path: Path, preset: Preset) -> OwnPreset:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ExportError(
                f"The presets' folder {self._folder} can't be made: {error.strerror or error}",
                "Check who may write there.",
            ) from error
        save_preset(path, preset)
        return OwnPreset(path, preset)

    def _files(self) -> tuple[Path, ...]:
        """Files of presets; none where there is no such folder, or one that can't be looked into."""
        try:
            return tuple(sorted(path for path in self._folder.iterdir() if path.suffix == PRESET_SUFFIX))
        except OSError:
            return ()

    def _free_path(self, name: str) -> Path:
        """A path where nothing is yet, possible on every system and as near to a name as can be."""
        stem = _NOT_WORDS.sub("-", name.lower())[:_MOST_CHARACTERS].strip("-") or "preset"
        # Windows keeps some short words, such as "con", for itself; a number makes it another one.
        paths = (self._folder / f"{stem}-{number}{PRESET_SUFFIX}" for number in count(1))
        return next(path for path in paths if not path.exists())


def find_preset(text: str, shelf: PresetShelf | None = None) -> Preset:
    """The preset that a command line means.

    Parameters
    ----------
    text : str
        A preset's file; the name of one of the user's; the name of one of the program's, or its short name,
        such as ``"vertical"``.
    shelf : PresetShelf, optional
        The user's by default.

    Raises
    ------
    ExportError
        If there is no such preset, or its file can't be used.
    """
    path = Path(text)
    if path.suffix == PRESET_SUFFIX:
        return load_preset(path)
    own = (shelf or PresetShelf()).find(text)
    if own is not None:
        return own.preset
    wanted = text.casefold()
    for short, preset in BUNDLED.items():
        if wanted in (short, preset.name.casefold()):
            return preset
    raise ExportError(
        f"There is no preset “{text}”", f"Use one of {', '.join(BUNDLED)}, one of yours, or a file."
    )


def _free_of_bundled(name: str) -> str:
    if name.casefold() in _bundled_names():
        raise ExportError(f"“{name}” came with the program and stays as it is", "Choose another name.")
    return name


def _bundled_names() -> set[str]:
    return {preset.name.casefold() for preset in BUNDLED.values()}
