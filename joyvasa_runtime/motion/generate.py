"""A whole take: window after window of motion, joined, filtered and cut to length.

The audio features come from outside (`audio.features`), and strength and pose belong to the edit, not here.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.errors import MotionError
from joyvasa_runtime.models.pack import ModelPack
from joyvasa_runtime.models.specs import MotionSpec, SamplerName, SmoothingName
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.motion.gate import GATE_LOOKAHEAD, gate_lips
from joyvasa_runtime.motion.schedule import NoiseSchedule, cosine_schedule, stored_schedule
from joyvasa_runtime.motion.seams import blend_seams
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.motion.smooth import SMOOTHING_SUPPORT, smooth_head
from joyvasa_runtime.motion.template import MotionTemplate
from joyvasa_runtime.motion.windows import MotionModel, Sampling, first_state, sample_window

Array = NDArray[np.float32]

TAKE_MARGIN = max(SMOOTHING_SUPPORT, GATE_LOOKAHEAD)
"""Frames after a frame that can change it: generate this many more than are wanted, and cut them off.

Then a sound cut short changes nothing before the last window of its motion.
"""

_MAX_THREADS = 8
"""More threads than this only wait for each other: a product of a denoising step takes 0.1-1 ms on one."""

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
        Whether the lips are eased to rest where the sound is silent, if the pack knows how they rest.
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


MOTION_MODELS = ("audio_encoder", "cross_attention", "denoiser")
"""Files of a pack that turn sound into motion."""


def load_motion_model(pack: ModelPack, *, on_cpu: bool = False) -> MotionModel:
    """The motion half of a pack, but for its audio encoder.

    Parameters
    ----------
    pack : ModelPack
    on_cpu : bool
        Whether it runs on the CPU whatever the pack was opened for.

    Raises
    ------
    ModelPackError
        If its denoiser or its template is not what the manifest promises.
    """
    spec = pack.manifest.motion
    arrays = pack.template()
    schedule, template = _schedule(pack, arrays), MotionTemplate.from_arrays(arrays)
    if not spec.cached_attention:
        return MotionModel(spec, schedule, template, pack.session("denoiser", on_cpu=on_cpu))
    # Without its cross-attention the denoiser looks small, but it runs a hundred times as often as the rest.
    denoiser = pack.session("denoiser", threads=denoising_threads(), on_cpu=on_cpu)
    attention = pack.session("cross_attention", on_cpu=on_cpu)
    return MotionModel(spec, schedule, template, denoiser, attention)


def denoising_threads() -> int:
    """Threads on which a published denoiser runs."""
    return min(os.cpu_count() or 1, _MAX_THREADS)


def _schedule(pack: ModelPack, arrays: Mapping[str, Array]) -> NoiseSchedule:
    diffusion = pack.manifest.diffusion
    if diffusion.schedule == "stored":
        return stored_schedule(arrays["alpha_bars"])
    return cosine_schedule(diffusion.steps)


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
        `frames` frames in physical units, after the spec's skipped lead.

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
    made = frames + spec.skipped_lead
    motion = _sample_windows(features, -(-made // spec.window), model, settings, monitor)
    # Before the cut: whole windows, so that the end of the take doesn't change how a seam is blended.
    motion = blend_seams(motion, spec.window, spec.seam_blend)[:made]
    motion = smooth_head(motion, settings.smoothing or spec.defaults.smoothing)[spec.skipped_lead :]
    if loudness is not None and settings.silence_gate and spec.silence_gate:
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
