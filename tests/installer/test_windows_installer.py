"""The installer for Windows: what the script is given, and that it compiles where NSIS is."""

import re
import shutil

import pytest
from PIL import Image

from installer.errors import BuildError
from installer.windows import __main__ as windows
from installer.windows.__main__ import PARTS, make_installer
from installer.windows.compiler import SCRIPT, Setup

TEXT = SCRIPT.read_text("utf-8")


def test_every_text_of_the_script_is_there_in_both_languages():
    texts = re.findall(r"^LangString (\w+) \$\{LANG_(\w+)\}", TEXT, re.MULTILINE)
    english = {name for name, language in texts if language == "ENGLISH"}
    chinese = {name for name, language in texts if language == "SIMPCHINESE"}

    assert english == chinese != set()
    used = set(re.findall(r"\$\(([A-Z]\w+)\)", TEXT))
    assert used == english


def test_what_is_written_into_the_registry_is_taken_out_again():
    written = set(re.findall(r'WriteRegStr SHCTX "([^"]+)"', TEXT))
    removed = set(re.findall(r'DeleteReg(?:Key|Value)(?: /ifempty)? SHCTX "([^"]+)"', TEXT))

    uncovered = {
        key for key in written if not any(key == gone or key.startswith(f"{gone}\\") for gone in removed)
    }
    assert uncovered == set()


def test_the_uninstaller_never_removes_a_whole_folder_that_a_user_chose():
    assert re.findall(r'RMDir /r "([^"]+)"', TEXT) == [r"${FOLDER}\_internal"]


def test_every_file_that_is_installed_beside_the_libraries_is_removed_by_its_name():
    given = {
        f"${{{name}}}": value for name, value in re.findall(r'^!define (\w+) "(.+)"', TEXT, re.MULTILINE)
    }
    removed = {given.get(name, name) for name in re.findall(r'Delete "\$\{FOLDER\}\\([^"]+)"', TEXT)}

    assert {name for name in PARTS if "/" not in name} | {"uninstall.exe"} == removed


def test_folders_are_taken_whole_by_a_pattern_that_the_compiler_knows_on_windows():
    assert re.findall(r'File /r "([^"]+)"', TEXT) == [r"${PAYLOAD}\*", r"${CUDA}\*"]


def test_the_folder_of_the_command_line_is_kept_before_the_installer_forgets_it():
    begin = TEXT[TEXT.index("Function .onInit") :]

    assert begin.index("StrCpy $folder_given $INSTDIR") < begin.index("!insertmacro MULTIUSER_INIT")
    assert "StrCpy $INSTDIR $folder_given" in begin
    assert "!define MULTIUSER_INSTALLMODE_FUNCTION takeOver" in TEXT


def test_a_file_that_cannot_be_written_is_never_left_out_in_silence():
    assert TEXT.index("AllowSkipFiles off") < TEXT.index("File /r")


def test_the_script_is_given_absolute_places(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    here = type(tmp_path)("a")
    files = (here / "l.txt", here / "i.ico", here / "s.bmp")
    setup = Setup(here, None, *files, "1.2", (1, 2, 0, 0), here / "o.exe")

    definitions = dict(line.removeprefix("-D").split("=", 1) for line in setup.definitions())

    assert definitions["PAYLOAD"] == str(tmp_path / "a")
    assert definitions["NUMBERS"] == "1.2.0.0"
    assert "CUDA" not in definitions


@pytest.fixture
def compiler(monkeypatch):
    """Stands in for NSIS: writes down what it is asked for."""
    asked = []

    def compile_setup(setup, _compiler):
        asked.append(setup)
        setup.output.write_bytes(b"MZ")

    monkeypatch.setattr(windows, "find_compiler", lambda: "makensis")
    monkeypatch.setattr(windows, "compile_setup", compile_setup)
    return asked


def test_a_bundle_of_another_system_is_refused(tmp_path, compiler, qapp):
    folder = tmp_path / "dist" / "joyvasa-studio"
    folder.mkdir(parents=True)
    (folder / "joyvasa-studio").touch()

    with pytest.raises(BuildError, match=r"joyvasa-studio\.exe"):
        make_installer(tmp_path / "dist", tmp_path / "work", is_placeholder=False)

    assert compiler == []


def test_a_bundle_for_windows_becomes_an_installer_beside_it(tmp_path, compiler, qapp):
    for name in PARTS:
        path = tmp_path / "dist" / "joyvasa-studio" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()

    target = make_installer(tmp_path / "dist", tmp_path / "work", is_placeholder=False)

    assert target.parent == tmp_path / "dist"
    assert target.name.endswith("-windows-x86_64-setup.exe")
    (setup,) = compiler
    assert setup.cuda is None
    with Image.open(setup.sidebar) as picture:
        assert (picture.format, picture.size) == ("BMP", (328, 628))
        assert len(picture.getcolors(10_000)) > 50
    licence = setup.licence.read_text("utf-8-sig")
    assert "MIT licence" in licence
    assert "AS A WHOLE" in licence
    assert "GNU GENERAL PUBLIC LICENSE" in licence


@pytest.mark.skipif(
    not shutil.which("makensis"), reason="needs NSIS; the check `windows installer` asks for it"
)
def test_the_script_compiles_without_a_warning_whatever_the_locale(tmp_path, qapp, monkeypatch):
    monkeypatch.setenv("LC_ALL", "C")
    target = make_installer(tmp_path / "dist", tmp_path / "工作 work", is_placeholder=True)

    assert target.read_bytes().startswith(b"MZ")
