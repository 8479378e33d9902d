"""RGB or RGBA frames as the pictures that an encoder takes.

How the colours are computed is `colour`'s and `deep_colour`'s business.
"""

from collections.abc import Callable, Mapping
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.video.colour import Yuv420Converter
from joyvasa_runtime.video.deep_colour import DeepConverter, opacity
from joyvasa_runtime.video.encoders import PixelFormat

_Frame = NDArray[np.uint8]

Fill = Callable[[_Frame, Any], None]
"""Overwrites an `av.VideoFrame` with a frame."""

_BT709 = 1
_SRGB = 13
_RGB = 0
_LIMITED_RANGE, _FULL_RANGE = 1, 2


def picture_filler(pixels: PixelFormat, width: int, height: int) -> Fill:
    """What turns frames, shape (height, width, 3 or 4), uint8, into pictures of a format."""
    return _FILLERS[pixels](width, height)


def tag_colours(target: Any, pixels: PixelFormat) -> None:
    """Say of a codec context or a picture what its numbers mean (codes of ITU-T H.273)."""
    is_rgb = pixels in ("rgb24", "rgba")
    target.color_primaries = _BT709
    target.color_trc = _SRGB if is_rgb else _BT709
    target.colorspace = _RGB if is_rgb else _BT709
    target.color_range = _FULL_RANGE if is_rgb else _LIMITED_RANGE


def _yuv420(width: int, height: int) -> Fill:
    converter = Yuv420Converter(width, height)

    def fill(frame: _Frame, picture: Any) -> None:
        converter.convert(frame, *(_view(plane, np.uint8) for plane in picture.planes))

    return fill


def _yuv422_deep(width: int, height: int) -> Fill:
    converter = DeepConverter(width, height, is_halved=True)

    def fill(frame: _Frame, picture: Any) -> None:
        converter.convert(frame, *(_view(plane, np.uint16) for plane in picture.planes))

    return fill


def _yuv444_deep(width: int, height: int) -> Fill:
    converter = DeepConverter(width, height, is_halved=False)

    def fill(frame: _Frame, picture: Any) -> None:
        luma, blue, red, alpha = (_view(plane, np.uint16) for plane in picture.planes)
        converter.convert(np.ascontiguousarray(frame[..., :3]), luma, blue, red)
        if frame.shape[2] == 4:
            opacity(frame[..., 3], alpha)
        else:
            alpha[:] = 1023

    return fill


def _packed(width: int, height: int) -> Fill:
    def fill(frame: _Frame, picture: Any) -> None:
        plane = picture.planes[0]
        rows = np.frombuffer(plane, np.uint8).reshape(height, plane.line_size)
        rows[:, : width * frame.shape[2]] = frame.reshape(height, -1)

    return fill


def _view(plane: Any, kind: type[Any]) -> NDArray[Any]:
    """The pixels of a frame's plane, writable, shape (height, width); rows are padded in memory."""
    rows = np.frombuffer(plane, kind).reshape(plane.height, -1)
    return rows[:, : plane.width]


_FILLERS: Mapping[PixelFormat, Callable[[int, int], Fill]] = {
    "yuv420p": _yuv420,
    "yuv422p10le": _yuv422_deep,
    "yuva444p10le": _yuv444_deep,
    "rgb24": _packed,
    "rgba": _packed,
}


def new_picture(pixels: PixelFormat, width: int, height: int) -> Any:
    """An `av.VideoFrame` to be filled."""
    picture = av.VideoFrame(width, height, pixels)
    tag_colours(picture, pixels)
    return picture
