"""One window of motion from one window of audio features, with the carried state as an explicit value.

How many windows there are, and what happens to the motion afterwards, is `generate`'s business.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.errors import InferenceError
from joyvasa_runtime.models.device_array import DeviceArray
from joyvasa_runtime.models.specs import MotionSpec, SamplerName
from joyvasa_runtime.motion.sampler import Denoise, NoiseSource, sample
from joyvasa_runtime.motion.schedule import NoiseSchedule
from joyvasa_runtime.motion.template import MotionTemplate

Array = NDArray[np.float32]


Feeds = dict[str, NDArray[Any] | DeviceArray]


class Network(Protocol):
    """What a window needs of a model of the pack: `models.session.Session`, or anything alike."""

    def run(self, feeds: Feeds) -> Mapping[str, NDArray[Any]]: ...


class KeepingNetwork(Protocol):
    """A model whose answers may stay where they were computed."""

    def run_kept(self, feeds: Feeds) -> Mapping[str, DeviceArray]: ...


@dataclass(frozen=True, slots=True)
class MotionModel:
    """A pack's motion half: its numbers and its models.

    Parameters
    ----------
    spec : MotionSpec
    schedule : NoiseSchedule
    template : MotionTemplate
    denoiser : Network
    cross_attention : KeepingNetwork, optional
        What the sound adds to a window, where the denoiser takes that in place of the audio features.
    """

    spec: MotionSpec
    schedule: NoiseSchedule
    template: MotionTemplate
    denoiser: Network
    cross_attention: KeepingNetwork | None = None


@dataclass(frozen=True, slots=True)
class Sampling:
    """How a window is sampled: the loop, its number of steps and the strength of guidance."""

    sampler: SamplerName
    steps: int
    guidance: float


@dataclass(frozen=True, slots=True)
class WindowState:
    """What one window hands to the next.

    Parameters
    ----------
    previous_motion : ndarray, shape (carried, channels), float32
        The last frames made, in model units.
    previous_audio : ndarray, shape (carried, features), float32
        The audio features of those frames.
    noise : ndarray, shape (window, channels), float32, or None
        The starting noise, where every window shares it.
    """

    previous_motion: Array
    previous_audio: Array
    noise: Array | None


def first_state(model: MotionModel, generator: NoiseSource) -> WindowState:
    """The state before the first window."""
    noise = _draw(model.spec, generator) if model.spec.noise == "shared" else None
    return WindowState(model.template.start_motion, model.template.start_audio, noise)


def sample_window(
    model: MotionModel,
    audio: Array,
    state: WindowState,
    sampling: Sampling,
    generator: NoiseSource,
    stepped: Callable[[], None],
) -> tuple[Array, WindowState]:
    """Motion of one window in model units, and the state for the next window.

    The generator gives the same amount of numbers for every window, so a shorter sound has the same first
    windows.

    Parameters
    ----------
    model : MotionModel
    audio : ndarray, shape (window, features), float32
    state : WindowState
    sampling : Sampling
    generator : NoiseSource
    stepped : callable
        Called before every denoising; may raise `Cancelled`.

    Returns
    -------
    motion : ndarray, shape (window, channels), float32
    state : WindowState

    Raises
    ------
    InferenceError
        If the denoiser fails or answers with numbers that are not finite.
    """
    noise = _draw(model.spec, generator) if state.noise is None else state.noise
    denoise = guided_denoiser(model, audio, state, sampling.guidance, stepped)
    motion = sample(sampling.sampler, denoise, model.schedule, sampling.steps, noise, generator)
    if not np.isfinite(motion).all():
        raise InferenceError(
            "The motion model answered with numbers that are not finite",
            "Lower the guidance, or check the pack.",
        )
    kept = model.spec.window - model.spec.carried
    return motion, WindowState(motion[kept:], audio[kept:], state.noise)


def guided_denoiser(
    model: MotionModel, audio: Array, state: WindowState, guidance: float, stepped: Callable[[], None]
) -> Denoise:
    """The denoiser of one window with classifier-free guidance: null + guidance x (audio - null).

    Where the template's mask is 0, and everywhere at guidance 1, it is the conditional answer alone.
    """
    guides = guidance != 1
    null = np.broadcast_to(model.template.null_audio, audio.shape)
    conditions = np.stack([audio, null] if guides else [audio])
    fixed = (_attended if model.cross_attention else _heard)(model, conditions, state)
    # Conditions that share one motion get it once.
    count = 1 if model.cross_attention else len(conditions)
    push = np.float32(guidance - 1) * model.template.guidance_mask

    def denoise(x: Array, step: int) -> Array:
        stepped()
        noisy, steps = np.repeat(x[None], count, axis=0), np.full(count, step, np.int64)
        answer: Array = model.denoiser.run({"noisy": noisy, "step": steps, **fixed})["denoised"]
        conditional: Array = answer[0]
        return conditional + push * (conditional - answer[1]) if guides else conditional

    return denoise


def _heard(model: MotionModel, conditions: Array, state: WindowState) -> Feeds:
    """What a denoiser gets at every step, beside the noisy motion, when it listens by itself."""
    count = len(conditions)
    return {
        "previous_motion": np.repeat(state.previous_motion[None], count, axis=0),
        "previous_audio": np.repeat(state.previous_audio[None], count, axis=0),
        "audio": conditions,
    }


def _attended(model: MotionModel, conditions: Array, state: WindowState) -> Feeds:
    """The same with the cross-attention computed once for all steps; the conditions share one motion."""
    assert model.cross_attention is not None
    previous = np.repeat(state.previous_audio[None], len(conditions), axis=0)
    audio = np.concatenate([previous, conditions], axis=1)
    # It is needed at every step, so it stays on the device.
    attended = model.cross_attention.run_kept({"audio": audio})["attended"]
    return {"previous_motion": state.previous_motion[None], "attended": attended}


def _draw(spec: MotionSpec, generator: NoiseSource) -> Array:
    return generator.standard_normal((spec.window, spec.channels), np.float32)
