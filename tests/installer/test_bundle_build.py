"""The build around PyInstaller: stowaways, stripping, versions, the icon and sizes."""

import shutil
import struct
import subprocess
import sys

import pytest
from PIL import Image

from installer.bundle.build import check_parts, existing_bundle
from installer.bundle.icon import SIZES, draw_png, write_ico
from installer.bundle.sizes import size_of, size_report
from installer.bundle.stripping import is_loadable, strip_libraries
from installer.bundle.version_info import version_info, version_numbers
from installer.errors import EXIT_BUILD, BuildError
from joyvasa_runtime.resources import resource

ICON = resource("icons", "joyvasa-studio.svg")


def write_listing(folder, *modules):
    listing = ("PYZ-00.pyz", [(module, f"/env/{module}.py", "PYMODULE") for module in modules])
    (folder / "PYZ-00.toc").write_text(repr(listing), encoding="utf-8")


def elf(offset, address, alignment=0x1000):
    """A 64-bit ELF file with one loaded segment."""
    head = b"\x7fELF\x02\x01".ljust(32, b"\0") + struct.pack("<Q", 64)
    head = head.ljust(54, b"\0") + struct.pack("<HH", 56, 1)
    return head.ljust(64, b"\0") + struct.pack("<IIQQQQQQ", 1, 5, offset, address, address, 10, 10, alignment)


def test_a_bundle_that_was_not_built_is_asked_for(tmp_path):
    with pytest.raises(BuildError, match=r"python -m installer\.bundle") as caught:
        existing_bundle(tmp_path)

    assert caught.value.exit_code == EXIT_BUILD


def test_modules_of_declared_parts_and_of_python_are_no_stowaways(tmp_path):
    write_listing(tmp_path, "numpy", "av.codec", "joyvasa_runtime.engine", "json")

    check_parts(tmp_path)


def test_a_module_that_nobody_declared_is_named_with_its_distribution(tmp_path):
    write_listing(tmp_path, "numpy", "_pytest.fixtures")

    with pytest.raises(BuildError, match=r"_pytest \(pytest\)"):
        check_parts(tmp_path)


@pytest.mark.parametrize(
    ("offset", "address", "expected"),
    [(0x1000, 0x401000, True), (0x1080, 0x401080, True), (0x1080, 0x401000, False)],
)
def test_a_library_can_be_loaded_where_its_segments_fit_into_pages(tmp_path, offset, address, expected):
    (tmp_path / "a.so").write_bytes(elf(offset, address))

    assert is_loadable(tmp_path / "a.so") is expected


def test_what_is_no_elf_file_is_left_alone(tmp_path):
    (tmp_path / "a.so").write_bytes(b"#!/bin/sh\n")

    assert strip_libraries(tmp_path) == 0
    assert (tmp_path / "a.so").read_bytes() == b"#!/bin/sh\n"


@pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("strip") or not shutil.which("cc"),
    reason="needs a compiler and binutils",
)
def test_a_stripped_library_is_smaller_and_loads(tmp_path):
    source = tmp_path / "one.c"
    source.write_text("int one(void) { return 1; }\n")
    library = tmp_path / "one.so"
    subprocess.run(("cc", "-g", "-shared", "-fPIC", "-o", library, source), check=True)
    before = library.stat().st_size

    saved = strip_libraries(tmp_path)

    assert saved == before - library.stat().st_size > 0
    program = f"import ctypes; print(ctypes.CDLL({str(library)!r}).one())"
    done = subprocess.run((sys.executable, "-c", program), capture_output=True, text=True, check=True)
    assert done.stdout == "1\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.c", "one.so"]


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("0.1.0", (0, 1, 0, 0)), ("2.0rc1", (2, 0, 0, 0)), ("1.2.3.4.5", (1, 2, 3, 4)), ("dev", (0, 0, 0, 0))],
)
def test_windows_gets_four_numbers(version, numbers):
    assert version_numbers(version) == numbers


def test_the_version_resource_says_program_and_version():
    names = ("VSVersionInfo", "FixedFileInfo", "StringFileInfo", "StringTable", "VarFileInfo", "VarStruct")
    facts = {}
    scope = {name: lambda *_values, **_named: None for name in names}
    scope["StringStruct"] = facts.__setitem__
    scope["FixedFileInfo"] = lambda **fields: facts.update(fields)

    exec(version_info("joyvasa", "A description", "1.2.3"), scope)  # noqa: S102 - our own text

    assert facts["filevers"] == (1, 2, 3, 0)
    assert facts["OriginalFilename"] == "joyvasa.exe"
    assert facts["ProductVersion"] == "1.2.3"
    assert "GPL" in facts["LegalCopyright"]


def test_the_icon_for_windows_holds_every_size(tmp_path, qapp):
    write_ico(ICON, tmp_path / "a.ico")

    with Image.open(tmp_path / "a.ico") as icon:
        assert icon.info["sizes"] == {(size, size) for size in SIZES}


def test_the_icon_is_drawn_and_its_corners_are_clear(tmp_path, qapp):
    (tmp_path / "a.png").write_bytes(draw_png(ICON, 48))

    with Image.open(tmp_path / "a.png") as picture:
        assert picture.size == (48, 48)
        assert picture.getpixel((0, 0))[3] == 0
        assert picture.getpixel((24, 24))[3] == 255


def test_sizes_are_given_by_package_and_links_take_none(tmp_path):
    libraries = tmp_path / "_internal" / "av.libs"
    libraries.mkdir(parents=True)
    (libraries / "one.so").write_bytes(bytes(3_000_000))
    (tmp_path / "_internal" / "av").mkdir()
    (tmp_path / "_internal" / "av" / "two.so").write_bytes(bytes(1_000_000))
    (tmp_path / "joyvasa").write_bytes(bytes(500_000))
    (tmp_path / "_internal" / "one.so").symlink_to(libraries / "one.so")

    assert size_of(tmp_path) == 4_500_000
    lines = [line.split() for line in size_report(tmp_path).splitlines()]
    assert lines == [["4.5", "MB", "whole"], ["4.0", "MB", "av"], ["0.5", "MB", "joyvasa"]]
