"""Which kinds of files carry credentials inside, and the media types of those that go into a video.

Everything else gets a sidecar, a file beside it that ends in `SIDECAR`; whose one is, is told in `sidecars`.
"""

from pathlib import Path

SIDECAR = ".c2pa"

ANY_TYPE = "application/octet-stream"
"""Bytes of whatever kind."""

_CARRIERS = {
    ".mp4": "video/mp4",
    ".m4v": "video/mp4",
    ".mov": "video/quicktime",
    ".avi": "video/avi",
    ".gif": "image/gif",
    ".png": "image/png",
    ".wav": "audio/wav",
}

_TYPES = _CARRIERS | {
    ".m4a": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".flac": "audio/flac",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".webm": "video/webm",
    ".mkv": "video/x-matroska",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".bmp": "image/bmp",
}

_READ_WHOLE = {".avi", ".wav"}
_LARGEST_READ_WHOLE = 64 << 20
"""These are held in memory twice while they are signed; larger ones get a sidecar."""


def carrier_type(path: Path, size_bytes: int) -> str | None:
    """Media type under which credentials are put inside such a file; None where it can't carry them."""
    ending = path.suffix.lower()
    if ending in _READ_WHOLE and size_bytes > _LARGEST_READ_WHOLE:
        return None
    return _CARRIERS.get(ending)


def media_type(path: Path) -> str:
    """Media type of a file, by its ending."""
    return _TYPES.get(path.suffix.lower(), ANY_TYPE)


def sidecar_of(path: Path) -> Path:
    """The usual name of the file beside `path` that holds its credentials; it may not exist.

    The ending is replaced, not added to: other programs look for it there.
    """
    return path.with_suffix(SIDECAR) if path.suffix else _whole_name(path)


def sidecar_places(path: Path) -> tuple[Path, ...]:
    """Where the credentials of a file are looked for beside it; the first that fits it counts.

    The more exact name comes first: files that differ only in their endings share the usual one.
    """
    return tuple(dict.fromkeys((_whole_name(path), sidecar_of(path))))


def _whole_name(path: Path) -> Path:
    return path.with_name(path.name + SIDECAR)
