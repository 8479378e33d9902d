"""The packages for Linux, made from a bundle of a few small files; the real one is tried by installing it."""

import configparser
import gzip
import os
import re
import shutil
import subprocess
import sys
import tarfile
import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest

from installer.bundle.build import Bundle
from installer.errors import BuildError
from installer.linux import dependencies
from installer.linux.archive import make_archives
from installer.linux.debian import make_packages
from installer.linux.dependencies import Needs, needs_of
from installer.linux.tree import FILES
from joyvasa_runtime.cli.entry import build_parser
from joyvasa_runtime.resources import resource

pytestmark = pytest.mark.skipif(not shutil.which("dpkg-deb"), reason="needs Debian's tools")

NEEDS = Needs(("libgl1", "libportaudio2"), "2.35")
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture
def bundle(tmp_path):
    folder = tmp_path / "dist" / "joyvasa-studio"
    (folder / "_internal").mkdir(parents=True)
    for name in ("joyvasa-studio", "joyvasa"):
        (folder / name).write_text("#!/bin/sh\necho started $0 $1\n")
        (folder / name).chmod(0o700)
    (folder / "_internal" / "libone.so.1").write_bytes(b"one")
    (folder / "_internal" / "libone.so").symlink_to("libone.so.1")
    return Bundle(folder, tmp_path / "dist" / "joyvasa-studio-cuda")


@pytest.fixture
def package(bundle, tmp_path, qapp):
    (package,) = make_packages(bundle, "1.2", NEEDS, tmp_path, tmp_path / "work")
    return package


def dpkg(*arguments):
    return subprocess.run(("dpkg-deb", *arguments), check=True, capture_output=True, text=True).stdout


def test_the_package_says_what_it_is_and_needs(package):
    fields = dict(line.split(": ", 1) for line in dpkg("--field", package).splitlines() if ": " in line)

    assert package.name == "joyvasa-studio_1.2_amd64.deb"
    assert fields["Package"] == "joyvasa-studio"
    assert fields["Version"] == "1.2"
    assert fields["Depends"] == "libc6 (>= 2.35), libgl1, libportaudio2"
    assert int(fields["Installed-Size"]) > 0


def test_the_package_holds_program_commands_entry_kind_of_file_and_icons(package, tmp_path):
    dpkg("--extract", package, tmp_path / "root")
    root = tmp_path / "root"

    assert os.readlink(root / "usr/bin/joyvasa-studio") == "/opt/joyvasa-studio/joyvasa-studio"
    assert os.readlink(root / "usr/bin/joyvasa") == "/opt/joyvasa-studio/joyvasa"
    assert os.readlink(root / "opt/joyvasa-studio/_internal/libone.so") == "libone.so.1"
    share = root / "usr/share"
    for name in (
        "applications/joyvasa-studio.desktop",
        "mime/packages/joyvasa-studio.xml",
        "metainfo/joyvasa-studio.metainfo.xml",
        "icons/hicolor/256x256/apps/joyvasa-studio.png",
        "icons/hicolor/scalable/apps/joyvasa-studio.svg",
        "doc/joyvasa-studio/copyright",
    ):
        assert (share / name).is_file(), name


def test_the_manual_of_the_command_line_names_every_command(package, tmp_path):
    dpkg("--extract", package, tmp_path / "root")
    with gzip.open(tmp_path / "root/usr/share/man/man1/joyvasa.1.gz", "rt", encoding="utf-8") as page:
        lines = page.read().replace("\\-", "-").splitlines()
    commands = re.findall(r"^    ([a-z][\w-]*)", build_parser().format_help(), re.MULTILINE)

    shown = [line.removeprefix(".B ") for last, line in pairwise(lines) if last == ".TP"]
    assert [name for name in shown if not name.startswith(("-", ".I"))] == commands != []


