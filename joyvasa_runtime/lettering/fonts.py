"""A font that has all letters of a text: the bundled one, or one that the system has.

Measuring and drawing with it is `block`'s work.
"""

import os
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import ImageFont

from joyvasa_runtime.lettering.font_file import faces_in, missing_letters
from joyvasa_runtime.resources import resource
from joyvasa_runtime.user_folders import home_folder

_ENDINGS = (".ttf", ".otf", ".ttc", ".otc")

_PREFERRED = (
    "notosanscjk",
    "sourcehansans",
    "msyh",  # Microsoft YaHei
    "malgun",
    "yugoth",
    "meiryo",
    "wqy",
    "droidsansfallback",
    "segoeui",
    "notosans",
    "arial",
    "tahoma",
    "dejavusans",
    "liberationsans",
    "freesans",
)
"""Plain fonts that are made for screens, by the start of their file names; others come after them."""

_DECORATED = ("bold", "italic", "oblique", "light", "thin", "black", "mono", "serif", "condensed", "semi")
"""Parts of names of fonts that look unlike the bundled one."""

_JAPANESE, _KOREAN, _CHINESE = 0, 1, 2
"""Faces of the Noto CJK collections: the same letters are drawn differently in each language."""

_NO_SHAPE = ("Cc", "Cf", "Zs", "Zl", "Zp", "Mn")
"""Unicode categories that need no glyph of their own: controls, spaces, and marks that fonts compose."""


@dataclass(frozen=True, slots=True)
class Font:
    """A face of a font file.

    Parameters
    ----------
    path : Path
    face : int
        Which of a collection.
    missing : frozenset of str
        Letters of the text that it can't draw.
    """

    path: Path
    face: int = 0
    missing: frozenset[str] = frozenset()

    def at(self, size: int) -> ImageFont.FreeTypeFont:
        """The font for letters of a size in pixels."""
        return ImageFont.truetype(str(self.path), size, index=self.face)

    @property
    def note(self) -> str:
        """What the user should know; empty if all letters can be drawn."""
        if not self.missing:
            return ""
        letters = " ".join(sorted(self.missing)[:10])
        return f"No font on this computer has these letters, so they are drawn as boxes: {letters}"


class Fonts:
    """The bundled font and those in some folders.

    Parameters
    ----------
    folders : tuple of Path
        Searched with all folders in them, once.
    """

    def __init__(self, folders: tuple[Path, ...] = ()) -> None:
        self._folders = folders
        self._files: tuple[Path, ...] | None = None
        self._found: dict[frozenset[str], Font] = {}

    def find(self, text: str) -> Font:
        """The first font that can draw a text, or the one that can draw most of it."""
        letters = _shapes(text)
        if letters not in self._found:
            self._found[letters] = self._search(letters)
        return self._found[letters]

    def _search(self, letters: frozenset[str]) -> Font:
        best = Font(resource("fonts", "DejaVuSans.ttf"))
        best = Font(best.path, 0, missing_letters(best.path, 0, letters))
        for path in self._others() if best.missing else ():
            count = faces_in(path)
            face = _language_face(letters) if count > _CHINESE and "cjk" in path.stem.lower() else 0
            missing = missing_letters(path, face, letters) if count else letters
            if len(missing) < len(best.missing) and _opens(path, face):
                best = Font(path, face, missing)
            if not best.missing:
                break
        return best

    def _others(self) -> tuple[Path, ...]:
        if self._files is None:
            self._files = tuple(sorted(_font_files(self._folders), key=_rank))
        return self._files


@cache
def system_fonts() -> Fonts:
    """The fonts of this computer."""
    return Fonts(_system_folders())


def _opens(path: Path, face: int) -> bool:
    """Whether a font is sound enough to draw with."""
    try:
        ImageFont.truetype(str(path), 16, index=face).getlength("A")
    except OSError:
        return False
    return True


def _shapes(text: str) -> frozenset[str]:
    """The letters of a text that need a shape."""
    return frozenset(letter for letter in text if unicodedata.category(letter) not in _NO_SHAPE)


def _rank(path: Path) -> tuple[int, int, str]:
    name = path.stem.lower().replace("-", "").replace("_", "").replace(" ", "")
    decoration = sum(part in name for part in _DECORATED)
    order = next((index for index, start in enumerate(_PREFERRED) if name.startswith(start)), len(_PREFERRED))
    return decoration, order, str(path)


def _language_face(letters: frozenset[str]) -> int:
    if any("\u3040" <= letter <= "\u30ff" for letter in letters):
        return _JAPANESE
    return _KOREAN if any("\uac00" <= letter <= "\ud7a3" for letter in letters) else _CHINESE


def _font_files(folders: tuple[Path, ...]) -> Iterator[Path]:
    for folder in folders:
        for place, _, names in os.walk(folder):
            yield from (Path(place, name) for name in names if name.lower().endswith(_ENDINGS))


def _system_folders() -> tuple[Path, ...]:
    """Where this system keeps fonts; folders that aren't there do no harm."""
    home = home_folder()
    if sys.platform == "win32":
        own = os.environ.get("LOCALAPPDATA", str(home / "AppData" / "Local"))
        windows = Path(os.environ.get("WINDIR", "C:\\Windows"), "Fonts")
        return windows, Path(own, "Microsoft", "Windows", "Fonts")
    if sys.platform == "darwin":
        return Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    own = os.environ.get("XDG_DATA_HOME") or str(home / ".local" / "share")
    places = [Path(place, "fonts") for place in (*shared.split(":"), own) if place]
    return (*places, home / ".fonts")
