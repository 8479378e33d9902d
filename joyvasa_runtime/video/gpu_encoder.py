"""Whether the encoder on an NVIDIA card can be used: it is opened, because nothing else tells.

A card that is missing, too old or busy is no error; the processor encodes then, and a note says so.
"""

import functools
from dataclasses import dataclass
from fractions import Fraction

import av

from joyvasa_runtime.video.compression import Compression


@dataclass(frozen=True, slots=True)
class GpuChoice:
    """Who encodes.

    Parameters
    ----------
    encoder : str or None
        FFmpeg's name of the encoder on the card; None for the processor.
    note : str
        Why the processor does what the card was asked for; empty if nothing is to be said.
    """

    encoder: str | None = None
    note: str = ""


def choose_gpu_encoder(compression: Compression, size: tuple[int, int], fps: Fraction) -> GpuChoice:
    """Whether a card encodes pictures of a size, width and height in pixels."""
    if not compression.uses_gpu:
        return GpuChoice()
    problem = _gpu_problem(compression, size, fps)
    return GpuChoice(note=problem) if problem else GpuChoice(compression.kind.gpu_encoder)


def _gpu_problem(compression: Compression, size: tuple[int, int], fps: Fraction) -> str:
    """Why no card can do it; empty if one can."""
    title, name = compression.kind.title, compression.kind.gpu_encoder
    if name is None:
        return f"No graphics card encodes {title}; the processor did it."
    width, height = size[0] + size[0] % 2, size[1] + size[1] % 2
    if not opens(name, width, height, fps):
        return f"No graphics card could encode {title} at {width} × {height} pixels; the processor did it."
    return ""


@functools.cache
def opens(name: str, width: int, height: int, fps: Fraction = Fraction(25)) -> bool:
    """Whether an encoder starts for pictures of a size; asked of the system once for each."""
    try:
        context = av.CodecContext.create(name, "w")
        context.width, context.height, context.pix_fmt = width, height, "yuv420p"
        context.time_base, context.framerate = 1 / fps, fps
        context.open()
    except (av.FFmpegError, ValueError):
        return False
    return True
