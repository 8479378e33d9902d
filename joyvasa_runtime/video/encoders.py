"""Which of FFmpeg's encoders makes the pictures of a file, and how it is set for a user's choice.

Whether a graphics card can encode is `gpu_encoder`'s business; nothing is encoded here.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import cv2

from joyvasa_runtime.video.compression import CodecName, Compression, Speed

PixelFormat = Literal["yuv420p", "yuv422p10le", "yuva444p10le", "rgb24", "rgba"]

Options = dict[str, str]

_KEYFRAME_EVERY_S = 2
"""Players and editors jump to keyframes; two seconds cost 3 % of the size of x264's ten."""

_CORES_OF_DRAWING = 4
"""With more cores than these, the encoder gets some of them."""

_CPU_AVX512 = 13
"""OpenCV's number of the instructions AVX-512F, which have no name in Python."""

_PYRAMID_DELAY = 2
"""Of x264 and x265: pictures in between are built on others in between."""

_X264: Mapping[Speed, str] = {"fast": "veryfast", "balanced": "medium", "small": "slow"}
_X265: Mapping[Speed, str] = {"fast": "superfast", "balanced": "fast", "small": "slow"}
_SVT_AV1: Mapping[Speed, str] = {"fast": "10", "balanced": "7", "small": "4"}
_VPX: Mapping[Speed, str] = {"fast": "5", "balanced": "3", "small": "1"}
_NVENC: Mapping[Speed, str] = {"fast": "p3", "balanced": "p5", "small": "p7"}


@dataclass(frozen=True, slots=True)
class PictureEncoder:
    """An encoder of FFmpeg, and everything it is told.

    Parameters
    ----------
    name : str
        FFmpeg's name.
    pixels : PixelFormat
        What it is given.
    options : tuple of (str, str)
        Its settings by name.
    bit_rate : int or None
        Bits a second; None where quality decides.
    container : {"mp4", "mov"}
        Of a segment.
    tag : str
        What the container calls the codec, where the usual name isn't understood everywhere.
    has_copied : bool
        Whether it needs a picture no longer when it has taken it.
    delay : int or None
        Pictures by which decoding comes before showing; None where it tells that itself.
    """

    name: str
    pixels: PixelFormat
    options: tuple[tuple[str, str], ...]
    bit_rate: int | None = None
    container: Literal["mp4", "mov"] = "mp4"
    tag: str = ""
    has_copied: bool = True
    delay: int | None = 0

    def padded(self, size: tuple[int, int]) -> tuple[int, int]:
        """The width and height it encodes: even where colour has half the resolution."""
        width, height = size
        if self.pixels == "yuv420p":
            return width + width % 2, height + height % 2
        return (width + width % 2, height) if self.pixels == "yuv422p10le" else (width, height)


def encoder_for(
    compression: Compression, size: tuple[int, int], fps: Fraction, gpu_encoder: str | None = None
) -> PictureEncoder:
    """The encoder of a user's choice for pictures of a size in pixels.

    The same pictures always become the same packets: threads only where they don't change the result, or
    as many as the size and the machine say.

    Parameters
    ----------
    compression : Compression
        Of a kind that has pictures.
    size : (int, int)
        Width and height.
    fps : Fraction
    gpu_encoder : str or None
        FFmpeg's name of the encoder on a graphics card that shall do it.
    """
    threads = encoder_threads(size[0] * size[1], os.cpu_count() or 1)
    if gpu_encoder:
        return _nvenc(compression, fps, gpu_encoder)
    return _ENCODERS[compression.codec](compression, fps, threads)


