"""A small copy of a portrait's picture, for whoever looks at a video's credentials."""

from pathlib import Path

import cv2

from joyvasa_runtime.errors import PortraitError
from joyvasa_runtime.portrait.picture import load_picture

_SIDE_PX = 192
_JPEG_QUALITY = 80


def thumbnail_of(path: Path) -> bytes | None:
    """A JPEG whose longer side is at most 192 px; None where the picture can't be read any more."""
    try:
        pixels = load_picture(path).pixels
    except PortraitError:
        return None
    scale = min(1.0, _SIDE_PX / max(pixels.shape[:2]))
    size = max(1, round(pixels.shape[1] * scale)), max(1, round(pixels.shape[0] * scale))
    small = cv2.cvtColor(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), cv2.COLOR_RGB2BGR)
    return cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, _JPEG_QUALITY])[1].tobytes()