def test_the_manual_of_the_window_names_its_options(package, tmp_path):
    dpkg("--extract", package, tmp_path / "root")
    with gzip.open(tmp_path / "root/usr/share/man/man1/joyvasa-studio.1.gz", "rt", encoding="utf-8") as page:
        text = page.read().replace("\\-", "-")
    usage = subprocess.run(
        (sys.executable, "-m", "desktop", "--help"), capture_output=True, text=True, check=True
    )

    assert [option for option in re.findall(r"--[\w-]+", usage.stdout) if option not in text] == []


def test_no_line_of_the_description_is_too_wide_for_a_terminal(package):
    assert max(map(len, dpkg("--field", package, "Description").splitlines())) <= 80


def test_everyone_may_read_what_only_the_builder_could(package, tmp_path):
    dpkg("--extract", package, tmp_path / "root")
    opt = tmp_path / "root" / "opt" / "joyvasa-studio"

    assert (opt / "joyvasa").stat().st_mode & 0o777 == 0o755
    assert (opt / "_internal" / "libone.so.1").stat().st_mode & 0o777 == 0o644
    assert "root/root" in dpkg("--contents", package).splitlines()[-1]


def test_the_scripts_do_nothing_where_there_is_no_desktop(package, tmp_path):
    dpkg("--control", package, tmp_path / "control")

    for name in ("postinst", "postrm"):
        script = tmp_path / "control" / name
        # A path without any of the tools.
        done = subprocess.run((script, "configure"), env={"PATH": str(tmp_path)}, check=False)
        assert done.returncode == 0


def test_the_add_on_holds_only_its_file_and_needs_the_same_version(bundle, tmp_path, qapp):
    library = bundle.cuda / "_internal" / "onnxruntime" / "capi" / "libonnxruntime_providers_cuda.so"
    library.parent.mkdir(parents=True)
    library.write_bytes(b"cuda")

    _, addon = make_packages(bundle, "1.2", NEEDS, tmp_path, tmp_path / "work")

    assert dpkg("--field", addon, "Depends").strip() == "joyvasa-studio (= 1.2)"
    dpkg("--extract", addon, tmp_path / "root")
    files = [path.name for path in (tmp_path / "root" / "opt").rglob("*") if path.is_file()]
    assert files == [library.name]


@pytest.fixture
def unpacked(bundle, tmp_path, qapp):
    (archive,) = make_archives(bundle, "1.2", NEEDS, tmp_path, tmp_path / "work")
    with tarfile.open(archive) as opened:
        # By name: the first releases of Python 3.11 know no filters, and ask for none.
        opened.extraction_filter = getattr(tarfile, "tar_filter", None)
        opened.extractall(tmp_path / "out")
        assert {entry.uname for entry in opened.getmembers()} == {"root"}
    return tmp_path / "out" / "joyvasa-studio-1.2"


def test_the_archive_says_which_libraries_it_needs(unpacked):
    readme = (unpacked / "README.txt").read_text("utf-8")

    assert "sudo apt-get install libgl1 libportaudio2" in readme
    assert "glibc 2.35" in readme


def test_the_archive_adds_itself_to_the_menu_and_takes_itself_out_again(unpacked, tmp_path):
    data = tmp_path / "my data"
    environment = {**os.environ, "XDG_DATA_HOME": str(data)}

    subprocess.run((unpacked / "menu-entry", "add"), env=environment, check=True)

    entry = configparser.ConfigParser(interpolation=None)
    entry.read(data / "applications" / "joyvasa-studio.desktop", encoding="utf-8")
    assert entry["Desktop Entry"]["Exec"] == f'"{unpacked}/joyvasa-studio" %f'
    assert (data / "mime" / "packages" / "joyvasa-studio.xml").is_file()
    assert (data / "icons" / "hicolor" / "48x48" / "apps" / "joyvasa-studio.png").is_file()

    subprocess.run((unpacked / "menu-entry", "remove"), env=environment, check=True)

    assert [path.name for path in data.rglob("*joyvasa*")] == []


