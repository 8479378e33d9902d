"""How pictures are compressed: the kinds of files, what each can hold, and the user's choice.

Which encoder does it is `encoders`' business.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from joyvasa_runtime.errors import ExportError

CodecName = Literal["h264", "h265", "av1", "vp9", "prores_422_hq", "prores_4444", "png", "gif", "wav"]

Speed = Literal["fast", "balanced", "small"]
"""What an encoder spends its time on: "small" takes several times as long as "fast" for a smaller file."""


@dataclass(frozen=True, slots=True)
class CrfRange:
    """Constant rate factors of an encoder: a smaller one is better and larger.

    Parameters
    ----------
    best, worst, default : int
        The default can hardly be told from the original.
    """

    best: int
    worst: int
    default: int


@dataclass(frozen=True, slots=True)
class Codec:
    """One kind of file.

    Parameters
    ----------
    name : CodecName
    title : str
        As the field calls it.
    endings : tuple of str
        Endings of its files, the usual one first; of a folder none.
    crf : CrfRange or None
        None where quality is fixed.
    has_bit_rate : bool
        Whether bits a second can be asked for instead.
    has_alpha, has_sound, has_pictures : bool
        What the file can hold.
    gpu_encoder : str or None
        FFmpeg's name of the encoder on an NVIDIA card.
    """

    name: CodecName
    title: str
    endings: tuple[str, ...]
    crf: CrfRange | None = None
    has_bit_rate: bool = False
    has_alpha: bool = False
    has_sound: bool = True
    has_pictures: bool = True
    gpu_encoder: str | None = None

    @property
    def ending(self) -> str:
        """The usual ending with its dot; empty where the output is a folder."""
        return self.endings[0] if self.endings else ""


_MP4 = (".mp4", ".m4v", ".mov")

CODECS: Mapping[CodecName, Codec] = {
    codec.name: codec
    for codec in (
        Codec("h264", "H.264", _MP4, CrfRange(0, 51, 18), True, gpu_encoder="h264_nvenc"),
        Codec("h265", "H.265", _MP4, CrfRange(0, 51, 20), True, gpu_encoder="hevc_nvenc"),
        Codec("av1", "AV1", (".mp4",), CrfRange(1, 63, 28), True, gpu_encoder="av1_nvenc"),
        Codec("vp9", "VP9", (".webm",), CrfRange(0, 63, 28), True),
        Codec("prores_422_hq", "ProRes 422 HQ", (".mov",)),
        Codec("prores_4444", "ProRes 4444", (".mov",), has_alpha=True),
        Codec("png", "PNG", (), has_alpha=True, has_sound=False),
        Codec("gif", "GIF", (".gif",), has_sound=False),
        Codec("wav", "WAV", (".wav",), has_pictures=False),
    )
}


@dataclass(frozen=True, slots=True)
class Compression:
    """What the user chose.

    Parameters
    ----------
    codec : CodecName
    crf : int or None
        Constant rate factor; None takes `bit_rate`, or the codec's default where that is None too.
    bit_rate : int or None
        Bits a second of the pictures.
    speed : Speed
    uses_gpu : bool
        Whether an NVIDIA card may encode; where none can, the processor does.
    has_alpha : bool
        Whether the background is transparent.

    Raises
    ------
    ExportError
        If the codec can't do it.
    """

    codec: CodecName = "h264"
    crf: int | None = None
    bit_rate: int | None = None
    speed: Speed = "fast"
    uses_gpu: bool = False
    has_alpha: bool = False

    def __post_init__(self) -> None:
        problem = self._problem()
        if problem:
            raise ExportError(problem, "Choose another setting or another kind of file.")

    @property
    def kind(self) -> Codec:
        """The kind of file."""
        return CODECS[self.codec]

    @property
    def rate_factor(self) -> int | None:
        """The constant rate factor that counts; None where bits a second do, or quality is fixed."""
        if self.kind.crf is None or (self.crf is None and self.bit_rate is not None):
            return None
        return self.kind.crf.default if self.crf is None else self.crf

    def _problem(self) -> str:
        kind, crf = self.kind, self.kind.crf
        if self.has_alpha and not kind.has_alpha:
            return f"{kind.title} can't hold a transparent background"
        if self.crf is not None and crf is None:
            return f"{kind.title} has no constant rate factor"
        if self.crf is not None and crf is not None and not crf.best <= self.crf <= crf.worst:
            return f"{kind.title} has no constant rate factor {self.crf}; it knows {crf.best} to {crf.worst}"
        if self.bit_rate is not None and not kind.has_bit_rate:
            return f"{kind.title} can't be made with so many bits a second"
        if self.bit_rate is not None and not 100_000 <= self.bit_rate <= 400_000_000:
            return f"A video of {self.bit_rate} bits a second can't be made; 100 kbit/s to 400 Mbit/s can"
        return ""
