"""A still picture as RGB pixels, read from any usual file. Whose face is in it is not known here.

Damaged and unusable files are refused with a reason: a half-decoded picture is worse than none.
"""

import contextlib
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.errors import PortraitError
from joyvasa_runtime.portrait.picture_size import EXIF_ORIENTATION, encoded_size, tiff_shorts

MIN_SIDE = 64
"""Pixels below which no face can be found or shown."""

MAX_SIDE = 12_000
MAX_PIXELS = 100_000_000
"""Larger pictures take gigabytes to decode, and no video can show them."""

_MAX_BYTES = 500 * 2**20
_BACKDROP = 128
"""Grey behind transparent pixels: neither a dark nor a bright outline."""

_USABLE = "Use a JPEG, PNG, WebP, TIFF or BMP picture."
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_NEEDED = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"eXIf", b"IEND")


@dataclass(frozen=True, slots=True)
class Picture:
    """A decoded picture, upright.

    Parameters
    ----------
    pixels : ndarray, shape (H, W, 3), uint8
        RGB; transparent parts lie over neutral grey. Made read-only.
    source : Path
        The file it came from.
    alpha : ndarray, shape (H, W), uint8, optional
        Opacity, where the file has any transparency; 255 is opaque. Made read-only.
    """

    pixels: NDArray[np.uint8]
    source: Path
    alpha: NDArray[np.uint8] | None = None

    def __post_init__(self) -> None:
        pixels = np.ascontiguousarray(self.pixels).view()
        assert pixels.ndim == 3, f"pixels must be (H, W, 3), got {pixels.shape}"
        assert pixels.shape[2] == 3, f"pixels must be (H, W, 3), got {pixels.shape}"
        pixels.setflags(write=False)
        object.__setattr__(self, "pixels", pixels)
        if self.alpha is not None:
            alpha = np.ascontiguousarray(self.alpha).view()
            assert alpha.shape == pixels.shape[:2], f"alpha must be {pixels.shape[:2]}, got {alpha.shape}"
            alpha.setflags(write=False)
            object.__setattr__(self, "alpha", alpha)

    @property
    def width(self) -> int:
        """Pixels from left to right."""
        return int(self.pixels.shape[1])

    @property
    def height(self) -> int:
        """Pixels from top to bottom."""
        return int(self.pixels.shape[0])


def load_picture(path: Path) -> Picture:
    """The picture in a file: 8 bit RGB, turned as its EXIF says, the first frame of an animation.

    Raises
    ------
    PortraitError
        If the file is missing, no picture, damaged, too small or too large.
    """
    data = _read(path)
    _check_size(encoded_size(data), path)
    try:
        values, orientation = _decode(_cleaned(data))
    except (ValueError, cv2.error, MemoryError) as e:
        raise _undecodable(data, path) from e
    _check_size((values.shape[1], values.shape[0]), path)
    is_tiff = data[:2] in (b"II", b"MM")
    pixels, alpha = _split(_to_8_bit(values), is_premultiplied=is_tiff and values.dtype == np.uint8)
    if alpha is not None:
        alpha = _upright(alpha, orientation)
    return Picture(_upright(pixels, orientation), path, alpha)


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise PortraitError(f"The picture {path} is larger than 500 MB", "Save it smaller.")
        data = path.read_bytes()
    except FileNotFoundError as e:
        raise PortraitError(f"There is no picture {path}", "Check its name.") from e
    except OSError as e:
        reason = "it is a folder" if path.is_dir() else e.strerror or "unknown reason"
        raise PortraitError(f"The picture {path} cannot be read: {reason}", _USABLE) from e
    if not data:
        raise PortraitError(f"The picture {path} is empty", "Copy or download it again.")
    return data


def _check_size(size: tuple[int, int] | None, path: Path) -> None:
    if size is None:
        return
    shown = f"The picture {path} is {size[0]} x {size[1]} px"
    if max(size) > MAX_SIDE or size[0] * size[1] > MAX_PIXELS:
        raise PortraitError(f"{shown}, which is too large", f"Scale it to {MAX_SIDE} px a side or less.")
    if min(size) < MIN_SIDE:
        raise PortraitError(f"{shown}, which is too small", f"Use one of at least {MIN_SIDE} px a side.")