def test_the_menu_entry_starts_the_program_in_a_folder_of_any_name(unpacked, tmp_path):
    home = tmp_path / 'R&D | 100 % of "$HOME" `and` \\back'
    unpacked.rename(home)
    environment = {**os.environ, "XDG_DATA_HOME": str(tmp_path / "data")}

    subprocess.run((home / "menu-entry", "add"), env=environment, check=True)

    entry = configparser.ConfigParser(interpolation=None)
    entry.read(tmp_path / "data" / "applications" / "joyvasa-studio.desktop", encoding="utf-8")
    # As the desktop reads it: the escapes of a text, then those of a quoted word, then the codes.
    text = entry["Desktop Entry"]["Exec"].replace("\\\\", "\\")
    word = re.sub(r'\\(["`$\\])', r"\1", text.removesuffix(" %f")[1:-1])
    assert word.replace("%%", "%") == f"{home}/joyvasa-studio"


def test_the_desktop_is_told_of_a_changed_menu_in_a_folder_with_spaces(unpacked, tmp_path):
    tools, said = tmp_path / "tools", tmp_path / "said"
    tools.mkdir()
    for name in ("update-desktop-database", "update-mime-database"):
        (tools / name).write_text(f'#!/bin/sh\nfor word; do last=$word; done\necho "$last" >> "{said}"\n')
        (tools / name).chmod(0o755)
    data = tmp_path / "my data"
    surroundings = {"XDG_DATA_HOME": str(data), "PATH": f"{tools}:{os.environ['PATH']}"}

    subprocess.run((unpacked / "menu-entry", "add"), env=os.environ | surroundings, check=True)

    assert said.read_text().splitlines() == [f"{data}/applications", f"{data}/mime"]


def test_the_menu_entry_opens_projects_by_their_kind():
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(FILES / "joyvasa-studio.desktop", encoding="utf-8")
    kinds = ET.parse(FILES / "joyvasa-studio.xml").getroot()

    (kind,) = kinds.findall(f"{MIME}mime-type")
    assert entry["Desktop Entry"]["MimeType"] == f"{kind.get('type')};"
    assert entry["Desktop Entry"]["Exec"].split() == ["joyvasa-studio", "%f"]
    assert kind.find(f"{MIME}glob").get("pattern") == "*.joyvasa"
    assert kind.find(f"{MIME}sub-class-of").get("type") == "application/zip"


def test_a_project_is_known_by_its_first_bytes():
    kinds = ET.parse(FILES / "joyvasa-studio.xml").getroot()
    outer = kinds.find(f".//{MIME}magic/{MIME}match")
    inner = outer.find(f"{MIME}match")
    head = resource("sample", "sample.joyvasa").read_bytes()[:64]

    assert head.startswith(outer.get("value").encode().decode("unicode_escape").encode("latin-1"))
    assert head[int(inner.get("offset")) :].startswith(inner.get("value").encode())


@pytest.mark.skipif(sys.platform != "linux" or not shutil.which("objdump"), reason="needs binutils")
class TestDependencies:
    def test_a_program_needs_what_it_is_linked_to(self, tmp_path):
        shutil.copy(os.path.realpath("/bin/sh"), tmp_path / "sh")

        needs = needs_of(tmp_path)

        assert needs.packages == dependencies.OPENED_LATE
        assert needs.glibc.startswith("2.")

    def test_a_library_in_no_table_is_named(self, tmp_path, monkeypatch):
        (tmp_path / "program").write_bytes(b"\x7fELF")
        monkeypatch.setattr(dependencies, "_objdump", lambda _files: "  NEEDED   libnew.so.9\n")

        with pytest.raises(BuildError, match=r"libnew\.so\.9"):
            needs_of(tmp_path)

    def test_a_library_that_the_bundle_brings_is_not_the_systems_business(self, tmp_path, monkeypatch):
        (tmp_path / "libnew.so.9").write_bytes(b"\x7fELF")
        text = (
            "  NEEDED   libnew.so.9\n  NEEDED   libz.so.1\n 0x0 0x00 02 GLIBC_2.4\n 0x0 0x00 03 GLIBC_2.35\n"
        )
        monkeypatch.setattr(dependencies, "_objdump", lambda _files: text)

        assert needs_of(tmp_path) == Needs(("libportaudio2", "zlib1g"), "2.35")
