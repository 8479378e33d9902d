"""What Windows shows of the programs under "Details", as the text that PyInstaller reads.

Windows knows four whole numbers of a version; what else a version says is in its text.
"""

import re

from installer.bundle.metadata import NAME, PUBLISHER

_TEXT = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004, fileType=0x1,
                    subtype=0x0, date=(0, 0)),
  kids=[
    StringFileInfo([StringTable("040904B0", [
{strings}
    ])]),
    VarFileInfo([VarStruct("Translation", [0x0409, 1200])]),
  ],
)
"""


def version_numbers(version: str) -> tuple[int, int, int, int]:
    """The first four numbers of a version such as "1.2.0rc1"; those that it hasn't are 0."""
    release = re.match(r"\d+(\.\d+)*", version)
    parts = [int(part) for part in release.group().split(".")] if release else []
    first, second, third, fourth, *_ = (*parts, 0, 0, 0, 0)
    return first, second, third, fourth


def version_info(program: str, description: str, version: str) -> str:
    """The version resource of one program.

    Parameters
    ----------
    program : str
        Its file's name without the ending.
    description : str
        Shown by the task manager as the program's name.
    version : str
    """
    strings = {
        "CompanyName": PUBLISHER,
        "FileDescription": description,
        "FileVersion": version,
        "InternalName": program,
        "LegalCopyright": "MIT licence; the bundle as a whole under the GNU GPL, version 3",
        "OriginalFilename": f"{program}.exe",
        "ProductName": NAME,
        "ProductVersion": version,
    }
    lines = ",\n".join(f"      StringStruct({name!r}, {text!r})" for name, text in strings.items())
    return _TEXT.format(numbers=version_numbers(version), strings=lines)