def _decode(data: bytes) -> tuple[NDArray[Any], int]:
    """Stored pixel values, shape (H, W), (H, W, 3) BGR or (H, W, 4) BGRA, and the EXIF orientation."""
    with _quiet_opencv():
        values, kinds, blocks = cv2.imdecodeWithMetadata(
            np.frombuffer(data, np.uint8), flags=cv2.IMREAD_UNCHANGED
        )
    if values is None:
        raise ValueError("OpenCV knows no such picture")
    exif = [block for kind, block in zip(kinds, blocks, strict=True) if kind == cv2.IMAGE_METADATA_EXIF]
    tags = dict(tiff_shorts(np.asarray(exif[0]).tobytes())) if exif else {}
    return values, tags.get(EXIF_ORIENTATION, 1)


def _undecodable(data: bytes, path: Path) -> PortraitError:
    """The error for bytes that OpenCV refuses: another format, or a damaged picture."""
    if data[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypmsf1"):
        return PortraitError(f"The picture {path} is in Apple's HEIC format", f"Convert it. {_USABLE}")
    if encoded_size(data) is not None or data[4:12] == b"ftypavif":
        return PortraitError(f"The picture {path} is damaged or incomplete", "Copy or download it again.")
    return PortraitError(f"{path} is not a picture, or of an unknown format", _USABLE)


@contextlib.contextmanager
def _quiet_opencv() -> Iterator[None]:
    """Keep OpenCV from printing what we say in our own words."""
    logging = cv2.utils.logging
    level = logging.getLogLevel()
    logging.setLogLevel(logging.LOG_LEVEL_SILENT)
    try:
        yield
    finally:
        logging.setLogLevel(level)


def _cleaned(data: bytes) -> bytes:
    """A PNG without its dispensable chunks; anything else as it is.

    libpng prints about odd colour profiles and broken chunks on stderr, where nobody can stop it.

    Raises
    ------
    ValueError
        If a chunk is damaged or the last one is missing.
    """
    if not data.startswith(_PNG):
        return data
    kept = [_PNG]
    at = len(_PNG)
    while at + 12 <= len(data):
        end = at + 12 + struct.unpack_from(">I", data, at)[0]
        kind, checksum = data[at + 4 : at + 8], data[end - 4 : end]
        if zlib.crc32(data[at + 4 : end - 4]).to_bytes(4, "big") != checksum:
            raise ValueError(f"wrong checksum at byte {at}")
        if kind in _PNG_NEEDED:
            kept.append(data[at:end])
        if kind == b"IEND":
            return b"".join(kept)
        at = end
    raise ValueError("the end is missing")


def _to_8_bit(values: NDArray[Any]) -> NDArray[np.uint8]:
    """Values scaled to 0..255; floating-point pictures are taken as 0..1."""
    if values.dtype == np.uint8:
        return values
    if np.issubdtype(values.dtype, np.integer):
        unit = np.maximum(values, 0) / float(np.iinfo(values.dtype).max)
    else:
        unit = np.clip(np.nan_to_num(values), 0.0, 1.0)
    return np.asarray(np.rint(unit * 255.0), np.uint8)


def _split(
    values: NDArray[np.uint8], is_premultiplied: bool
) -> tuple[NDArray[np.uint8], NDArray[np.uint8] | None]:
    """RGB over the backdrop, and the alpha channel if it says anything."""
    if values.ndim == 2:
        return cv2.cvtColor(values, cv2.COLOR_GRAY2RGB), None  # type: ignore[return-value]
    if values.shape[2] == 3:
        return cv2.cvtColor(values, cv2.COLOR_BGR2RGB), None  # type: ignore[return-value]
    colours = cv2.cvtColor(values[..., :3], cv2.COLOR_BGR2RGB)
    alpha = np.ascontiguousarray(values[..., 3])
    if alpha.min() == 255:
        return colours, None  # type: ignore[return-value]
    weight = alpha[..., None].astype(np.float32) / 255.0
    part = np.float32(1.0) if is_premultiplied else weight
    over = colours * part + _BACKDROP * (1.0 - weight)
    return np.rint(np.clip(over, 0.0, 255.0)).astype(np.uint8), alpha


def _upright(values: NDArray[np.uint8], orientation: int) -> NDArray[np.uint8]:
    """Values turned and mirrored as EXIF orientation 1-8 says; unknown values turn nothing."""
    turned = values.swapaxes(0, 1) if orientation in (5, 6, 7, 8) else values
    if orientation in (3, 4, 7, 8):
        turned = turned[::-1]
    if orientation in (2, 3, 6, 7):
        turned = turned[:, ::-1]
    return np.ascontiguousarray(turned)
