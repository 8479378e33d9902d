"""How large a bundle is, and what makes it so."""

from collections import Counter
from pathlib import Path

_MB = 1_000_000


def size_of(folder: Path) -> int:
    """Bytes of all files below a folder; a link takes none."""
    return sum(path.stat().st_size for path in files_below(folder))


def size_report(folder: Path, lines: int = 12) -> str:
    """The whole size and the largest parts, one a line, in megabytes of a million bytes."""
    parts: Counter[str] = Counter()
    for path in files_below(folder):
        parts[_part(path.relative_to(folder))] += path.stat().st_size
    rows = [("whole", sum(parts.values())), *parts.most_common(lines)]
    return "\n".join(f"{size / _MB:8.1f} MB  {name}" for name, size in rows)


def files_below(folder: Path) -> list[Path]:
    """All files below a folder but the links."""
    return [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]


def _part(path: Path) -> str:
    """The package that a file belongs to; a wheel's libraries go to the wheel."""
    parts = path.parts[1:] if path.parts[0] == "_internal" and len(path.parts) > 1 else path.parts
    if len(parts) == 1:
        return parts[0] if parts[0].startswith(("libpython", "joyvasa")) else "single files"
    return parts[0].removesuffix(".libs").replace("opencv_python_headless", "cv2").replace("pillow", "PIL")
