"""The text of the notices: what the bundle is as a whole, each part, and every licence in full, each once.

It finds nothing by itself; see `distributions` and `native`.
"""

import platform
from collections.abc import Iterable, Iterator

from installer.notices.distributions import Part, own_copy
from installer.notices.native import INSIDE, Native

_WIDTH = 100

_WHOLE = """\
JoyVASA Studio: the parts of this bundle and their licences
===========================================================

The program's own code is under the MIT licence. This bundle also holds FFmpeg with x264 and x265, which
are under the GNU General Public License. Whoever passes the bundle on passes on GPL software: the bundle
AS A WHOLE is under the GNU GPL, version 3 or later, whose text is below, and its source must be offered
with it. There is no warranty for it, as that licence says.

The source of each part is at the address named with it, in the version named with it; FFmpeg, x264 and
x265 are built by the scripts of the PyAV project for the version of PyAV named below, which fix theirs.

Qt and the other parts under the GNU LGPL are shared libraries in the folder `_internal`. Each can be replaced
there by a changed build of the same version. You may take the program apart to find faults of such changes.
"""


def notices_document(parts: Iterable[Part]) -> str:
    """The whole text, its licences in the order in which the parts refer to them."""
    texts: dict[str, int] = {}
    entries = [entry for part in parts for entry in (_entry(part, texts), "")]
    entries += [_python_entry(texts), "", _starter_entry(texts), ""]
    for licence in ("GPL-2.0", "GPL-3.0", "LGPL-2.1", "LGPL-3.0", "Apache-2.0"):
        _number(own_copy(licence), texts)
    sections = [_WHOLE, "Parts", "-----", "", *entries]
    return "\n".join([*sections, *_licence_sections(texts)]) + "\n"


def _entry(part: Part, texts: dict[str, int]) -> str:
    numbers = ", ".join(str(_number(text, texts)) for text in part.texts)
    lines = [f"{part.name} {part.version}", f"  licence: {part.licence}; text {numbers}"]
    if part.home:
        lines.append(f"  source: {part.home}")
    return "\n".join([*lines, *_inside(INSIDE.get(part.name, ()))])


def _inside(natives: Iterable[Native]) -> Iterator[str]:
    for native in natives:
        yield f"  inside it: {native.name}"
        yield f"    licence: {native.licence}"
        yield f"    source: {native.source}"


def _python_entry(texts: dict[str, int]) -> str:
    number = _number(own_copy("Python"), texts)
    return (
        f"Python {platform.python_version()}\n"
        f"  licence: PSF-2.0; text {number}, which names the parts by others\n"
        "  source: https://www.python.org\n"
        "  beside it: OpenSSL (Apache-2.0), libffi (MIT), XZ Utils (0BSD), bzip2 (BSD-like)"
    )


def _starter_entry(texts: dict[str, int]) -> str:
    number = _number(own_copy("GPL-2.0"), texts)
    return (
        "PyInstaller's starter (the two programs that start Python)\n"
        f"  licence: GPL-2.0-or-later (text {number}) with an exception for what it starts\n"
        "  source: https://pyinstaller.org"
    )


def _number(text: str, texts: dict[str, int]) -> int:
    return texts.setdefault(text.strip(), len(texts) + 1)


def _licence_sections(texts: dict[str, int]) -> Iterator[str]:
    for text, number in texts.items():
        yield "=" * _WIDTH
        yield f"Text {number}"
        yield "=" * _WIDTH
        yield f"\n{text}\n"
