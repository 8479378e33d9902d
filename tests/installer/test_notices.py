"""The notices: every part of the bundle has a licence, its text, and is named with what is inside it."""

import re
import tomllib
from importlib.metadata import distribution
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from installer.notices.__main__ import main
from installer.notices.distributions import bundled_distributions, own_copy
from installer.notices.document import notices_document
from installer.notices.native import INSIDE, WHEEL_FOLDERS

ROOT = Path(__file__).resolve().parents[2]
PARTS = bundled_distributions()


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_every_part_of_the_bundle_has_a_licence_and_its_text(part):
    assert part.licence
    assert part.texts
    assert min(len(text) for text in part.texts) > 100


def test_the_parts_are_those_that_the_program_needs_to_run():
    names = {part.name for part in PARTS}

    assert {"av", "numpy", "pyside6-essentials", "shiboken6", "cffi", "c2pa-python"} <= names
    assert names.isdisjoint({"torch", "pytest", "pyinstaller", "requests", "joyvasa-studio"})


KNOWN_AS = {
    "av": "PyAV",
    "soxr": "python-soxr",
    "torch": "PyTorch",
    "onnxscript": "ONNX Script",
    "onnxruntime": "ONNX Runtime",
    "onnxruntime-gpu": "ONNX Runtime",
    "otio-cmx3600-adapter": "CMX 3600 adapter",
    "pyside6-essentials": "PySide6",
}
"""What people call a distribution, where that is another name."""


def test_the_list_for_people_names_every_package_that_is_asked_for_or_bundled():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    names = {canonicalize_name(Requirement(line).name) for line in asked} | {part.name for part in PARTS}
    text = (ROOT / "THIRD_PARTY_NOTICES.md").read_text("utf-8").lower().replace("_", "-")

    missing = [name for name in names if not re.search(rf"\b{KNOWN_AS.get(name, name).lower()}\b", text)]
    assert missing == []


@pytest.mark.parametrize("name", sorted(WHEEL_FOLDERS))
def test_every_library_in_a_wheel_is_in_the_table(name):
    folder = Path(str(distribution(name).locate_file(WHEEL_FOLDERS[name])))
    known = tuple(begin for native in INSIDE[name] for begin in native.files)

    assert [path.name for path in folder.glob("*.so*") if not path.name.startswith(known)] == []


WINDOWS_WHEELS = {
    "av": (
        "avcodec-62 avdevice-62 avfilter-11 avformat-62 avutil-60 libdav1d libgcc_s_seh-1 libiconv-2 "
        "libmp3lame-0 libopencore-amrnb-0 libopencore-amrwb-0 libopus-0 libsharpyuv libstdc++-6 "
        "libSvtAv1Enc libvpl libvpx-1 libwebp libwebpmux libwinpthread-1 libx264-165 libx265 "
        "swresample-6 swscale-9 zlib1"
    ),
    "numpy": "libscipy_openblas64_ msvcp140",
    "pyside6-essentials": "msvcp140_1 vcruntime140",
}
"""What lies beside the packages in the wheels for Windows, which are not installed here."""


@pytest.mark.parametrize("name", sorted(WINDOWS_WHEELS))
def test_every_library_in_a_wheel_for_windows_is_in_the_table(name):
    known = tuple(begin for native in INSIDE[name] for begin in native.files)

    assert [file for file in WINDOWS_WHEELS[name].split() if not file.startswith(known)] == []


def test_the_document_says_that_the_whole_is_under_the_gpl_and_where_its_source_is():
    text = notices_document(PARTS)

    assert "AS A WHOLE is under the GNU GPL, version 3 or later" in " ".join(text.split())
    assert "https://code.videolan.org/videolan/x264" in text
    for licence in ("GPL-2.0", "GPL-3.0", "LGPL-2.1", "LGPL-3.0", "Apache-2.0", "Python"):
        assert own_copy(licence).strip() in text


def test_a_text_that_two_parts_share_is_in_the_document_once():
    text = notices_document(PARTS)

    assert text.count(own_copy("LGPL-3.0").strip()) == 1


def test_the_command_writes_the_file(tmp_path, capsys):
    assert main([str(tmp_path / "notices.txt")]) == 0

    assert (tmp_path / "notices.txt").read_text("utf-8") == notices_document(PARTS)
    assert f"{len(PARTS)} parts" in capsys.readouterr().out
