import shutil
import struct
from pathlib import Path

import pytest

from joyvasa_runtime.lettering.font_file import faces_in, missing_letters
from joyvasa_runtime.lettering.fonts import Font, Fonts, system_fonts
from joyvasa_runtime.resources import resource

BUNDLED = resource("fonts", "DejaVuSans.ttf")


def made_font(folder: Path, name: str, codes: range, *, has_shapes: bool = True) -> Path:
    """A file with a map of some code points and an empty table of shapes: enough to be asked, not to draw."""
    group = struct.pack(">III", codes.start, codes.stop - 1, 1)
    table = struct.pack(">HHIII", 12, 0, 16 + len(group), 0, 1) + group
    cmap = struct.pack(">HHHHI", 0, 1, 3, 10, 12) + table
    shapes = b"glyf" if has_shapes else b"CBDT"
    records = struct.pack(">4s4xII", b"cmap", 44, len(cmap)) + struct.pack(">4s4xII", shapes, 44, 0)
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(struct.pack(">4sHHHH", b"\0\1\0\0", 2, 0, 0, 0) + records + cmap)
    return path


def test_the_bundled_font_draws_what_it_maps() -> None:
    letters = frozenset("Az09éßñЖΩ…“”–مش")
    assert missing_letters(BUNDLED, 0, letters) == frozenset()
    assert missing_letters(BUNDLED, 0, frozenset("A中ខ")) == frozenset("中ខ")
    assert faces_in(BUNDLED) == 1


def test_letters_beyond_the_first_plane_are_looked_up_too(tmp_path: Path) -> None:
    path = made_font(tmp_path, "far.ttf", range(0x20000, 0x20010))
    assert missing_letters(path, 0, frozenset("\U00020000\U00020010A")) == frozenset("\U00020010A")


def test_a_font_of_pictures_draws_no_letters(tmp_path: Path) -> None:
    path = made_font(tmp_path, "emoji.ttf", range(0x41, 0x5B), has_shapes=False)
    assert missing_letters(path, 0, frozenset("A")) == frozenset("A")


@pytest.mark.parametrize(
    "content", [b"", b"no font at all", b"\0\1\0\0" + b"\xff" * 40, b"ttcf" + b"\xff" * 40]
)
def test_a_damaged_file_draws_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.ttf"
    path.write_bytes(content)
    assert missing_letters(path, 0, frozenset("A")) == frozenset("A")
    assert missing_letters(tmp_path / "absent.ttf", 0, frozenset("A")) == frozenset("A")
    assert faces_in(tmp_path / "absent.ttf") == 0


def test_a_font_that_ends_early_draws_nothing(tmp_path: Path) -> None:
    data = made_font(tmp_path, "whole.ttf", range(0x41, 0x5B)).read_bytes()
    assert missing_letters(tmp_path / "whole.ttf", 0, frozenset("A")) == frozenset()
    for length in range(len(data)):
        cut = tmp_path / "cut.ttf"
        cut.write_bytes(data[:length])
        assert missing_letters(cut, 0, frozenset("A")) == frozenset("A")


def test_the_bundled_font_comes_first(tmp_path: Path) -> None:
    shutil.copy(BUNDLED, tmp_path / "arial.ttf")
    assert Fonts((tmp_path,)).find("Hello") == Font(BUNDLED)


def test_a_font_that_cannot_be_opened_is_passed_over(tmp_path: Path) -> None:
    made_font(tmp_path, "msyh.ttf", range(0x4E00, 0x9FFF))
    assert Fonts((tmp_path,)).find("中").path == BUNDLED


def test_letters_that_no_font_has_are_said() -> None:
    font = Fonts().find("ខ A 中")
    assert font.path == BUNDLED
    assert font.missing == frozenset("ខ中")
    assert font.note.endswith(": ខ 中")


def test_spaces_and_marks_need_no_shape() -> None:
    assert Fonts().find("a\u200d \n\u3000b\ufe0f").missing == frozenset()


def test_a_folder_that_is_not_there_does_no_harm(tmp_path: Path) -> None:
    assert Fonts((tmp_path / "absent",)).find("中").path == BUNDLED


def test_the_systems_fonts_are_searched_once() -> None:
    assert system_fonts() is system_fonts()