def encoder_threads(pixels: int, cores: int) -> int:
    """Threads of the encoder: few where drawing needs the cores itself, more of those beyond the first four.

    Three of them encode 49 pictures of 1920 x 1080 a second, which is slower than a GPU draws them.
    """
    few = min(1 + pixels // 1_000_000, cores)
    return few + min(pixels // 250_000, max(0, cores - _CORES_OF_DRAWING))


def _x264(compression: Compression, fps: Fraction, threads: int) -> PictureEncoder:
    options = {"preset": _X264[compression.speed], "threads": str(threads), **_quality(compression)}
    if cv2.checkHardwareSupport(_CPU_AVX512):
        # Its code for AVX-512 gives other packets each time where the width is no multiple of 128.
        options["x264-params"] = "asm=avx2"
    return _inter("libx264", compression, fps, options, delay=_PYRAMID_DELAY)


def _x265(compression: Compression, fps: Fraction, threads: int) -> PictureEncoder:
    # The number of frames encoded at once changes the packets, that of threads beyond one doesn't. The note
    # about the encoder's settings would differ from one processor to the next.
    own = f"log-level=error:info=0:open-gop=0:frame-threads=1:pools={max(2, threads)}"
    options = {"preset": _X265[compression.speed], "x265-params": own, **_quality(compression)}
    # Apple's players know no other name. Of one or two pictures alone it tells no times.
    return _inter("libx265", compression, fps, options, "hvc1", _PYRAMID_DELAY)


def _svt_av1(compression: Compression, fps: Fraction, threads: int) -> PictureEncoder:
    # Its own notes go past FFmpeg's log; 1 leaves errors.
    os.environ.setdefault("SVT_LOG", "1")
    options = {
        "preset": _SVT_AV1[compression.speed],
        "svtav1-params": f"lp={threads}",
        **_quality(compression),
    }
    return _inter("libsvtav1", compression, fps, options)


def _vpx(compression: Compression, fps: Fraction, threads: int) -> PictureEncoder:
    options = {
        "deadline": "good",
        "cpu-used": _VPX[compression.speed],
        "threads": str(threads),
        # Columns are what its threads share the work by.
        "tile-columns": "2",
        **_quality(compression),
    }
    return _inter("libvpx-vp9", compression, fps, options)


def _nvenc(compression: Compression, fps: Fraction, name: str) -> PictureEncoder:
    factor = compression.rate_factor
    options = {"preset": _NVENC[compression.speed], "tune": "hq", "rc": "vbr", "forced-idr": "1"}
    if factor is not None:
        options["cq"] = str(factor)
    return _inter(name, compression, fps, options, "hvc1" if name == "hevc_nvenc" else "", None)


def _inter(
    name: str,
    compression: Compression,
    fps: Fraction,
    options: Options,
    tag: str = "",
    delay: int | None = 0,
) -> PictureEncoder:
    """An encoder whose pictures build on each other, with keyframes to begin at."""
    every = {"g": str(max(1, int(_KEYFRAME_EVERY_S * fps))), "chroma_sample_location": "left"}
    rate = compression.bit_rate if compression.rate_factor is None else None
    return PictureEncoder(name, "yuv420p", tuple((options | every).items()), rate, tag=tag, delay=delay)


def _quality(compression: Compression) -> Options:
    factor = compression.rate_factor
    return {} if factor is None else {"crf": str(factor)}


def _prores(compression: Compression, fps: Fraction, threads: int) -> PictureEncoder:
    is_full = compression.codec == "prores_4444"
    options = {"profile": "4444" if is_full else "hq", "vendor": "apl0", "threads": str(threads)}
    if is_full:
        options["alpha_bits"] = "16" if compression.has_alpha else "0"
    return PictureEncoder(
        "prores_ks",
        "yuva444p10le" if is_full else "yuv422p10le",
        tuple(options.items()),
        container="mov",
        has_copied=False,
    )


def _png(compression: Compression, fps: Fraction, threads: int) -> PictureEncoder:
    # The lowest level takes an eighth of the usual one's time for a tenth more bytes.
    options = {"compression_level": "1", "pred": "up", "threads": str(threads)}
    pixels: PixelFormat = "rgba" if compression.has_alpha else "rgb24"
    return PictureEncoder("png", pixels, tuple(options.items()), container="mov", has_copied=False)


_ENCODERS: Mapping[CodecName, Callable[[Compression, Fraction, int], PictureEncoder]] = {
    "h264": _x264,
    "h265": _x265,
    "av1": _svt_av1,
    "vp9": _vpx,
    "prores_422_hq": _prores,
    "prores_4444": _prores,
    "png": _png,
    # A GIF's colours can only be chosen once all its pictures are known.
    "gif": _png,
}
