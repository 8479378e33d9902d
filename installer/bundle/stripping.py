"""Taking the symbols for debuggers out of a bundle's libraries, where that leaves them loadable.

Only ELF files, by the `strip` of binutils; without it the bundle stays as large as it is.
"""

import shutil
import struct
import subprocess
from pathlib import Path

from installer.bundle.sizes import files_below

_MAGIC = b"\x7fELF\x02\x01"
_LOADED_SEGMENT = 1
_HEADERS = 4096
"""Where the program headers of every library lie that we have seen; others are left as they are."""


def strip_libraries(folder: Path) -> int:
    """Strip every library below a folder; the bytes that were saved."""
    tool = shutil.which("strip")
    if tool is None:
        return 0
    return sum(_strip(path, tool) for path in files_below(folder) if ".so" in path.name)


def is_loadable(path: Path) -> bool:
    """Whether each segment of a 64-bit ELF library lies in the file as it will lie in memory.

    `strip` moves the segments of some libraries whose headers were edited after linking, as those in wheels
    are; the loader then refuses them.
    """
    with path.open("rb") as stream:
        head = stream.read(_HEADERS)
    if not head.startswith(_MAGIC):
        return False
    (table,) = struct.unpack_from("<Q", head, 32)
    size, count = struct.unpack_from("<HH", head, 54)
    if table + size * count > len(head):
        return False
    return all(_is_aligned(head, table + index * size) for index in range(count))


def _is_aligned(head: bytes, at: int) -> bool:
    kind, _flags, offset, address, _physical, _file, _memory, alignment = struct.unpack_from(
        "<IIQQQQQQ", head, at
    )
    return bool(kind != _LOADED_SEGMENT or (offset - address) % max(alignment, 1) == 0)


def _strip(path: Path, tool: str) -> int:
    """The bytes saved of one library, which is replaced only by one that can be loaded."""
    if not is_loadable(path):
        return 0
    made = path.with_name(path.name + ".stripped")
    done = subprocess.run((tool, "--strip-unneeded", "-o", made, path), capture_output=True, check=False)
    before = path.stat().st_size
    if done.returncode == 0 and is_loadable(made) and made.stat().st_size < before:
        made.replace(path)
        return before - path.stat().st_size
    made.unlink(missing_ok=True)
    return 0
