"""A whole take: window after window of motion, joined, filtered and cut to length.

The audio features come from outside (`audio.features`), and strength and pose belong to the edit, not here.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.errors import MotionError
from joyvasa_runtime.models.pack import ModelPack
from joyvasa_runtime.models.specs import AudioSpec, MotionSpec, SamplerName, SmoothingName
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.motion.gate import GATE_LOOKAHEAD, gate_lips
from joyvasa_runtime.motion.schedule import cosine_schedule
from joyvasa_runtime.motion.seams import blend_seams
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.motion.smooth import SMOOTHING_SUPPORT, smooth_head
from joyvasa_runtime.motion.template import MotionTemplate
from joyvasa_runtime.motion.windows import MotionModel, Sampling, first_state, sample_window
from joyvasa_runtime.timebase import frames_covering

Array = NDArray[np.float32]

TAKE_MARGIN = max(SMOOTHING_SUPPORT, GATE_LOOKAHEAD)
"""Frames after a frame that can change it: generate this many more than are wanted, and cut them off.

Then a sound cut short changes nothing before the last window of its motion.
"""

FeatureSource = Callable[[int], Array]
"""Audio features of the window with a given index, shape (window, features), float32."""


@dataclass(frozen=True, slots=True)
class GenerationSettings:
    """What the user chose for a take; None means the pack's default.

    Parameters
    ----------
    seed : int
        Same seed, sound and pack: same motion, bit for bit, on one machine.
    sampler : {"ddpm", "ddim", "dpm++2m"}, optional
    steps : int, optional
        Denoisings for each window.
    guidance : float, optional
        How strongly the motion follows the sound; 1 is the plain answer of the model.
    smoothing : {"zero_phase", "upstream", "none"}, optional
        Filter over the head's motion.
    silence_gate : bool
        Whether the lips are eased to rest where the sound is silent.
    """

    seed: int = 0
    sampler: SamplerName | None = None
    steps: int | None = None
    guidance: float | None = None
    smoothing: SmoothingName | None = None
    silence_gate: bool = True

    def __post_init__(self) -> None:
        if self.seed < 0:
            raise MotionError(f"the seed {self.seed} is negative", "Choose a whole number from 0 up.")
        if self.guidance is not None and not 0 <= self.guidance <= 20:
            raise MotionError(f"the guidance {self.guidance} is out of range", "Choose 0 to 20.")

    def sampling(self, spec: MotionSpec) -> Sampling:
        """Loop, steps and guidance, with the pack's defaults filled in."""
        defaults = spec.defaults
        return Sampling(
            self.sampler or defaults.sampler,
            defaults.steps if self.steps is None else self.steps,
            defaults.guidance if self.guidance is None else self.guidance,
        )


def load_motion_model(pack: ModelPack) -> MotionModel:
    """The motion half of a pack.

    Raises
    ------
    ModelPackError
        If its denoiser or its template is not what the manifest promises.
    """
    return MotionModel(
        pack.manifest.motion,
        cosine_schedule(pack.manifest.diffusion.steps),
        MotionTemplate.from_arrays(pack.template()),
        pack.session("denoiser"),
    )


def frames_of_sound(samples: int, audio: AudioSpec, motion: MotionSpec) -> int:
    """Frames of motion that `samples` samples of sound give.

    A pack that pads the sound, as published, drops the last frame when it isn't full; else it counts.
    """
    padded = audio.pad_before + samples + audio.pad_after
    if padded > samples:
        return max(1, padded * motion.fps // audio.rate_hz)
    return frames_covering(samples, audio.rate_hz, motion.fps)


def generate_take(
    features: Array | FeatureSource,
    frames: int,
    model: MotionModel,
    settings: GenerationSettings,
    monitor: Monitor,
    loudness: Array | None = None,
) -> MotionSequence:
    """The motion of a sound.

    Parameters
    ----------
    features : ndarray, shape (windows x window, features), float32, or callable
        Audio features of all windows, or a function that gives those of one window.
    frames : int
        Frames wanted; windows are made until they cover them.
    model : MotionModel
    settings : GenerationSettings
    monitor : Monitor
    loudness : ndarray, shape (frames,), float32, optional
        RMS of the sound under each frame, divided by the whole file's level; closes the lips in silence.

    Returns
    -------
    MotionSequence
        `frames` frames in physical units.

    Raises
    ------
    MotionError
        If the settings don't fit the pack.
    InferenceError
        If the denoiser fails.
    Cancelled
        If the user asked to stop.
    """
    spec = model.spec
    motion = _sample_windows(features, -(-frames // spec.window), model, settings, monitor)
    # Before the cut: whole windows, so that the end of the take doesn't change how a seam is blended.
    motion = blend_seams(motion, spec.window, spec.seam_blend)[:frames]
    motion = smooth_head(motion, settings.smoothing or spec.defaults.smoothing)
    if loudness is not None and settings.silence_gate:
        motion = gate_lips(motion, loudness, model.template.neutral)
    return MotionSequence(motion, spec.fps)


def _sample_windows(
    features: Array | FeatureSource,
    count: int,
    model: MotionModel,
    settings: GenerationSettings,
    monitor: Monitor,
) -> Array:
    """Motion of `count` windows in physical units, unfiltered, shape (count x window, 70)."""
    sampling = settings.sampling(model.spec)
    total = count * len(model.schedule.visited(sampling.steps)[1:])
    generator = np.random.Generator(np.random.PCG64(settings.seed))
    state = first_state(model, generator)
    done = 0

    def stepped() -> None:
        nonlocal done
        monitor.step("motion", done, total)
        done += 1

    windows = []
    for index in range(count):
        audio = _window_features(features, index, model.spec)
        motion, state = sample_window(model, audio, state, sampling, generator, stepped)
        windows.append(model.template.to_physical(motion))
    monitor.step("motion", total, total)
    return np.concatenate(windows) if windows else np.empty((0, 70), np.float32)


def _window_features(features: Array | FeatureSource, index: int, spec: MotionSpec) -> Array:
    window = (
        features(index) if callable(features) else features[index * spec.window : (index + 1) * spec.window]
    )
    expected = (spec.window, spec.features)
    assert window.shape == expected, f"audio features must be {expected}, got {window.shape}"
    return window
