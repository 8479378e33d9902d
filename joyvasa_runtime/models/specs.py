"""What a model pack says about itself, as values; one class per table of `pack.toml`.

Not here: reading and writing the file (`manifest`), and the models themselves (`pack`).
"""

from dataclasses import dataclass
from typing import Literal

from joyvasa_runtime.errors import ModelPackError
from joyvasa_runtime.models.session import TensorSpec

PACK_API = 1
"""Version of the pack format that this program reads and writes."""

Noise = Literal["shared", "fresh"]
PadMode = Literal["zero", "replicate"]
Positions = Literal["constant", "sinusoidal"]
ScheduleName = Literal["cosine", "stored"]
SamplerName = Literal["ddpm", "ddim", "dpm++2m"]
SmoothingName = Literal["zero_phase", "upstream", "none"]
GeneratorName = Literal["layered", "liveportrait"]


@dataclass(frozen=True, slots=True)
class AudioSpec:
    """How the sound is handed to the audio encoder.

    Parameters
    ----------
    rate_hz : int
        Sample rate the encoder hears.
    level : float or None
        If given, the sound is scaled so that the 95th percentile of its 20 ms RMS, over the whole file,
        becomes this.
    context_before, context_after : int
        Samples around each window that the encoder also gets; zeros beyond the file's ends.
    pad_before, pad_after : int
        Samples of silence put ahead of and after the whole sound.
    pad_mode : {"zero", "replicate"}
        What fills the last window: silence, or the last sample of the padded sound again.
    """

    rate_hz: int
    level: float | None = None
    context_before: int = 0
    context_after: int = 0
    pad_before: int = 0
    pad_after: int = 0
    pad_mode: PadMode = "zero"


@dataclass(frozen=True, slots=True)
class MotionDefaults:
    """What is used when the user says nothing."""

    sampler: SamplerName = "ddim"
    steps: int = 10
    guidance: float = 1.5
    smoothing: SmoothingName = "zero_phase"


@dataclass(frozen=True, slots=True)
class MotionSpec:
    """How the motion model works.

    Parameters
    ----------
    fps : int
        Motion frames a second.
    window : int
        Frames made at once; the next window starts where this one ends.
    carried : int
        Frames of motion and of audio features handed from one window to the next.
    channels : int
        Width of the model's motion; its first 70 channels are the motion.
    features : int
        Width of the audio features.
    noise : {"shared", "fresh"}
        One starting noise for every window (as published), or a new one for each.
    seam_blend : int
        Frames over which a jump at the border of two windows decays; 0 for none.
    cached_attention : bool
        Whether what the sound adds is a model of its own (``cross_attention``), run once a window, whose
        answer the denoiser takes in place of the audio features.
    skipped_lead : int
        Frames cut off the start of the motion, which bring it forward against the sound; 0 as published,
        where the padding ahead of the sound delays the motion.
    silence_gate : bool
        Whether the resting face's lips are known to be closed, so that silence may ease them there.
    positions : {"constant", "sinusoidal"}, optional
        The rule by which a published denoiser tells frames apart; it is part of the model, and only told.
    defaults : MotionDefaults
    """

    fps: int
    window: int
    carried: int
    channels: int
    features: int
    noise: Noise
    seam_blend: int = 0
    defaults: MotionDefaults = MotionDefaults()
    cached_attention: bool = False
    skipped_lead: int = 0
    silence_gate: bool = True
    positions: Positions | None = None


@dataclass(frozen=True, slots=True)
class DiffusionSpec:
    """The noise schedule the model was trained with; its steps are numbered 1 to `steps`.

    A stored schedule is the template's array ``alpha_bars``.
    """

    schedule: ScheduleName
    steps: int


@dataclass(frozen=True, slots=True)
class PortraitSpec:
    """Which generator draws the frames, what it can draw, and the side of its square frames in pixels."""

    generator: GeneratorName
    kinds: tuple[str, ...]
    size: int


@dataclass(frozen=True, slots=True)
class SafeRanges:
    """Poses in degrees (lowest, highest) within which the generator looks good."""

    pitch: tuple[float, float] = (-10.0, 10.0)
    yaw: tuple[float, float] = (-15.0, 15.0)
    roll: tuple[float, float] = (-10.0, 10.0)


@dataclass(frozen=True, slots=True)
class FileSpec:
    """One file of a pack.

    Parameters
    ----------
    role : str
        What the program asks for: ``audio_encoder``, ``denoiser``, ``template``, ``layered_warp`` ...
    path : str
        Relative to the pack's folder, with ``/``.
    sha256 : str
        Hash of the contents, lower-case hexadecimal.
    inputs, outputs : tuple of TensorSpec
        The model's signature; empty for a file that is not a model.
    gflop : float, optional
        Work of one item (frame, window or picture), in 1e9 operations, as the published network does it; of a
        denoiser, of one step for one condition. So times of different forms of a network can be compared.
    """

    role: str
    path: str
    sha256: str
    inputs: tuple[TensorSpec, ...] = ()
    outputs: tuple[TensorSpec, ...] = ()
    gflop: float | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything that `pack.toml` says."""

    id: str
    name: str
    version: str
    licence: str
    credit: str
    audio: AudioSpec
    motion: MotionSpec
    diffusion: DiffusionSpec
    portrait: PortraitSpec
    safe: SafeRanges
    files: tuple[FileSpec, ...]
    api: int = PACK_API

    def file(self, role: str) -> FileSpec:
        """The file that plays `role`.

        Raises
        ------
        ModelPackError
            If the pack has none.
        """
        for file in self.files:
            if file.role == role:
                return file
        raise ModelPackError(f'The pack "{self.name}" has no file for "{role}"', "Install the pack again.")
